package dev.krait.compiler.marshal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.compiler.Oracle;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarshalTest {
    @Test
    void readsEveryTypeOfConstantThatCPythonWrites() {
        String expressions = "[None, True, False, ..., 0, -1, 2**31, -2**31-1, 2**64, -3**200, 1.5, -0.0, float('inf'), 1+2j, "
                + "'', 'abc', 'a b', '\\xe9', '\\u20ac', '\\U0001f600', '\\ud800', '\\ud83d' + '\\udc0d', 'x'*300, b'', b'\\0\\xff', (), (1,), (1, ('a', (2.0,))), "
                + "frozenset(), frozenset([1]), slice(1, None, 2), tuple(range(300))]";
        byte[] output = Oracle.find().runResource("constants.py", expressions.getBytes(StandardCharsets.UTF_8));
        Constant.Tuple constants = (Constant.Tuple) read(output, 0);
        assertEquals(32, constants.items().size());
        for (Constant constant : constants.items()) {
            assertEquals(constant, read(MarshalWriter.write(constant), 0));
        }
        assertEquals(new Constant.Int(BigInteger.valueOf(3).pow(200).negate()), constants.items().get(9));
        assertEquals(new Constant.Float(-0.0), constants.items().get(11));
        assertEquals(new Constant.Str("\ud800"), constants.items().get(20));
        assertEquals(Constant.Str.ofCodePoints(0xD83D, 0xDC0D), constants.items().get(21));
        assertEquals(new Constant.Slice(Constant.Int.of(1), Constant.NONE, Constant.Int.of(2)), constants.items().get(30));
    }

    @Test
    void hashesSourceAsImportlibDoes() {
        for (String source : List.of("", "abc", "12345678", "x = 1\n".repeat(100))) {
            String expected = Oracle.find().run(
                    "import importlib.util, sys; print(importlib.util.source_hash(sys.stdin.buffer.read()).hex())", source).strip();
            long hash = Long.reverseBytes(Pyc.sourceHash(source.getBytes(StandardCharsets.UTF_8)));
            assertEquals(expected, HexFormat.of().toHexDigits(hash));
        }
    }

    @Test
    void pycFilesGoBothWays() throws MarshalFormatException {
        CodeObject code = (CodeObject) read(compile("x = 'some text'\n"));
        Pyc byTime = Pyc.ofTimestamp(code, 0x1_2345_6789L, 16);
        Pyc read = Pyc.read(byTime.toByteArray());
        assertEquals(byTime.stamp(), read.stamp());
        assertTrue(read.matches(0x2345_6789L, 16));
        assertArrayEquals(byTime.toByteArray(), read.toByteArray());
        Pyc byHash = Pyc.ofSource(code, "x".getBytes(StandardCharsets.UTF_8), true);
        assertEquals(3, Pyc.read(byHash.toByteArray()).flags());

        byte[] wrong = byTime.toByteArray();
        wrong[0]++;
        assertEquals(MarshalFormatException.Kind.NOT_PYC,
                assertThrows(MarshalFormatException.class, () -> Pyc.read(wrong)).kind());
        assertThrows(MarshalFormatException.class, () -> Pyc.read(new byte[10]));
    }

    @Test
    void refusesDataThatEndOrClaimTooMuch() {
        byte[] whole = MarshalWriter.write(read(compile("def f(a, b=(1, 2.5), *, c='x'): return {a: b'bytes', 'c': c in {1, 2, 3}}\n")));
        for (int length = 0; length < whole.length; length++) {
            byte[] truncated = Arrays.copyOf(whole, length);
            assertThrows(MarshalFormatException.class, () -> Pyc.readConstant(truncated, 0));
        }
        for (String data : List.of("(\u00ff\u00ff\u00ff\u007f", "s\u00ff\u00ff\u00ff\u007f", "l\u00ff\u00ff\u00ff\u007f",
                "l\0\0\0\u0080", ">\u00ff\u00ff\u00ff\u007f", "u\u00ff\u00ff\u00ff\u00ff", "r\0\0\0\0", "\u00a9\1r\0\0\0\0", "?", "0", "[\0\0\0\0",
                "l\1\0\0\0\0\0", "u\1\0\0\0\u00ff", ")\1".repeat(3000) + "N")) {
            byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
            assertThrows(MarshalFormatException.class, () -> Pyc.readConstant(bytes, 0), data);
        }
    }

    @Test
    void nestedSetsAreWrittenInLinearTime() {
        Constant nested = new Constant.FrozenSet(List.of());
        for (int i = 0; i < 500; i++) {
            nested = new Constant.FrozenSet(List.of(nested, Constant.Int.of(i)));
        }
        assertTrue(MarshalWriter.write(nested).length > 2000);
        assertEquals(Collections.emptyList(), ((Constant.FrozenSet) read(MarshalWriter.write(new Constant.FrozenSet(List.of())), 0)).items());
    }

    private static byte[] compile(String source) {
        return HexFormat.of().parseHex(Oracle.find().run(
                "import marshal, sys; print(marshal.dumps(compile(sys.stdin.read(), 'f.py', 'exec')).hex())", source).strip());
    }

    private static Constant read(byte[] data) {
        return read(data, 0);
    }

    private static Constant read(byte[] data, int position) {
        try {
            return Pyc.readConstant(data, position);
        } catch (MarshalFormatException e) {
            throw new AssertionError(e);
        }
    }
}
