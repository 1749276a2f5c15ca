package dev.krait.bindingprocessor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the processor refuses, and what it writes for what it does not. */
class BindingProcessorTest {
    private static final List<JavaFileObject> ANNOTATIONS = List.of(
            source("dev.krait.interpreter.bind.PyModule", "@interface PyModule { String name(); String doc() default \"\"; Class<?>[] types() default {}; }"),
            source("dev.krait.interpreter.bind.PyFunction", "@interface PyFunction { String value(); String[] names() default {}; String doc() default \"\"; }"),
            source("dev.krait.interpreter.runtime.PyThread", "class PyThread {}"));

    @TempDir
    private Path folder;

    private static JavaFileObject source(String name, String declaration, String... annotations) {
        String text = "package " + name.substring(0, name.lastIndexOf('.')) + "; " + String.join(" ", annotations) + " public " + declaration;
        return new SimpleJavaFileObject(URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignored) {
                return text;
            }
        };
    }

    /** Processes a module with one function; the errors, or what was generated. */
    private String process(String signature, String method) throws IOException {
        return processMarked("\"" + signature + "\"", method);
    }

    private String processMarked(String values, String method) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<JavaFileObject> sources = new java.util.ArrayList<>(ANNOTATIONS);
        sources.add(source("example.Example", """
                final class Example {
                    @dev.krait.interpreter.bind.PyFunction(%s)
                    static %s
                }
                """.formatted(values, method), "@dev.krait.interpreter.bind.PyModule(name = \"example\")"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            files.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(folder.toFile()));
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(folder.toFile()));
            JavaCompiler.CompilationTask task = compiler.getTask(new StringWriter(), files, diagnostics, List.of("-proc:only"), null, sources);
            task.setProcessors(List.of(new BindingProcessor()));
            Path generated = folder.resolve("example/ExampleBinding.java");
            Files.deleteIfExists(generated);
            // What the generated class refers to is not there, so that it has errors too.
            task.call();
            return Files.exists(generated) ? Files.readString(generated) : diagnostics.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                    .map(d -> d.getMessage(Locale.ROOT)).toList().toString();
        }
    }

    @Test
    void defaultsArriveAsWhatTheSignatureSays() throws IOException {
        String generated = process("f(a=(), b=None, c=-7, d=1e-09, e=.5, f='x', g=True, h=1.5e+3)",
                "long f(long a, long b, int c, double d, double e, String s, boolean g, double h) { return a; }");
        assertTrue(generated.contains("new long[] {Const.EMPTY_TUPLE, Const.NONE, Value.ofInt(-7L), Value.ofDouble(1e-09), Value.ofDouble(.5), "
                + "Arguments.defaultString(\"x\"), Const.TRUE, Value.ofDouble(1.5e+3)}"), generated);
        assertTrue(generated.contains("f0(t, Const.EMPTY_TUPLE, "), generated);
    }

    @Test
    void defaultsThatOnlyTheSignatureShowsArriveAsZero() throws IOException {
        String generated = process("f(a=<absent>, b=..., c=sys.maxsize, d=b' ', e=<unrepresentable>)", "long f(long a, long b, long c, long d, long e) { return a; }");
        assertTrue(generated.contains("new long[] {0L, 0L, 0L, 0L, 0L}"), generated);
    }

    @Test
    void defaultsThatCannotBePassedAreRefused() throws IOException {
        for (String wrong : List.of("[]", "{}", "(1, 2)", "object()", "x", "<a", "b", "1j", "sys.minsize")) {
            String said = process("f(a=" + wrong + ")", "long f(long a) { return a; }");
            assertTrue(said.startsWith("[Example.f: the default " + wrong + " of a cannot be passed on; possible are None, True, False, numbers, strings and ()"), said);
        }
    }

    @Test
    void zeroForNothingNeedsAParameterThatIsAWord() throws IOException {
        for (String type : List.of("int", "double", "boolean", "String")) {
            String said = process("f(a=<absent>)", "long f(" + type + " a) { return 0; }");
            assertTrue(said.contains("the default <absent> of a arrives as 0, so the parameter must be a long, not a "), said);
        }
    }

    @Test
    void resultsThatMayBeRawNumbersAreChecked() throws IOException {
        String generated = process("f(a)", "long f(long a) { return 5; }");
        assertTrue(generated.contains("if (isNoWord(result)) {\n            throw noWord(t, \"Example.f\", result);"), generated);
        assertTrue(process("f(a)", "int f(long a) { return 5; }").contains("return Value.ofInt(Example.f(a0));"));
        assertEquals("[Example.f returns java.lang.Long]", process("f(a)", "Long f(long a) { return 5L; }"));
        assertEquals("[Example.f returns short]", process("f(a)", "short f(long a) { return 5; }"));
    }

    @Test
    void functionsWithSeveralNamesAreToldTheirs() throws IOException {
        String names = "names = {\"one\", \"two\"}, value = \"(a, /)\"";
        String generated = processMarked(names, "int f(String name, long a) { return 1; }");
        assertTrue(generated.contains("Example.f(\"one\", a0)") && generated.contains("Example.f(\"two\", a0)"), generated);
        assertTrue(processMarked(names, "int f(long a) { return 1; }").contains("Example.f: a function with several names gets its name as a String"));
    }
}
