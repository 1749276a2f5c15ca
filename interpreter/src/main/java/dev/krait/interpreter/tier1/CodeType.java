package dev.krait.interpreter.tier1;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.CodeLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code code}. */
@PyClass(name = "code", kind = Kind.CODE, noNew = true)
final class CodeType {
    private CodeType() {
    }

    @PyGetter("co_name")
    static long name(PyThread t, long self) {
        return CodeBody.of(self).name;
    }

    @PyGetter("co_qualname")
    static long qualname(PyThread t, long self) {
        return CodeBody.of(self).qualname;
    }

    @PyGetter("co_filename")
    static String filename(PyThread t, long self) {
        return CodeBody.of(self).code.filename();
    }

    @PyGetter("co_firstlineno")
    static long firstLine(PyThread t, long self) {
        return Value.ofInt(CodeBody.of(self).code.firstLine());
    }

    @PyGetter("co_argcount")
    static long argCount(PyThread t, long self) {
        return Value.ofInt(CodeBody.of(self).argCount);
    }

    @PyGetter("co_posonlyargcount")
    static long posOnlyArgCount(PyThread t, long self) {
        return Value.ofInt(CodeBody.of(self).code.posOnlyArgCount());
    }

    @PyGetter("co_kwonlyargcount")
    static long kwOnlyArgCount(PyThread t, long self) {
        return Value.ofInt(CodeBody.of(self).kwOnlyCount);
    }

    @PyGetter("co_nlocals")
    static long localCount(PyThread t, long self) {
        return Value.ofInt(PyTuple.length(varNames(t, self)));
    }

    @PyGetter("co_stacksize")
    static long stackSize(PyThread t, long self) {
        return Value.ofInt(CodeBody.of(self).code.stackSize());
    }

    @PyGetter("co_flags")
    static long flags(PyThread t, long self) {
        return Value.ofInt(CodeBody.of(self).flags);
    }

    @PyGetter("co_code")
    static long code(PyThread t, long self) {
        return PyBytes.of(t, CodeBody.of(self).code.code());
    }

    @PyGetter("_co_code_adaptive")
    static long adaptiveCode(PyThread t, long self) {
        return code(t, self);
    }

    @PyGetter("co_linetable")
    static long lineTable(PyThread t, long self) {
        return PyBytes.of(t, CodeBody.of(self).code.lineTable());
    }

    @PyGetter("co_exceptiontable")
    static long exceptionTable(PyThread t, long self) {
        return PyBytes.of(t, CodeBody.of(self).code.exceptionTable());
    }

    @PyGetter("co_consts")
    static long consts(PyThread t, long self) {
        return Memory.getLong(self + CodeLayout.CONSTS);
    }

    @PyGetter("co_names")
    static long names(PyThread t, long self) {
        return PyTuple.of(t, CodeBody.of(self).names.clone());
    }

    private static long namesOfKind(PyThread t, long self, int kind) {
        CodeBody body = CodeBody.of(self);
        long[] names = new long[body.localsPlus];
        int n = 0;
        byte[] kinds = body.code.localsPlusKinds();
        for (int i = 0; i < names.length; i++) {
            if ((kinds[i] & kind) != 0) {
                names[n++] = body.localNames[i];
            }
        }
        return n == 0 ? Const.EMPTY_TUPLE : PyTuple.of(t, Arrays.copyOf(names, n));
    }

    @PyGetter("co_varnames")
    static long varNames(PyThread t, long self) {
        return namesOfKind(t, self, CodeFlags.CO_FAST_LOCAL);
    }

    @PyGetter("co_cellvars")
    static long cellVars(PyThread t, long self) {
        return namesOfKind(t, self, CodeFlags.CO_FAST_CELL);
    }

    @PyGetter("co_freevars")
    static long freeVars(PyThread t, long self) {
        return namesOfKind(t, self, CodeFlags.CO_FAST_FREE);
    }

    @PyMethod("co_lines(self, /)")
    static long lines(PyThread t, long self) {
        CodeBody body = CodeBody.of(self);
        Locations locations = body.locations();
        List<Long> rows = new ArrayList<>();
        for (int unit = 0; unit < body.units;) {
            int end = unit + 1;
            while (end < body.units && locations.line(end) == locations.line(unit)) {
                end++;
            }
            int line = locations.line(unit);
            rows.add(PyTuple.of(t, Value.ofInt(2L * unit), Value.ofInt(2L * end), line < 0 ? Const.NONE : Value.ofInt(line)));
            unit = end;
        }
        return iterator(t, rows);
    }

    @PyMethod("co_positions(self, /)")
    static long positions(PyThread t, long self) {
        CodeBody body = CodeBody.of(self);
        Locations l = body.locations();
        List<Long> rows = new ArrayList<>();
        for (int unit = 0; unit < body.units; unit++) {
            rows.add(PyTuple.of(t, new long[] {orNone(l.line(unit)), orNone(l.endLine(unit)), orNone(l.column(unit)), orNone(l.endColumn(unit))}));
        }
        return iterator(t, rows);
    }

    private static long orNone(int number) {
        return number < 0 ? Const.NONE : Value.ofInt(number);
    }

    private static long iterator(PyThread t, List<Long> rows) {
        long list = PyList.create(t);
        for (long row : rows) {
            PyList.append(t, list, row);
        }
        return PyObject.iter(t, list);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        CodeBody body = CodeBody.of(self);
        return "<code object " + PyStr.toJava(body.name) + " at 0x" + Long.toHexString(self) + ", file \"" + body.code.filename() + "\", line "
                + body.code.firstLine() + ">";
    }

    @PyMethod("__eq__(self, other, /)")
    static long eq(PyThread t, long self, long other) {
        if (Objects.shape(other) != ShapeIds.CODE) {
            return Const.NOT_IMPLEMENTED;
        }
        CodeBody a = CodeBody.of(self);
        CodeBody b = CodeBody.of(other);
        return Const.of(self == other || a.name == b.name && a.argCount == b.argCount && a.code.posOnlyArgCount() == b.code.posOnlyArgCount()
                && a.kwOnlyCount == b.kwOnlyCount && a.flags == b.flags && a.code.firstLine() == b.code.firstLine()
                && Arrays.equals(a.code.code(), b.code.code()) && Arrays.equals(a.names, b.names) && Arrays.equals(a.localNames, b.localNames)
                && Arrays.equals(a.code.lineTable(), b.code.lineTable()) && Arrays.equals(a.code.exceptionTable(), b.code.exceptionTable())
                && PyObject.equal(t, consts(t, self), consts(t, other)));
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        CodeBody body = CodeBody.of(self);
        return Value.ofInt(31L * Arrays.hashCode(body.code.code()) + body.code.name().hashCode());
    }
}
