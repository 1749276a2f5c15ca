package dev.krait.bindingprocessor;

import dev.krait.bindingprocessor.Signature.How;
import dev.krait.bindingprocessor.Signature.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the source of one binding. */
final class BindingWriter {
    /** Special methods that CPython has a type slot for: "slot wrappers". */
    static final Set<String> SLOTS = Set.of(("__repr__ __str__ __hash__ __call__ __getattribute__ __getattr__ __setattr__ __delattr__ __lt__ __le__ __eq__ __ne__ __gt__ "
            + "__ge__ __iter__ __next__ __get__ __set__ __delete__ __init__ __del__ __len__ __getitem__ __setitem__ __delitem__ __contains__ __add__ __sub__ "
            + "__mul__ __matmul__ __truediv__ __floordiv__ __mod__ __divmod__ __pow__ __lshift__ __rshift__ __and__ __xor__ __or__ __radd__ __rsub__ __rmul__ "
            + "__rmatmul__ __rtruediv__ __rfloordiv__ __rmod__ __rdivmod__ __rpow__ __rlshift__ __rrshift__ __rand__ __rxor__ __ror__ __iadd__ __isub__ __imul__ "
            + "__imatmul__ __itruediv__ __ifloordiv__ __imod__ __ipow__ __ilshift__ __irshift__ __iand__ __ixor__ __ior__ __neg__ __pos__ __abs__ __invert__ "
            + "__bool__ __int__ __float__ __index__ __await__ __aiter__ __anext__ __buffer__ __release_buffer__").split(" "));
    /** Functions in one switch: keeps each method below the size that HotSpot compiles. */
    private static final int CHUNK = 40;

    private final StringBuilder b = new StringBuilder();
    private final String packageName;
    private final String simple;
    private final boolean module;
    private final Map<String, Object> values;
    private final List<Function> functions;
    private final String init;

    BindingWriter(String packageName, String simple, boolean module, Map<String, Object> values, List<Function> functions, String init) {
        this.packageName = packageName;
        this.simple = simple;
        this.module = module;
        this.values = values;
        this.functions = functions;
        this.init = init;
    }

    String write() {
        String name = simple + "Binding";
        b.append("package ").append(packageName).append(";\n\n");
        for (String imported : List.of("bind.Arguments", "bind.Binding", "bind.FunctionSpec", "heap.JavaObjects", "objects.PyFloat", "objects.PyInt",
                "objects.PyObject", "objects.PyStr", "objects.PyType", "objects.Types", "runtime.Const", "runtime.Errors", "runtime.PyThread")) {
            b.append("import dev.krait.interpreter.").append(imported).append(";\n");
        }
        b.append("import dev.krait.spi.abi.Kind;\nimport dev.krait.spi.abi.Memory;\nimport dev.krait.spi.abi.Value;\n\n");
        b.append("/** Binding of {@link ").append(simple).append("}. Generated. */\n");
        b.append("public final class ").append(name).append(" extends Binding {\n");
        b.append("    /** The only one; of a general type, so that whoever mentions it can be verified without loading this class. */\n    public static final Binding INSTANCE = new ").append(name).append("();\n");
        if (!module) {
            type();
        }
        b.append("\n    private ").append(name).append("() {\n    }\n\n");
        header();
        specs();
        calls();
        for (int arity = 0; arity <= 3; arity++) {
            fast(arity);
        }
        for (int id = 0; id < functions.size(); id++) {
            if (functions.get(id).name().equals("__next__") && functions.get(id).result().equals("long")) {
                next(id);
            }
            body(id);
        }
        b.append("}\n");
        return b.toString();
    }

