package dev.krait.compiler.dis;

import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.ExceptionTable;
import dev.krait.compiler.code.LocationTable;
import dev.krait.compiler.code.Opcode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Prints code objects as {@code python -m dis} of CPython 3.14 does. */
public final class Disassembler {
    private static final String NO_LINE = "  --";
    private static final int NAME_WIDTH = 20, OPARG_WIDTH = 5;

    private static final String[] COMPARISONS = {"<", "<=", "==", "!=", ">", ">="};
    private static final String[] CONVERSIONS = {"", "str", "repr", "ascii"};
    private static final String[] FUNCTION_ATTRIBUTES = {"defaults", "kwdefaults", "annotations", "closure", "annotate"};
    private static final String[] BINARY_OPERATORS = {"+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^", "+=",
        "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^=", "[]"};
    private static final String[] INTRINSICS_1 = {"INTRINSIC_1_INVALID", "INTRINSIC_PRINT", "INTRINSIC_IMPORT_STAR",
        "INTRINSIC_STOPITERATION_ERROR", "INTRINSIC_ASYNC_GEN_WRAP", "INTRINSIC_UNARY_POSITIVE", "INTRINSIC_LIST_TO_TUPLE",
        "INTRINSIC_TYPEVAR", "INTRINSIC_PARAMSPEC", "INTRINSIC_TYPEVARTUPLE", "INTRINSIC_SUBSCRIPT_GENERIC",
        "INTRINSIC_TYPEALIAS"};
    private static final String[] INTRINSICS_2 = {"INTRINSIC_2_INVALID", "INTRINSIC_PREP_RERAISE_STAR",
        "INTRINSIC_TYPEVAR_WITH_BOUND", "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS", "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
        "INTRINSIC_SET_TYPEPARAM_DEFAULT"};
    private static final String[] COMMON_CONSTANTS = {"AssertionError", "NotImplementedError", "tuple",
        "<built-in function all>", "<built-in function any>"};
    private static final String[] SPECIAL_METHODS = {"__enter__", "__exit__", "__aenter__", "__aexit__"};

    /** Names and sizes in code units of the inline caches behind an instruction. */
    private static final Map<Opcode, String> CACHES = Map.ofEntries(Map.entry(Opcode.LOAD_GLOBAL, "counter 1 index 1 module_keys_version 1 builtin_keys_version 1"),
            Map.entry(Opcode.BINARY_OP, "counter 1 descr 4"), Map.entry(Opcode.LOAD_ATTR, "counter 1 version 2 keys_version 2 descr 4"),
            Map.entry(Opcode.STORE_ATTR, "counter 1 version 2 index 1"), Map.entry(Opcode.CALL, "counter 1 func_version 2"),
            Map.entry(Opcode.CALL_KW, "counter 1 func_version 2"), Map.entry(Opcode.TO_BOOL, "counter 1 version 2"));
    private static final String COUNTER_ONLY = "counter 1";
    /** What CPython puts in the counters of code that has not run: how often an instruction runs before it is specialized. */
    private static final int WARM_UP = 17, JUMP_BACKWARD_WARM_UP = 65_532, BRANCH_HISTORY = 0x5555;

    /**
     * What is shown besides the instructions; the options of {@code python -m dis}.
     *
     * @param caches the inline caches, as instructions of their own
     * @param offsets offsets of instructions in bytes
     * @param positions lines and columns, instead of the lines alone
     * @param specialized code as CPython keeps it to run it; of code that has not run, only counters in caches differ
     */
    public record Options(boolean caches, boolean offsets, boolean positions, boolean specialized) {
        /** None of them. */
        public static final Options NONE = new Options(false, false, false, false);
        /** Offsets only. */
        public static final Options OFFSETS = new Options(false, true, false, false);
    }

    private final CodeObject code;
    private final Options options;
    private final StringBuilder out;
    private final Map<Integer, Integer> labels = new HashMap<>();
    private final Map<Integer, Integer> lineStarts = new TreeMap<>();
    private LocationTable locations;
    private List<ExceptionTable.Entry> handlers;
    private int lineWidth;

    private Disassembler(CodeObject code, Options options, StringBuilder out) {
        this.code = code;
        this.options = options;
        this.out = out;
    }

    /** The code object and all code objects among its constants. */
    public static String disassembleAll(CodeObject code, Options options) {
        StringBuilder out = new StringBuilder();
        disassembleAll(code, options, out);
        return out.toString();
    }

    private static void disassembleAll(CodeObject code, Options options, StringBuilder out) {
        new Disassembler(code, options, out).run();
        for (Constant constant : code.consts()) {
            if (constant instanceof CodeObject nested) {
                out.append("\nDisassembly of ").append(ConstantRepr.of(nested)).append(":\n");
                disassembleAll(nested, options, out);
            }
        }
    }

