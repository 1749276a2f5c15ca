package dev.krait.compiler.assemble;

import dev.krait.compiler.code.CodeFlags;
import java.util.List;
import java.util.Set;

/**
 * What the code generator knows of a scope besides its instructions.
 *
 * @param name {@code co_name}
 * @param qualname {@code co_qualname}
 * @param filename {@code co_filename}
 * @param firstLine {@code co_firstlineno}
 * @param posOnlyArgCount positional-only parameters
 * @param argCount positional-or-keyword parameters, the positional-only ones <em>not</em> included
 * @param kwOnlyArgCount keyword-only parameters
 * @param flags {@code co_flags}
 * @param names {@code co_names}
 * @param varNames locals in the order of their indexes, parameters first
 * @param cellVars cells in the order of their indexes; operands of the {@code *_DEREF} opcodes count cells, then free
 *         variables
 * @param freeVars free variables
 * @param fastHidden locals that exist only for an inlined comprehension
 */
public record CodeUnit(String name, String qualname, String filename, int firstLine, int posOnlyArgCount, int argCount,
        int kwOnlyArgCount, int flags, List<String> names, List<String> varNames, List<String> cellVars,
        List<String> freeVars, Set<String> fastHidden) {

    /** Parameters of all kinds. */
    public int parameterCount() {
        return posOnlyArgCount + argCount + kwOnlyArgCount + ((flags & CodeFlags.CO_VARARGS) != 0 ? 1 : 0)
                + ((flags & CodeFlags.CO_VARKEYWORDS) != 0 ? 1 : 0);
    }

    /** Whether calling it makes a generator, a coroutine or an asynchronous generator. */
    public boolean isGenerator() {
        return (flags & (CodeFlags.CO_GENERATOR | CodeFlags.CO_COROUTINE | CodeFlags.CO_ASYNC_GENERATOR)) != 0;
    }
}
