package dev.krait.compiler.code;

import java.util.List;

/**
 * A code object as CPython 3.14 makes, marshals and runs it. Arrays are not copied and must not be changed.
 *
 * @param argCount positional parameters, the positional-only ones included
 * @param posOnlyArgCount positional-only parameters
 * @param kwOnlyArgCount keyword-only parameters
 * @param stackSize the deepest operand stack, in values
 * @param flags {@code co_flags}; see {@link CodeFlags}
 * @param code code units of two bytes (opcode, oparg), inline caches included as zeros
 * @param consts {@code co_consts}
 * @param names {@code co_names}
 * @param localsPlusNames names of locals, cells and free variables in frame order
 * @param localsPlusKinds for each of them an or of {@code CO_FAST_*} in {@link CodeFlags}
 * @param firstLine {@code co_firstlineno}
 * @param lineTable {@code co_linetable} (PEP 626, format of 3.11)
 * @param exceptionTable {@code co_exceptiontable}
 */
public record CodeObject(int argCount, int posOnlyArgCount, int kwOnlyArgCount, int stackSize, int flags, byte[] code,
        List<Constant> consts, List<String> names, List<String> localsPlusNames, byte[] localsPlusKinds, String filename,
        String name, String qualname, int firstLine, byte[] lineTable, byte[] exceptionTable) implements Constant {

    /** Copies the lists. */
    public CodeObject {
        consts = List.copyOf(consts);
        names = List.copyOf(names);
        localsPlusNames = List.copyOf(localsPlusNames);
    }

    /** Code objects are compared by identity. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "<code object " + name + ", file \"" + filename + "\", line " + firstLine + ">";
    }
}
