package dev.krait.interpreter.bind;

import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Suggestions;
import dev.krait.spi.abi.Memory;
import java.util.Arrays;

/** Binds the arguments of built-in functions to their parameters, with CPython's errors. Called by generated code. */
public final class Arguments {
    private Arguments() {
    }

    /**
     * The words for the parameters of a function: self, the parameters, the tuple {@code *args}, the dict {@code **kwargs}. Parameters
     * not given are their defaults, or 0.
     */
    public static long[] bind(PyThread t, Binding binding, FunctionSpec s, long args, int nargs, long kwnames) {
        int self = s.self() ? 1 : 0;
        if (nargs < self) {
            throw needsArgument(t, binding, s);
        }
        int n = nargs - self;
        int keywords = kwnames == 0 ? 0 : PyTuple.length(kwnames);
        int count = s.parameters().length;
        boolean named = s.positionalOnly() < count || s.varKeywords();
        if (!named && keywords > 0) {
            throw Errors.typeError(t, "%s takes no keyword arguments", described(binding, s, true));
        }
        long[] out = new long[s.slots()];
        if (self == 1) {
            out[0] = Memory.getLong(args);
        }
        if (!named) {
            checkCount(t, binding, s, n);
        } else {
            checkNamedCount(t, binding, s, n, keywords);
        }
        int direct = Math.min(n, s.positional());
        for (int i = 0; i < direct; i++) {
            out[self + i] = Memory.getLong(args + 8L * (self + i));
        }
        int next = self + count;
        if (s.varArgs()) {
            int extra = Math.max(0, n - s.positional());
            out[next++] = PyTuple.ofWords(t, args + 8L * (self + direct), extra);
        }
        if (s.varKeywords()) {
            out[next] = PyDict.create(t);
        }
        long unexpected = 0;
        for (int k = 0; k < keywords; k++) {
            if (!bindKeyword(t, binding, s, out, direct, PyTuple.get(kwnames, k), Memory.getLong(args + 8L * (nargs + k))) && unexpected == 0) {
                unexpected = PyTuple.get(kwnames, k);
            }
        }
        long[] defaults = s.defaults();
        for (int i = 0; i < count; i++) {
            if (out[self + i] == 0) {
                boolean required = i < s.positional() ? i < s.required() : (s.requiredKeywords() >>> i - s.positional() & 1) != 0;
                if (required) {
                    throw missing(t, binding, s, i, n);
                }
                out[self + i] = defaults[i];
            }
        }
        // What is missing is said first, as CPython's getargs does.
        if (unexpected != 0) {
            throw Suggestions.unexpectedKeyword(t, errorName(binding, s), PyStr.toJava(unexpected),
                    Arrays.asList(s.parameters()).subList(s.positionalOnly(), count));
        }
        return out;
    }

    /** False if there is no such parameter. */
    private static boolean bindKeyword(PyThread t, Binding binding, FunctionSpec s, long[] out, int direct, long name, long value) {
        int self = s.self() ? 1 : 0;
        String[] parameters = s.parameters();
        for (int i = s.positionalOnly(); i < parameters.length; i++) {
            if (PyStr.equal(name, parameters[i])) {
                if (out[self + i] != 0) {
                    throw i < direct
                            ? Errors.typeError(t, "argument for %s given by name ('%s') and position (%d)", errorName(binding, s) + "()", parameters[i], i + 1)
                            : Errors.typeError(t, "%s got multiple values for keyword argument '%s'", errorName(binding, s) + "()", parameters[i]);
                }
                out[self + i] = value;
                return true;
            }
        }
        if (!s.varKeywords()) {
            return false;
        }
        PyDict.set(t, out[out.length - 1], name, value);
        return true;
    }

    private static void checkCount(PyThread t, Binding binding, FunctionSpec s, int n) {
        int count = s.positional();
        int required = s.required();
        if (n >= required && (n <= count || s.varArgs())) {
            return;
        }
        boolean slot = s.role() == FunctionSpec.Role.WRAPPER && !s.name().equals("__init__");
        if (required == count && !s.varArgs()) {
            if (slot) {
                throw Errors.typeError(t, "expected %d argument%s, got %d", count, plural(count), n);
            }
            boolean constructor = s.role() == FunctionSpec.Role.NEW || s.role() == FunctionSpec.Role.WRAPPER;
            if (count == 0) {
                throw Errors.typeError(t, "%s takes no arguments%s", constructor ? errorName(binding, s) : described(binding, s, true),
                        constructor ? "" : " (" + n + " given)");
            }
            if (count == 1 && !constructor) {
                throw Errors.typeError(t, "%s takes exactly one argument (%d given)", described(binding, s, true), n);
            }
            throw Errors.typeError(t, "%s expected %d argument%s, got %d", errorName(binding, s), count, plural(count), n);
        }
        int bound = n < required ? required : count;
        throw Errors.typeError(t, "%sexpected %s %d argument%s, got %d", slot ? "" : errorName(binding, s) + " ", n < required ? "at least" : "at most", bound,
                plural(bound), n);
    }

