package dev.krait.interpreter.modules;

import java.util.List;
import java.util.Map;

/**
 * What the command line and the environment say of how Python runs: CPython's {@code PyConfig}, as far as it applies. Numbers are those of {@code sys.flags}.
 *
 * @param debug {@code -d}
 * @param inspect {@code -i}
 * @param optimize {@code -O}: 1 without asserts, 2 without documentation too
 * @param writesBytecode whether the code of imported modules is written to {@code __pycache__}
 * @param bytecodePrefix the directory for that code, or null
 * @param noUserSite {@code -s}
 * @param noSite {@code -S}
 * @param ignoreEnvironment {@code -E}
 * @param verbose {@code -v}
 * @param bytesWarning {@code -b}
 * @param quiet {@code -q}
 * @param hashRandomization whether hashes of str differ from process to process
 * @param isolated {@code -I}
 * @param dev {@code -X dev}
 * @param safePath {@code -P}: the program's directory is not searched
 * @param maxStrDigits {@code -X int_max_str_digits}
 * @param unbuffered {@code -u}
 * @param warnOptions {@code sys.warnoptions}
 * @param xOptions {@code sys._xoptions}; null for those without a value
 * @param path what of {@code sys.path} comes before the library
 * @param originalArguments {@code sys.orig_argv}
 */
public record Configuration(int debug, int inspect, int optimize, boolean writesBytecode, String bytecodePrefix, int noUserSite, int noSite,
        int ignoreEnvironment, int verbose, int bytesWarning, int quiet, boolean hashRandomization, int isolated, boolean dev, boolean safePath,
        int maxStrDigits, boolean unbuffered, List<String> warnOptions, Map<String, String> xOptions, List<String> path,
        List<String> originalArguments) {
    /** The most digits of an int that is converted to or from text, if nothing is said. */
    public static final int MAX_STR_DIGITS = 4300;

    /** What holds if nothing is said. */
    public static final Configuration DEFAULT = new Configuration(0, 0, 0, true, null, 0, 0, 0, 0, 0, 0, true, 0, false, false, MAX_STR_DIGITS, false,
            List.of(), Map.of(), List.of(), List.of());
}
