package dev.krait.interpreter.modules.sre;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.modules.Modules;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** Module {@code _sre}: the engine below {@code re}, which compiles patterns to {@link Op operations} in Python. */
@PyModule(name = "_sre", types = {MatchType.class, PatternType.class, ScannerType.class, TemplateType.class})
final class SreModule {
    private static final int UNICODE = 32;
    private static final long LARGEST_CODE = 0xFFFF_FFFFL;

    private SreModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        Modules.set(t, module, "MAGIC", Value.ofInt(20230612));
        Modules.set(t, module, "CODESIZE", Value.ofInt(4));
        Modules.set(t, module, "MAXREPEAT", Value.ofInt(LARGEST_CODE));
        Modules.set(t, module, "MAXGROUPS", Value.ofInt(Integer.MAX_VALUE / 2));
    }

    @PyFunction("compile(pattern, flags, code, groups, groupindex, indexgroup)")
    static long compile(PyThread t, long pattern, int flags, long code, int groups, long groupIndex, long indexGroup) {
        if (!PyList.is(code)) {
            throw Errors.typeError(t, "compile() argument 'code' must be list");
        }
        int[] words = new int[PyList.length(code)];
        for (int i = 0; i < words.length; i++) {
            long word = PyInt.toLong(t, PyList.get(code, i));
            if (word < 0 || word > LARGEST_CODE) {
                throw Errors.overflowError(t, "regular expression code size limit exceeded");
            }
            words[i] = (int) word;
        }
        if (words.length == 0 || groups < 0 || words[words.length - 1] != Op.SUCCESS) {
            throw Errors.runtimeError(t, "invalid SRE code");
        }
        return PatternType.create(t, pattern, flags, words, groups, groupIndex, indexGroup);
    }

    @PyFunction("template(pattern, template, /)")
    static long template(PyThread t, long pattern, long template) {
        return TemplateType.create(t, pattern, template);
    }

    @PyFunction("ascii_iscased(character, /)")
    static boolean asciiIsCased(int c) {
        return c < 128 && CharacterTests.isWord(c) && CharacterTests.lowerAscii(c) != CharacterTests.upperAscii(c);
    }

    @PyFunction("unicode_iscased(character, /)")
    static boolean unicodeIsCased(int c) {
        return c != CharacterTests.lower(c) || c != CharacterTests.upper(c);
    }

    @PyFunction("ascii_tolower(character, /)")
    static int asciiToLower(int c) {
        return CharacterTests.lowerAscii(c);
    }

    @PyFunction("unicode_tolower(character, /)")
    static int unicodeToLower(int c) {
        return CharacterTests.lower(c);
    }

    @PyFunction("getlower(character, flags, /)")
    static int getLower(int c, int flags) {
        return (flags & UNICODE) != 0 ? CharacterTests.lower(c) : CharacterTests.lowerAscii(c);
    }

    @PyFunction("getcodesize()")
    static int getCodeSize() {
        return 4;
    }
}
