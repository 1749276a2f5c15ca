package dev.krait.compiler;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.marshal.MarshalFormatException;
import dev.krait.compiler.marshal.Pyc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles many files with CPython and with Krait, and compares the code objects. */
final class CodeParity {
    /** A compiler under test. */
    @FunctionalInterface
    interface SourceCompiler {
        /**
         * Compiles a module.
         *
         * @throws PythonSyntaxError if the source is not valid
         */
        CodeObject compile(byte[] source, String filename, int optimize);
    }

    /** How many files compared how. */
    static final class Report {
        int same;
        int bothRefused;
        int different;
        int failed;
        final List<Path> bad = new ArrayList<>();
        long nanos;

        @Override
        public String toString() {
            return same + " equal, " + bothRefused + " refused by both, " + different + " different, " + failed
                    + " not compiled; Krait took " + nanos / 1_000_000 + " ms";
        }
    }

    private CodeParity() {
    }

    /**
     * Compares.
     *
     * @param optimize the level of each file
     * @param maxShown how many differences are printed
     */
    static Report run(Oracle oracle, List<Path> files, int[] optimize, SourceCompiler compiler, int maxShown) {
        Report report = new Report();
        oracle.compile(files, optimize, (index, compiled) -> {
            Path file = files.get(index);
            String problem = check(file, optimize[index], compiled, compiler, report);
            if (problem != null) {
                report.bad.add(file);
                if (report.bad.size() <= maxShown) {
                    System.out.println("--- " + oracle.library().relativize(file.toAbsolutePath()) + " at optimize " + optimize[index]
                            + ": " + problem);
                }
            }
        });
        return report;
    }

    private static String check(Path file, int optimize, Oracle.Compiled compiled, SourceCompiler compiler, Report report) {
        try {
            byte[] source = Files.readAllBytes(file);
            long start = System.nanoTime();
            CodeObject actual;
            try {
                actual = compiler.compile(source, file.toString(), optimize);
            } catch (PythonSyntaxError e) {
                if (compiled.error() != null) {
                    report.bothRefused++;
                    return null;
                }
                report.failed++;
                return "refused: " + e.getMessage() + " at " + e.line() + ":" + e.column();
            } catch (RuntimeException | StackOverflowError e) {
                report.failed++;
                StackTraceElement[] trace = e.getStackTrace();
                StringBuilder at = new StringBuilder(e.toString());
                for (int i = 0; i < Math.min(5, trace.length); i++) {
                    at.append("\n    at ").append(trace[i]);
                }
                return at.toString();
            } finally {
                report.nanos += System.nanoTime() - start;
            }
            if (compiled.error() != null) {
                report.failed++;
                return "not refused, but CPython says " + compiled.error();
            }
            String difference = CodeDiff.compare(Pyc.readCode(compiled.marshalled(), 0), actual);
            if (difference == null) {
                report.same++;
            } else {
                report.different++;
            }
            return difference;
        } catch (MarshalFormatException e) {
            throw new IllegalStateException("CPython's code of " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