    private void type() {
        String base = (String) values.get("base");
        String baseName = (String) values.get("baseName");
        String pyName = (String) values.get("name");
        boolean root = pyName.equals("object") && values.get("module").equals("builtins");
        String baseType = !baseName.isEmpty() ? "Types.find(\"builtins\", " + quote(baseName) + ")"
                : base.equals("java.lang.Object") || root ? "Types.OBJECT" : base + "Binding.TYPE";
        List<String> flags = new ArrayList<>();
        flag(flags, "subclassable", "SUBCLASSABLE");
        flag(flags, "dict", "HAS_DICT");
        flag(flags, "unhashable", "UNHASHABLE");
        flag(flags, "noNew", "NO_NEW");
        b.append("    /** The type. */\n    public static final PyType TYPE = Types.declare(").append(quote((String) values.get("module"))).append(", ")
                .append(quote(pyName)).append(", Kind.").append(values.get("kind")).append(", ").append(baseType).append(", ")
                .append(flags.isEmpty() ? "0" : String.join(" | ", flags)).append(", ").append(values.get("fields")).append(");\n");
    }

    private void flag(List<String> flags, String annotation, String constant) {
        if ((Boolean) values.get(annotation)) {
            flags.add("PyType." + constant);
        }
    }

    private void header() {
        b.append("    @Override\n    public String owner() {\n        return ").append(quote((String) values.get("name"))).append(";\n    }\n\n");
        String doc = (String) values.get("doc");
        if (!doc.isEmpty()) {
            b.append("    @Override\n    public String doc() {\n        return ").append(quote(doc)).append(";\n    }\n\n");
        }
        if (module) {
            List<?> types = (List<?>) values.get("types");
            if (!types.isEmpty()) {
                b.append("    @Override\n    public PyType[] types() {\n        return new PyType[] {")
                        .append(String.join(", ", types.stream().map(t -> t + "Binding.TYPE").toList())).append("};\n    }\n\n");
            }
            if (init != null) {
                b.append("    @Override\n    public void initModule(PyThread t, long module) {\n        ").append(simple).append('.').append(init)
                        .append("(t, module);\n    }\n\n");
            }
        } else {
            b.append("    @Override\n    public PyType type() {\n        return TYPE;\n    }\n\n");
            if (init != null) {
                b.append("    @Override\n    public void initType(PyThread t, PyType type) {\n        ").append(simple).append('.').append(init)
                        .append("(t, type);\n    }\n\n");
            }
        }
    }

    private int chunks() {
        return Math.max(1, (functions.size() + CHUNK - 1) / CHUNK);
    }

    private int end(int chunk) {
        return Math.min(functions.size(), (chunk + 1) * CHUNK);
    }

    private void specs() {
        b.append("    @Override\n    public FunctionSpec[] specs() {\n        return Specs.ALL;\n    }\n\n");
        b.append("    private static final class Specs {\n        static final FunctionSpec[] ALL = new FunctionSpec[").append(functions.size()).append("];\n\n");
        b.append("        static {\n");
        for (int c = 0; c < chunks(); c++) {
            b.append("            fill").append(c).append("(ALL);\n");
        }
        b.append("        }\n");
        for (int c = 0; c < chunks(); c++) {
            b.append("\n        private static void fill").append(c).append("(FunctionSpec[] all) {\n");
            for (int id = c * CHUNK; id < end(c); id++) {
                spec(id);
            }
            b.append("        }\n");
        }
        b.append("    }\n\n");
    }

    private void spec(int id) {
        Function f = functions.get(id);
        Signature s = f.signature();
        List<Parameter> plain = s.plain();
        b.append("            all[").append(id).append("] = new FunctionSpec(").append(quote(f.name())).append(", FunctionSpec.Role.").append(f.role()).append(", ")
                .append(f.self()).append(", new String[] {").append(String.join(", ", plain.stream().map(p -> quote(p.name())).toList())).append("}, ")
                .append(s.count(How.POSITIONAL_ONLY)).append(", ").append(s.positional()).append(", ").append(s.required()).append(", ")
                .append(s.requiredKeywords()).append("L, ").append(s.has(How.VAR_ARGS)).append(", ").append(s.has(How.VAR_KEYWORDS)).append(", new long[] {")
                .append(String.join(", ", plain.stream().map(p -> defaultWord(p, true)).toList())).append("}, ").append(quote(s.text())).append(", ")
                .append(f.doc().isEmpty() ? "null" : quote(f.doc())).append(");\n");
    }

