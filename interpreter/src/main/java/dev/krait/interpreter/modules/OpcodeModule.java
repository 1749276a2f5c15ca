package dev.krait.interpreter.modules;

import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.BinaryOp;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.spi.abi.Value;
import java.util.function.Predicate;

/** Module {@code _opcode}: what is known of instructions. */
@PyModule(name = "_opcode")
final class OpcodeModule {
    private static final String[] INTRINSIC_1 = {"INTRINSIC_1_INVALID", "INTRINSIC_PRINT", "INTRINSIC_IMPORT_STAR", "INTRINSIC_STOPITERATION_ERROR",
        "INTRINSIC_ASYNC_GEN_WRAP", "INTRINSIC_UNARY_POSITIVE", "INTRINSIC_LIST_TO_TUPLE", "INTRINSIC_TYPEVAR", "INTRINSIC_PARAMSPEC",
        "INTRINSIC_TYPEVARTUPLE", "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS"};
    private static final String[] INTRINSIC_2 = {"INTRINSIC_2_INVALID", "INTRINSIC_PREP_RERAISE_STAR", "INTRINSIC_TYPEVAR_WITH_BOUND",
        "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS", "INTRINSIC_SET_FUNCTION_TYPE_PARAMS", "INTRINSIC_SET_TYPEPARAM_DEFAULT"};

    private OpcodeModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        Modules.set(t, module, "ENABLE_SPECIALIZATION", Const.TRUE);
        Modules.set(t, module, "ENABLE_SPECIALIZATION_FT", Const.TRUE);
    }

    private static boolean has(int number, Predicate<Opcode> property) {
        Opcode opcode = number < 0 ? null : Opcode.of(number);
        return opcode != null && property.test(opcode);
    }

    @PyFunction("is_valid(opcode)")
    static boolean isValid(int opcode) {
        return has(opcode, o -> true);
    }

    @PyFunction("has_arg(opcode)")
    static boolean hasArg(int opcode) {
        return has(opcode, Opcode::hasArg);
    }

    @PyFunction("has_const(opcode)")
    static boolean hasConst(int opcode) {
        return has(opcode, Opcode::hasConst);
    }

    @PyFunction("has_name(opcode)")
    static boolean hasName(int opcode) {
        return has(opcode, Opcode::hasName);
    }

    @PyFunction("has_jump(opcode)")
    static boolean hasJump(int opcode) {
        return has(opcode, Opcode::hasJump);
    }

    @PyFunction("has_free(opcode)")
    static boolean hasFree(int opcode) {
        return has(opcode, Opcode::hasFree);
    }

    @PyFunction("has_local(opcode)")
    static boolean hasLocal(int opcode) {
        return has(opcode, Opcode::hasLocal);
    }

    @PyFunction("has_exc(opcode)")
    static boolean hasExc(int opcode) {
        return has(opcode, Opcode::isBlockPush);
    }

    @PyFunction("stack_effect(opcode, oparg=None, /, *, jump=None)")
    static int stackEffect(PyThread t, int opcode, long oparg, long jump) {
        if (jump != Const.NONE && jump != Const.TRUE && jump != Const.FALSE) {
            throw Errors.valueError(t, "stack_effect: jump must be False, True or None");
        }
        Opcode found = opcode < 0 ? null : Opcode.of(opcode);
        if (found == null) {
            throw Errors.valueError(t, "invalid opcode or oparg");
        }
        int argument = oparg == Const.NONE ? 0 : PyInt.toJavaInt(t, oparg);
        int effect = found.pushed(argument) - found.popped(argument);
        // The blocks of try statements push for those who jump to their handlers only.
        return found.isBlockPush() && jump == Const.FALSE ? 0 : effect;
    }

    private static long names(PyThread t, String... names) {
        long list = PyList.create(t);
        for (String name : names) {
            PyList.append(t, list, PyStr.intern(name));
        }
        return list;
    }

    @PyFunction("get_intrinsic1_descs()")
    static long intrinsics1(PyThread t) {
        return names(t, INTRINSIC_1);
    }

    @PyFunction("get_intrinsic2_descs()")
    static long intrinsics2(PyThread t) {
        return names(t, INTRINSIC_2);
    }

    @PyFunction("get_special_method_names()")
    static long specialMethodNames(PyThread t) {
        return names(t, "__enter__", "__exit__", "__aenter__", "__aexit__");
    }

    @PyFunction("get_nb_ops()")
    static long nbOps(PyThread t) {
        long list = PyList.create(t);
        for (String inPlace : new String[] {"", "="}) {
            for (BinaryOp op : BinaryOp.values()) {
                String symbol = op == BinaryOp.POWER ? "**" : op.symbol;
                String name = "NB_" + (inPlace.isEmpty() ? "" : "INPLACE_") + op.name();
                PyList.append(t, list, PyTuple.of(t, PyStr.intern(name), PyStr.intern(symbol + inPlace)));
            }
        }
        PyList.append(t, list, PyTuple.of(t, PyStr.intern("NB_SUBSCR"), PyStr.intern("[]")));
        return list;
    }

    @PyFunction("get_specialization_stats()")
    static long specializationStats() {
        return Const.NONE;
    }

    @PyFunction("get_executor(code, offset)")
    static long executor(PyThread t, long code, int offset) {
        throw Errors.runtimeError(t, "Executors are not available: sys._jit tells what was compiled");
    }
}
