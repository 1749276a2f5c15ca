package dev.krait.backend.x86_64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.spi.InstalledCode;
import dev.krait.spi.Operand;
import dev.krait.spi.OperandKind;
import dev.krait.spi.StencilOp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Runs every stencil that computes or guards something, in every assignment of registers, and compares with Java. */
class ComputingStencilsTest {
    private static final int RUNS = 12;
    private static final long TAG = 0xfffeL << 48;
    private static final long FLOAT = 1L << 49;
    private static final long[] LONGS = {0, 1, -1, 2, 7, 63, 64, -77, 1L << 47, (1L << 48) - 1, 1L << 48, -1L << 48, (-1L << 48) - 1,
        Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32, TAG, TAG | 5, FLOAT, FLOAT - 1, TAG - 1, FLOAT + Double.doubleToRawLongBits(1.5),
        0x1234567890L, 0xffff_ffff_ffffL, 0x1_0000_0000_0000L};
    private static final double[] DOUBLES = {0.0, -0.0, 1, -1, 0.5, 2.5, -2.5, 1e300, -1e-300, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, Double.NaN, Double.MIN_VALUE, Math.PI, 0x1p62, -0x1p62, 0x1.fffffffffffffp61, 0x1p63, -0x1p63, 123456789.0};

    /** What a stencil is given, and what it must do: set results, or leave. */
    private static final class Step {
        /** The register operands that are not results, as integers and doubles. */
        long a;
        long b;
        double x;
        double y;
        /** The immediates. */
        long i;
        long j;
        long d;
        double z;
        boolean left;

        void leave(boolean condition) {
            left |= condition;
        }
    }

    private interface Model {
        void run(Step s);
    }

    private static final Map<String, Model> MODELS = new TreeMap<>();

    private static void checked(String name, java.util.function.LongBinaryOperator operator) {
        Model register = s -> {
            try {
                s.d = operator.applyAsLong(s.a, s.b);
            } catch (ArithmeticException e) {
                s.left = true;
            }
        };
        MODELS.put(name, register);
        MODELS.put(name + "_imm", s -> {
            s.b = s.i;
            register.run(s);
        });
    }

    private static boolean isInt(long value) {
        return value >>> 49 == 0x7fff;
    }

    private static boolean isFloat(long value) {
        return value >>> 49 >= 1 && value >>> 49 < 0x7fff;
    }

    /** 2 to the 48th is no value at all; the stencil's test of two instructions takes it for one. */
    private static boolean isObject(long value) {
        return value - 1 >>> 48 == 0;
    }

