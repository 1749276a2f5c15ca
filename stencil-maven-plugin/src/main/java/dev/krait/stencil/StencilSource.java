package dev.krait.stencil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of C bodies. Micro-ops are declared by {@code UOP(name, (operands), flags) { body }}, functions in the calling
 * convention of C are marked by {@code FUNCTION(name)}; all other text (helpers, comments) stays as it is.
 *
 * @param file its name, for messages
 * @param text what is not the declaration of a micro-op
 * @param uops the micro-ops
 * @param functions the names of the marked functions
 */
record StencilSource(String file, String text, List<Uop> uops, List<String> functions) {
    private static final Pattern HEADER = Pattern.compile(
            "UOP\\s*\\(\\s*(\\w+)\\s*,\\s*\\(([^()]*)\\)\\s*(?:,\\s*([\\w\\s]*))?\\)\\s*");
    private static final Pattern FUNCTION = Pattern.compile("^FUNCTION\\((\\w+)\\)", Pattern.MULTILINE);

    /** Reads a file. */
    static StencilSource parse(String file, String source) {
        List<Uop> uops = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        int from = 0;
        int at;
        while ((at = next(source, from)) >= 0) {
            rest.append(source, from, at);
            int line = line(source, at);
            Matcher m = HEADER.matcher(source).region(at, source.length());
            if (!m.lookingAt() || m.end() == source.length() || source.charAt(m.end()) != '{') {
                throw error(file, line, "expected UOP(name, (operands), flags) { body }");
            }
            int end = closingBrace(file, source, m.end());
            uops.add(new Uop(m.group(1), operands(file, line, m.group(2)), flags(file, line, m.group(3)),
                    source.substring(m.end(), end), line(source, m.end())));
            check(file, line, uops.get(uops.size() - 1));
            // Keep the lines of what follows.
            rest.append("\n".repeat(line(source, end) - line));
            from = end;
        }
        rest.append(source, from, source.length());
        List<String> functions = FUNCTION.matcher(rest).results().map(r -> r.group(1)).toList();
        return new StencilSource(file, rest.toString(), uops, functions);
    }

    /** The next declaration at the start of a line. */
    private static int next(String source, int from) {
        int at = source.indexOf("UOP(", from);
        while (at > 0 && source.charAt(at - 1) != '\n') {
            at = source.indexOf("UOP(", at + 1);
        }
        return at;
    }

    private static List<Uop.Operand> operands(String file, int line, String text) {
        List<Uop.Operand> result = new ArrayList<>();
        if (text.isBlank()) {
            return result;
        }
        for (String part : text.split(",")) {
            List<String> words = Arrays.asList(part.trim().split("\\s+"));
            boolean out = words.get(0).equals("out");
            if (words.size() != (out ? 3 : 2)) {
                throw error(file, line, "operand \"" + part.trim() + "\": expected [out] kind name");
            }
            String kind = words.get(words.size() - 2);
            Uop.Kind k = Arrays.stream(Uop.Kind.values()).filter(x -> x.keyword().equals(kind)).findFirst()
                    .orElseThrow(() -> error(file, line, "operand kind " + kind + ": expected one of "
                            + Arrays.stream(Uop.Kind.values()).map(Uop.Kind::keyword).toList()));
            if (out && !k.isRegister()) {
                throw error(file, line, "only registers can be results");
            }
            result.add(new Uop.Operand(k, out, words.get(words.size() - 1)));
        }
        return result;
    }

    private static Set<String> flags(String file, int line, String text) {
        Set<String> result = new LinkedHashSet<>();
        if (text != null && !text.isBlank()) {
            for (String f : text.trim().split("\\s+")) {
                if (!Uop.FLAGS.contains(f)) {
                    throw error(file, line, "flag " + f + ": expected some of " + Uop.FLAGS);
                }
                result.add(f);
            }
        }
        return result;
    }

    private static void check(String file, int line, Uop uop) {
        if (uop.operands().size() > 8 || uop.operands().stream().filter(o -> !o.kind().isRegister()).count() > 3) {
            throw error(file, line, uop.name() + " has more than 8 operands or more than 3 that are not registers");
        }
        if (uop.flags().contains("commutative") || uop.flags().contains("distinct")) {
            List<Uop.Operand> registers = uop.operands().stream().filter(o -> o.kind().isRegister()).toList();
            int n = registers.size();
            if (n < 2 || registers.get(n - 1).kind() != registers.get(n - 2).kind()
                    || registers.get(n - 2).result() && uop.flags().contains("commutative")) {
                throw error(file, line, uop.name() + ": commutative and distinct are about two register operands of one kind");
            }
        }
    }

    /** The index after the brace that closes the one at an index. */
    private static int closingBrace(String file, String source, int open) {
        int depth = 0;
        for (int i = open; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '/' && source.startsWith("/*", i)) {
                i = source.indexOf("*/", i + 2) + 1;
            } else if (c == '/' && source.startsWith("//", i)) {
                i = source.indexOf('\n', i);
            } else if (c == '"' || c == '\'') {
                int j = i + 1;
                while (source.charAt(j) != c) {
                    j += source.charAt(j) == '\\' ? 2 : 1;
                }
                i = j;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        throw error(file, line(source, open), "the body is not closed");
    }

    private static int line(String source, int at) {
        return 1 + (int) source.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private static StencilException error(String file, int line, String message) {
        return new StencilException(file + ":" + line + ": " + message);
    }
}
