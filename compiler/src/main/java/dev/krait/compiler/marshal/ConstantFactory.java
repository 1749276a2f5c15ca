package dev.krait.compiler.marshal;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.marshal.MarshalFormatException.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes constants, and refuses what cannot be one (lists, sets, dicts). */
final class ConstantFactory implements MarshalFactory<Constant> {
    static final ConstantFactory INSTANCE = new ConstantFactory();

    private ConstantFactory() {
    }

    @Override
    public Constant none() {
        return Constant.NONE;
    }

    @Override
    public Constant ellipsis() {
        return Constant.ELLIPSIS;
    }

    @Override
    public Constant stopIteration() throws MarshalFormatException {
        throw noConstant("StopIteration");
    }

    @Override
    public Constant bool(boolean value) {
        return value ? Constant.TRUE : Constant.FALSE;
    }

    @Override
    public Constant integer(BigInteger value) {
        return new Constant.Int(value);
    }

    @Override
    public Constant floating(double value) {
        return new Constant.Float(value);
    }

    @Override
    public Constant complex(double real, double imag) {
        return new Constant.Complex(real, imag);
    }

    @Override
    public Constant string(Constant.Str value, boolean interned) {
        return value;
    }

    @Override
    public Constant bytes(byte[] value) {
        return new Constant.Bytes(value);
    }

    @Override
    public Constant tuple(List<Constant> items) {
        return new Constant.Tuple(items);
    }

    @Override
    public Constant frozenSet(List<Constant> items) {
        return new Constant.FrozenSet(items);
    }

    @Override
    public Constant slice(Constant start, Constant stop, Constant step) {
        return new Constant.Slice(start, stop, step);
    }

    @Override
    public Constant code(CodeFields<Constant> fields) throws MarshalFormatException {
        if (fields.argCount() < fields.posOnlyArgCount() || fields.posOnlyArgCount() < 0 || fields.kwOnlyArgCount() < 0
                || fields.stackSize() < 0 || fields.firstLine() < 0) {
            throw new MarshalFormatException(Kind.MALFORMED, "bad marshal data (code object with a negative count)");
        }
        byte[] code = bytes(fields.code(), "co_code");
        if (code.length % 2 != 0) {
            throw new MarshalFormatException(Kind.MALFORMED, "bad marshal data (co_code of an odd length)");
        }
        List<String> localsPlusNames = strings(fields.localsPlusNames(), "co_localsplusnames");
        byte[] localsPlusKinds = bytes(fields.localsPlusKinds(), "co_localspluskinds");
        if (localsPlusNames.size() != localsPlusKinds.length) {
            throw new MarshalFormatException(Kind.MALFORMED, "bad marshal data (" + localsPlusNames.size() + " names of "
                    + localsPlusKinds.length + " locals)");
        }
        return new CodeObject(fields.argCount(), fields.posOnlyArgCount(), fields.kwOnlyArgCount(), fields.stackSize(),
                fields.flags(), code, items(fields.consts(), "co_consts"), strings(fields.names(), "co_names"), localsPlusNames,
                localsPlusKinds, string(fields.filename(), "co_filename"), string(fields.name(), "co_name"),
                string(fields.qualname(), "co_qualname"), fields.firstLine(), bytes(fields.lineTable(), "co_linetable"),
                bytes(fields.exceptionTable(), "co_exceptiontable"));
    }

    private static byte[] bytes(Constant value, String field) throws MarshalFormatException {
        if (value instanceof Constant.Bytes bytes) {
            return bytes.value();
        }
        throw wrongType(field, "bytes", value);
    }

    private static String string(Constant value, String field) throws MarshalFormatException {
        if (value instanceof Constant.Str string) {
            return string.value();
        }
        throw wrongType(field, "str", value);
    }

    private static List<Constant> items(Constant value, String field) throws MarshalFormatException {
        if (value instanceof Constant.Tuple tuple) {
            return tuple.items();
        }
        throw wrongType(field, "tuple", value);
    }

    private static List<String> strings(Constant value, String field) throws MarshalFormatException {
        List<String> strings = new ArrayList<>();
        for (Constant item : items(value, field)) {
            strings.add(string(item, field + " item"));
        }
        return strings;
    }

    private static MarshalFormatException wrongType(String field, String type, Constant value) {
        return new MarshalFormatException(Kind.WRONG_TYPE, "bad marshal data (" + field + " must be " + type + ", not "
                + value.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ")");
    }

    private static MarshalFormatException noConstant(String type) {
        return new MarshalFormatException(Kind.WRONG_TYPE, "bad marshal data (" + type + " where a constant is expected)");
    }

    @Override
    public Constant newList(int size) throws MarshalFormatException {
        throw noConstant("list");
    }

    @Override
    public void append(Constant list, Constant item) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Constant newSet() throws MarshalFormatException {
        throw noConstant("set");
    }

    @Override
    public void add(Constant set, Constant item) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Constant newDict() throws MarshalFormatException {
        throw noConstant("dict");
    }

    @Override
    public void put(Constant dict, Constant key, Constant value) {
        throw new UnsupportedOperationException();
    }
}
