package dev.krait.core;

import dev.krait.compiler.SourceText;
import dev.krait.interpreter.modules.Configuration;
import dev.krait.interpreter.modules.PycFiles;
import dev.krait.interpreter.modules.Sources;
import dev.krait.interpreter.modules.Startup;
import dev.krait.interpreter.modules.Terminal;
import dev.krait.interpreter.modules.signals.Signals;
import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier2.Jit;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import sun.misc.Signal;

/** The {@code krait} command. Options are those of {@code python}; see {@link CommandLine}. */
public final class Main {
    /** Built-ins that call back into Python recurse on the Java stack; 512 MiB are reserved, not used. */
    private static final long STACK_BYTES = 512L << 20;

    private Main() {
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) throws InterruptedException {
        CommandLine line;
        try {
            line = CommandLine.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(CommandLine.USAGE.lines().findFirst().orElse(""));
            System.err.println("Try `krait -h' for more information.");
            System.exit(2);
            return;
        }
        Configuration configuration;
        try {
            configuration = PythonSettings.of(line, System::getenv);
        } catch (IllegalArgumentException e) {
            System.err.println("Fatal Python error: " + e.getMessage());
            System.exit(1);
            return;
        }
        if (configuration.ignoreEnvironment() != 0 || line.letters().indexOf('R') >= 0) {
            // Hashes are made before there is a context to ask.
            System.setProperty("krait.hash.random", "true");
        }
        if (line.mode() == CommandLine.Mode.DISASSEMBLE) {
            System.exit(DisCommand.run(line.arguments(), System.in, System.out, System.err));
            return;
        }
        AtomicInteger status = new AtomicInteger(1);
        Thread main = new Thread(null, () -> status.set(run(line, configuration)), "python", STACK_BYTES);
        main.start();
        main.join();
        System.out.flush();
        // Faster than a normal exit: nothing is left that a shutdown hook would have to save.
        System.exit(status.get());
    }

    private static int run(CommandLine line, Configuration configuration) {
        if (line.mode() == CommandLine.Mode.VERSION) {
            System.out.println("Python 3.14.3 (Krait 0.1.0)");
            return 0;
        }
        if (line.mode() == CommandLine.Mode.HELP) {
            System.out.println(CommandLine.USAGE);
            return 0;
        }
        Session session = SessionComponent.session(new SessionSettings(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), line.heapLimit(), line.arguments(), line.jit(), line.jitStats(), line.jitDump() ? System.err : null));
        PyContext context = session.context;
        PyThread t = session.thread;
        context.gil.enter(t);
        boolean failed = false;
        Consumer<String> noJit = why -> System.err.println("krait: the JIT is not running: " + why);
        try {
            Jit.setFailureListener(noJit);
            String missing = session.start();
            if (missing != null) {
                noJit.accept(missing);
            }
            Startup.configure(t, configuration);
            Signals signals = Signals.of(t);
            Signal.handle(new Signal("INT"), s -> signals.arrive(t, Signals.INT));
            execute(t, line, configuration);
        } catch (PyError e) {
            failed = true;
        } catch (IOException e) {
            System.err.println("krait: can't open file '" + line.program() + "': " + reason(e));
            return 2;
        }
        if (configuration.inspect() != 0 && line.program() != null) {
            if (failed) {
                Startup.reportError(t);
            }
            failed = !prompt(t);
        }
        int status = Startup.finish(t, failed);
        if (line.jitStats() && context.jit != null) {
            System.err.print(context.jit.report());
        }
        return status;
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "[Errno 2] No such file or directory" : String.valueOf(e.getMessage());
    }

    /** Reads statements until the end of the input; false if an exception ended that. */
    private static boolean prompt(PyThread t) {
        try {
            new Repl(t, new PrintStream(new FileOutputStream(FileDescriptor.out), true), false).run();
            return true;
        } catch (PyError e) {
            return false;
        } catch (IOException e) {
            System.err.println("krait: cannot read from the terminal: " + e.getMessage());
            return true;
        }
    }

    /** Puts the place of the program first in {@code sys.path}, unless that is not wanted. */
    private static void search(PyThread t, Configuration configuration, String place) {
        if (!configuration.safePath()) {
            Startup.prependPath(t, place);
        }
    }

    /** Without its first line, whose end stays, so that the others keep their numbers. */
    private static byte[] skipLine(byte[] program) {
        int end = 0;
        while (end < program.length && program[end] != '\n') {
            end++;
        }
        return java.util.Arrays.copyOfRange(program, end, program.length);
    }

    private static void execute(PyThread t, CommandLine line, Configuration configuration) throws IOException {
        switch (line.mode()) {
            case COMMAND -> {
                search(t, configuration, "");
                Startup.runCommand(t, SourceText.of(line.program(), "<string>"));
            }
            case MODULE -> {
                search(t, configuration, System.getProperty("user.dir"));
                Startup.runModule(t, line.program());
            }
            case FILE -> {
                Path file = Path.of(line.program());
                if (Files.isDirectory(file)) {
                    file = file.resolve("__main__.py");
                    search(t, configuration, line.program());
                } else {
                    Path parent = file.toAbsolutePath().normalize().getParent();
                    search(t, configuration, parent == null ? "/" : parent.toString());
                }
                byte[] program = Files.readAllBytes(file);
                if (line.letters().indexOf('x') >= 0) {
                    program = skipLine(program);
                }
                if (PycFiles.looksLikeOne(file.toString(), program)) {
                    PycFiles.runMain(t, program, file.toAbsolutePath().toString());
                    return;
                }
                // As in CPython, __file__ and tracebacks show the absolute path.
                Startup.runMain(t, Sources.text(t, program, file.toAbsolutePath().toString()));
            }
            default -> {
                search(t, configuration, "");
                if (line.mode() == CommandLine.Mode.STDIN || !Terminal.is(0) && configuration.inspect() == 0) {
                    Startup.runMain(t, Sources.text(t, System.in.readAllBytes(), "<stdin>"));
                } else {
                    new Repl(t, new PrintStream(new FileOutputStream(FileDescriptor.out), true), configuration.quiet() == 0).run();
                }
            }
        }
    }
}
