package dev.krait.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The three loops of {@code benchmarks/python/loops.py} under Krait's JIT, against the same loops in Java, compiled by C2, with the
 * checks that Python's numbers need: bounds, overflow, and that an item of a list is an int, which is a tagged word. The sum of an array
 * of untagged numbers stands beside it, for what the tags cost. In turn, the shortest time of each. Argument: the folder of the repository.
 */
public final class Loops {
    private static final int COUNT = 1_000_000;
    private static final int ROUNDS = 60;
    private static final long[] NUMBERS = new long[COUNT];
    /** The same as words: 49 bits below a tag. */
    private static final long[] WORDS = new long[COUNT];
    private static final long TAG = 0xFFFE_0000_0000_0000L;
    private static final String UNTAGGED = "untagged";

    private Loops() {
    }

    /** See the class. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 1) {
            System.err.println("usage: Loops <krait repository> [turns]");
            System.exit(2);
        }
        int turns = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        for (int i = 0; i < COUNT; i++) {
            NUMBERS[i] = i % 1000;
            WORDS[i] = TAG | NUMBERS[i];
        }
        Map<String, Long> python = new LinkedHashMap<>();
        Map<String, Long> java = new LinkedHashMap<>();
        for (int turn = 0; turn < turns; turn++) {
            krait(Path.of(args[0]), python);
            time("list_sum", Loops::listSum, java);
            time(UNTAGGED, Loops::untaggedSum, java);
            time("squares", Loops::squares, java);
            time("mandelbrot", Loops::mandelbrot, java);
        }
        System.out.printf("%-12s %12s %12s %8s%n", "microseconds", "C2", "Krait JIT", "ratio");
        python.put(UNTAGGED, python.get("list_sum"));
        python.forEach((name, nanos) -> System.out.printf(Locale.ROOT, "%-12s %12.1f %12.1f %8.2f%n", name, java.get(name) / 1e3, nanos / 1e3,
                (double) nanos / java.get(name)));
    }

    private static void krait(Path repository, Map<String, Long> best) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(repository.resolve("krait").toString(), repository.resolve("benchmarks/python/loops.py").toString()));
        Process p = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        p.getOutputStream().close();
        for (String line : new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
            String[] words = line.split(" ");
            best.merge(words[0], Long.parseLong(words[2]), Math::min);
        }
        if (p.waitFor() != 0) {
            throw new IllegalStateException("loops.py failed");
        }
    }

    private static void time(String name, LongSupplier loop, Map<String, Long> best) {
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            long result = loop.getAsLong();
            long time = System.nanoTime() - start;
            if (result == 0) {
                throw new IllegalStateException(name);
            }
            best.merge(name, time, Math::min);
        }
    }

    private static long listSum() {
        long s = 0;
        for (long word : WORDS) {
            if (Long.compareUnsigned(word, TAG) < 0) {
                throw new IllegalStateException("not an int");
            }
            s = Math.addExact(s, word << 15 >> 15);
        }
        return s;
    }

    private static long untaggedSum() {
        long s = 0;
        for (long x : NUMBERS) {
            s = Math.addExact(s, x);
        }
        return s;
    }

    private static long squares() {
        long s = 0;
        for (long i = 0; i < COUNT; i++) {
            s = Math.addExact(s, Math.multiplyExact(i, i));
        }
        return s;
    }

    private static long mandelbrot() {
        long inside = 0;
        for (int row = 0; row < 60; row++) {
            double ci = row / 30.0 - 1.0;
            for (int column = 0; column < 60; column++) {
                double cr = column / 30.0 - 1.5;
                double zr = 0;
                double zi = 0;
                int n = 0;
                while (n < 100 && zr * zr + zi * zi < 4.0) {
                    double next = zr * zr - zi * zi + cr;
                    zi = 2.0 * zr * zi + ci;
                    zr = next;
                    n++;
                }
                if (n == 100) {
                    inside++;
                }
            }
        }
        return inside;
    }
}