    /** The Java expression of a default value; strings only where {@code strings}. */
    private static String defaultWord(Parameter p, boolean strings) {
        String d = p.defaultText();
        if (d == null) {
            return "0L";
        }
        if (d.equals("None")) {
            return "Const.NONE";
        }
        if (d.equals("True") || d.equals("False")) {
            return "Const." + d.toUpperCase();
        }
        if (d.matches("-?\\d+")) {
            long n = Long.parseLong(d);
            if (n < -(1L << 48) || n >= 1L << 48) {
                throw new IllegalArgumentException("default does not fit into 49 bits: " + d);
            }
            return "Value.ofInt(" + n + "L)";
        }
        if (isFloat(d)) {
            return "Value.ofDouble(" + d + ")";
        }
        if (d.equals("()")) {
            return "Const.EMPTY_TUPLE";
        }
        if (isString(d) && strings) {
            return "Arguments.defaultString(" + quote(unescape(d.substring(1, d.length() - 1))) + ")";
        }
        return isString(d) ? null : "0L";
    }

    private static boolean isFloat(String d) {
        return d.matches("-?(\\d*\\.\\d+|\\d+\\.)([eE][-+]?\\d+)?|-?\\d+[eE][-+]?\\d+");
    }

    /**
     * What is wrong with a default, or null. A default is a literal that a word can stand for, or one that only the signature shows and that arrives as 0: for
     * the Java method to see that there is no argument, which takes a word. Anything else would arrive as 0 without anybody meaning it.
     *
     * @param type of the parameter of the Java method
     */
    static String wrongDefault(Parameter p, String type) {
        String d = p.defaultText();
        if (d == null || d.equals("None") || d.equals("True") || d.equals("False") || d.matches("-?\\d+") || isFloat(d) || d.equals("()") || isString(d)) {
            return null;
        }
        if (!d.equals("...") && !d.equals("sys.maxsize") && !d.matches("<[a-z ]+>") && !(d.startsWith("b") && isString(d.substring(1)))) {
            return "the default " + d + " of " + p.name() + " cannot be passed on; possible are None, True, False, numbers, strings and (), and, to arrive as 0, "
                    + "..., <absent>, <unrepresentable>, sys.maxsize and literals of bytes";
        }
        return type.equals("long") ? null : "the default " + d + " of " + p.name() + " arrives as 0, so the parameter must be a long, not a " + type;
    }

    /** The characters of a Python string literal. */
    private static String unescape(String literal) {
        return literal.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r").replace("\\'", "'").replace("\\\\", "\\");
    }

    private static boolean isString(String d) {
        return d.length() >= 2 && (d.startsWith("'") && d.endsWith("'") || d.startsWith("\"") && d.endsWith("\""));
    }

    private static String defaultFor(int id, Function f, int plainIndex) {
        String word = defaultWord(f.signature().plain().get(plainIndex), false);
        return word != null ? word : "Specs.ALL[" + id + "].defaults()[" + plainIndex + "]";
    }

    private int least(Function f) {
        return (f.self() ? 1 : 0) + f.signature().required();
    }

    private int most(Function f) {
        return (f.self() ? 1 : 0) + f.signature().positional();
    }

    /** Whether positional arguments alone can be passed on without the general binder. */
    private boolean direct(Function f) {
        Signature s = f.signature();
        return !s.has(How.VAR_ARGS) && !s.has(How.VAR_KEYWORDS) && !s.requiresKeyword();
    }

