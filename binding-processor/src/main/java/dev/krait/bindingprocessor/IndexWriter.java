package dev.krait.bindingprocessor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes {@code BindingIndex}. */
final class IndexWriter {
    /** Entries in a method: keeps each below the size that HotSpot compiles. */
    private static final int CHUNK = 80;

    private IndexWriter() {
    }

    static String write(Map<String, String> types, Map<String, String> modules) {
        StringBuilder b = new StringBuilder("""
                package dev.krait.interpreter.bind;

                /** Finds the generated bindings by Python name. Generated. */
                public final class BindingIndex {
                    private BindingIndex() {
                    }

                """);
        lookup(b, "type", "The binding of a type, by module and name with a dot between, or null.", types);
        lookup(b, "module", "The binding of a module by name, or null.", modules);
        b.append("    /** The names of all modules. */\n    public static String[] moduleNames() {\n        return new String[] {");
        b.append(String.join(", ", modules.keySet().stream().map(n -> "\"" + n + "\"").toList()));
        b.append("};\n    }\n}\n");
        return b.toString();
    }

    private static void lookup(StringBuilder b, String method, String doc, Map<String, String> entries) {
        List<Map.Entry<String, String>> list = new ArrayList<>(entries.entrySet());
        int chunks = Math.max(1, (list.size() + CHUNK - 1) / CHUNK);
        b.append("    /** ").append(doc).append(" */\n    public static Binding ").append(method).append("(String name) {\n        Binding found = ").append(method)
                .append("0(name);\n");
        for (int i = 1; i < chunks; i++) {
            b.append("        if (found == null) {\n            found = ").append(method).append(i).append("(name);\n        }\n");
        }
        b.append("        return found;\n    }\n\n");
        for (int i = 0; i < chunks; i++) {
            b.append("    private static Binding ").append(method).append(i).append("(String name) {\n        return switch (name) {\n");
            for (Map.Entry<String, String> e : list.subList(i * CHUNK, Math.min(list.size(), (i + 1) * CHUNK))) {
                b.append("            case \"").append(e.getKey()).append("\" -> ").append(e.getValue()).append(".INSTANCE;\n");
            }
            b.append("            default -> null;\n        };\n    }\n\n");
        }
    }
}
