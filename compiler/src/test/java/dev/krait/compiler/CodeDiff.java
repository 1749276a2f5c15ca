package dev.krait.compiler;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.ExceptionTable;
import dev.krait.compiler.code.LocationTable;
import dev.krait.compiler.dis.ConstantRepr;
import dev.krait.compiler.dis.Disassembler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Compares code objects and describes the first difference. */
final class CodeDiff {
    private static final int CONTEXT = 6;

    private CodeDiff() {
    }

    /** A description of the first difference, or null if there is none. */
    static String compare(CodeObject expected, CodeObject actual) {
        return compare(expected, actual, expected.name());
    }

    private static String compare(CodeObject expected, CodeObject actual, String path) {
        // Nested code first: a difference there is the cause of differences outside, seldom the other way round.
        List<CodeObject> expectedNested = nested(expected);
        List<CodeObject> actualNested = nested(actual);
        if (expectedNested.size() == actualNested.size()) {
            for (int i = 0; i < expectedNested.size(); i++) {
                String difference = compare(expectedNested.get(i), actualNested.get(i),
                        path + "." + expectedNested.get(i).name());
                if (difference != null) {
                    return difference;
                }
            }
        }
        String where = "in " + path + " (line " + expected.firstLine() + "): ";
        if (!Arrays.equals(expected.code(), actual.code())) {
            return where + "instructions\n" + lines(Disassembler.disassemble(expected, Disassembler.Options.OFFSETS),
                    Disassembler.disassemble(actual, Disassembler.Options.OFFSETS));
        }
        String difference = Stream.of(
                field("consts", constants(expected), constants(actual)),
                field("names", expected.names(), actual.names()),
                field("localsplusnames", expected.localsPlusNames(), actual.localsPlusNames()),
                field("localspluskinds", hex(expected.localsPlusKinds()), hex(actual.localsPlusKinds())),
                field("argcount", expected.argCount(), actual.argCount()),
                field("posonlyargcount", expected.posOnlyArgCount(), actual.posOnlyArgCount()),
                field("kwonlyargcount", expected.kwOnlyArgCount(), actual.kwOnlyArgCount()),
                field("flags", Integer.toHexString(expected.flags()), Integer.toHexString(actual.flags())),
                field("stacksize", expected.stackSize(), actual.stackSize()),
                field("name", expected.name(), actual.name()),
                field("qualname", expected.qualname(), actual.qualname()),
                field("filename", expected.filename(), actual.filename()),
                field("firstlineno", expected.firstLine(), actual.firstLine())).filter(Objects::nonNull).findFirst().orElse(null);
        if (difference == null && !Arrays.equals(expected.exceptionTable(), actual.exceptionTable())) {
            difference = "exceptiontable\n"
                    + lines(table(ExceptionTable.of(expected).entries()), table(ExceptionTable.of(actual).entries()));
        }
        if (difference == null && !Arrays.equals(expected.lineTable(), actual.lineTable())) {
            difference = "linetable\n"
                    + lines(table(LocationTable.of(expected).entries()), table(LocationTable.of(actual).entries()));
        }
        if (difference == null && !sameConstants(expected.consts(), actual.consts())) {
            difference = "consts differ in type: " + constants(expected);
        }
        return difference == null ? null : where + difference;
    }

    private static List<CodeObject> nested(CodeObject code) {
        List<CodeObject> nested = new ArrayList<>();
        for (Constant constant : code.consts()) {
            if (constant instanceof CodeObject c) {
                nested.add(c);
            }
        }
        return nested;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String table(List<?> entries) {
        StringBuilder out = new StringBuilder();
        entries.forEach(e -> out.append(e).append('\n'));
        return out.toString();
    }

    private static String field(String name, Object expected, Object actual) {
        return Objects.equals(expected, actual) ? null : name + "\n  expected " + expected + "\n  actual   " + actual;
    }

    private static List<String> constants(CodeObject code) {
        List<String> constants = new ArrayList<>();
        for (Constant constant : code.consts()) {
            constants.add(constant instanceof CodeObject nested ? "<code " + nested.name() + ">" : text(constant));
        }
        return constants;
    }

    /** {@code repr}, but frozensets in a fixed order. */
    private static String text(Constant constant) {
        return switch (constant) {
            case Constant.FrozenSet set -> "frozenset" + set.items().stream().map(CodeDiff::text).sorted().toList();
            case Constant.Tuple tuple -> "(" + String.join(", ", tuple.items().stream().map(CodeDiff::text).toList()) + ")";
            default -> ConstantRepr.of(constant);
        };
    }

    private static boolean sameConstants(List<Constant> expected, List<Constant> actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!same(expected.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Constant expected, Constant actual) {
        if (expected.getClass() != actual.getClass()) {
            return false;
        }
        return switch (expected) {
            case CodeObject code -> true;
            case Constant.Float f when Double.isNaN(f.value()) -> Double.isNaN(((Constant.Float) actual).value());
            case Constant.Tuple tuple -> sameConstants(tuple.items(), ((Constant.Tuple) actual).items());
            case Constant.FrozenSet set -> {
                Set<Constant> others = new HashSet<>(((Constant.FrozenSet) actual).items());
                yield others.size() == set.items().size() && others.containsAll(set.items());
            }
            default -> expected.equals(actual);
        };
    }

    /** The first lines that differ, with some before and behind them. */
    private static String lines(String expectedText, String actualText) {
        String[] expected = expectedText.split("\n");
        String[] actual = actualText.split("\n");
        int first = 0;
        while (first < expected.length && first < actual.length && strip(expected[first]).equals(strip(actual[first]))) {
            first++;
        }
        StringBuilder out = new StringBuilder();
        for (int i = Math.max(0, first - CONTEXT); i < first; i++) {
            out.append("      ").append(expected[i]).append('\n');
        }
        for (int i = first; i < Math.min(expected.length, first + CONTEXT); i++) {
            out.append("  cpy ").append(expected[i]).append('\n');
        }
        for (int i = first; i < Math.min(actual.length, first + CONTEXT); i++) {
            out.append("  our ").append(actual[i]).append('\n');
        }
        return out.toString();
    }

    private static String strip(String line) {
        return line.replaceAll(" at 0x[0-9a-f]+", "").replaceAll("L\\d+", "L").strip();
    }
}