    static {
        checked("add_int", Math::addExact);
        checked("sub_int", Math::subtractExact);
        checked("mul_int", Math::multiplyExact);
        checked("and_int", (a, b) -> a & b);
        checked("or_int", (a, b) -> a | b);
        checked("xor_int", (a, b) -> a ^ b);
        checked("add_int_unchecked", (a, b) -> a + b);
        checked("sub_int_unchecked", (a, b) -> a - b);
        checked("mul_int_unchecked", (a, b) -> a * b);
        checked("rsub_int", (a, b) -> Math.subtractExact(b, a));
        checked("eq_int", (a, b) -> a == b ? 1 : 0);
        checked("ne_int", (a, b) -> a != b ? 1 : 0);
        checked("lt_int", (a, b) -> a < b ? 1 : 0);
        checked("le_int", (a, b) -> a <= b ? 1 : 0);
        checked("gt_int", (a, b) -> a > b ? 1 : 0);
        checked("ge_int", (a, b) -> a >= b ? 1 : 0);
        checked("min_int", Math::min);
        checked("max_int", Math::max);
        checked("floordiv_int", (a, b) -> {
            if (b == 0 || b == -1 && a == Long.MIN_VALUE) {
                throw new ArithmeticException();
            }
            return Math.floorDiv(a, b);
        });
        checked("mod_int", (a, b) -> {
            if (b == 0 || b == -1) {
                throw new ArithmeticException();
            }
            return Math.floorMod(a, b);
        });
        checked("shl_int", (a, b) -> {
            if (b < 0 || b > 63 || a << b >> b != a) {
                throw new ArithmeticException();
            }
            return a << b;
        });
        checked("shr_int", (a, b) -> {
            if (b < 0) {
                throw new ArithmeticException();
            }
            return a >> Math.min(b, 63);
        });
        Model shift = MODELS.get("shl_int");
        MODELS.put("shl_int_imm", s -> {
            s.b = s.i & 63;
            shift.run(s);
        });
        MODELS.put("shr_int_imm", s -> s.d = s.a >> (s.i & 63));
        checked("neg_int", (a, b) -> Math.negateExact(a));
        checked("abs_int", (a, b) -> Math.absExact(a));
        checked("not_int", (a, b) -> ~a);
        checked("mov", (a, b) -> a);
        guard("eq_int", (a, b) -> a == b);
        guard("ne_int", (a, b) -> a != b);
        guard("lt_int", (a, b) -> a < b);
        guard("le_int", (a, b) -> a <= b);
        guard("gt_int", (a, b) -> a > b);
        guard("ge_int", (a, b) -> a >= b);
        guard("below", (a, b) -> Long.compareUnsigned(a, b) < 0);
        guard("above", (a, b) -> Long.compareUnsigned(a, b) > 0);
        guard("zero", (a, b) -> a == 0);
        guard("nonzero", (a, b) -> a != 0);
        guard("int", (a, b) -> isInt(a));
        guard("float", (a, b) -> isFloat(a));
        guard("object", (a, b) -> isObject(a));
        guard("not_int", (a, b) -> !isInt(a));
        guard("not_float", (a, b) -> !isFloat(a));
        guard("not_object", (a, b) -> !isObject(a));
        guard("small_int", (a, b) -> a << 15 >> 15 == a);
        MODELS.put("guard_is", s -> s.leave(s.a != s.i));
        MODELS.put("guard_is_not", s -> s.leave(s.a == s.i));
        MODELS.put("is", s -> s.d = s.a == s.i ? 1 : 0);
        MODELS.put("select", s -> s.d = s.a != 0 ? s.i : s.j);
        MODELS.put("const", s -> s.d = s.i);
        MODELS.put("const_imm", s -> s.d = s.i);
        MODELS.put("const_zero", s -> s.d = 0);
        MODELS.put("unbox_int", s -> s.d = s.a << 15 >> 15);
        MODELS.put("guard_unbox_int", s -> {
            s.leave(!isInt(s.a));
            s.d = s.a << 15 >> 15;
        });
        MODELS.put("box_int_unchecked", s -> s.d = s.a | TAG);
        MODELS.put("box_int", s -> {
            s.leave(s.a << 15 >> 15 != s.a);
            s.d = s.a | TAG;
        });
        MODELS.put("unbox_float", s -> s.z = Double.longBitsToDouble(s.a - FLOAT));
        MODELS.put("guard_unbox_float", s -> {
            s.leave(!isFloat(s.a));
            s.z = Double.longBitsToDouble(s.a - FLOAT);
        });
        MODELS.put("box_float", s -> s.d = Double.doubleToRawLongBits(s.x) + FLOAT);
        MODELS.put("add_float", s -> s.z = s.x + s.y);
        MODELS.put("sub_float", s -> s.z = s.x - s.y);
        MODELS.put("mul_float", s -> s.z = s.x * s.y);
        MODELS.put("div_float", s -> s.z = s.x / s.y);
        MODELS.put("neg_float", s -> s.z = -s.x);
        MODELS.put("abs_float", s -> s.z = Math.abs(s.x));
        MODELS.put("sqrt_float", s -> s.z = Math.sqrt(s.x));
        MODELS.put("floor_float", s -> s.z = Math.floor(s.x));
        MODELS.put("ceil_float", s -> s.z = Math.ceil(s.x));
        MODELS.put("trunc_float", s -> s.z = s.x < 0 || 1 / s.x < 0 ? Math.ceil(s.x) : Math.floor(s.x));
        MODELS.put("mov_float", s -> s.z = s.x);
        MODELS.put("const_zero_float", s -> s.z = 0);
        MODELS.put("const_float", s -> s.z = Double.longBitsToDouble(s.i));
        MODELS.put("int_to_float", s -> s.z = (double) s.a);
        MODELS.put("float_to_int", s -> {
            s.leave(!(Math.abs(s.x) < 0x1p62));
            s.d = (long) s.x;
        });
        MODELS.put("float_to_int_exact", s -> {
            s.leave(!(Math.abs(s.x) < 0x1p63 && Math.rint(s.x) == s.x && Double.doubleToRawLongBits(s.x) != Long.MIN_VALUE) && s.x != -0x1p63);
            s.d = (long) s.x;
        });
        MODELS.put("guard_eq_float", s -> s.leave(!(s.x == s.y)));
        MODELS.put("guard_ne_float", s -> s.leave(!(s.x != s.y)));
        MODELS.put("guard_lt_float", s -> s.leave(!(s.x < s.y)));
        MODELS.put("guard_le_float", s -> s.leave(!(s.x <= s.y)));
        MODELS.put("guard_not_lt_float", s -> s.leave(s.x < s.y));
        MODELS.put("guard_not_le_float", s -> s.leave(s.x <= s.y));
        MODELS.put("guard_zero_float", s -> s.leave(s.x != 0));
        MODELS.put("guard_nonzero_float", s -> s.leave(s.x == 0));
        MODELS.put("eq_float", s -> s.d = s.x == s.y ? 1 : 0);
        MODELS.put("lt_float", s -> s.d = s.x < s.y ? 1 : 0);
        MODELS.put("le_float", s -> s.d = s.x <= s.y ? 1 : 0);
    }

    private interface Relation {
        boolean holds(long a, long b);
    }

