package dev.krait.interpreter.tier1;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import java.util.List;

/** Guesses what a misspelt name was meant to be, with the costs and limits of CPython's {@code suggestions.c}. */
public final class Suggestions {
    private static final int MOVE = 2;
    private static final int CASE = 1;
    private static final int MAX_NAME = 40;
    private static final int MAX_CANDIDATES = 750;

    private Suggestions() {
    }

    /** The candidate closest to a name, or null if none is close. */
    public static String closest(String name, List<String> candidates) {
        if (candidates.size() >= MAX_CANDIDATES) {
            return null;
        }
        int best = Integer.MAX_VALUE;
        String suggestion = null;
        for (String candidate : candidates) {
            if (candidate.equals(name)) {
                continue;
            }
            int limit = Math.min((name.length() + candidate.length() + 3) * MOVE / 6, best - 1);
            int distance = distance(name, candidate, limit);
            if (distance <= limit && (suggestion == null || distance < best)) {
                suggestion = candidate;
                best = distance;
            }
        }
        return suggestion;
    }

    /**
     * TypeError for an argument that a callable does not have.
     *
     * @param parameters the names it takes
     */
    public static PyError unexpectedKeyword(PyThread t, String callable, String name, List<String> parameters) {
        String suggestion = closest(name, parameters);
        return Errors.typeError(t, "%s() got an unexpected keyword argument '%s'%s", callable, name, suggestion == null ? "" : ". Did you mean '" + suggestion + "'?");
    }

    private static int substitution(char a, char b) {
        if (a == b) {
            return 0;
        }
        return Character.toLowerCase(a) == Character.toLowerCase(b) ? CASE : MOVE;
    }

    private static int distance(String a, String b, int max) {
        int start = 0;
        int n = a.length();
        int m = b.length();
        while (start < n && start < m && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        while (n > start && m > start && a.charAt(n - 1) == b.charAt(m - 1)) {
            n--;
            m--;
        }
        a = a.substring(start, n);
        b = b.substring(start, m);
        if (a.isEmpty() || b.isEmpty()) {
            return (a.length() + b.length()) * MOVE;
        }
        if (a.length() > MAX_NAME || b.length() > MAX_NAME) {
            return max + 1;
        }
        if (b.length() < a.length()) {
            String swap = a;
            a = b;
            b = swap;
        }
        if ((b.length() - a.length()) * MOVE > max) {
            return max + 1;
        }
        int[] row = new int[a.length()];
        for (int i = 0; i < row.length; i++) {
            row[i] = (i + 1) * MOVE;
        }
        int result = 0;
        for (int j = 0; j < b.length(); j++) {
            int distance = j * MOVE;
            result = distance;
            int minimum = Integer.MAX_VALUE;
            for (int i = 0; i < row.length; i++) {
                int substitute = distance + substitution(b.charAt(j), a.charAt(i));
                distance = row[i];
                result = Math.min(substitute, Math.min(result, distance) + MOVE);
                row[i] = result;
                minimum = Math.min(minimum, result);
            }
            if (minimum > max) {
                return max + 1;
            }
        }
        return result;
    }
}
