package dev.krait.compiler.code;

import java.util.ArrayList;
import java.util.Arrays;
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

    /** Keys of what a code object holds are made only if another one may be equal to it, which is rare. */
    private record CodeKey(CodeObject code) {
        @Override
        public boolean equals(Object other) {
            if (!(other instanceof CodeKey key)) {
                return false;
            }
            CodeObject a = code;
            CodeObject b = key.code;
            return a == b || a.name().equals(b.name()) && a.argCount() == b.argCount() && a.posOnlyArgCount() == b.posOnlyArgCount()
                    && a.kwOnlyArgCount() == b.kwOnlyArgCount() && a.flags() == b.flags() && a.firstLine() == b.firstLine()
                    && Arrays.equals(a.code(), b.code()) && a.names().equals(b.names()) && a.localsPlusNames().equals(b.localsPlusNames())
                    && Arrays.equals(a.lineTable(), b.lineTable()) && Arrays.equals(a.exceptionTable(), b.exceptionTable())
                    && all(a.consts()).equals(all(b.consts()));
        }

        @Override
        public int hashCode() {
            return code.name().hashCode() * 31 + code.firstLine();
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
            case CodeObject code -> new CodeKey(code);
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