    private static void checkNamedCount(PyThread t, Binding binding, FunctionSpec s, int n, int keywords) {
        int count = s.parameters().length;
        if (s.varArgs()) {
            return;
        }
        String name = errorName(binding, s) + "()";
        if (n + keywords > count && !s.varKeywords()) {
            boolean exact = s.required() == count;
            throw Errors.typeError(t, "%s takes %s %d %sargument%s (%d given)", name, exact ? "exactly" : "at most", count, n == 0 ? "keyword " : "",
                    plural(count), n + keywords);
        }
        if (n > s.positional()) {
            if (s.positional() == 0) {
                throw Errors.typeError(t, "%s takes no positional arguments", name);
            }
            throw Errors.typeError(t, "%s takes %s %d positional argument%s (%d given)", name, s.required() < s.positional() ? "at most" : "exactly",
                    s.positional(), plural(s.positional()), n);
        }
    }

    private static PyError missing(PyThread t, Binding binding, FunctionSpec s, int parameter, int n) {
        String name = errorName(binding, s) + "()";
        if (parameter < s.positionalOnly()) {
            int least = Math.min(s.required(), s.positionalOnly());
            return Errors.typeError(t, "%s takes %s %d positional argument%s (%d given)", name, s.required() < s.positional() ? "at least" : "exactly", least,
                    plural(least), n);
        }
        return Errors.typeError(t, "%s missing required argument '%s' (pos %d)", name, s.parameters()[parameter], parameter + 1);
    }

    private static PyError needsArgument(PyThread t, Binding binding, FunctionSpec s) {
        return switch (s.role()) {
            case WRAPPER, GETTER, SETTER -> Errors.typeError(t, "descriptor '%s' of '%s' object needs an argument", s.name(), binding.owner());
            case NEW -> Errors.typeError(t, "%s.__new__(): not enough arguments", binding.owner());
            default -> Errors.typeError(t, "unbound method %s needs an argument", described(binding, s, true));
        };
    }

    /** What CPython's argument clinic calls a function: its name, or that of the type it constructs. */
    private static String errorName(Binding binding, FunctionSpec s) {
        return s.role() == FunctionSpec.Role.NEW || s.name().equals("__init__") ? binding.owner() : s.name();
    }

    /** The function with the module or type it is in and parentheses. */
    private static String described(Binding binding, FunctionSpec s, boolean parentheses) {
        String text = switch (s.role()) {
            case FUNCTION -> binding.owner().equals("builtins") ? s.name() : binding.owner() + "." + s.name();
            case NEW -> binding.owner();
            case WRAPPER -> s.name().equals("__init__") ? binding.owner() : "wrapper " + s.name();
            default -> binding.owner() + "." + s.name();
        };
        return parentheses ? text + "()" : text;
    }

    private static String plural(int n) {
        return n == 1 ? "" : "s";
    }

    /** The error of a method called on something that is not an instance of its type. */
    public static PyError wrongSelf(PyThread t, FunctionSpec s, PyType type, long self) {
        if (s.role() == FunctionSpec.Role.WRAPPER) {
            return Errors.typeError(t, "descriptor '%s' requires a '%s' object but received a '%s'", s.name(), type.fullName(), PyType.of(self).fullName());
        }
        return Errors.typeError(t, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", s.name(), type.fullName(), PyType.of(self).fullName());
    }

    /** The class that {@code __new__} or a class method is called on: checks that it is one and derives from the type. */
    public static PyType classArgument(PyThread t, FunctionSpec s, PyType type, long cls) {
        if (!PyType.is(cls)) {
            throw s.role() == FunctionSpec.Role.NEW
                    ? Errors.typeError(t, "%s.__new__(X): X is not a type object (%s)", type.fullName(), PyType.of(cls).fullName())
                    : Errors.typeError(t, "descriptor '%s' for type '%s' needs a type, not a '%s' as arg 2", s.name(), type.fullName(), PyType.of(cls).fullName());
        }
        PyType given = PyType.at(cls);
        if (!given.isSubtypeOf(type)) {
            throw s.role() == FunctionSpec.Role.NEW
                    ? Errors.typeError(t, "%s.__new__(%s): %s is not a subtype of %s", type.fullName(), given.fullName(), given.fullName(), type.fullName())
                    : Errors.typeError(t, "descriptor '%s' requires a subtype of '%s' but received '%s'", s.name(), type.fullName(), given.fullName());
        }
        if (s.role() == FunctionSpec.Role.NEW && !given.mayUseNewOf(type)) {
            throw Errors.typeError(t, "%s.__new__(%s) is not safe, use %s.__new__()", type.fullName(), given.fullName(), given.layoutType().fullName());
        }
        return given;
    }

    /** A Java string from a str argument. */
    public static String string(PyThread t, FunctionSpec s, String parameter, long value) {
        if (!PyStr.is(value)) {
            throw Errors.typeError(t, "%s() argument '%s' must be str, not %s", s.name(), parameter, value == Const.NONE ? "None" : PyType.of(value).fullName());
        }
        return PyStr.toJava(value);
    }

    /** A Java string or null from a str argument or None. */
    public static String optionalString(PyThread t, FunctionSpec s, String parameter, long value) {
        if (value == Const.NONE || value == 0) {
            return null;
        }
        if (!PyStr.is(value)) {
            throw Errors.typeError(t, "%s() argument '%s' must be str or None, not %s", s.name(), parameter, PyType.of(value).fullName());
        }
        return PyStr.toJava(value);
    }

    /** The words of generated default values: those that need an object. */
    public static long defaultString(String text) {
        return PyStr.intern(text);
    }
}
