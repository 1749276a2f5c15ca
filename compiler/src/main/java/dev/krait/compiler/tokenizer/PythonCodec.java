package dev.krait.compiler.tokenizer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** An encoding as Python names it, of which {@code codecs.txt} lists what Java calls it or which characters it has. */
final class PythonCodec {
    private static final char UNDEFINED = '\uFFFD';
    private static final String TABLE = "=";

    private final String name;
    /** A charset of Java, or a table, or {@code "-"}. */
    private final String meaning;

    private PythonCodec(String name, String meaning) {
        this.name = name;
        this.meaning = meaning;
    }

    /** Bytes that have no meaning in the encoding. */
    static final class UndecodableException extends Exception {
        private static final long serialVersionUID = 1L;

        UndecodableException(String codec, int bad, int position, String reason) {
            super(String.format("'%s' codec can't decode byte 0x%02x in position %d: %s", codec, bad, position, reason));
        }
    }

    /** Read when a source first names an encoding other than UTF-8: few do. */
    private static final class Names {
        static final Map<String, PythonCodec> ALL = read();

        private static Map<String, PythonCodec> read() {
            Map<String, PythonCodec> codecs = new HashMap<>();
            try (BufferedReader in = new BufferedReader(new InputStreamReader(PythonCodec.class.getResourceAsStream("codecs.txt"),
                    StandardCharsets.US_ASCII))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String[] words = line.split(" ");
                    if (!words[0].equals("#")) {
                        PythonCodec codec = new PythonCodec(words[0], words[1]);
                        codecs.put(words[0], codec);
                        for (String alias : Arrays.asList(words).subList(2, words.length)) {
                            codecs.put(alias, codec);
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return codecs;
        }
    }

    /** The codec that Python finds under a name, or null. */
    static PythonCodec of(String name) {
        StringBuilder normal = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '.') {
                normal.append(gap && !normal.isEmpty() ? "_" : "").append(c);
                gap = false;
            } else {
                gap = true;
            }
        }
        String key = normal.toString().toLowerCase(Locale.ROOT);
        PythonCodec codec = Names.ALL.get(key);
        if (codec != null || key.indexOf('.') < 0) {
            return codec;
        }
        String alias = key.replace('.', '_');
        codec = Names.ALL.get(alias);
        return codec == null || codec.name.equals(alias) ? null : codec;
    }

    /** Whether it is from bytes to text. */
    boolean isText() {
        return !meaning.equals("-");
    }

    /** Decodes the bytes from a position on. */
    String decode(byte[] bytes, int offset) throws UndecodableException {
        if (meaning.startsWith(TABLE)) {
            return decodeByTable(bytes, offset);
        }
        Charset charset = Charset.forName(meaning);
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        try {
            return decoder.decode(in).toString();
        } catch (CharacterCodingException e) {
            int position = Math.min(in.position(), bytes.length - 1);
            int bad = bytes[position] & 0xFF;
            boolean singleByte = charset.newEncoder().maxBytesPerChar() <= 1.0f;
            String codec = switch (name) {
                case "ascii" -> name;
                case "utf_8", "utf_8_sig" -> "utf-8";
                default -> singleByte ? "charmap" : name;
            };
            throw new UndecodableException(codec, bad, in.position(), switch (codec) {
                case "ascii" -> "ordinal not in range(128)";
                case "utf-8" -> bad < 0xC2 || bad > 0xF4 ? "invalid start byte" : "invalid continuation byte";
                case "charmap" -> "character maps to <undefined>";
                default -> "illegal multibyte sequence";
            });
        }
    }

    private String decodeByTable(byte[] bytes, int offset) throws UndecodableException {
        String[] entries = meaning.substring(TABLE.length()).split(",", -1);
        char[] characters = new char[256];
        for (int i = 0; i < 256; i++) {
            int entry = i - 256 + entries.length;
            characters[i] = entry < 0 ? (char) i : entries[entry].isEmpty() ? UNDEFINED : (char) Integer.parseInt(entries[entry], 16);
        }
        StringBuilder out = new StringBuilder(bytes.length - offset);
        for (int i = offset; i < bytes.length; i++) {
            char c = characters[bytes[i] & 0xFF];
            if (c == UNDEFINED) {
                throw new UndecodableException("charmap", bytes[i] & 0xFF, i, "character maps to <undefined>");
            }
            out.append(c);
        }
        return out.toString();
    }
}
