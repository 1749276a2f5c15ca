package dev.krait.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.compiler.RecordedSnippetsTest.Outcome;
import dev.krait.compiler.code.Constant;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Texts that are deep, long or not text at all: CPython's success or its error. */
class LimitsTest {
    /** Shapes that nest, with sizes just below and above the limit of CPython's parser, and of its compiler. */
    private static Map<String, List<Integer>> deep() {
        Map<String, List<Integer>> sizes = new LinkedHashMap<>();
        sizes.put("-", List.of(5900, 6050));
        sizes.put("not ", List.of(5900, 6050));
        sizes.put("~", List.of(1000, 6050));
        sizes.put("a if b else ", List.of(5900, 6050));
        sizes.put("a**", List.of(2900, 3050));
        sizes.put("-a**", List.of(1950, 2050));
        sizes.put("lambda: ", List.of(300, 3050));
        sizes.put("a + ", List.of(20_000, 60_000));
        sizes.put("a, ", List.of(60_000));
        sizes.put("a = ", List.of(60_000));
        sizes.put("a and ", List.of(60_000));
        sizes.put("a < ", List.of(20_000));
        sizes.put("a; ", List.of(60_000));
        sizes.put("a\n", List.of(100_000));
        sizes.put("'a' ", List.of(60_000));
        sizes.put("f'{a}' ", List.of(5_000));
        sizes.put("*a, ", List.of(5_000));
        return sizes;
    }

    private static final Map<String, IntFunction<String>> NESTED = Map.of(
            "parentheses", n -> "(".repeat(n) + ")".repeat(n),
            "lists", n -> "[".repeat(n) + "]".repeat(n),
            "mixed", n -> "[(".repeat(n / 2) + ")]".repeat(n / 2),
            "blocks", n -> blocks(n, "if a:\n"),
            "classes", n -> blocks(n, "class A:\n"),
            "functions", n -> blocks(n, "def f():\n"),
            "loops", n -> blocks(n, "while a:\n"),
            "patterns", n -> "match a:\n case " + "[".repeat(n) + "]".repeat(n) + ": pass",
            "f-strings", n -> "f'{".repeat(n) + "1" + "}'".repeat(n),
            "elif", n -> "if a: pass\n" + "elif a: pass\n".repeat(40 * n));

