package dev.krait.compiler.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.compiler.Oracle;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.dis.ConstantRepr;
import dev.krait.compiler.marshal.MarshalFormatException;
import dev.krait.compiler.marshal.Pyc;
import java.io.DataInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every encoding that CPython has under any of its names decodes the same bytes to the same text, or refuses them in the
 * same words: all single bytes, pairs of bytes (all of them with the property {@code krait.parity.step} at 1) and random ones.
 */
class EncodingsTest {
    private static final int SHOWN = 12;

    private int compared;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> different = new ArrayList<>();

    @Test
    void everyEncodingDecodesAlike() {
        boolean all = Integer.getInteger("krait.parity.step", 60) == 1;
        Oracle.find().runResource("decode.py", new byte[0], stream -> {
            DataInputStream in = new DataInputStream(stream);
            byte[] size = in.readNBytes(Integer.BYTES);
            while (size.length == Integer.BYTES) {
                int length = size[0] & 0xFF | (size[1] & 0xFF) << 8 | (size[2] & 0xFF) << 16 | size[3] << 24;
                try {
                    compare(((Constant.Tuple) Pyc.readConstant(in.readNBytes(length), 0)).items());
                } catch (MarshalFormatException e) {
                    throw new IllegalStateException(e);
                }
                size = in.readNBytes(Integer.BYTES);
            }
        }, all ? "1" : "61", all ? "3000" : "300");
        assertEquals(List.of(), different, () -> counts + " of " + compared + ":\n" + String.join("\n", different));
        assertTrue(compared > 20_000, compared + " compared");
    }

    private void compare(List<Constant> record) {
        String[] names = ((Constant.Str) record.get(0)).value().split(" ");
        PythonCodec codec = PythonCodec.of(names[0]);
        for (String name : names) {
            PythonCodec other = PythonCodec.of(name);
            String kind = record.size() != 2 ? "text" : ((Constant.Str) record.get(1)).value().isEmpty() ? "unknown" : "other";
            check(name, null, kind, other == null ? "unknown" : !other.isText() ? "other" : "text");
        }
        if (record.size() > 2 && codec != null && codec.isText()) {
            for (int i = 1; i < record.size(); i += 2) {
                byte[] bytes = ((Constant.Bytes) record.get(i)).value();
                String actual;
                try {
                    actual = "=" + codec.decode(bytes);
                } catch (UndecodableException e) {
                    actual = "!" + e.getMessage();
                } catch (RuntimeException e) {
                    actual = e + " at " + e.getStackTrace()[0];
                }
                check(names[0], bytes, ((Constant.Str) record.get(i + 1)).value(), actual);
            }
        }
    }

    private void check(String name, byte[] bytes, String expected, String actual) {
        compared++;
        if (!expected.equals(actual) && counts.merge(name, 1, Integer::sum) <= SHOWN && different.size() < 40) {
            different.add(name + " " + (bytes == null ? "" : ConstantRepr.of(bytes)) + ": expected " + expected.strip()
                    + " but was " + actual.strip());
        }
    }
}
