package dev.krait.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs pyperformance programs under CPython, Krait without and with its JIT, and PyPy where it is installed, in turn, several
 * times; prints the fastest round of each and its ratio to CPython's. Before that it starts each with the program {@code pass}:
 * shortest time from start to end of the process, and most memory resident.
 *
 * <p>Arguments: the folder of a pyperformance checkout, the folder of the Krait repository, the folder of the unpacked CPython, the
 * number of turns (default 3), names of benchmarks (default the eight that Krait is judged by).
 */
public final class Compare {
    private static final List<String> BENCHMARKS =
            List.of("nbody", "fannkuch", "spectral_norm", "float", "chaos", "nqueens", "richards", "deltablue");

    private record Peer(String name, List<String> command, Map<String, String> environment) {
    }

    private Compare() {
    }

    /** See the class. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 3) {
            System.err.println("usage: Compare <pyperformance checkout> <krait repository> <unpacked cpython> [turns] [benchmark ...]");
            System.exit(2);
        }
        Path checkout = Path.of(args[0]);
        Path krait = Path.of(args[1]).toAbsolutePath();
        int turns = args.length > 3 ? Integer.parseInt(args[3]) : 3;
        List<String> benchmarks = args.length > 4 ? List.of(args).subList(4, args.length) : BENCHMARKS;
        List<Peer> peers = peers(krait, Path.of(args[2]).toAbsolutePath());
        System.out.printf("%-14s", "seconds (ratio)");
        peers.forEach(p -> System.out.printf(" %18s", p.name));
        System.out.println();
        starts(peers, 5 * turns);
        Map<String, Double> logs = new LinkedHashMap<>();
        for (String benchmark : benchmarks) {
            Path program = checkout.resolve("pyperformance/data-files/benchmarks/bm_" + benchmark + "/run_benchmark.py");
            if (!Files.exists(program)) {
                System.err.println("not a pyperformance checkout, or no such benchmark: " + program);
                System.exit(2);
            }
            Map<String, Double> best = new LinkedHashMap<>();
            for (int turn = 0; turn < turns; turn++) {
                for (Peer peer : peers) {
                    run(peer, program, krait.resolve("benchmarks/python")).ifPresent(s -> best.merge(peer.name, s, Math::min));
                }
            }
            System.out.printf("%-14s", benchmark);
            Double reference = best.get(peers.get(0).name);
            for (Peer peer : peers) {
                Double seconds = best.get(peer.name);
                if (seconds == null || reference == null) {
                    System.out.printf(" %18s", "failed");
                } else {
                    System.out.printf(Locale.ROOT, " %10.4f (%5.2f)", seconds, seconds / reference);
                    logs.merge(peer.name, Math.log(seconds / reference), Double::sum);
                }
            }
            System.out.println();
        }
        System.out.printf("%-14s", "geomean");
        for (Peer peer : peers) {
            System.out.printf(Locale.ROOT, " %10s (%5.2f)", "", Math.exp(logs.getOrDefault(peer.name, Double.NaN) / benchmarks.size()));
        }
        System.out.println();
    }

    /** Two lines about processes that do nothing. */
    private static void starts(List<Peer> peers, int turns) throws IOException, InterruptedException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        Map<String, Double> megabytes = new LinkedHashMap<>();
        for (int turn = 0; turn < turns; turn++) {
            for (Peer peer : peers) {
                long start = System.nanoTime();
                startPass(peer).waitFor();
                seconds.merge(peer.name, (System.nanoTime() - start) * 1e-9, Math::min);
            }
        }
        for (Peer peer : peers) {
            megabytes.put(peer.name, peakMemory(startPass(peer)));
        }
        row("pass", seconds, peers);
        row("pass, MB", megabytes, peers);
    }

    private static void row(String title, Map<String, Double> figures, List<Peer> peers) {
        System.out.printf("%-14s", title);
        for (Peer peer : peers) {
            System.out.printf(Locale.ROOT, " %10.4f (%5.2f)", figures.get(peer.name), figures.get(peer.name) / figures.get(peers.get(0).name));
        }
        System.out.println();
    }

    private static Process startPass(Peer peer) throws IOException {
        List<String> command = new ArrayList<>(peer.command);
        command.addAll(List.of("-c", "pass"));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(peer.environment);
        return builder.start();
    }

    /** Megabytes resident at most, as Linux says in {@code VmHWM}; looked at every millisecond until the process ends. */
    private static double peakMemory(Process process) throws IOException, InterruptedException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        double megabytes = Double.NaN;
        while (process.isAlive()) {
            try {
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmHWM:")) {
                        megabytes = Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
                    }
                }
            } catch (IOException e) {
                // It has just ended.
                break;
            }
            Thread.sleep(1);
        }
        return megabytes;
    }

    private static List<Peer> peers(Path krait, Path cpython) throws IOException {
        List<Peer> peers = new ArrayList<>();
        Path executable = cpython.resolve("bin/python3.14");
        executable.toFile().setExecutable(true);
        peers.add(new Peer("CPython", List.of(executable.toString()), Map.of("LD_LIBRARY_PATH", cpython.toString(), "PYTHONHOME", cpython.toString())));
        String launcher = krait.resolve("krait").toString();
        peers.add(new Peer("Krait tier 1", List.of(launcher), Map.of("PYTHON_JIT", "0")));
        peers.add(new Peer("Krait JIT", List.of(launcher), Map.of("PYTHON_JIT", "1")));
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            Path pypy = Path.of(folder).resolve("pypy3");
            if (Files.isExecutable(pypy)) {
                peers.add(new Peer("PyPy", List.of(pypy.toString()), Map.of()));
                break;
            }
        }
        return peers;
    }

    /** The seconds of the fastest round, if the program ended well. */
    private static Optional<Double> run(Peer peer, Path program, Path pyperf) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(peer.command);
        command.add("-c");
        command.add("import sys; sys.path.insert(0, sys.argv.pop(1)); sys.argv.pop(0); "
                + "exec(compile(open(sys.argv[0]).read(), sys.argv[0], 'exec'), {'__name__': '__main__', '__file__': sys.argv[0]})");
        command.add(pyperf.toString());
        command.add(program.toAbsolutePath().toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(peer.environment);
        Process process = builder.start();
        String last = null;
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = out.readLine()) != null;) {
                last = line;
            }
        }
        if (process.waitFor() != 0 || last == null || last.split("\t").length < 2) {
            System.err.println(peer.name + " failed on " + program);
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(last.split("\t")[1]));
    }
}