    private static String blocks(int count, String head) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(" ".repeat(i)).append(head);
        }
        return out.append(" ".repeat(count)).append("pass\n").toString();
    }

    @Test
    void deepTextsCompileOrFailAsInCPython() throws IOException {
        List<String> texts = new ArrayList<>();
        deep().forEach((part, sizes) -> sizes.forEach(n -> texts.add(part.repeat(n) + "a")));
        for (int n : new int[] {18, 20, 22, 99, 101, 148, 151, 199, 201}) {
            NESTED.values().forEach(shape -> texts.add(shape.apply(n)));
        }
        texts.add("x = " + "lambda a=".repeat(700) + "1" + ": 1".repeat(700));
        texts.add("x = " + "lambda a=".repeat(800) + "1" + ": 1".repeat(800));
        for (int n : new int[] {160, 170}) {
            texts.add("(lambda a=".repeat(n) + "1" + ": 1)".repeat(n));
        }
        for (String open : List.of("(", "[", "{", "f(", "a[", "{1: ")) {
            // With as many signs in each bracket as to reach the limit of rules before that of brackets.
            String close = open.endsWith("(") ? ")" : open.endsWith("[") ? "]" : "}";
            texts.add((open + "-".repeat(9)).repeat(150) + "1" + close.repeat(150));
            texts.add((open + "-".repeat(17)).repeat(150) + "1" + close.repeat(150));
        }
        texts.add("a" + ".b".repeat(20_000) + " = 1");
        texts.add("a" + "[0]".repeat(60_000));
        compare(texts.stream().<Constant>map(Constant.Str::new).toList());
    }

    @Test
    void hugeLiteralsCompileOrFailAsInCPython() throws IOException {
        List<String> texts = new ArrayList<>();
        for (int n : new int[] {4299, 4300, 4301, 200_000}) {
            texts.add("1".repeat(n));
            texts.add("0x" + "f".repeat(n));
            texts.add("0b" + "1".repeat(n));
            texts.add("1." + "1".repeat(n));
            texts.add("'" + "\\n".repeat(n) + "\u00e9'");
            texts.add("b'" + "\\x00".repeat(n) + "'");
            texts.add("f'" + "x".repeat(n) + "{1}'");
            texts.add("a".repeat(n) + " = '''" + "x\n".repeat(n) + "'''");
            texts.add("#" + "x".repeat(n));
            texts.add("x = 1" + " ".repeat(n) + "+ 1");
            texts.add("x = 1 \\\n" + "\\\n".repeat(n) + "+ 1");
        }
        texts.add("1e400 + 1e-400 + 1e" + "9".repeat(1000));
        texts.add("'a' * 4096, 'a' * 4097, 2 ** 127, 1 << 128, 1 << 129, (1,) * 256, (1,) * 257");
        compare(texts.stream().<Constant>map(Constant.Str::new).toList());
    }

    @Test
    void bytesThatAreNoTextFailAsInCPython() throws IOException {
        List<Constant> texts = new ArrayList<>();
        for (String text : List.of("x = 1\0", "\0", "'\0'", "# \0\nx", "x = '\u00ff'", "\u00ef\u00bb\u00bfx = 1", "\u00ef\u00bb\u00bf# coding: latin-1\nx", "# coding: latin-1\nx = '\u00ff'",
                "# coding: nothing\nx", "# -*- coding: utf-8 -*-\nx = '\u00ff'", "#!/usr/bin/python\n# vim: set fileencoding=ascii :\nx = '\u00e9'", "# coding: cp1252\nx = '\u0081'",
                "\n\n# coding: latin-1\nx = '\u00ff'", "x = 1\n# coding: latin-1\ny = '\u00ff'", "\u00ed\u00a0\u0080", "'\u00f4\u0090\u0080\u0080'", "\u00c0\u0080", "'\u00c3", "x\r\ny\rz\n", "\f\fx = 1\n\f y",
                "\r", "", "\u001a", "x = 1\u001a", "# coding: utf8\n'\u00c3\u00a9'", "# coding: UTF_8\n'\u00c3\u00a9'", "# coding=iso-8859-15\n'\u00a4'", "# coding=koi8-r\n'\u00c1'", "# coding: us-ascii\nx",
                "# coding: utf-8-sig\nx", "# coding: latin-2\nx", "# coding: rot13\nx", "# coding: \nx", "# coding: cp932\nx", "# coding: mac-greek\n'\u00c1'", "# coding: iso8859_14\n'\u00ff'", "# coding: koi8.t\n'\u0088'", "# coding: hex\nx", "# coding: ISO_8859.2\n'\u00c1'", "# coding: shift-jis\n'\u0081'",
                 "x = 1 # coding: ascii\n'\u00c3\u00a9'", "\u00c3\u00a9 = 1", "\u00e2\u0082\u00ac = 1", "\u00ff\u00fex\0")) {
            texts.add(new Constant.Bytes(text.getBytes(StandardCharsets.ISO_8859_1)));
        }
        for (String charset : List.of("UTF-16LE", "UTF-16", "UTF-32LE")) {
            texts.add(new Constant.Bytes("x = '\u00e9'\n".getBytes(Charset.forName(charset))));
        }
        compare(texts);
    }

    @Test
    void textsInEveryEncodingCompileOrFailAsInCPython() throws IOException {
        List<String> contents = List.of("x = 1", "x = '\u00e9'\r\ny = 2\r", "s = '\u00a4\u00a2\u00a4\u00a4'", "x = '\u0082\u00a0'", "x = '\u0081'", "x = '\u00e2\u0082'", "x = 1 \u00ff",
                "x = '\u001b$B$\"\u001b(B'", "x = '\u001b$(Q!!\u001b(B'", "x = '~{VPND~}~~'", "x = '+AOk-+2AA-'", "x = '+AOk-' + '+ '", "x = '\\u20ac\\x41\\N{BULLET}'",
                "x = '\\ud800'", "x = '\\0'", "x = 1 \\x41", "x.xn--bcher-kva.y = 'xn--bcher-kva'", "xn--bcher-kva-", "\u0083\u00a5 = '\\'", "x = 'a'; '");
        List<Constant> texts = new ArrayList<>();
        for (String encoding : Oracle.find().encodings()) {
            for (String content : contents) {
                texts.add(new Constant.Bytes(("# coding: " + encoding + "\n" + content).getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
        compare(texts);
    }

    @Test
    void aMillionLinesCompile() {
        assertEquals("<module>", PythonCompiler.compile(SourceText.of("a\n".repeat(1_000_000), "<t>")).name());
    }

    private static void compare(List<Constant> texts) throws IOException {
        List<String> different = new ArrayList<>();
        for (Outcome outcome : GeneratedProgramsTest.outcomesOf(texts)) {
            String difference = outcome.differenceFromKrait();
            // How much of the C stack is left when CPython gives up is not in its message for long.
            boolean alike = difference == null || outcome.error() != null && outcome.error().startsWith("RecursionError")
                    && difference.contains("but was  RecursionError");
            if (!alike) {
                different.add(difference.length() > 900 ? difference.substring(0, 200) + "..." + difference.substring(difference.length() - 700) : difference);
            }
        }
        assertTrue(different.isEmpty(), () -> different.size() + " differ:\n" + String.join("\n", different));
    }
}