    private void calls() {
        b.append("    @Override\n    public long call(PyThread t, int id, long args, int nargs, long kwnames) {\n        return switch (id / ").append(CHUNK)
                .append(") {\n");
        for (int c = 0; c < chunks(); c++) {
            b.append("            case ").append(c).append(" -> callIn").append(c).append("(t, id, args, nargs, kwnames);\n");
        }
        b.append("            default -> throw new AssertionError(id);\n        };\n    }\n\n");
        for (int c = 0; c < chunks(); c++) {
            b.append("    private long callIn").append(c).append("(PyThread t, int id, long args, int nargs, long kwnames) {\n        switch (id) {\n");
            for (int id = c * CHUNK; id < end(c); id++) {
                Function f = functions.get(id);
                b.append("            case ").append(id).append(": {\n");
                if (direct(f)) {
                    int least = least(f);
                    int most = most(f);
                    b.append("                if (kwnames == 0 && ").append(least == most ? "nargs == " + least : "nargs >= " + least + " && nargs <= " + most)
                            .append(") {\n                    return f").append(id).append("(t");
                    for (int i = 0; i < f.slots(); i++) {
                        String load = "Memory.getLong(args" + (i == 0 ? "" : " + " + 8 * i) + ")";
                        int plain = i - (f.self() ? 1 : 0);
                        b.append(", ").append(i < least ? load : i < most ? "nargs > " + i + " ? " + load + " : " + defaultFor(id, f, plain)
                                : defaultFor(id, f, plain));
                    }
                    b.append(");\n                }\n");
                }
                b.append("                long[] a = Arguments.bind(t, this, Specs.ALL[").append(id).append("], args, nargs, kwnames);\n");
                b.append("                return f").append(id).append("(t");
                for (int i = 0; i < f.slots(); i++) {
                    b.append(", a[").append(i).append(']');
                }
                b.append(");\n            }\n");
            }
            b.append("            default:\n                throw new AssertionError(id);\n        }\n    }\n\n");
        }
    }

    private void fast(int arity) {
        String names = "a, b, c".substring(0, arity == 0 ? 0 : 3 * arity - 2);
        String declared = arity == 0 ? "" : ", long " + names.replace(", ", ", long ");
        String passed = arity == 0 ? "" : ", " + names;
        List<Integer> ids = new ArrayList<>();
        for (int id = 0; id < functions.size(); id++) {
            Function f = functions.get(id);
            if (direct(f) && least(f) <= arity && arity <= most(f)) {
                ids.add(id);
            }
        }
        if (ids.isEmpty()) {
            return;
        }
        b.append("    @Override\n    public long call").append(arity).append("(PyThread t, int id").append(declared).append(") {\n        return switch (id) {\n");
        for (int id : ids) {
            Function f = functions.get(id);
            b.append("            case ").append(id).append(" -> f").append(id).append("(t").append(passed);
            for (int i = arity; i < f.slots(); i++) {
                b.append(", ").append(defaultFor(id, f, i - (f.self() ? 1 : 0)));
            }
            b.append(");\n");
        }
        b.append("            default -> super.call").append(arity).append("(t, id").append(passed).append(");\n        };\n    }\n\n");
    }

    private void body(int id) {
        Function f = functions.get(id);
        String spec = "Specs.ALL[" + id + "]";
        b.append("    private static long f").append(id).append("(PyThread t");
        for (int i = 0; i < f.slots(); i++) {
            b.append(", long a").append(i);
        }
        b.append(") {\n");
        List<String> passed = new ArrayList<>();
        int at = 0;
        if (f.self()) {
            passed.add(selfArgument(f, spec));
            at = 1;
        }
        // The binder's order is plain parameters, *args, **kwargs; the Java method's is that of the signature.
        int plain = at;
        int extra = at + f.signature().plain().size();
        List<String> conversions = new ArrayList<>();
        for (int i = 0; i < f.signature().parameters().size(); i++) {
            Parameter p = f.signature().parameters().get(i);
            boolean variable = p.how() == How.VAR_ARGS || p.how() == How.VAR_KEYWORDS;
            int slot = variable ? p.how() == How.VAR_KEYWORDS && f.signature().has(How.VAR_ARGS) ? extra + 1 : extra : plain++;
            conversions.add(convert(f.types().get(at + i), "a" + slot, p, spec));
        }
        for (int i = 0; i < conversions.size(); i++) {
            String type = f.types().get(at + i);
            if (type.equals("long")) {
                passed.add(conversions.get(i));
            } else {
                b.append("        ").append(type).append(" p").append(i).append(" = ").append(conversions.get(i)).append(";\n");
                passed.add("p" + i);
            }
        }
        f.variant().arrange(passed);
        if (f.thread()) {
            passed.add(0, "t");
        }
        String call = f.java() + "(" + String.join(", ", passed) + ")";
        switch (f.result()) {
            case "void" -> b.append("        ").append(call).append(";\n        return Const.NONE;\n");
            case "long" -> {
                if (f.name().equals("__next__")) {
                    b.append("        long result = ").append(call)
                            .append(";\n        if (result == 0) {\n            throw Errors.stopIteration(t, 0);\n        }\n");
                    checked(f);
                } else {
                    b.append("        long result = ").append(call).append(";\n");
                    checked(f);
                }
            }
            case "boolean" -> b.append("        return Const.of(").append(call).append(");\n");
            case "int" -> b.append("        return Value.ofInt(").append(call).append(");\n");
            case "double" -> b.append("        return Value.ofDouble(").append(call).append(");\n");
            case "java.lang.String" -> b.append("        String result = ").append(call).append(";\n        return result == null ? Const.NONE : PyStr.of(t, result);\n");
            case "dev.krait.interpreter.objects.PyType" -> b.append("        return ").append(call).append(".address;\n");
            default -> throw new IllegalArgumentException(f.java() + " returns " + f.result());
        }
        b.append("    }\n\n");
    }

