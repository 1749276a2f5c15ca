package dev.krait.compiler.dis;

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

    private final CodeObject code;
    private final boolean showOffsets;
    private final StringBuilder out;
    private final Map<Integer, Integer> labels = new HashMap<>();
    private final Map<Integer, Integer> lineStarts = new TreeMap<>();
    private List<ExceptionTable.Entry> handlers;
    private int lineWidth;

    private Disassembler(CodeObject code, boolean showOffsets, StringBuilder out) {
        this.code = code;
        this.showOffsets = showOffsets;
        this.out = out;
    }

    /** The code object and all code objects among its constants. */
    public static String disassembleAll(CodeObject code, boolean showOffsets) {
        StringBuilder out = new StringBuilder();
        disassembleAll(code, showOffsets, out);
        return out.toString();
    }

    private static void disassembleAll(CodeObject code, boolean showOffsets, StringBuilder out) {
        new Disassembler(code, showOffsets, out).run();
        for (Constant constant : code.consts()) {
            if (constant instanceof CodeObject nested) {
                out.append("\nDisassembly of ").append(ConstantRepr.of(nested)).append(":\n");
                disassembleAll(nested, showOffsets, out);
            }
        }
    }

    /** The code object alone. */
    public static String disassemble(CodeObject code, boolean showOffsets) {
        StringBuilder out = new StringBuilder();
        new Disassembler(code, showOffsets, out).run();
        return out.toString();
    }

    private void run() {
        handlers = ExceptionTable.of(code).entries();
        findLineStarts();
        findLabels();
        int labelWidth = 4 + Integer.toString(labels.size()).length();
        int offsetWidth = Integer.toString(Math.max(code.code().length - 2, 9999)).length();
        for (CodeReader reader = new CodeReader(code); reader.advance();) {
            StringBuilder line = new StringBuilder();
            if (lineWidth > 0) {
                Integer number = lineStarts.get(reader.offset());
                if (number != null && reader.offset() > 0) {
                    out.append('\n');
                }
                line.append(padLeft(number == null ? "" : number < 0 ? NO_LINE : number.toString(), lineWidth)).append(' ');
            }
            Integer label = labels.get(reader.offset());
            line.append(padLeft(label == null ? "" : "L" + label + ":", labelWidth)).append(' ');
            if (showOffsets) {
                line.append(padLeft(Integer.toString(2 * reader.offset()), offsetWidth)).append("   ");
            }
            line.append("    ");
            appendInstruction(reader, line);
            out.append(line.toString().stripTrailing()).append('\n');
        }
        appendHandlers();
    }

    private void findLineStarts() {
        int line = Integer.MIN_VALUE;
        int widest = -1;
        boolean missing = false;
        for (LocationTable.Entry entry : LocationTable.of(code).entries()) {
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

    private void appendInstruction(CodeReader reader, StringBuilder line) {
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

    private static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
