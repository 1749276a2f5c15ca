package dev.krait.core;

import dev.krait.interpreter.modules.Configuration;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes of the options of the command line and the variables of the environment what they mean together, as CPython does. */
final class PythonSettings {
    private final CommandLine line;
    private final UnaryOperator<String> variables;
    private final Map<String, String> xOptions = new LinkedHashMap<>();

    private PythonSettings(CommandLine line, UnaryOperator<String> variables) {
        this.line = line;
        this.variables = variables;
        for (String option : line.xOptions()) {
            int equals = option.indexOf('=');
            xOptions.put(equals < 0 ? option : option.substring(0, equals), equals < 0 ? null : option.substring(equals + 1));
        }
    }

    /**
     * The configuration.
     *
     * @param variables the environment; null for a variable that is not set
     * @throws IllegalArgumentException if a value cannot be
     */
    static Configuration of(CommandLine line, UnaryOperator<String> variables) {
        return new PythonSettings(line, variables).configuration();
    }

    private int count(char letter) {
        // No stream: this is part of every start.
        int n = 0;
        for (int i = 0; i < line.letters().length(); i++) {
            n += line.letters().charAt(i) == letter ? 1 : 0;
        }
        return n;
    }

    private boolean isIsolated() {
        return count('I') > 0;
    }

    /** A variable of the environment that is not empty, unless {@code -E} or {@code -I} says to ignore those for Python. */
    private String environment(String variable) {
        String value = count('E') > 0 || isIsolated() ? null : variables.apply(variable);
        return value == null || value.isEmpty() ? null : value;
    }

    private boolean isSet(String variable) {
        return environment(variable) != null;
    }

    /** How often a letter is given, or the number in a variable if that is more; a variable that is no number counts as 1. */
    private int level(char letter, String variable) {
        String value = environment(variable);
        int given = 0;
        if (value != null) {
            try {
                given = Integer.parseInt(value.strip());
                given = given < 0 ? 1 : given;
            } catch (NumberFormatException e) {
                given = 1;
            }
        }
        return Math.max(count(letter), given);
    }

    private Configuration configuration() {
        String seed = count('R') > 0 ? null : environment("PYTHONHASHSEED");
        if (seed != null && !seed.equals("random") && !seed.matches("0*\\d{1,10}") || seed != null && seed.matches("\\d+") && Long.parseLong(seed) > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
        }
        boolean dev = xOptions.containsKey("dev") || isSet("PYTHONDEVMODE");
        int bytesWarning = count('b');
        return new Configuration(level('d', "PYTHONDEBUG"), count('i') > 0 || isSet("PYTHONINSPECT") ? 1 : 0, Math.min(2, level('O', "PYTHONOPTIMIZE")),
                count('B') == 0 && !isSet("PYTHONDONTWRITEBYTECODE"),
                xOptions.containsKey("pycache_prefix") ? emptyToNull(xOptions.get("pycache_prefix")) : environment("PYTHONPYCACHEPREFIX"),
                count('s') > 0 || isIsolated() || isSet("PYTHONNOUSERSITE") ? 1 : 0, count('S') > 0 ? 1 : 0, count('E') > 0 || isIsolated() ? 1 : 0,
                level('v', "PYTHONVERBOSE"), bytesWarning, count('q') > 0 ? 1 : 0, seed == null || seed.equals("random") || Long.parseLong(seed) != 0,
                isIsolated() ? 1 : 0, dev, count('P') > 0 || isIsolated() || isSet("PYTHONSAFEPATH"), maxStrDigits(),
                count('u') > 0 || isSet("PYTHONUNBUFFERED"), warnOptions(dev, bytesWarning), xOptions, path(), line.original());
    }

    private static String emptyToNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private int maxStrDigits() {
        String option = xOptions.containsKey("int_max_str_digits") ? String.valueOf(xOptions.get("int_max_str_digits")) : environment("PYTHONINTMAXSTRDIGITS");
        if (option == null) {
            return Configuration.MAX_STR_DIGITS;
        }
        if (option.matches("\\d{1,9}") && (Integer.parseInt(option) == 0 || Integer.parseInt(option) >= 640)) {
            return Integer.parseInt(option);
        }
        throw new IllegalArgumentException((xOptions.containsKey("int_max_str_digits") ? "-X int_max_str_digits" : "PYTHONINTMAXSTRDIGITS")
                + ": invalid limit; must be >= 640 or 0 for unlimited.");
    }

    private List<String> warnOptions(boolean dev, int bytesWarning) {
        List<String> options = new ArrayList<>();
        if (dev) {
            options.add("default");
        }
        String variable = environment("PYTHONWARNINGS");
        if (variable != null) {
            options.addAll(List.of(variable.split(",")));
        }
        options.addAll(line.warnings());
        if (bytesWarning > 0) {
            options.add(bytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
        }
        return options;
    }

    /** PYTHONPATH; as there, an empty entry is the current directory, and what is relative is made absolute. */
    private List<String> path() {
        String variable = environment("PYTHONPATH");
        List<String> path = new ArrayList<>();
        if (variable != null) {
            for (String entry : variable.split(File.pathSeparator, -1)) {
                path.add(Path.of(entry).toAbsolutePath().normalize().toString());
            }
        }
        return path;
    }
}
