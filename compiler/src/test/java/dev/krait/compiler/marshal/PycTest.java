package dev.krait.compiler.marshal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.krait.compiler.Oracle;
import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.verify.InvalidCodeException;
import dev.krait.compiler.verify.Verifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiled files go from Krait to CPython and back. A part of the library and of CPython's tests is taken; all of it with
 * the property {@code krait.parity.step} at 1.
 */
class PycTest {
    private static final int STEP = Integer.getInteger("krait.parity.step", 30);
    private static final byte[] SAMPLE = Pyc.ofTimestamp(PythonCompiler.compile(SourceText.of("""
            import a.b as c
            class A[T](B):
                x: int = 1
                def f(self, p=(1, 2.5, 3j, b'b', None, ..., -2**70), *q, k='\\ud800é', **r):
                    try:
                        return [lambda: (p, i, super().f) for i in q if i in {1, 2, 'x'}]
                    except* E as e:
                        yield f'{e!r:>{k}}'
                async def g():
                    async with a as b: await b[1:2]
            """, "sample.py")), 1, 2).toByteArray();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void cPythonLoadsWhatWeWrite() throws IOException {
        Oracle oracle = Oracle.find();
        List<Path> all = oracle.libraryFiles();
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        int written = 0;
        for (int i = STEP / 2; i < all.size(); i += STEP) {
            byte[] source = Files.readAllBytes(all.get(i));
            byte[] file;
            try {
                file = Pyc.ofSource(PythonCompiler.compile(SourceText.of(source, all.get(i).toString())), source, true).toByteArray();
            } catch (PythonSyntaxError e) {
                continue;
            }
            records.writeBytes(new byte[] {(byte) file.length, (byte) (file.length >> 8), (byte) (file.length >> 16), (byte) (file.length >> 24)});
            records.writeBytes(file);
            written++;
        }
        assertEquals(written + " checked", new String(oracle.runResource("check_marshal.py", records.toByteArray()), StandardCharsets.UTF_8).strip());
    }

    @Test
    void cPythonRunsWhatWeWrite(@TempDir Path directory) throws IOException {
        // test_generators needs SIGINT, which a shell ignores for what it runs in the background.
        List<String> modules = new ArrayList<>(List.of("test_grammar"));
        if (STEP == 1) {
            modules.addAll(List.of("test_generators", "test_coroutines", "test_asyncgen", "test_except_star", "test_with", "test_scope", "test_listcomps",
                    "test_type_params", "test_named_expressions", "test_fstring", "test_tstring", "test_unpack_ex", "test_contextlib", "test_dict", "test_list",
                    "test_functools", "test_collections", "test_heapq", "test_json", "test_textwrap", "test_statistics", "test_string", "test_decorators",
                    "test_super", "test_descr", "test_int", "test_float", "test_set", "test_sort", "test_itertools", "test_struct", "test_re"));
        }
        Oracle oracle = Oracle.find();
        List<String> arguments = new ArrayList<>();
        int count = 0;
        for (String module : modules) {
            Path source = oracle.library().resolve("test/" + module + ".py");
            if (Files.exists(source)) {
                Path file = directory.resolve(module + ".pyc");
                Files.write(file, Pyc.ofTimestamp(PythonCompiler.compile(SourceText.of(Files.readAllBytes(source), source.toString())), 0, 0).toByteArray());
                arguments.add(file.toString());
                arguments.add(source.toString());
                count++;
            }
        }
        List<String> outcomes = new String(oracle.runResource("run_pyc.py", new byte[0], arguments.toArray(String[]::new)), StandardCharsets.UTF_8).lines().toList();
        assertEquals(List.of(), outcomes.stream().filter(line -> !line.endsWith(" OK") && !line.endsWith(" as CPython's own")).toList());
        assertEquals(count, outcomes.size());
        assertTrue(10 * outcomes.stream().filter(line -> line.endsWith(" OK")).count() > 7 * count, outcomes::toString);
    }

