package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.modules.Modules;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.PyThread;

/** Module {@code _typing}. */
@PyModule(name = "_typing", types = {GenericType.class, ParamSpecArgsType.class, ParamSpecKwargsType.class, ParamSpecType.class, TypeAliasType.class,
    TypeVarTupleType.class, TypeVarType.class}, doc = "Primitives and accelerators for the typing module.\n")
final class TypingModule {
    private TypingModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        Modules.set(t, module, "NoDefault", NoDefaultType.NO_DEFAULT);
        Modules.set(t, module, "Union", Types.UNION.address);
    }

    @PyFunction("_idfunc(x, /)")
    static long idfunc(long x) {
        return x;
    }
}
