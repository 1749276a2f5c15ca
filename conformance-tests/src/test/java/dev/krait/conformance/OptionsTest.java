package dev.krait.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options of the command line and variables of the environment mean what they mean to CPython. */
class OptionsTest {
    private static final String PROGRAM = """
            import sys
            flags = {n: getattr(sys.flags, n) for n in dir(sys.flags) if n[0] != "_" and not callable(getattr(sys.flags, n))}
            for name in ("utf8_mode", "gil", "n_fields", "n_sequence_fields", "n_unnamed_fields", "thread_inherit_context", "context_aware_warnings"):
                flags.pop(name, None)
            paths = [p for p in sys.path if "python3" not in p and ".jar" not in p]
            print(flags, paths, sys.argv, sys.orig_argv[1:], sys.warnoptions, sys._xoptions, sys.dont_write_bytecode, __debug__)
            assert "" , "asserted"
            print(main.__doc__ if "main" in globals() else (lambda: 1).__doc__)
            """;

    @TempDir
    private Path folder;

    private void same(Map<String, String> variables, List<String> arguments) throws IOException, InterruptedException {
        List<String> own = new ArrayList<>(List.of("--"));
        own.addAll(arguments);
        ProcessBuilder krait = new ProcessBuilder(Launch.krait(Launch.classPath(), own.toArray(String[]::new)));
        ProcessBuilder cpython = Launch.cpython(arguments.toArray(String[]::new));
        for (ProcessBuilder builder : List.of(krait, cpython)) {
            builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON") && !name.equals("PYTHONHOME"));
            builder.environment().putAll(variables);
        }
        Launch.Outcome expected = Launch.run(cpython);
        Launch.Outcome actual = Launch.run(krait);
        String what = variables + " " + arguments + "\n" + actual.errors();
        assertEquals(expected.out(), actual.out(), what);
        assertEquals(expected.exit(), actual.exit(), what);
        assertEquals(expected.errors().lines().findFirst(), actual.errors().lines().findFirst(), what);
    }

    @Test
    void options() throws IOException, InterruptedException {
        for (String options : List.of("", "-E", "-s", "-P", "-O", "-OO", "-BSq", "-W error -Wignore", "-b", "-X dev -X a=b", "-ud")) {
            List<String> arguments = new ArrayList<>(options.isEmpty() ? List.of() : List.of(options.split(" ")));
            arguments.addAll(List.of("-c", PROGRAM, "x", "-y"));
            same(Map.of(), arguments);
        }
    }

    @Test
    void variables() throws IOException, InterruptedException {
        Map<String, String> variables = Map.of("PYTHONPATH", "/one:/two", "PYTHONOPTIMIZE", "1", "PYTHONUNBUFFERED", "1", "PYTHONNOUSERSITE", "1",
                "PYTHONWARNINGS", "ignore", "PYTHONHASHSEED", "0", "PYTHONDONTWRITEBYTECODE", "1");
        same(variables, List.of("-c", PROGRAM + "print(hash('abc'))\n"));
        same(Map.of("PYTHONHASHSEED", "1234"), List.of("-c", "print(hash('abc'), list({'a', 'b', 'c', 'd'}))"));
    }

    @Test
    void modulesAreFoundInPythonPathAndNotBesideASafeProgram() throws IOException, InterruptedException {
        Path beside = Files.createDirectories(folder.resolve("program"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(beside.resolve("krait_one.py"), "print('one', __file__[-12:])\n");
        Files.writeString(elsewhere.resolve("krait_two.py"), "print('two', __file__[-12:])\n");
        Path program = beside.resolve("program.py");
        Files.writeString(program, "#! not Python\ntry:\n    import krait_one\nexcept ImportError as e: print(e)\ntry:\n    import krait_two\nexcept ImportError as e: print(e)\n");
        Map<String, String> path = Map.of("PYTHONPATH", elsewhere.toString(), "PYTHONDONTWRITEBYTECODE", "1");
        same(path, List.of(program.toString()));
        same(path, List.of("-P", program.toString()));
        same(path, List.of("-I", program.toString()));
        same(path, List.of("-E", program.toString()));
        Files.writeString(program, "this is not Python\nimport krait_two\nraise ValueError\n");
        same(path, List.of("-x", program.toString()));
    }

    @Test
    void wrongOptions() throws IOException, InterruptedException {
        for (List<String> wrong : List.of(List.of("-Z"), List.of("--foo"), List.of("-c"), List.of("-EW"), List.of("-X"))) {
            same(Map.of(), wrong);
        }
    }
}
