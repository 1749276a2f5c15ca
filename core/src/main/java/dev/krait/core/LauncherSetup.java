package dev.krait.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Build step: prepares the folder of jars that the {@code krait} launcher runs. Not used at run time.
 *
 * <p>It writes down which JDK was selected ({@code java-home}) and the options it takes ({@code java-options}), and lets a
 * program run once to record the classes that every start needs. HotSpot maps that archive ({@code krait.aot}, JEP 483 and 514,
 * from JDK 25 on; {@code krait.jsa}, JEP 350, before) instead of parsing and verifying the classes again, which is most of what a start
 * costs. An archive that does not fit is ignored: by HotSpot if it is of another JDK, by the launcher if it is older than a jar.
 */
final class LauncherSetup {
    private LauncherSetup() {
    }

    /** The arguments: the folder, the program to record. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path app = Path.of(args[0]);
        String home = System.getProperty("java.home");
        int version = Runtime.version().feature();
        List<String> options = options(version);
        Files.deleteIfExists(app.resolve("krait.aot"));
        Files.deleteIfExists(app.resolve("krait.jsa"));
        List<String> command = new ArrayList<>(List.of(Path.of(home, "bin", "java").toString()));
        command.addAll(options);
        command.add(version >= 25 ? "-XX:AOTCacheOutput=" + app.resolve("krait.aot") : "-XX:ArchiveClassesAtExit=" + app.resolve("krait.jsa"));
        // The JIT is to be at work as well, however slow this machine is at the moment.
        command.addAll(List.of("-Dkrait.jit.loop=99", "-Dkrait.jit.entry=60", "-Dkrait.jit.exit=20"));
        command.addAll(List.of("-cp", app + "/*", Main.class.getName(), args[1]));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(app.resolve("recording.log").toFile());
        // A variable with options, which a build may have set, would make the archive fit only where it is set as well.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            System.err.println("krait: starts will be slow: classes could not be recorded, see " + app.resolve("recording.log"));
        }
        // Most programs end before many of the methods that HotSpot would compile have paid for it; see docs/decisions/0003-start-up.md. Recording is to see much, and goes without.
        options.add("-XX:CompileThresholdScaling=4");
        Files.writeString(app.resolve("java-options"), String.join("\n", options) + "\n");
        // Last: the launcher takes it as the sign that the folder is complete.
        Files.writeString(app.resolve("java-home"), home);
    }

    private static List<String> options(int version) {
        List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4", "-XX:-UsePerfData",
                "-XX:+IgnoreUnrecognizedVMOptions", "-Djna.platform.library.path=/usr/lib"));
        // Native code is what the JIT is about, and sun.misc.Unsafe reaches the heap: no warnings about either. HotSpot is silent when an archive does not fit.
        if (version >= 22) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        if (version >= 23) {
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        options.add(version >= 25 ? "-Xlog:cds*=off,aot*=off" : "-Xlog:cds*=off");
        return options;
    }
}
