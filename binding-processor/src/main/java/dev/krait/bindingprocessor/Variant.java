package dev.krait.bindingprocessor;

import java.util.List;

/**
 * How a Java method that serves several Python functions is told which of them is called.
 *
 * @param first what it gets before the arguments, a literal of a string, or empty
 * @param last what it gets after the arguments, a constant that is an int, or empty
 * @param reflected whether it gets its two operands in the other order
 */
record Variant(String first, String last, boolean reflected) {
    /** A method that serves one function. */
    static final Variant PLAIN = new Variant("", "", false);

    /** {@code __radd__} where the method is that of {@code __add__}. */
    static final Variant REFLECTED = new Variant("", "", true);

    static Variant of(String first, String last) {
        return new Variant(first, last, false);
    }

    /** Takes from the parameters those that are not Python's; says what is wrong with them, or null. */
    String take(List<String> types) {
        if (!first.isEmpty() && (types.isEmpty() || !types.remove(0).equals("java.lang.String"))) {
            return "a function with several names gets its name as a String before the arguments";
        }
        if (!last.isEmpty() && (types.isEmpty() || !types.remove(types.size() - 1).equals("int"))) {
            return "a rich comparison gets the operator as an int after its two operands";
        }
        if (reflected && (types.size() < 2 || !types.get(0).equals("long") || !types.get(1).equals("long"))) {
            return "a reflected operation has two operands, each a long";
        }
        return null;
    }

    /** The arguments as the method takes them; the thread, where it is one, is not among them. */
    void arrange(List<String> arguments) {
        if (reflected) {
            arguments.add(0, arguments.remove(1));
        }
        if (!first.isEmpty()) {
            arguments.add(0, first);
        }
        if (!last.isEmpty()) {
            arguments.add(last);
        }
    }
}