    @Test
    void weReadWhatCPythonWrites(@TempDir Path directory) throws Exception {
        Oracle oracle = Oracle.find();
        List<Path> all = oracle.libraryFiles().stream().filter(f -> !f.toString().contains("/test/") && !f.toString().contains("lib2to3")).toList();
        List<Path> files = IntStream.range(0, all.size()).filter(i -> i % (STEP == 1 ? 4 : 2 * STEP) == 0).mapToObj(all::get).toList();
        List<String> arguments = new ArrayList<>(List.of(directory.toString()));
        files.forEach(f -> arguments.add(f.toString()));
        oracle.runResource("write_pyc.py", new byte[0], arguments.toArray(String[]::new));
        for (int i = 0; i < files.size(); i++) {
            byte[] source = Files.readAllBytes(files.get(i));
            CodeObject expected = PythonCompiler.compile(SourceText.of(source, files.get(i).toString()));
            long time = Files.getLastModifiedTime(files.get(i)).to(TimeUnit.SECONDS);
            Pyc byTime = Pyc.read(Files.readAllBytes(directory.resolve(i + ".TIMESTAMP.pyc")));
            Pyc checked = Pyc.read(Files.readAllBytes(directory.resolve(i + ".CHECKED_HASH.pyc")));
            Pyc unchecked = Pyc.read(Files.readAllBytes(directory.resolve(i + ".UNCHECKED_HASH.pyc")));
            assertTrue(byTime.matches(time, source.length), files.get(i).toString());
            assertEquals(Pyc.ofTimestamp(expected, time, source.length).stamp(), byTime.stamp());
            assertEquals(Pyc.HASH_BASED | Pyc.CHECK_SOURCE, checked.flags());
            assertEquals(Pyc.HASH_BASED, unchecked.flags());
            assertEquals(Pyc.sourceHash(source), checked.stamp());
            for (Pyc pyc : List.of(byTime, checked, unchecked)) {
                assertEquals(Arrays.hashCode(MarshalWriter.write(expected)), Arrays.hashCode(MarshalWriter.write(pyc.code())), files.get(i).toString());
                Verifier.verify(pyc.code());
            }
        }
    }

    @Test
    void truncatedFilesAreRefused() {
        for (int length = 0; length < SAMPLE.length; length++) {
            assertEquals("refused", outcome(Arrays.copyOf(SAMPLE, length)));
        }
        assertEquals("accepted", outcome(SAMPLE));
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void flippedBitsAreAcceptedOrRefused(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        byte[] file = SAMPLE.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        }
        withinBounds(file);
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void hostileFilesAreAcceptedOrRefused(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(SAMPLE, 0, 16);
        String types = "()><[{cilgyfxsuazZtArNTF.S:0";
        int count = random.nextInt(200);
        for (int i = 0; i < count; i++) {
            char type = random.nextInt(3) == 0 ? '(' : types.charAt(random.nextInt(types.length()));
            file.write(type | (random.nextInt(3) == 0 ? 0x80 : 0));
            int size = random.nextInt(6) == 0 ? random.nextInt() : random.nextInt(8);
            if (type == ')' || type == 'z' || type == 'Z') {
                file.write(size);
            } else if ("(><[lsuatAric".indexOf(type) >= 0) {
                file.writeBytes(new byte[] {(byte) size, (byte) (size >> 8), (byte) (size >> 16), (byte) (size >> 24)});
            }
        }
        withinBounds(file.toByteArray());
    }

    @Test
    void sharedConstantsDoNotMultiply() {
        // A tuple of two references to the tuple before it, and so on: small in the file, huge if it were expanded.
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(SAMPLE, 0, 16);
        for (String type : List.of(")", ">", ":")) {
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            data.writeBytes(file.toByteArray());
            data.writeBytes(new byte[] {')', (byte) 200});
            data.writeBytes(new byte[] {(byte) (')' | 0x80), 0});
            for (int i = 0; i < 199; i++) {
                data.write(type.charAt(0) | 0x80);
                int items = type.equals(":") ? 3 : 2;
                data.writeBytes(type.equals(")") ? new byte[] {2} : type.equals(">") ? new byte[] {2, 0, 0, 0} : new byte[0]);
                for (int k = 0; k < items; k++) {
                    data.writeBytes(new byte[] {'r', (byte) i, 0, 0, 0});
                }
            }
            withinBounds(data.toByteArray());
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withoutEdgeCases();
    }

    /** Reading and verifying take memory in proportion to the file. */
    private static void withinBounds(byte[] file) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        outcome(file);
        long used = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(used < (4 << 20) + 2000L * file.length, used + " bytes for a file of " + file.length);
    }

    private static String outcome(byte[] file) {
        try {
            Verifier.verify(Pyc.read(file).code());
            return "accepted";
        } catch (MarshalFormatException | InvalidCodeException e) {
            assertTrue(e.getMessage().length() > 10);
            return "refused";
        }
    }
}
