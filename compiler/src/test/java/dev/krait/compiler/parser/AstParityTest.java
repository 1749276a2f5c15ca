package dev.krait.compiler.parser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.compiler.Oracle;
import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.ast.AstDumper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Trees of library files equal {@code ast.dump(..., include_attributes=True)} of CPython. Every 60th file is compared;
 * the property {@code krait.parity.step} changes that, 1 compares all.
 */
class AstParityTest {
    @Test
    void treesEqualThoseOfCPython() throws IOException {
        Oracle oracle = Oracle.find();
        int step = Integer.getInteger("krait.parity.step", 60);
        List<Path> files = new ArrayList<>();
        List<Path> all = oracle.libraryFiles();
        for (int i = 0; i < all.size(); i += step) {
            if (all.get(i).toString().contains(System.getProperty("krait.parity.files", ""))) {
                files.add(all.get(i));
            }
        }
        String names = files.stream().map(Path::toString).collect(Collectors.joining("\n"));
        String[] expected = new String(oracle.runResource("dump_ast.py", names.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8).split("\n");
        List<String> different = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String actual = summary(files.get(i));
            if (!actual.equals(expected[i])) {
                different.add(files.get(i) + ": " + actual + " instead of " + expected[i]);
            }
        }
        assertTrue(different.isEmpty(), () -> different.size() + " of " + files.size() + " differ:\n" + String.join("\n", different));
    }

    private static String summary(Path file) throws IOException {
        try {
            return sha1(AstDumper.dump(Parser.parseModule(SourceText.of(Files.readAllBytes(file), file.toString()))));
        } catch (PythonSyntaxError e) {
            return SnippetTest.describe(e);
        }
    }

    /** The hash of UTF-8 in which a lone surrogate has its three bytes. */
    private static String sha1(String dump) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            int start = 0;
            for (int i = 0; i < dump.length(); i++) {
                char c = dump.charAt(i);
                boolean paired = Character.isHighSurrogate(c) && i + 1 < dump.length() && Character.isLowSurrogate(dump.charAt(i + 1));
                if (paired) {
                    i++;
                } else if (Character.isSurrogate(c)) {
                    digest.update(dump.substring(start, i).getBytes(StandardCharsets.UTF_8));
                    digest.update(new byte[] {(byte) (0xE0 | c >> 12), (byte) (0x80 | c >> 6 & 0x3F), (byte) (0x80 | c & 0x3F)});
                    start = i + 1;
                }
            }
            digest.update(dump.substring(start).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
