package dev.krait.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.dis.ConstantRepr;
import dev.krait.compiler.marshal.MarshalFormatException;
import dev.krait.compiler.marshal.Pyc;
import dev.krait.compiler.parser.Parser.Mode;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every text that CPython's own tests of the language compile gives the same code, or the same error at the same place, and
 * the same warnings. The texts are recorded while CPython runs its tests. With the property {@code krait.parity.step} at 1
 * all of them are run, otherwise a few that are quick.
 */
class RecordedSnippetsTest {
    private static final List<String> QUICK = List.of("test_syntax", "test_tstring", "test_string_literals", "test_grammar");
    private static final List<String> ALL = List.of("test_syntax", "test_tstring", "test_string_literals", "test_grammar", "test_exceptions",
            "test_fstring", "test_patma", "test_type_params", "test_eof", "test_unicode_identifiers", "test_named_expressions", "test_compile",
            "test_future_stmt", "test_positional_only_arg", "test_keywordonlyarg", "test_type_annotations", "test_global", "test_scope",
            "test_unpack_ex", "test_except_star", "test_coroutines", "test_asyncgen", "test_with", "test_flufl", "test_generators",
            "test_codeop", "test_peepholer", "test_dis", "test_symtable", "test_unparse", "test_listcomps", "test_builtin",
            "test_code", "test_traceback", "test_pep646_syntax", "test_genexps", "test_setcomps", "test_int", "test_float", "test_complex",
            "test_warnings", "test_dictcomps", "test_augassign", "test_decorators", "test_extcall", "test_class", "test_super", "test_frame",
            "test_annotationlib", "test_typing", "test_dataclasses", "test_type_aliases");

    private int same;
    private int errors;
    private final List<String> different = new ArrayList<>();

    @Test
    void textsOfCPythonsTestsCompileAlike() {
        List<String> modules = Integer.getInteger("krait.parity.step", 60) == 1 ? ALL : QUICK;
        Oracle.find().runResource("record_snippets.py", new byte[0], stream -> compare(new DataInputStream(stream)),
                modules.toArray(String[]::new));
        assertEquals(List.of(), different, () -> different.size() + " differ, " + same + " do not:\n" + String.join("\n", different));
        assertTrue(errors > 500, errors + " errors among " + same);
    }

    /** Compares the records in files that {@code record_snippets.py} wrote. */
    public static void main(String[] files) throws IOException {
        RecordedSnippetsTest test = new RecordedSnippetsTest();
        for (String file : files) {
            try (DataInputStream in = new DataInputStream(Files.newInputStream(Path.of(file)))) {
                test.compare(in);
            }
        }
        test.different.forEach(System.out::println);
        System.out.println(test.same + " equal (" + test.errors + " of them errors), " + test.different.size() + " different");
    }

    private void compare(DataInputStream in) {
        try {
            byte[] size = in.readNBytes(Integer.BYTES);
            while (size.length == Integer.BYTES) {
                byte[] record = in.readNBytes(Byte.toUnsignedInt(size[0]) | Byte.toUnsignedInt(size[1]) << 8
                        | Byte.toUnsignedInt(size[2]) << 16 | size[3] << 24);
                compare(Outcome.read((Constant.Tuple) Pyc.readConstant(record, 0)));
                size = in.readNBytes(Integer.BYTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(Outcome expected) {
        String difference = expected.differenceFromKrait();
        if (difference == null) {
            same++;
            errors += expected.error() == null ? 0 : 1;
        } else {
            different.add(difference);
        }
    }

    /** What CPython makes of a text. */
    record Outcome(String mode, int flags, Constant text, String error, CodeObject code, List<String> warnings) {
        static Outcome read(Constant.Tuple record) throws MarshalFormatException {
            List<Constant> items = record.items();
            List<String> warnings = new ArrayList<>();
            for (Constant warning : ((Constant.Tuple) items.get(5)).items()) {
                warnings.add(words(warning));
            }
            return new Outcome(((Constant.Str) items.get(0)).value(), ((Constant.Int) items.get(1)).value().intValue(), items.get(2),
                    items.get(3) instanceof Constant.Tuple error ? words(error) : null,
                    items.get(4) instanceof Constant.Bytes code ? Pyc.readCode(code.value(), 0) : null, warnings);
        }

        private static String words(Constant tuple) {
            List<String> words = new ArrayList<>();
            for (Constant item : ((Constant.Tuple) tuple).items()) {
                words.add(switch (item) {
                    case Constant.Str s -> s.value();
                    case Constant.Int i -> i.value().toString();
                    default -> "None";
                });
            }
            return String.join("|", words);
        }

        String differenceFromKrait() {
            String expected = error == null ? "code" : error;
            String actual;
            CodeObject compiled = null;
            List<String> given = new ArrayList<>();
            try {
                SourceText source = text instanceof Constant.Bytes bytes ? SourceText.of(bytes.value(), "<t>")
                        : SourceText.of(((Constant.Str) text).value(), "<t>");
                Mode parserMode = switch (mode) {
                    case "exec" -> Mode.EXEC;
                    case "eval" -> Mode.EVAL;
                    default -> Mode.SINGLE;
                };
                compiled = PythonCompiler.compile(source, parserMode, flags, true, 0, (category, message, line) -> {
                    given.add((category == WarningSink.Category.SYNTAX ? "SyntaxWarning|" : "DeprecationWarning|") + message + "|" + line);
                    return false;
                });
                actual = "code";
            } catch (PythonSyntaxError e) {
                actual = String.join("|", e.kind().exceptionName(), e.getMessage(), number(e.line()), number(e.column()),
                        number(e.endLine()), number(e.endColumn()));
            } catch (RuntimeException | StackOverflowError e) {
                actual = e + Arrays.asList(e.getStackTrace()).subList(0, Math.min(5, e.getStackTrace().length)).toString();
            }
            String difference = null;
            if (!expected.equals(actual)) {
                difference = "expected " + expected + "\nbut was  " + actual;
            } else if (!warnings.equals(given)) {
                difference = "expected warnings " + warnings + "\nbut was           " + given;
            } else if (compiled != null) {
                difference = CodeDiff.compare(code, compiled);
            }
            if (difference == null) {
                return null;
            }
            String shown = text instanceof Constant.Bytes bytes ? ConstantRepr.of(bytes.value()) : ((Constant.Str) text).value();
            return "--- " + mode + " " + flags + ": " + shown.substring(0, Math.min(400, shown.length())) + "\n" + difference;
        }

        private static String number(int n) {
            return n == PythonSyntaxError.NONE ? "None" : Integer.toString(n);
        }
    }
}
