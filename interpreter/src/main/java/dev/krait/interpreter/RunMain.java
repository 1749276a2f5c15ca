package dev.krait.interpreter;

import dev.krait.compiler.SourceText;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.marshal.Pyc;
import dev.krait.compiler.verify.InvalidCodeException;
import dev.krait.compiler.verify.Verifier;
import dev.krait.interpreter.modules.Startup;
import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.interpreter.tier1.CodeBody;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs one file, for developers of this module: a Python source, or a {@code .pyc}. The command line is in {@code core}. */
public final class RunMain {
    private static final long STACK_BYTES = 512L << 20;

    private RunMain() {
    }

    /** Runs the file that the first argument names; the rest is {@code sys.argv}. */
    public static void main(String[] args) throws Exception {
        int[] status = {1};
        Thread main = new Thread(null, () -> status[0] = run(args), "main", STACK_BYTES);
        main.start();
        main.join();
        System.exit(status[0]);
    }

    private static int run(String[] args) {
        try (PyContext context = new PyContext()) {
            context.standardInput = new FileInputStream(FileDescriptor.in);
            context.standardOutput = new FileOutputStream(FileDescriptor.out);
            context.standardError = new FileOutputStream(FileDescriptor.err);
            PyThread t = context.newThread();
            context.gil.enter(t);
            boolean failed = false;
            try {
                Startup.initialize(t, null);
                Startup.setArguments(t, Arrays.asList(args));
                Path file = Path.of(args[0]);
                byte[] bytes = Files.readAllBytes(file);
                if (args[0].endsWith(".pyc")) {
                    CodeObject code = Pyc.read(bytes).code();
                    Verifier.verify(code);
                    Calls.execute(t, CodeBody.create(t, code), Startup.mainDict(t), 0, 0, true);
                } else {
                    Startup.runMain(t, SourceText.of(bytes, args[0]));
                }
            } catch (PyError e) {
                failed = true;
            } catch (java.io.IOException | InvalidCodeException e) {
                System.err.println(e);
                return 2;
            }
            return Startup.finish(t, failed);
        }
    }
}
