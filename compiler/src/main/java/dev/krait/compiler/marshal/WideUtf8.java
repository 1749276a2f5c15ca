package dev.krait.compiler.marshal;

import dev.krait.compiler.code.Constant;
import dev.krait.compiler.marshal.MarshalFormatException.Kind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/** UTF-8 that may hold surrogates ({@code surrogatepass}). */
final class WideUtf8 {
    private WideUtf8() {
    }

    static Constant.Str decode(byte[] bytes) throws MarshalFormatException {
        try {
            return new Constant.Str(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return decodeWithSurrogates(bytes);
        }
    }

    private static Constant.Str decodeWithSurrogates(byte[] bytes) throws MarshalFormatException {
        IntStream.Builder text = IntStream.builder();
        int i = 0;
        while (i < bytes.length) {
            int lead = bytes[i] & 0xFF;
            int length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3
                    : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
            if (length == 0 || i + length > bytes.length) {
                throw invalid(i);
            }
            int codePoint = length == 1 ? lead : lead & 0xFF >> length + 1;
            for (int j = 1; j < length; j++) {
                int next = bytes[i + j] & 0xFF;
                if (next >> 6 != 2) {
                    throw invalid(i);
                }
                codePoint = codePoint << 6 | next & 0x3F;
            }
            if (length == 3 && codePoint < 0x800 || length == 4 && (codePoint < 0x10000 || codePoint > 0x10FFFF)) {
                throw invalid(i);
            }
            text.add(codePoint);
            i += length;
        }
        return Constant.Str.ofCodePoints(text.build().toArray());
    }

    private static MarshalFormatException invalid(int position) {
        return new MarshalFormatException(Kind.MALFORMED, "bad marshal data (invalid UTF-8 at byte " + position + " of a string)");
    }

    static byte[] encode(Constant.Str str) {
        try {
            if (str.splits().isEmpty()) {
                ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(str.value()));
                return Arrays.copyOf(bytes.array(), bytes.limit());
            }
        } catch (CharacterCodingException e) {
            // It holds lone surrogates.
        }
        byte[] bytes = new byte[str.value().length() * 3];
        int size = 0;
        for (int codePoint : str.codePoints()) {
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                bytes[size++] = (byte) (0xE0 | codePoint >> 12);
                bytes[size++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
                bytes[size++] = (byte) (0x80 | codePoint & 0x3F);
            } else {
                byte[] encoded = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(encoded, 0, bytes, size, encoded.length);
                size += encoded.length;
            }
        }
        return Arrays.copyOf(bytes, size);
    }
}
