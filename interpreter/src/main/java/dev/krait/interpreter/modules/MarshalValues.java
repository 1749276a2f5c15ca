package dev.krait.interpreter.modules;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.marshal.MarshalFactory;
import dev.krait.compiler.marshal.MarshalFormatException;
import dev.krait.compiler.marshal.MarshalWriter;
import dev.krait.compiler.verify.InvalidCodeException;
import dev.krait.compiler.verify.Verifier;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.Kinds;
import dev.krait.interpreter.objects.PyComplex;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PySet;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.Constants;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Values in the marshal format. Nothing collects while they are read or written, as no Python code runs but {@code __hash__} of built-in types. */
final class MarshalValues {
    private MarshalValues() {
    }

    /** Makes values of what the reader finds. */
    static final class Factory implements MarshalFactory<Long> {
        private final PyThread t;
        private final boolean allowCode;

        Factory(PyThread t, boolean allowCode) {
            this.t = t;
            this.allowCode = allowCode;
        }

        private static long[] array(List<Long> items) {
            return items.stream().mapToLong(Long::longValue).toArray();
        }

        @Override
        public Long none() {
            return Const.NONE;
        }

        @Override
        public Long ellipsis() {
            return Const.ELLIPSIS;
        }

        @Override
        public Long stopIteration() {
            return Exc.STOP_ITERATION.address;
        }

        @Override
        public Long bool(boolean value) {
            return Const.of(value);
        }

        @Override
        public Long integer(BigInteger value) {
            return PyInt.of(t, value);
        }

        @Override
        public Long floating(double value) {
            return Value.ofDouble(value);
        }

        @Override
        public Long complex(double real, double imag) {
            return PyComplex.of(t, real, imag);
        }

        @Override
        public Long string(Constant.Str value, boolean interned) {
            long s = PyStr.ofCodePoints(t, value.codePoints());
            return interned ? PyStr.intern(t, s) : s;
        }

        @Override
        public Long bytes(byte[] value) {
            return PyBytes.of(t, value);
        }

        @Override
        public Long tuple(List<Long> items) {
            return PyTuple.of(t, array(items));
        }

        @Override
        public Long frozenSet(List<Long> items) {
            long set = PySet.createFrozen(t);
            for (long item : items) {
                PySet.add(t, set, item);
            }
            return set;
        }

        @Override
        public Long slice(Long start, Long stop, Long step) {
            return dev.krait.interpreter.tier1.Calls.call(t, Types.SLICE.address, start, stop, step);
        }

        @Override
        public Long newList(int size) {
            return PyList.create(t);
        }

        @Override
        public void append(Long list, Long item) {
            PyList.append(t, list, item);
        }

        @Override
        public Long newSet() {
            return PySet.create(t);
        }

        @Override
        public void add(Long set, Long item) {
            PySet.add(t, set, item);
        }

        @Override
        public Long newDict() {
            return PyDict.create(t);
        }

        @Override
        public void put(Long dict, Long key, Long value) {
            PyDict.set(t, dict, key, value);
        }

        @Override
        public Long code(CodeFields<Long> f) throws MarshalFormatException {
            if (!allowCode) {
                throw Errors.valueError(t, "unmarshalling code objects is disallowed");
            }
            CodeObject code = new CodeObject(f.argCount(), f.posOnlyArgCount(), f.kwOnlyArgCount(), f.stackSize(), f.flags(), bytesOf(f.code()),
                    constants(f.consts()), strings(f.names()), strings(f.localsPlusNames()), bytesOf(f.localsPlusKinds()), text(f.filename()),
                    text(f.name()), text(f.qualname()), f.firstLine(), bytesOf(f.lineTable()), bytesOf(f.exceptionTable()));
            try {
                Verifier.verify(code);
            } catch (InvalidCodeException e) {
                throw Errors.valueError(t, "bad marshal data (%s)", e.getMessage());
            }
            return CodeBody.create(t, code);
        }

        private static MarshalFormatException malformed() {
            return new MarshalFormatException(MarshalFormatException.Kind.MALFORMED, "bad marshal data (wrong type in a code object)");
        }

        private static byte[] bytesOf(long value) throws MarshalFormatException {
            if (!PyBytes.is(value)) {
                throw malformed();
            }
            return PyBytes.toJava(value);
        }

        private static String text(long value) throws MarshalFormatException {
            if (!PyStr.is(value)) {
                throw malformed();
            }
            return PyStr.toJava(value);
        }

        private static List<String> strings(long value) throws MarshalFormatException {
            if (!PyTuple.is(value)) {
                throw malformed();
            }
            List<String> result = new ArrayList<>();
            for (long item : PyTuple.toArray(value)) {
                result.add(text(item));
            }
            return result;
        }

