package dev.krait.compiler.encoding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An encoding as Python names it, of which {@code codecs.txt} lists what Java calls it or which characters it has. */
final class PythonCodec {
    private static final char UNDEFINED = '\uFFFD';
    private static final String TABLE = "=";
    private static final Map<String, MultibyteDecoder> TABLES = new ConcurrentHashMap<>();

    private final String name;
    /** A charset of Java, or a table, or {@code "-"}. */
    private final String meaning;

    private PythonCodec(String name, String meaning) {
        this.name = name;
        this.meaning = meaning;
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

    /** Decodes a text. */
    String decode(byte[] bytes) throws UndecodableException {
        DecodedText out = new DecodedText(bytes.length);
        decoder().decode(bytes, out);
        return out.finish();
    }

    private Decoder decoder() {
        return switch (name) {
            case "utf_8", "utf_8_sig" -> UnicodeDecoders::utf8;
            case "utf_7" -> UnicodeDecoders::utf7;
            case "utf_16", "utf_16_le" -> UnicodeDecoders.utf16(false);
            case "utf_16_be" -> UnicodeDecoders.utf16(true);
            case "utf_32", "utf_32_le" -> UnicodeDecoders.utf32(false);
            case "utf_32_be" -> UnicodeDecoders.utf32(true);
            case "unicode_escape" -> UnicodeDecoders::unicodeEscape;
            case "raw_unicode_escape" -> UnicodeDecoders::rawUnicodeEscape;
            case "punycode" -> PunycodeDecoders::punycode;
            case "idna" -> PunycodeDecoders::idna;
            case "hz" -> Iso2022Decoder.hz(multibyte("gb2312"));
            case "undefined" -> (in, out) -> {
                throw new UndecodableException("undefined encoding");
            };
            default -> name.startsWith("iso2022_") ? new Iso2022Decoder(name, PythonCodec::multibyte)
                    : meaning.startsWith(TABLE) ? this::decodeByTable
                    : isSingleByte() ? this::decodeByCharset : multibyte(name);
        };
    }

    private boolean isSingleByte() {
        return meaning.indexOf(';') < 0 && Charset.forName(meaning).newEncoder().maxBytesPerChar() <= 1.0f;
    }

    /** The tables of an encoding; made when they are first asked for, and kept. */
    private static MultibyteDecoder multibyte(String name) {
        return TABLES.computeIfAbsent(name, n -> new MultibyteDecoder(n, Names.ALL.get(n).meaning));
    }

    private void decodeByCharset(byte[] in, DecodedText out) throws UndecodableException {
        char[] characters = new char[256];
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        new String(all, Charset.forName(meaning)).getChars(0, 256, characters, 0);
        decode(characters, in, out);
    }

    private void decodeByTable(byte[] in, DecodedText out) throws UndecodableException {
        String[] entries = meaning.substring(TABLE.length()).split(",", -1);
        char[] characters = new char[256];
        for (int i = 0; i < 256; i++) {
            int entry = i - 256 + entries.length;
            characters[i] = entry < 0 ? (char) i : entries[entry].isEmpty() ? UNDEFINED : (char) Integer.parseInt(entries[entry], 16);
        }
        decode(characters, in, out);
    }

    private void decode(char[] characters, byte[] in, DecodedText out) throws UndecodableException {
        boolean ascii = name.equals("ascii");
        for (int i = 0; i < in.length; i++) {
            char c = characters[in[i] & 0xFF];
            if (c == UNDEFINED) {
                throw new UndecodableException(ascii ? "ascii" : "charmap", in, i, i + 1, ascii ? "ordinal not in range(128)" : "character maps to <undefined>");
            }
            out.add(c);
        }
    }
}