    /** The code object alone. */
    public static String disassemble(CodeObject code, Options options) {
        StringBuilder out = new StringBuilder();
        new Disassembler(code, options, out).run();
        return out.toString();
    }

    private void run() {
        handlers = ExceptionTable.of(code).entries();
        findLineStarts();
        findLabels();
        int labelWidth = 4 + Integer.toString(labels.size()).length();
        int offsetWidth = Integer.toString(Math.max(code.code().length - 2, 9999)).length();
        for (CodeReader reader = new CodeReader(code); reader.advance();) {
            appendInstruction(reader, labelWidth, offsetWidth);
            if (options.caches && reader.opcode() != null && reader.end() > reader.offset() + 1) {
                appendCaches(reader, labelWidth, offsetWidth);
            }
        }
        appendHandlers();
    }

    private void appendInstruction(CodeReader reader, int labelWidth, int offsetWidth) {
        StringBuilder line = new StringBuilder();
        Integer number = lineStarts.get(reader.offset());
        if (lineWidth > 0) {
            if (number != null && reader.offset() > 0) {
                out.append('\n');
            }
            line.append(options.positions ? padRight(position(reader.offset()), lineWidth)
                    : padLeft(number == null ? "" : number < 0 ? NO_LINE : number.toString(), lineWidth)).append(' ');
        }
        Integer label = labels.get(reader.offset());
        line.append(padLeft(label == null ? "" : "L" + label + ":", labelWidth)).append(' ');
        appendOffset(line, reader.offset(), offsetWidth);
        appendOperation(reader, line);
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private void appendOffset(StringBuilder line, int offset, int width) {
        if (options.offsets) {
            line.append(padLeft(Integer.toString(2 * offset), width)).append("   ");
        }
        line.append("    ");
    }

    private void appendCaches(CodeReader reader, int labelWidth, int offsetWidth) {
        Opcode opcode = reader.opcode().base();
        String[] words = CACHES.getOrDefault(opcode, COUNTER_ONLY).split(" ");
        int offset = reader.offset();
        for (int i = 0; i < words.length; i += 2) {
            int size = Integer.parseInt(words[i + 1]);
            for (int k = 0; k < size; k++) {
                offset++;
                StringBuilder line = new StringBuilder();
                if (lineWidth > 0) {
                    line.append(padRight(options.positions ? position(reader.offset()) : "", lineWidth)).append(' ');
                }
                line.append(" ".repeat(labelWidth)).append(' ');
                appendOffset(line, offset, offsetWidth);
                line.append("CACHE").append(" ".repeat(NAME_WIDTH - "CACHE".length())).append(' ').append(padLeft("0", OPARG_WIDTH));
                if (k == 0) {
                    line.append(" (").append(words[i]).append(": ").append(words[i].equals("counter") && options.specialized ? counter(opcode) : 0).append(')');
                }
                out.append(line).append('\n');
            }
        }
    }

    private static int counter(Opcode opcode) {
        return switch (opcode) {
            case JUMP_BACKWARD -> JUMP_BACKWARD_WARM_UP;
            case POP_JUMP_IF_TRUE, POP_JUMP_IF_FALSE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE -> BRANCH_HISTORY;
            default -> WARM_UP;
        };
    }

    private static String position(SourceRange range) {
        return component(range.line()) + ":" + component(range.column()) + "-" + component(range.endLine()) + ":" + component(range.endColumn());
    }

    /** Where the source of an instruction stands. */
    private String position(int offset) {
        SourceRange range = locations.at(offset);
        return range.line() < 0 ? NO_LINE : position(range);
    }

    private static String component(int number) {
        return number < 0 ? "?" : Integer.toString(number);
    }

    private void findLineStarts() {
        locations = LocationTable.of(code);
        int line = Integer.MIN_VALUE;
        int widest = -1;
        boolean missing = false;
        for (LocationTable.Entry entry : locations.entries()) {
            if (entry.location().line() != line) {
                line = entry.location().line();
                lineStarts.put(entry.start(), line);
                widest = Math.max(widest, line);
                missing |= line < 0;
            }
        }
        // As in dis, which takes line 0 for none.
        lineWidth = widest <= 0 ? 0 : Math.max(3, Integer.toString(widest).length());
        if (lineWidth > 0 && lineWidth < NO_LINE.length() && missing) {
            lineWidth = NO_LINE.length();
        }
        if (options.positions) {
            boolean known = locations.entries().stream().anyMatch(entry -> entry.location().line() >= 0);
            int width = locations.entries().stream().mapToInt(entry -> position(entry.location()).length()).max().orElse(0);
            lineWidth = known ? 1 + width : 0;
        }
    }

    private void findLabels() {
        TreeSet<Integer> offsets = new TreeSet<>();
        for (CodeReader reader = new CodeReader(code); reader.advance();) {
            int target = reader.jumpTarget();
            if (target >= 0) {
                offsets.add(target);
            }
        }
        for (ExceptionTable.Entry entry : handlers) {
            offsets.add(entry.start());
            offsets.add(entry.end());
            offsets.add(entry.target());
        }
        for (int offset : offsets) {
            labels.put(offset, labels.size() + 1);
        }
    }

    private void appendHandlers() {
        if (!handlers.isEmpty()) {
            out.append("ExceptionTable:\n");
        }
        for (ExceptionTable.Entry entry : handlers) {
            out.append("  L").append(labels.get(entry.start())).append(" to L").append(labels.get(entry.end())).append(" -> L")
                    .append(labels.get(entry.target())).append(" [").append(entry.depth()).append(']')
                    .append(entry.lasti() ? " lasti" : "").append('\n');
        }
    }

    private void appendOperation(CodeReader reader, StringBuilder line) {
        Opcode opcode = reader.opcode();
        String name = opcode == null ? "<" + reader.opcodeNumber() + ">" : opcode.name();
        line.append(name).append(" ".repeat(Math.max(0, NAME_WIDTH - name.length())));
        if (opcode == null || !opcode.hasArg()) {
            return;
        }
        int excess = Math.max(0, name.length() - NAME_WIDTH);
        line.append(' ').append(padLeft(Integer.toString(reader.oparg()), OPARG_WIDTH - excess));
        String meaning = meaning(opcode.base(), reader.oparg(), reader);
        if (!meaning.isEmpty()) {
            line.append(" (").append(meaning).append(')');
        }
    }

    private String meaning(Opcode opcode, int oparg, CodeReader reader) {
        if (opcode.hasConst()) {
            return oparg >= 0 && oparg < code.consts().size() ? ConstantRepr.of(code.consts().get(oparg)) : "";
        }
        if (opcode.hasName()) {
            return switch (opcode) {
                case LOAD_GLOBAL -> name(oparg >> 1) + ((oparg & 1) != 0 ? " + NULL" : "");
                case LOAD_ATTR -> name(oparg >> 1) + ((oparg & 1) != 0 ? " + NULL|self" : "");
                case LOAD_SUPER_ATTR -> name(oparg >> 2) + ((oparg & 1) != 0 ? " + NULL|self" : "");
                default -> name(oparg);
            };
        }
        if (opcode.hasJump()) {
            return (opcode == Opcode.END_ASYNC_FOR ? "from L" : "to L") + labels.get(reader.jumpTarget());
        }
        return switch (opcode) {
            case LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW, STORE_FAST_LOAD_FAST, STORE_FAST_STORE_FAST ->
                    local(oparg >> 4) + ", " + local(oparg & 15);
            case COMPARE_OP -> (oparg & 16) != 0 ? "bool(" + pick(COMPARISONS, oparg >> 5) + ")" : pick(COMPARISONS, oparg >> 5);
            case CONVERT_VALUE -> pick(CONVERSIONS, oparg);
            case SET_FUNCTION_ATTRIBUTE -> functionAttributes(oparg);
            case BINARY_OP -> pick(BINARY_OPERATORS, oparg);
            case CALL_INTRINSIC_1 -> pick(INTRINSICS_1, oparg);
            case CALL_INTRINSIC_2 -> pick(INTRINSICS_2, oparg);
            case LOAD_COMMON_CONSTANT -> pick(COMMON_CONSTANTS, oparg);
            case LOAD_SPECIAL -> pick(SPECIAL_METHODS, oparg);
            case IS_OP -> oparg != 0 ? "is not" : "is";
            case CONTAINS_OP -> oparg != 0 ? "not in" : "in";
            default -> opcode.hasLocal() || opcode.hasFree() ? local(oparg) : "";
        };
    }

    private static String functionAttributes(int oparg) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < FUNCTION_ATTRIBUTES.length; i++) {
            if ((oparg & 1 << i) != 0) {
                names.append(names.isEmpty() ? "" : ", ").append(FUNCTION_ATTRIBUTES[i]);
            }
        }
        return names.toString();
    }

    private static String pick(String[] names, int index) {
        return index >= 0 && index < names.length ? names[index] : "?";
    }

    private String name(int index) {
        return index >= 0 && index < code.names().size() ? code.names().get(index) : "?";
    }

    private String local(int index) {
        return index >= 0 && index < code.localsPlusNames().size() ? code.localsPlusNames().get(index) : "?";
    }

    private static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