    private static void guard(String name, Relation relation) {
        MODELS.put("guard_" + name, s -> s.leave(!relation.holds(s.a, s.b)));
        MODELS.put("guard_" + name + "_imm", s -> s.leave(!relation.holds(s.a, s.i)));
    }

    private final Machine machine = new Machine();
    private final Random random = new Random(1);
    private int runs;
    private int exits;

    @Test
    void everyStencilDoesWhatJavaDoes() {
        int stencils = 0;
        for (StencilOp op : Machine.SET.ops()) {
            Model model = MODELS.get(op.name());
            if (model != null) {
                stencils += check(op, model);
            }
        }
        assertTrue(stencils > 5000, stencils + " stencils");
        assertTrue(exits > runs / 20, "exits were taken");
    }

    private int check(StencilOp op, Model model) {
        List<Operand> registers = op.operands().stream().filter(o -> o.kind().isRegister()).toList();
        int[] assignment = new int[registers.size()];
        int stencils = 0;
        do {
            if (op.hasStencil(assignment)) {
                stencils++;
                check(op, model, registers, assignment);
            }
        } while (next(registers, assignment));
        return stencils;
    }

    private static boolean next(List<Operand> registers, int[] assignment) {
        for (int i = assignment.length - 1; i >= 0; i--) {
            int count = registers.get(i).kind() == OperandKind.GENERAL ? Machine.SET.generalRegisters() : Machine.SET.floatRegisters();
            if (++assignment[i] < count) {
                return true;
            }
            assignment[i] = 0;
        }
        return false;
    }

    private void check(StencilOp op, Model model, List<Operand> registers, int[] assignment) {
        List<OperandKind> immediates = op.operands().stream().map(Operand::kind).filter(k -> !k.isRegister()).toList();
        long[] operands = new long[immediates.size()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = switch (immediates.get(i)) {
                case IMM32 -> random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(200) - 100;
                case IMM64 -> LONGS[random.nextInt(LONGS.length)];
                case DOUBLE -> Double.doubleToRawLongBits(DOUBLES[random.nextInt(DOUBLES.length)]);
                default -> throw new IllegalArgumentException(op.toString());
            };
        }
        InstalledCode code = machine.code(op.stencil(assignment), operands);
        for (int k = 0; k < RUNS; k++) {
            long[] r = machine.r;
            double[] f = machine.f;
            for (int i = 0; i < r.length; i++) {
                r[i] = random.nextInt(4) == 0 ? random.nextInt(10) : random.nextInt(8) == 0 ? random.nextLong() : LONGS[random.nextInt(LONGS.length)];
            }
            if (operands.length > 0 && random.nextInt(4) == 0) {
                r[random.nextInt(r.length)] = operands[0];
            }
            for (int i = 0; i < f.length; i++) {
                f[i] = random.nextInt(8) == 0 ? random.nextGaussian() * 1e10 : DOUBLES[random.nextInt(DOUBLES.length)];
            }
            Step s = step(registers, assignment, operands);
            model.run(s);
            long[] expectedR = r.clone();
            double[] expectedF = f.clone();
            int spoiltR = -1;
            int spoiltF = -1;
            for (int i = 0; i < assignment.length; i++) {
                if (registers.get(i).result()) {
                    if (registers.get(i).kind() == OperandKind.GENERAL) {
                        expectedR[assignment[i]] = s.d;
                        spoiltR = s.left ? assignment[i] : -1;
                    } else {
                        expectedF[assignment[i]] = s.z;
                        spoiltF = s.left ? assignment[i] : -1;
                    }
                }
            }
            String before = op.name() + Arrays.toString(assignment) + Arrays.toString(operands) + Arrays.toString(r) + Arrays.toString(f);
            assertEquals(s.left ? Machine.LEFT : Machine.WENT_ON, machine.run(code.address()), before);
            for (int i = 0; i < r.length; i++) {
                if (i != spoiltR) {
                    assertEquals(expectedR[i], r[i], before);
                }
            }
            for (int i = 0; i < f.length; i++) {
                if (i != spoiltF) {
                    assertEquals(expectedF[i], f[i], before);
                }
            }
            runs++;
            exits += s.left ? 1 : 0;
        }
        code.release();
    }

    private Step step(List<Operand> registers, int[] assignment, long[] operands) {
        Step s = new Step();
        boolean first = true;
        for (int i = 0; i < assignment.length; i++) {
            if (!registers.get(i).result()) {
                if (registers.get(i).kind() == OperandKind.GENERAL) {
                    if (first) {
                        s.a = machine.r[assignment[i]];
                    } else {
                        s.b = machine.r[assignment[i]];
                    }
                } else if (first) {
                    s.x = machine.f[assignment[i]];
                } else {
                    s.y = machine.f[assignment[i]];
                }
                first = false;
            }
        }
        s.i = operands.length > 0 ? operands[0] : 0;
        s.j = operands.length > 1 ? operands[1] : 0;
        return s;
    }
}
