package dev.krait.interpreter.tier1;

import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.compiler.code.CodeObject;
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
@PyClass(name = "code", kind = Kind.CODE)
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

    @PyMethod("_varname_from_oparg(self, /, oparg)")
    static String varnameFromOparg(PyThread t, long self, int oparg) {
        List<String> names = CodeBody.of(self).code.localsPlusNames();
        if (oparg < 0 || oparg >= names.size()) {
            throw Errors.indexError(t, "tuple index out of range");
        }
        return names.get(oparg);
    }

    @PyNew("(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name, qualname, firstlineno, "
            + "linetable, exceptiontable, freevars=<unrepresentable>, cellvars=<unrepresentable>, /)")
    static long new_(PyThread t, PyType cls, long argcount, long posonlyargcount, long kwonlyargcount, long nlocals, long stacksize, long flags, long code,
            long consts, long names, long varnames, long filename, long name, long qualname, long firstlineno, long linetable, long exceptiontable,
            long freevars, long cellvars) {
        CodeCopies c = new CodeCopies(t);
        int args = c.count("argcount", argcount);
        int posOnly = c.count("posonlyargcount", posonlyargcount);
        int kwOnly = c.count("kwonlyargcount", kwonlyargcount);
        int bits = PyInt.toJavaInt(t, flags);
        List<String> locals = c.names("varnames", varnames);
        if (c.count("nlocals", nlocals) != locals.size()) {
            throw Errors.valueError(t, "code: co_nlocals != len(co_varnames)");
        }
        CodeCopies.LocalsPlus plus = c.localsPlus(args, posOnly, kwOnly, bits, locals, c.names("cellvars", cellvars == 0 ? Const.EMPTY_TUPLE : cellvars),
                c.names("freevars", freevars == 0 ? Const.EMPTY_TUPLE : freevars));
        return c.create(new CodeObject(args, posOnly, kwOnly, c.count("stacksize", stacksize), bits, c.bytes("codestring", code), c.constants(consts),
                c.names("names", names), plus.names(), plus.kinds(), c.text("filename", filename), c.text("name", name), c.text("qualname", qualname),
                c.count("firstlineno", firstlineno), c.bytes("linetable", linetable), c.bytes("exceptiontable", exceptiontable)));
    }

    @PyMethod("replace(self, /, *, co_argcount=<unrepresentable>, co_posonlyargcount=<unrepresentable>, co_kwonlyargcount=<unrepresentable>, co_nlocals=<unrepresentable>, co_stacksize=<unrepresentable>, co_flags=<unrepresentable>, co_firstlineno=<unrepresentable>, co_code=<unrepresentable>, co_consts=<unrepresentable>"
            + ", co_names=<unrepresentable>, co_varnames=<unrepresentable>, co_freevars=<unrepresentable>, co_cellvars=<unrepresentable>, co_filename=<unrepresentable>"
            + ", co_name=<unrepresentable>, co_qualname=<unrepresentable>, co_linetable=<unrepresentable>, co_exceptiontable=<unrepresentable>)")
    static long replace(PyThread t, long self, long argcount, long posonlyargcount, long kwonlyargcount, long nlocals, long stacksize, long flags, long firstlineno, long code, long consts, long names,
            long varnames, long freevars, long cellvars, long filename, long name, long qualname, long linetable, long exceptiontable) {
        CodeObject o = CodeBody.of(self).code;
        CodeCopies c = new CodeCopies(t);
        int args = argcount == 0 ? o.argCount() : c.count("co_argcount", argcount);
        int posOnly = posonlyargcount == 0 ? o.posOnlyArgCount() : c.count("co_posonlyargcount", posonlyargcount);
        int kwOnly = kwonlyargcount == 0 ? o.kwOnlyArgCount() : c.count("co_kwonlyargcount", kwonlyargcount);
        int bits = flags == 0 ? o.flags() : PyInt.toJavaInt(t, flags);
        CodeCopies.LocalsPlus plus = new CodeCopies.LocalsPlus(o.localsPlusNames(), o.localsPlusKinds());
        if (argcount != 0 || posonlyargcount != 0 || kwonlyargcount != 0 || flags != 0 || varnames != 0 || cellvars != 0 || freevars != 0) {
            plus = c.localsPlus(args, posOnly, kwOnly, bits, c.names("co_varnames", varnames == 0 ? varNames(t, self) : varnames),
                    c.names("co_cellvars", cellvars == 0 ? cellVars(t, self) : cellvars), c.names("co_freevars", freevars == 0 ? freeVars(t, self) : freevars));
        }
        if (nlocals != 0 && c.count("co_nlocals", nlocals) != PyTuple.length(varnames == 0 ? varNames(t, self) : varnames)) {
            throw Errors.valueError(t, "code: co_nlocals != len(co_varnames)");
        }
        return c.create(new CodeObject(args, posOnly, kwOnly, stacksize == 0 ? o.stackSize() : c.count("co_stacksize", stacksize), bits,
                code == 0 ? o.code() : c.bytes("co_code", code), consts == 0 ? o.consts() : c.constants(consts),
                names == 0 ? o.names() : c.names("co_names", names), plus.names(), plus.kinds(), filename == 0 ? o.filename() : c.text("co_filename", filename),
                name == 0 ? o.name() : c.text("co_name", name), qualname == 0 ? o.qualname() : c.text("co_qualname", qualname),
                firstlineno == 0 ? o.firstLine() : c.count("co_firstlineno", firstlineno), linetable == 0 ? o.lineTable() : c.bytes("co_linetable", linetable),
                exceptiontable == 0 ? o.exceptionTable() : c.bytes("co_exceptiontable", exceptiontable)));
    }

    @PyMethod("__replace__(self, /, **kwargs)")
    static long copyReplace(PyThread t, long self, long kwargs) {
        return Calls.callTuple(t, PyObject.getAttr(t, self, Names.of("replace")), Const.EMPTY_TUPLE, kwargs);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        CodeBody body = CodeBody.of(self);
        return "<code object " + PyStr.toJava(body.name) + " at 0x" + Long.toHexString(self) + ", file \"" + body.code.filename() + "\", line "
                + body.code.firstLine() + ">";
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        if (PyObject.isOrder(operator) || Objects.shape(other) != ShapeIds.CODE) {
            return Const.NOT_IMPLEMENTED;
        }
        CodeBody a = CodeBody.of(self);
        CodeBody b = CodeBody.of(other);
        return PyObject.equality(operator, self == other || a.name == b.name && a.argCount == b.argCount && a.code.posOnlyArgCount() == b.code.posOnlyArgCount()
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
