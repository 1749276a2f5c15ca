package dev.krait.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.compiler.RecordedSnippetsTest.Outcome;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.marshal.MarshalFormatException;
import dev.krait.compiler.marshal.MarshalWriter;
import dev.krait.compiler.marshal.Pyc;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Random programs compile to the same code, errors and warnings as in CPython. As a command, with a first seed, a number of
 * programs and their size, it compares many and prints each difference with the smallest program that shows it: {@code java
 * ... dev.krait.compiler.GeneratedProgramsTest [-mutate] 1 10000 40}.
 */
class GeneratedProgramsTest {
    private static final int BATCH = 100;
    private static final int MAX_SHOWN = 20;

    @Property(tries = 5, shrinking = ShrinkingMode.OFF, seed = "314")
    void programsCompileAlike(@ForAll("seeds") long seed) throws IOException {
        List<String> programs = programs(seed, BATCH, 30, false);
        programs.addAll(programs(seed, BATCH, 10, true));
        List<String> different = compare(programs);
        assertTrue(different.isEmpty(), () -> String.join("\n", different));
    }

    /** Thousands of programs; only with the property {@code krait.parity.step} at 1. */
    @Example
    void manyProgramsCompileAlike() throws IOException {
        int count = Integer.getInteger("krait.parity.step", 0) == 1 ? 5000 : 0;
        for (int i = 0; i < count; i += BATCH) {
            List<String> programs = programs(i, BATCH, 40, false);
            programs.addAll(programs(i, BATCH, 12, true));
            List<String> different = compare(programs);
            assertTrue(different.isEmpty(), () -> String.join("\n", different));
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().between(0, 1L << 40).withoutEdgeCases();
    }

    /** Compares programs of consecutive seeds. */
    public static void main(String[] arguments) throws IOException {
        int first = arguments[0].equals("-mutate") ? 1 : 0;
        long seed = Long.parseLong(arguments[first]);
        int count = Integer.parseInt(arguments[first + 1]);
        int size = Integer.parseInt(arguments[first + 2]);
        int bad = 0;
        for (int i = 0; i < count; i += BATCH) {
            for (String difference : compare(programs(seed + i, Math.min(BATCH, count - i), size, first == 1))) {
                if (bad++ < MAX_SHOWN) {
                    System.out.println(difference);
                }
            }
        }
        kinds.entrySet().stream().sorted((a, b) -> b.getValue() - a.getValue()).limit(MAX_SHOWN).forEach(System.out::println);
        System.out.println(count + " programs, " + bad + " different; " + errors + " errors");
    }

    private static int errors;
    private static final Map<String, Integer> kinds = new TreeMap<>();

    private static List<String> programs(long seed, int count, int size, boolean mutate) {
        List<String> programs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String program = ProgramGenerator.module(seed + i, size);
            programs.add(mutate ? mutated(program, new Random(seed + i)) : program);
        }
        return programs;
    }

    /** A program that is mostly wrong: a piece is missing, doubled, replaced or moved. */
    private static String mutated(String program, Random random) {
        String[] pieces = program.split("(?<=[^\\p{L}\\p{N}_])|(?=[^\\p{L}\\p{N}_])");
        List<String> list = new ArrayList<>(List.of(pieces));
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes && list.size() > 1; i++) {
            int at = random.nextInt(list.size());
            switch (random.nextInt(4)) {
                case 0 -> list.remove(at);
                case 1 -> list.add(at, list.get(random.nextInt(list.size())));
                case 2 -> list.set(at, list.get(random.nextInt(list.size())));
                default -> list.add(at, new String[] {"(", ")", ":", "=", "'", "\n", " ", "*", "{", "!", "\\", "async ", " else ", ",", "$", "0", "\t", "f'"}[random.nextInt(18)]);
            }
        }
        return String.join("", list);
    }

    /** Descriptions of the programs that differ, shrunk. */
    private static List<String> compare(List<String> programs) throws IOException {
        List<String> different = new ArrayList<>();
        List<Outcome> outcomes = outcomes(programs);
        for (int i = 0; i < programs.size(); i++) {
            if (outcomes.get(i).error() != null) {
                errors++;
                kinds.merge(outcomes.get(i).error().replaceAll("\\|\\d.*", ""), 1, Integer::sum);
            }
            if (outcomes.get(i).differenceFromKrait() != null) {
                String shrunk = different.size() < MAX_SHOWN ? shrink(programs.get(i)) : programs.get(i);
                different.add("=== " + shrunk + "\n" + outcomes(List.of(shrunk)).get(0).differenceFromKrait());
            }
        }
        return different;
    }

    private static String shrink(String program) throws IOException {
        String smallest = program;
        boolean smaller = true;
        while (smaller) {
            List<String> lines = ProgramGenerator.lines(smallest);
            List<String> candidates = new ArrayList<>();
            for (int length = lines.size() / 2; length > 0; length = length > 4 ? length / 2 : length - 1) {
                for (int from = 0; from + length <= lines.size(); from += Math.max(1, length / 2)) {
                    candidates.add(String.join("", lines.subList(0, from)) + String.join("", lines.subList(from + length, lines.size())));
                }
            }
            smaller = false;
            if (candidates.isEmpty()) {
                break;
            }
            List<Outcome> outcomes = outcomes(candidates);
            for (Outcome outcome : outcomes) {
                String text = ((Constant.Str) outcome.text()).value();
                if (text.length() < smallest.length() && outcome.differenceFromKrait() != null) {
                    smallest = text;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** What CPython makes of the programs. */
    static List<Outcome> outcomes(List<String> programs) throws IOException {
        return outcomesOf(programs.stream().<Constant>map(Constant.Str::new).toList());
    }

    /** What CPython makes of texts that are str or bytes. */
    static List<Outcome> outcomesOf(List<Constant> programs) throws IOException {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (Constant program : programs) {
            byte[] record = MarshalWriter.write(new Constant.Tuple(List.of(new Constant.Str("exec"), Constant.Int.of(0), program)));
            input.writeBytes(new byte[] {(byte) record.length, (byte) (record.length >> 8), (byte) (record.length >> 16), (byte) (record.length >> 24)});
            input.writeBytes(record);
        }
        List<Outcome> outcomes = new ArrayList<>();
        Oracle.find().runResource("compile_sources.py", input.toByteArray(), stream -> {
            DataInputStream in = new DataInputStream(stream);
            for (Constant program : programs) {
                byte[] record = in.readNBytes(Integer.reverseBytes(in.readInt()));
                try {
                    Outcome outcome = Outcome.read((Constant.Tuple) Pyc.readConstant(record, 0));
                    outcomes.add(new Outcome(outcome.mode(), outcome.flags(), program, outcome.error(), outcome.code(), outcome.warnings()));
                } catch (MarshalFormatException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        return outcomes;
    }
}