    /** Returns what may be no word, but a number that somebody forgot to make one. */
    private void checked(Function f) {
        b.append("        if (isNoWord(result)) {\n            throw noWord(t, ").append(quote(f.java())).append(", result);\n        }\n        return result;\n");
    }

    /** {@code __next__} may return 0 for an iterator that is exhausted. */
    private void next(int id) {
        Function f = functions.get(id);
        b.append("    @Override\n    public long next(PyThread t, int id, long a0) {\n        if (id != ").append(id)
                .append(") {\n            return super.next(t, id, a0);\n        }\n");
        String self = selfArgument(f, "Specs.ALL[" + id + "]");
        b.append("        long result = ").append(f.java()).append('(').append(f.thread() ? "t, " : "").append(self)
                .append(");\n        if (result == 0) {\n            return 0;\n        }\n");
        checked(f);
        b.append("    }\n\n");
    }

    private String selfArgument(Function f, String spec) {
        String type = f.types().get(0);
        if (f.role().equals("NEW") || f.role().equals("CLASS_METHOD")) {
            b.append("        PyType cls = Arguments.classArgument(t, ").append(spec).append(", TYPE, a0);\n");
            return type.equals("long") ? "a0" : "cls";
        }
        // Methods of object are for everything; those of struct sequences, which have no common type, see for themselves what they get.
        boolean object = values.get("name").equals("object") && values.get("module").equals("builtins") || values.get("module").equals("_structseq");
        if (!object) {
            b.append("        if (!PyType.of(a0).isSubtypeOf(TYPE)) {\n            throw Arguments.wrongSelf(t, ").append(spec).append(", TYPE, a0);\n        }\n");
        }
        return switch (type) {
            case "long" -> "a0";
            case "dev.krait.interpreter.objects.PyType" -> "PyType.at(a0)";
            default -> "(" + type + ") JavaObjects.get(a0)";
        };
    }

    private String convert(String type, String word, Parameter p, String spec) {
        return switch (type) {
            case "long" -> word;
            case "double" -> "PyFloat.toDouble(t, " + word + ")";
            case "int" -> "PyInt.toJavaInt(t, " + word + ")";
            case "boolean" -> "PyObject.isTrue(t, " + word + ")";
            case "java.lang.String" -> "Arguments." + ("None".equals(p.defaultText()) ? "optionalString" : "string") + "(t, " + spec + ", " + quote(p.name()) + ", "
                    + word + ")";
            default -> throw new IllegalArgumentException("parameter " + p.name() + " has the type " + type
                    + "; possible are long, int, double, boolean and String");
        };
    }

    private static String quote(String text) {
        StringBuilder q = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> q.append("\\\"");
                case '\\' -> q.append("\\\\");
                case '\n' -> q.append("\\n");
                case '\t' -> q.append("\\t");
                case '\r' -> q.append("\\r");
                default -> q.append(c);
            }
        }
        return q.append('"').toString();
    }
}