        private List<Constant> constants(long value) throws MarshalFormatException {
            if (!PyTuple.is(value)) {
                throw malformed();
            }
            List<Constant> result = new ArrayList<>();
            for (long item : PyTuple.toArray(value)) {
                Constant constant = Constants.of(t, item);
                if (constant == null) {
                    throw malformed();
                }
                result.add(constant);
            }
            return result;
        }
    }

    /** Writes values. */
    static final class Writer {
        private static final int MAX_DEPTH = 2000;

        private final PyThread t;
        private final int version;
        private final boolean allowCode;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int depth;

        Writer(PyThread t, int version, boolean allowCode) {
            this.t = t;
            this.version = version;
            this.allowCode = allowCode;
        }

        byte[] write(long value) {
            if (Kinds.is(value, Kind.CODE)) {
                if (!allowCode) {
                    throw Errors.valueError(t, "marshalling code objects is disallowed");
                }
                return MarshalWriter.write(CodeBody.of(value).code);
            }
            put(value);
            return out.toByteArray();
        }

        private void word(int value) {
            for (int i = 0; i < 4; i++) {
                out.write(value >> 8 * i);
            }
        }

        private void real(double value) {
            long bits = Double.doubleToRawLongBits(value);
            for (int i = 0; i < 8; i++) {
                out.write((int) (bits >> 8 * i));
            }
        }

        private void integer(BigInteger value) {
            if (value.bitLength() < 32) {
                out.write('i');
                word(value.intValue());
                return;
            }
            BigInteger rest = value.abs();
            int digits = (rest.bitLength() + 14) / 15;
            out.write('l');
            word(value.signum() < 0 ? -digits : digits);
            for (int i = 0; i < digits; i++) {
                int digit = rest.shiftRight(15 * i).intValue() & 0x7FFF;
                out.write(digit);
                out.write(digit >> 8);
            }
        }

        private void text(long s) {
            int n = PyStr.length(s);
            if (PyStr.isAscii(s) && version >= 4) {
                out.write(n < 256 ? 'z' : 'a');
                if (n < 256) {
                    out.write(n);
                } else {
                    word(n);
                }
                for (int i = 0; i < n; i++) {
                    out.write(PyStr.codePointAt(s, i));
                }
                return;
            }
            byte[] utf8 = dev.krait.interpreter.objects.Codecs.encode(t, s, "utf-8", "surrogatepass");
            out.write('u');
            word(utf8.length);
            out.writeBytes(utf8);
        }

        private void sequence(int type, long[] items) {
            out.write(type);
            word(items.length);
            for (long item : items) {
                put(item);
            }
        }

        private void put(long value) {
            if (++depth > MAX_DEPTH) {
                throw Errors.valueError(t, "object too deeply nested to marshal");
            }
            PyType type = PyType.of(value);
            if (value == Const.NONE) {
                out.write('N');
            } else if (value == Const.TRUE || value == Const.FALSE) {
                out.write(value == Const.TRUE ? 'T' : 'F');
            } else if (value == Const.ELLIPSIS) {
                out.write('.');
            } else if (value == Exc.STOP_ITERATION.address) {
                out.write('S');
            } else if (type == Types.INT) {
                integer(PyInt.big(value));
            } else if (type == Types.FLOAT) {
                out.write('g');
                real(dev.krait.interpreter.objects.PyFloat.toDouble(t, value));
            } else if (type == Types.COMPLEX) {
                PyComplex.Pair pair = PyComplex.pair(t, value);
                out.write('y');
                real(pair.real());
                real(pair.imag());
            } else if (type == Types.STR) {
                text(value);
            } else if (type == Types.TUPLE) {
                long[] items = PyTuple.toArray(value);
                if (items.length < 256 && version >= 4) {
                    out.write(')');
                    out.write(items.length);
                    for (long item : items) {
                        put(item);
                    }
                } else {
                    sequence('(', items);
                }
            } else if (type == Types.LIST) {
                sequence('[', PyList.toArray(value));
            } else if (type == Types.SET || type == Types.FROZENSET) {
                sequence(type == Types.SET ? '<' : '>', PyTuple.toArray(PyTuple.fromIterable(t, value)));
            } else if (type == Types.DICT) {
                out.write('{');
                for (int i = PyDict.nextEntry(value, 0); i >= 0; i = PyDict.nextEntry(value, i + 1)) {
                    put(PyDict.keyAt(value, i));
                    put(PyDict.valueAt(value, i));
                }
                out.write('0');
            } else if (type == Types.SLICE && version >= 5) {
                out.write(':');
                for (String field : new String[] {"start", "stop", "step"}) {
                    put(PyObject.getAttr(t, value, Names.of(field)));
                }
            } else {
                byte[] bytes = PyBytes.contents(value);
                if (bytes == null) {
                    throw Errors.valueError(t, "unmarshallable object");
                }
                out.write('s');
                word(bytes.length);
                out.writeBytes(bytes);
            }
            depth--;
        }
    }
}
