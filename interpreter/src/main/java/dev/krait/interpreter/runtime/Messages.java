package dev.krait.interpreter.runtime;

/** Texts of errors. A subset of {@link String#format} that is the same in every locale, and that a program's first error need not wait for. */
final class Messages {
    private Messages() {
    }

    /**
     * Fills in {@code %s} and {@code %d} (as {@link String#valueOf} has it), {@code %c} (a code point or a {@code char}) and {@code %%}.
     *
     * @throws IllegalArgumentException if the format has anything else, or not as many places as there are arguments
     */
    static String format(String format, Object... args) {
        StringBuilder out = new StringBuilder(format.length() + 16 * args.length);
        int used = 0;
        int from = 0;
        for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', from)) {
            out.append(format, from, at);
            char kind = at + 1 < format.length() ? format.charAt(at + 1) : 0;
            if (kind == '%') {
                out.append('%');
            } else if (used == args.length || kind != 's' && kind != 'd' && kind != 'c') {
                throw new IllegalArgumentException("format of an error: " + format);
            } else {
                Object value = args[used++];
                if (kind == 'c' && value instanceof Integer codePoint) {
                    out.appendCodePoint(codePoint);
                } else {
                    out.append(value);
                }
            }
            from = at + 2;
        }
        if (used != args.length) {
            throw new IllegalArgumentException("format of an error: " + format);
        }
        return out.append(format, from, format.length()).toString();
    }
}
