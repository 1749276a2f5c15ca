package dev.krait.conformance.programs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/**
 * A long search by hand: {@code FindDifferences <programs> <seed> [mode ...]} prints every random program, reduced, that prints
 * something else than under CPython in one of the modes {@code tier1}, {@code evaluator}, {@code native}, {@code later}, {@code stress}.
 */
final class FindDifferences {
    private static final String EAGER = "krait.jit.loop=2 krait.jit.entry=2 krait.jit.exit=2";
    private static final Map<String, String> MODES = Map.of("tier1", "krait.jit=off", "evaluator", EAGER + " krait.jit=evaluator", "native", EAGER,
            "later", "krait.jit.loop=13 krait.jit.entry=7 krait.jit.exit=5", "stress", EAGER + " krait.gc.stress=true");

    private final ProgramRunner cpython = ProgramRunner.cpython();
    private final Map<String, ProgramRunner> runners = new LinkedHashMap<>();

    private FindDifferences(List<String> modes) {
        for (String mode : modes) {
            runners.put(mode, ProgramRunner.krait(MODES.get(mode).split(" ")));
        }
    }

    public static void main(String[] args) {
        JqwikSession.run(() -> search(args));
    }

    private static void search(String[] args) {
        int count = Integer.parseInt(args[0]);
        List<String> modes = args.length > 2 ? List.of(args).subList(2, args.length) : List.of("tier1", "evaluator", "native", "later");
        FindDifferences finder = new FindDifferences(modes);
        Random random = new Random(Long.parseLong(args[1]));
        RandomGenerator<String> generator = RandomPrograms.programs().generator(1000);
        int found = 0;
        for (int i = 0; i < count; i++) {
            String program = generator.next(random).value();
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

    private boolean differs(ProgramRunner runner, String program) {
        String expected = cpython.run(program);
        return !expected.contains("uncaught SyntaxError") && !expected.contains("uncaught IndentationError") && !expected.equals(runner.run(program));
    }

    /** Takes lines out, with what is nested below them, as long as the difference stays. */
    private String reduce(ProgramRunner runner, String program) {
        List<String> lines = new ArrayList<>(program.lines().toList());
        for (boolean again = true; again;) {
            again = false;
            for (int i = lines.size() - 1; i >= 0; i--) {
                if (i >= lines.size()) {
                    continue;
                }
                int end = i + 1;
                while (end < lines.size() && indent(lines.get(end)) > indent(lines.get(i))) {
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
        return String.join("\n", lines) + "\n";
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
