package dev.krait.interpreter.bind;

/**
 * What is known of a built-in function without calling it.
 *
 * @param name its {@code __name__}
 * @param role what it is in its module or type
 * @param self whether the first parameter is {@code self} or the class, which the lists below leave out
 * @param parameters names of the parameters, without {@code *args} and {@code **kwargs}
 * @param positionalOnly how many of them cannot be given by name
 * @param positional how many of them can be given by position
 * @param required how many of the positional ones have no default
 * @param requiredKeywords bit i: keyword-only parameter {@code positional + i} has no default
 * @param varArgs whether there is {@code *args}
 * @param varKeywords whether there is {@code **kwargs}
 * @param defaults values for parameters not given: 0 where absent is passed on
 * @param textSignature what {@code __text_signature__} says: {@code "($self, object, /)"}
 * @param doc what {@code __doc__} says, or null
 */
public record FunctionSpec(String name, Role role, boolean self, String[] parameters, int positionalOnly, int positional, int required,
        long requiredKeywords, boolean varArgs, boolean varKeywords, long[] defaults, String textSignature, String doc) {
    /** What a function is in its module or type. */
    public enum Role {
        /** A function of a module. */
        FUNCTION,
        /** A method. */
        METHOD,
        /** A special method that CPython has a type slot for: a "slot wrapper". */
        WRAPPER,
        /** A class method. */
        CLASS_METHOD,
        /** A static method. */
        STATIC_METHOD,
        /** {@code __new__}. */
        NEW,
        /** Reads an attribute. */
        GETTER,
        /** Assigns an attribute. */
        SETTER
    }

    public FunctionSpec {
        doc = doc != null ? doc : role == Role.WRAPPER || role == Role.NEW ? SlotDocs.of(name) : null;
    }

    /** How many words the bound arguments take: parameters, {@code *args}, {@code **kwargs}, self first. */
    public int slots() {
        return (self ? 1 : 0) + parameters.length + (varArgs ? 1 : 0) + (varKeywords ? 1 : 0);
    }
}
