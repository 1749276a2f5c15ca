package dev.krait.interpreter.modules;

import dev.krait.compiler.SourceText;
import dev.krait.compiler.parser.Parser.Mode;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.Kinds;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.PyFrame;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;

/** The namespaces of the running frame, and code executed in given ones. */
final class Namespaces {
    private Namespaces() {
    }

    static long globals(PyThread t) {
        if (t.frame == 0) {
            throw Errors.of(t, Exc.SYSTEM_ERROR, "globals does not exist");
        }
        return Memory.getLong(t.frame + FrameLayout.GLOBALS);
    }

    static long locals(PyThread t) {
        if (t.frame == 0) {
            throw Errors.of(t, Exc.SYSTEM_ERROR, "locals does not exist");
        }
        long locals = PyObject.getAttr(t, PyFrame.of(t, t.frame), Names.of("f_locals"));
        return PyObject.typeName(locals).equals("FrameLocalsProxy") ? Calls.call(t, Types.DICT.address, locals) : locals;
    }

    /** {@code eval} or {@code exec}. */
    static long evaluate(PyThread t, long source, long globals, long locals, long closure, String function) {
        if (globals != Const.NONE && globals != Value.ABSENT && !PyDict.is(globals)) {
            throw Errors.typeError(t, function.equals("exec") ? "exec() globals must be a dict, not " + PyObject.typeName(globals)
                    : Kinds.isDict(globals) || PyObject.lookupSpecial(t, globals, Special.GETITEM) == 0 ? "globals must be a dict"
                    : "globals must be a real dict; try eval(code, {}, mapping)");
        }
        boolean given = locals != Const.NONE && locals != Value.ABSENT;
        if (given && PyObject.lookupSpecial(t, locals, Special.GETITEM) == 0) {
            throw Errors.typeError(t, function.equals("exec") ? "locals must be a mapping or None, not " + PyObject.typeName(locals) : "locals must be a mapping");
        }
        long g = globals;
        long l = given ? locals : 0;
        if (globals == Const.NONE || globals == Value.ABSENT) {
            g = globals(t);
            l = given ? locals : locals(t);
        }
        if (PyDict.getStr(t, g, Names.__builtins__) == 0) {
            PyDict.putStr(t, g, Names.__builtins__, t.context.builtins);
        }
        long code = source;
        if (!Kinds.is(source, Kind.CODE)) {
            if (closure != Value.ABSENT && closure != Const.NONE) {
                throw Errors.typeError(t, "closure can only be used when source is a code object");
            }
            SourceText text = Sources.text(t, source, "<string>", function);
            if (function.equals("eval")) {
                text = SourceText.of(stripLeft(text.text()), "<string>");
            }
            code = Sources.compile(t, text, function.equals("eval") ? Mode.EVAL : Mode.EXEC, 0, t.context.optimize);
        }
        CodeBody body = CodeBody.of(code);
        int free = body.freeCount;
        if (free > 0) {
            if (function.equals("eval")) {
                throw Errors.typeError(t, "code object passed to eval() may not contain free variables");
            }
            if (closure == Value.ABSENT || closure == Const.NONE || !PyTuple.isExact(closure) || PyTuple.length(closure) != free) {
                throw Errors.typeError(t, "code object requires a closure of exactly length " + free);
            }
        } else if (closure != Value.ABSENT && closure != Const.NONE) {
            throw Errors.typeError(t, "cannot use a closure with this code object");
        }
        return Calls.execute(t, code, g, l, closure == Const.NONE ? 0 : closure, false);
    }

    private static String stripLeft(String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return text.substring(i);
    }

    /** {@code input(prompt)}. */
    static long input(PyThread t, long prompt) {
        long sys = t.context.sysDict;
        long stdin = PyDict.getStr(t, sys, Names.of("stdin"));
        long stdout = PyDict.getStr(t, sys, Names.of("stdout"));
        if (stdin == 0 || stdin == Const.NONE) {
            throw Errors.runtimeError(t, "input(): lost sys.stdin");
        }
        if (prompt != Value.ABSENT && stdout != 0 && stdout != Const.NONE) {
            Calls.callMethod(t, stdout, Names.of("write"), PyObject.str(t, prompt));
        }
        if (stdout != 0 && stdout != Const.NONE) {
            Calls.callMethod(t, stdout, Names.of("flush"));
        }
        long line = Calls.callMethod(t, stdin, Names.of("readline"));
        int n = PyStr.length(line);
        if (n == 0) {
            throw Errors.of(t, Exc.EOF_ERROR, "EOF when reading a line");
        }
        return PyStr.codePointAt(line, n - 1) == '\n' ? PyStr.substring(t, line, 0, n - 1) : line;
    }
}
