package dev.krait.conformance.programs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/**
 * A long search by hand: {@code FindDifferences numbers|objects <programs> <seed> [mode ...]} prints every random program of {@link RandomPrograms} or
 * {@link RandomObjectPrograms}, reduced, that prints something else than under CPython in one of the modes. A mode is {@code tier1}, or the thresholds of loops,
 * entries and exits as in {@code 13/7/5}, and after them {@code +evaluator}, {@code +stress} (a collection at every chance) or {@code +stress=50000} (every 50,000 bytes).
 */
final class FindDifferences {
    private final ProgramRunner cpython = ProgramRunner.cpython();
    private final Map<String, ProgramRunner> runners = new LinkedHashMap<>();

    private FindDifferences(List<String> modes) {
        for (String mode : modes) {
            runners.put(mode, ProgramRunner.krait(properties(mode)));
        }
    }

    private static String[] properties(String mode) {
        String[] parts = mode.split("\\+");
        List<String> all = new ArrayList<>();
        if (parts[0].equals("tier1")) {
            all.add("krait.jit=off");
        } else {
            String[] thresholds = parts[0].split("/");
            all.addAll(List.of("krait.jit.loop=" + thresholds[0], "krait.jit.entry=" + thresholds[1], "krait.jit.exit=" + thresholds[2]));
        }
        for (String part : List.of(parts).subList(1, parts.length)) {
            if (part.equals("evaluator")) {
                all.add("krait.jit=evaluator");
            } else {
                all.add("krait.gc.stress=true");
                if (part.startsWith("stress=")) {
                    all.add("krait.gc.stress.bytes=" + part.substring("stress=".length()));
                }
            }
        }
        return all.toArray(String[]::new);
    }

    public static void main(String[] args) {
        JqwikSession.run(() -> search(args));
    }

    private static void search(String[] args) {
        int count = Integer.parseInt(args[1]);
        List<String> modes = args.length > 3 ? List.of(args).subList(3, args.length) : List.of("tier1", "2/2/2+evaluator", "2/2/2", "13/7/5");
        FindDifferences finder = new FindDifferences(modes);
        Random random = new Random(Long.parseLong(args[2]));
        RandomGenerator<String> numbers = RandomPrograms.programs().generator(1000);
        int found = 0;
        for (int i = 0; i < count; i++) {
            String program = args[0].equals("objects") ? RandomObjectPrograms.program(random) : numbers.next(random).value();
            for (Map.Entry<String, ProgramRunner> mode : finder.runners.entrySet()) {
                if (finder.differs(mode.getValue(), program)) {
                    String small = finder.reduce(mode.getValue(), program);
                    System.out.println("==== program " + i + ", " + mode.getKey() + "\n" + small + "---- CPython\n" + finder.cpython.run(small)
                            + "---- Krait\n" + mode.getValue().run(small));
                    found++;
                    break;
                }
            }
        }
        System.out.println(found + " of " + count + " programs differ");
        finder.cpython.close();
        finder.runners.values().forEach(ProgramRunner::close);
    }

    /** Where recursion ends, when it takes too many calls of built-in functions, is not the same everywhere. */
    private boolean differs(ProgramRunner runner, String program) {
        String expected = cpython.run(program);
        return !expected.startsWith("no answer") && !expected.contains("RecursionError") && !expected.contains("uncaught SyntaxError") && !expected.contains("uncaught IndentationError") && !expected.equals(runner.run(program));
    }

    /** Takes lines out, the outermost first, with what is nested below them, as long as the difference stays. */
    private String reduce(ProgramRunner runner, String program) {
        List<String> lines = new ArrayList<>(program.lines().toList());
        for (boolean again = true; again;) {
            again = false;
            for (int level = 0; level <= 40; level += 4) {
                for (int i = lines.size() - 1; i >= 0; i--) {
                    if (i >= lines.size() || indent(lines.get(i)) != level) {
                        continue;
                    }
                    int end = i + 1;
                    while (end < lines.size() && indent(lines.get(end)) > level) {
                        end++;
                    }
                    List<String> without = new ArrayList<>(lines.subList(0, i));
                    without.addAll(lines.subList(end, lines.size()));
                    if (differs(runner, String.join("\n", without) + "\n")) {
                        lines = without;
                        again = true;
                    }
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
