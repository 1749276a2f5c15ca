package dev.krait.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Compiles under CPython and under Krait in turn, one process each: first a whole library, several times, then texts of one
 * shape each in sizes of three to four decades, to see that time grows as they do.
 *
 * <p>Arguments: the folder of the unpacked CPython, {@code benchmarks/python}, the number of turns (default 5), a part of a
 * path below the library or of the name of a shape (default all), and {@code library} or {@code shapes} to run only one of the two.
 */
public final class CompileBenchmark {
    private static final Map<String, IntFunction<String>> SHAPES = shapes();
    /** Three decades at least: the last only where it does not take too long. */
    private static final List<Integer> SIZES = List.of(100, 1_000, 10_000, 100_000, 1_000_000);
    private static final double LONGEST_SECONDS = 30;

    private CompileBenchmark() {
    }

    /** A process that compiles on command. */
    private record Worker(String name, Process process, BufferedReader out, PrintWriter in) {
        static Worker start(String name, List<String> command, Map<String, String> environment) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(environment);
            Process process = builder.start();
            return new Worker(name, process, new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)),
                    new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8));
        }

        String ask(String command) throws IOException {
            in.println(command);
            String answer = out.readLine();
            return answer == null ? "0 0 died" : answer;
        }


        long peakMegabytes() throws IOException {
            for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
                }
            }
            return 0;
        }
    }

    /** See the class. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 2) {
            System.err.println("usage: CompileBenchmark <unpacked cpython> <benchmarks/python> [turns] [part of a path] [library|shapes]");
            System.exit(2);
        }
        int turns = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        String part = args.length > 3 ? args[3] : "";
        String only = args.length > 4 ? args[4] : "";
        if (!only.equals("shapes")) {
            List<Worker> workers = workers(Path.of(args[0]).toAbsolutePath(), Path.of(args[1]).toAbsolutePath(), "-Xmx2g");
            library(workers, Path.of(args[0]).toAbsolutePath().resolve("lib/python3.14"), part, turns);
            workers.forEach(w -> w.in.close());
        }
        if (!only.equals("library")) {
            List<Worker> workers = workers(Path.of(args[0]).toAbsolutePath(), Path.of(args[1]).toAbsolutePath(), "-Xmx6g");
            shapes(workers, part);
            workers.forEach(w -> w.in.close());
        }
    }

    private static List<Worker> workers(Path cpython, Path scripts, String heap) throws IOException {
        Path python = cpython.resolve("bin/python3.14");
        if (!python.toFile().setExecutable(true)) {
            System.err.println("cannot be run: " + python);
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                Worker.start("cpython", List.of(python.toString(), scripts.resolve("compile_worker.py").toString()),
                        Map.of("LD_LIBRARY_PATH", cpython.toString(), "PYTHONHOME", cpython.toString())),
                Worker.start("krait", List.of(java, "-XX:+UseSerialGC", heap, "-cp", System.getProperty("java.class.path"), CompileWorker.class.getName()), Map.of()));
    }

    private static void library(List<Worker> workers, Path library, String part, int turns) throws IOException {
        Path copy = Files.createTempDirectory("krait-compile");
        try {
            long[] size = copy(library, copy, part);
            Map<String, double[]> times = new LinkedHashMap<>();
            Map<String, Double> cpu = new LinkedHashMap<>();
            for (int turn = 0; turn < turns; turn++) {
                for (Worker worker : workers) {
                    String[] answer = worker.ask("tree " + copy).split(" ");
                    times.computeIfAbsent(worker.name, n -> new double[turns])[turn] = Double.parseDouble(answer[0]);
                    cpu.merge(worker.name, Double.parseDouble(answer[1]), Math::min);
                }
            }
            System.out.printf("%d files, %d lines; seconds of each turn; of the best turn microseconds and processor time per line; peak MB%n", size[0], size[1]);
            for (Worker worker : workers) {
                StringBuilder row = new StringBuilder(String.format("%-8s", worker.name));
                double best = Double.MAX_VALUE;
                for (double seconds : times.get(worker.name)) {
                    row.append(String.format(Locale.ROOT, " %7.2f", seconds));
                    best = Math.min(best, seconds);
                }
                System.out.printf(Locale.ROOT, "%s   %6.2f %6.2f us/line %5d MB%n", row, best * 1e6 / size[1], cpu.get(worker.name) * 1e6 / size[1], worker.peakMegabytes());
            }
        } finally {
            delete(copy);
        }
    }

    private static long[] copy(Path from, Path to, String part) throws IOException {
        long[] size = new long[2];
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".py") && f.toString().contains(part)).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                size[0]++;
                for (byte b : Files.readAllBytes(file)) {
                    size[1] += b == '\n' ? 1 : 0;
                }
            }
        }
        return size;
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> {
                try {
                    Files.delete(f);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void shapes(List<Worker> workers, String part) throws IOException {
        System.out.printf("%n%-16s", "us per part");
        for (int size : SIZES) {
            System.out.printf(" %19d", size);
        }
        System.out.println("   (CPython, Krait; ! where the text is refused, as it must be)");
        Path file = Files.createTempFile("krait-shape", ".py");
        for (Map.Entry<String, IntFunction<String>> shape : SHAPES.entrySet()) {
            if (!shape.getKey().contains(part)) {
                continue;
            }
            System.out.printf("%-16s", shape.getKey());
            double longest = 0;
            for (int size : SIZES) {
                if (10 * longest > LONGEST_SECONDS) {
                    System.out.printf(" %9s %9s", "-", "-");
                    continue;
                }
                Files.writeString(file, shape.getValue().apply(size));
                for (Worker worker : workers) {
                    Best best = best(worker, file);
                    longest = Math.max(longest, best.seconds);
                    boolean refused = best.failure.equals("SyntaxError");
                    System.out.printf(" %9s", refused || best.failure.isEmpty() ? String.format(Locale.ROOT, "%.2f%s", best.seconds * 1e6 / size, refused ? "!" : "")
                            : best.failure.replace("Error", "Err").replace("Recursion", "Recur."));
                }
                System.out.flush();
            }
            System.out.println();
        }
        Files.delete(file);
    }

    /** The shortest of some turns, and what the text was refused with, or nothing. */
    private record Best(double seconds, String failure) {
    }

    private static Best best(Worker worker, Path file) throws IOException {
        Best best = new Best(Double.MAX_VALUE, "");
        double spent = 0;
        for (int i = 0; i < 20 && spent < 2; i++) {
            String[] answer = worker.ask("file " + file).split(" ");
            double seconds = Double.parseDouble(answer[0]);
            spent += seconds;
            if (seconds < best.seconds) {
                best = new Best(seconds, answer.length > 2 ? answer[2] : "");
            }
        }
        return best;
    }

    private static Map<String, IntFunction<String>> shapes() {
        Map<String, IntFunction<String>> shapes = new LinkedHashMap<>();
        shapes.put("assignments", n -> "x = a.b(c, 1)\n".repeat(n));
        shapes.put("assignments 10x", n -> "x = a.b(c, 1)\n".repeat(10 * n));
        shapes.put("names", n -> numbered(n, "name%d = %d\n"));
        shapes.put("functions", n -> numbered(n, "def f%d(a, b=%d):\n    return a + b\n"));
        shapes.put("methods", n -> "class A:\n" + numbered(n, "    def m%d(self):\n        self.x = %d\n"));
        shapes.put("locals", n -> "def f():\n" + numbered(n, "    v%d = %d\n"));
        shapes.put("returns", n -> "def f(a):\n" + "    if a: return 1\n".repeat(n));
        shapes.put("loops", n -> "def f(a):\n" + "    for i in a:\n        if i: continue\n        x = i\n".repeat(n));
        shapes.put("try", n -> "def f(a):\n" + "    try: a()\n    except E as e: x = e\n".repeat(n));
        shapes.put("except", n -> "try: pass\n" + numbered(n, "except E%d: pass  # %d\n"));
        shapes.put("elif", n -> "if a: pass\n" + numbered(n, "elif a == %d: x = %d\n"));
        shapes.put("match", n -> "match a:\n" + numbered(n, "    case [%d, x, %d]: pass\n"));
        shapes.put("list", n -> "x = [" + numbered(n, "a%d, %d, ") + "]");
        shapes.put("constants", n -> "x = (" + numbered(n, "%d, '%d', ") + ")");
        shapes.put("dict", n -> "x = {" + numbered(n, "%d: a%d, ") + "}");
        shapes.put("call", n -> "x = f(" + numbered(n, "a%d, %d, ") + ")");
        shapes.put("sum", n -> "x = a" + " + a".repeat(n));
        shapes.put("attributes", n -> "x = a" + ".b".repeat(n));
        shapes.put("boolean", n -> "x = a" + " and a".repeat(n));
        shapes.put("comparison", n -> "x = a" + " < a".repeat(n));
        shapes.put("conditional", n -> "x = " + "a if b else ".repeat(n) + "c");
        shapes.put("decorators", n -> "@a\n".repeat(n) + "def f(): pass\n");
        shapes.put("f-string", n -> "x = f'" + "{a} text ".repeat(n) + "'");
        shapes.put("string", n -> "x = '" + "text\\n\u00e9".repeat(n) + "'");
        shapes.put("strings", n -> "x = (" + "'a' ".repeat(n) + ")");
        shapes.put("hex digits", n -> "x = 0x" + "f".repeat(n));
        shapes.put("line", n -> "a;".repeat(n));
        shapes.put("comments", n -> "# \u00e9\n".repeat(n));
        shapes.put("continuation", n -> "x = a" + " + \\\n b".repeat(n / 100) + "\n" + "y = (\n" + "1,\n".repeat(n) + ")");
        shapes.put("comprehensions", n -> "[i for i in a]\n".repeat(n));
        shapes.put("lambdas", n -> "x = lambda: a\n".repeat(n));
        shapes.put("globals", n -> "def f():\n" + numbered(n, "    global g%d; g%d = 1\n").replaceAll("g\\d+ = 1", "pass"));
        shapes.put("wrong at the end", n -> "x = a.b(c, 1)\n".repeat(n) + "x = = 1\n");
        return shapes;
    }

    private static String numbered(int count, String pattern) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(pattern.replace("%d", Integer.toString(i)));
        }
        return out.toString();
    }
}
