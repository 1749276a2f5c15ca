package dev.krait.compiler.code;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes objects whose equality is that of CPython's constant cache ({@code _PyCode_ConstantKey}). */
final class ConstantKey {
    private record TupleKey(List<Object> items) {
        @Override
        public boolean equals(Object other) {
            return other instanceof TupleKey k && k.items.equals(items);
        }

        @Override
        public int hashCode() {
            return items.hashCode();
        }
    }

    private record FrozenSetKey(Set<Object> items) {
    }

    private record SliceKey(Object start, Object stop, Object step) {
    }

    private record CodeKey(String name, int argCount, int posOnlyArgCount, int kwOnlyArgCount, int flags, int firstLine,
            ByteBuffer code, List<Object> consts, List<String> names, List<String> localsPlusNames, ByteBuffer lineTable,
            ByteBuffer exceptionTable) {
        @Override
        public boolean equals(Object other) {
            return other instanceof CodeKey k && k.name.equals(name) && k.argCount == argCount && k.posOnlyArgCount == posOnlyArgCount
                    && k.kwOnlyArgCount == kwOnlyArgCount && k.flags == flags && k.firstLine == firstLine && k.code.equals(code)
                    && k.consts.equals(consts) && k.names.equals(names) && k.localsPlusNames.equals(localsPlusNames)
                    && k.lineTable.equals(lineTable) && k.exceptionTable.equals(exceptionTable);
        }

        @Override
        public int hashCode() {
            return (name.hashCode() * 31 + firstLine) * 31 + code.hashCode();
        }
    }

    /** Equal by identity of the constant. */
    private static final class IdentityKey {
        private final Constant constant;

        IdentityKey(Constant constant) {
            this.constant = constant;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof IdentityKey key && key.constant == constant;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(constant);
        }
    }

    private ConstantKey() {
    }

    static Object of(Constant constant) {
        return switch (constant) {
            case Constant.Float f when Double.isNaN(f.value()) -> new IdentityKey(f);
            case Constant.Complex c when Double.isNaN(c.real()) || Double.isNaN(c.imag()) -> new IdentityKey(c);
            case Constant.Tuple tuple -> new TupleKey(all(tuple.items()));
            case Constant.FrozenSet set -> new FrozenSetKey(new HashSet<>(all(set.items())));
            case Constant.Slice slice -> new SliceKey(of(slice.start()), of(slice.stop()), of(slice.step()));
            case CodeObject code -> new CodeKey(code.name(), code.argCount(), code.posOnlyArgCount(), code.kwOnlyArgCount(),
                    code.flags(), code.firstLine(), ByteBuffer.wrap(code.code()), all(code.consts()), code.names(),
                    code.localsPlusNames(), ByteBuffer.wrap(code.lineTable()), ByteBuffer.wrap(code.exceptionTable()));
            default -> constant;
        };
    }

    private static List<Object> all(List<Constant> constants) {
        List<Object> keys = new ArrayList<>(constants.size());
        for (Constant constant : constants) {
            keys.add(of(constant));
        }
        return keys;
    }
}
