package dev.krait.stencil;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the functions out of the assembly text that clang writes. */
final class AssemblyText {
    private static final Pattern LABEL = Pattern.compile("^(\\w+):.*");

    private AssemblyText() {
    }

    /** Name of function to its lines: instructions, and labels that end in a colon. */
    static Map<String, List<String>> functions(Target target, String text) {
        Map<String, List<String>> result = new LinkedHashMap<>();
        List<String> lines = null;
        for (String raw : text.split("\n")) {
            int comment = raw.indexOf(target.comment);
            String line = (comment < 0 ? raw : raw.substring(0, comment)).replace("@PLT", "").stripTrailing();
            Matcher label = LABEL.matcher(line);
            if (label.matches()) {
                result.put(label.group(1), lines = new ArrayList<>());
            } else if (line.startsWith(".Lfunc_end") || line.startsWith("\t.size")) {
                lines = null;
            } else if (lines != null) {
                line = line.strip();
                if (line.startsWith(".L") || !line.isEmpty() && !line.startsWith(".")) {
                    lines.add(line);
                }
            }
        }
        return result;
    }
}
