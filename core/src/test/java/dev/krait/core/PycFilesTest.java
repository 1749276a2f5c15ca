package dev.krait.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.api.Context;
import dev.krait.api.PythonException;
import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.marshal.Pyc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Importing compiled files. What is compiled differs from the source here, to tell which of them was run. */
class PycFilesTest {
    private static final String SOURCE = "x = 'source'\n";
    private static final byte[] BYTES = SOURCE.getBytes(StandardCharsets.UTF_8);
    private static final CodeObject CODE = PythonCompiler.compile(SourceText.of("x = 'cached'\n", "elsewhere.py"));
    private static final long TIME = 1_700_000_000L;

    @TempDir
    private Path directory;

    private String importX(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        try (Context c = Context.create()) {
            c.set("directory", directory.toString());
            c.exec("import sys\nsys.path.insert(0, directory)\nfrom m import x");
            return c.get("x").asString();
        }
    }

    private String withSource(Pyc cached) throws IOException {
        Files.write(directory.resolve("m.py"), BYTES);
        Files.setLastModifiedTime(directory.resolve("m.py"), FileTime.fromMillis(1000 * TIME));
        return importX(directory.resolve("__pycache__/m.cpython-314.pyc"), cached.toByteArray());
    }

    @Test
    void aCachedFileIsUsedWhileItIsUpToDate() throws IOException {
        assertEquals("cached", withSource(Pyc.ofTimestamp(CODE, TIME, BYTES.length)));
        assertEquals("source", withSource(Pyc.ofTimestamp(CODE, TIME - 1, BYTES.length)));
        assertEquals("source", withSource(Pyc.ofTimestamp(CODE, TIME, BYTES.length + 1)));
        assertEquals("cached", withSource(Pyc.ofSource(CODE, BYTES, true)));
        assertEquals("source", withSource(Pyc.ofSource(CODE, new byte[] {1}, true)));
        assertEquals("cached", withSource(Pyc.ofSource(CODE, new byte[] {1}, false)));
    }

    @Test
    void aCompiledFileStandsForItsSource() throws IOException {
        assertEquals("cached", importX(directory.resolve("m.pyc"), Pyc.ofTimestamp(CODE, 1, 2).toByteArray()));
    }

    @Test
    void badFilesAreRefused() {
        byte[] good = Pyc.ofTimestamp(CODE, 1, 2).toByteArray();
        refused("EOFError", Arrays.copyOf(good, 9));
        refused("EOFError", Arrays.copyOf(good, good.length - 1));
        byte[] magic = good.clone();
        magic[0]++;
        refused("bad magic number in 'm'", magic);
        byte[] flags = good.clone();
        flags[4] = 8;
        refused("invalid flags 8 in 'm'", flags);
        byte[] none = Arrays.copyOf(good, 17);
        none[16] = 'N';
        refused("Non-code object in", none);
        CodeObject wild = new CodeObject(0, 0, 0, 0, 0, new byte[] {1, 2}, CODE.consts(), CODE.names(), CODE.localsPlusNames(),
                CODE.localsPlusKinds(), "m.py", "<module>", "<module>", 1, new byte[0], new byte[0]);
        refused("bad code object in", Pyc.ofTimestamp(wild, 1, 2).toByteArray());
    }

    private void refused(String reason, byte[] content) {
        PythonException e = assertThrows(PythonException.class, () -> importX(directory.resolve("m.pyc"), content));
        assertTrue(e.toString().contains(reason), e.toString());
    }
}
