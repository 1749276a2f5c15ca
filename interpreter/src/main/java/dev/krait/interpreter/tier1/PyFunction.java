package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putInt;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.ModuleLayout;

/** Python functions. */
public final class PyFunction {
    private static int versions;

    private PyFunction() {
    }

    /** A function without defaults and closure. */
    public static long create(PyThread t, long code, long globals) {
        long function = t.allocate(ShapeIds.FUNCTION, FunctionLayout.SIZE);
        CodeBody body = CodeBody.of(code);
        putLong(function + FunctionLayout.CODE, code);
        putLong(function + FunctionLayout.GLOBALS, globals);
        putLong(function + FunctionLayout.BUILTINS, builtins(t, globals));
        putLong(function + FunctionLayout.NAME, body.name);
        putLong(function + FunctionLayout.QUALNAME, body.qualname);
        long module = PyDict.get(t, globals, Names.__name__);
        putLong(function + FunctionLayout.MODULE, module == 0 ? Const.NONE : module);
        putLong(function + FunctionLayout.DOC, (body.flags & CodeFlags.CO_HAS_DOCSTRING) != 0 ? body.constant(0) : Const.NONE);
        putInt(function + FunctionLayout.VERSION, ++versions);
        return function;
    }

    /** Gives a function a new version: its code, defaults or closure was assigned to. */
    public static void modified(long function) {
        putInt(function + FunctionLayout.VERSION, ++versions);
    }

    /** A version that no function has. */
    public static int newVersion() {
        return ++versions;
    }

    /** The dict of built-ins that code with these globals uses. */
    public static long builtins(PyThread t, long globals) {
        long builtins = PyDict.get(t, globals, Names.__builtins__);
        if (builtins == 0) {
            return t.context.builtins;
        }
        return Objects.shape(builtins) == ShapeIds.MODULE ? getLong(builtins + ModuleLayout.DICT) : builtins;
    }
}
