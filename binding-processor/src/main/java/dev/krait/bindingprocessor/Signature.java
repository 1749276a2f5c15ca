package dev.krait.bindingprocessor;

import java.util.ArrayList;
import java.util.List;

/**
 * A Python signature as built-ins declare it: {@code name(self, a, /, b=None, *args, c=1, **kwargs)}.
 *
 * @param name the function, empty for {@code "(...)"}
 * @param self the first parameter where it is {@code self} or {@code cls}, or null
 * @param parameters the others in order, {@code *args} and {@code **kwargs} included
 */
record Signature(String name, String self, List<Parameter> parameters) {
    /** How an argument reaches a parameter. */
    enum How { POSITIONAL_ONLY, EITHER, KEYWORD_ONLY, VAR_ARGS, VAR_KEYWORDS }

    /**
     * A parameter.
     *
     * @param name its name
     * @param how how arguments reach it
     * @param defaultText its default as Python source, or null if it is required
     */
    record Parameter(String name, How how, String defaultText) {
    }

    /** Parses a signature. */
    static Signature parse(String text, boolean hasSelf) {
        int open = text.indexOf('(');
        if (open < 0 || !text.endsWith(")")) {
            throw new IllegalArgumentException("a signature is written name(parameters): " + text);
        }
        List<String> parts = split(text.substring(open + 1, text.length() - 1));
        String self = null;
        if (hasSelf) {
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("the first parameter must be self or cls: " + text);
            }
            self = parts.remove(0);
            if (!parts.isEmpty() && parts.get(0).equals("/")) {
                parts.remove(0);
            }
        }
        List<Parameter> parameters = new ArrayList<>();
        boolean keywordOnly = false;
        for (String part : parts) {
            if (part.equals("/")) {
                parameters.replaceAll(p -> new Parameter(p.name, How.POSITIONAL_ONLY, p.defaultText));
            } else if (part.equals("*")) {
                keywordOnly = true;
            } else if (part.startsWith("**")) {
                parameters.add(new Parameter(part.substring(2).strip(), How.VAR_KEYWORDS, null));
            } else if (part.startsWith("*")) {
                parameters.add(new Parameter(part.substring(1).strip(), How.VAR_ARGS, null));
                keywordOnly = true;
            } else {
                int equals = part.indexOf('=');
                String name = (equals < 0 ? part : part.substring(0, equals)).strip();
                String value = equals < 0 ? null : part.substring(equals + 1).strip();
                parameters.add(new Parameter(name, keywordOnly ? How.KEYWORD_ONLY : How.EITHER, value));
            }
        }
        return new Signature(text.substring(0, open).strip(), self, parameters);
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (!text.substring(start).isBlank()) {
            parts.add(text.substring(start).strip());
        }
        return parts;
    }

    /** Parameters that take one argument: what error messages count. */
    List<Parameter> plain() {
        return parameters.stream().filter(p -> p.how != How.VAR_ARGS && p.how != How.VAR_KEYWORDS).toList();
    }

    boolean has(How how) {
        return parameters.stream().anyMatch(p -> p.how == how);
    }

    int count(How how) {
        return (int) parameters.stream().filter(p -> p.how == how).count();
    }

    /** How many can be given by position. */
    int positional() {
        return count(How.POSITIONAL_ONLY) + count(How.EITHER);
    }

    /** How many of the positional ones have no default. */
    int required() {
        int n = 0;
        for (Parameter p : plain()) {
            if (p.how != How.KEYWORD_ONLY && p.defaultText == null) {
                n++;
            }
        }
        return n;
    }

    /** Whether a keyword-only parameter has no default. */
    boolean requiresKeyword() {
        return parameters.stream().anyMatch(p -> p.how == How.KEYWORD_ONLY && p.defaultText == null);
    }

    /** Bit i: keyword-only parameter i has no default. */
    long requiredKeywords() {
        long bits = 0;
        List<Parameter> plain = plain();
        for (int i = positional(); i < plain.size(); i++) {
            if (plain.get(i).defaultText == null) {
                bits |= 1L << i - positional();
            }
        }
        return bits;
    }

    /** What {@code __text_signature__} says. */
    String text() {
        StringBuilder b = new StringBuilder("(");
        if (self != null) {
            b.append(self.startsWith("$") ? self : "$" + (self.equals("cls") ? "type" : self));
        }
        boolean star = false;
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            if (i == 0 && self != null && p.how != How.POSITIONAL_ONLY) {
                b.append(", /");
            }
            b.append(b.length() > 1 ? ", " : "");
            if (p.how == How.KEYWORD_ONLY && !star && !has(How.VAR_ARGS)) {
                b.append("*, ");
                star = true;
            }
            b.append(p.how == How.VAR_ARGS ? "*" : p.how == How.VAR_KEYWORDS ? "**" : "").append(p.name);
            if (p.defaultText != null) {
                b.append('=').append(p.defaultText);
            }
            if (p.how == How.POSITIONAL_ONLY && (i + 1 == parameters.size() || parameters.get(i + 1).how != How.POSITIONAL_ONLY)) {
                b.append(", /");
            }
        }
        if (self != null && parameters.isEmpty()) {
            b.append(", /");
        }
        return b.append(")").toString();
    }
}
