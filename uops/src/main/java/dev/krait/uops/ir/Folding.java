package dev.krait.uops.ir;

import dev.krait.spi.abi.Value;

/**
 * Constant folding and algebraic identities. Every rule gives the result that the evaluator would give, bit for bit; in
 * particular no float is reassociated.
 */
final class Folding {
    private Folding() {
    }

    /** The ref of what a pure instruction results in, or 0 if it must be computed. */
    static int fold(TraceBuilder t, UOp op, int a, int b) {
        Trace trace = t.trace();
        boolean ka = a < 0;
        boolean kb = b < 0;
        switch (op) {
            case UNBOX_INT:
                if (trace.type(a) == Type.INT) {
                    return a;
                }
                if (ka) {
                    return t.constInt(Value.intValue(trace.constant(a)));
                }
                return isOp(trace, a, UOp.BOX_INT) || isOp(trace, a, UOp.BOX_INT_FITTING) ? trace.a(a) : 0;
            case UNBOX_FLOAT:
                if (trace.type(a) == Type.FLOAT) {
                    return a;
                }
                if (ka) {
                    return t.constFloat(Value.doubleValue(trace.constant(a)));
                }
                return isOp(trace, a, UOp.BOX_FLOAT) ? trace.a(a) : 0;
            case BOX_INT, BOX_INT_FITTING:
                if (ka) {
                    return Value.fitsInt(trace.constant(a)) ? t.constValue(Value.ofInt(trace.constant(a))) : 0;
                }
                return isOp(trace, a, UOp.UNBOX_INT) ? trace.a(a) : 0;
            case BOX_FLOAT:
                if (ka) {
                    return t.constValue(Value.ofDouble(trace.constantFloat(a)));
                }
                return isOp(trace, a, UOp.UNBOX_FLOAT) ? trace.a(a) : 0;
            case INT_TO_FLOAT:
                return ka ? t.constFloat(trace.constant(a)) : 0;
            case FLOAT_TO_INT:
                if (ka && Math.abs(trace.constantFloat(a)) < 0x1p62) {
                    return t.constInt((long) trace.constantFloat(a));
                }
                return isOp(trace, a, UOp.INT_TO_FLOAT) && t.facts().bits(trace.a(a)) <= 53 ? trace.a(a) : 0;
            case NEG_FLOAT:
                return ka ? t.constFloat(-trace.constantFloat(a)) : isOp(trace, a, UOp.NEG_FLOAT) ? trace.a(a) : 0;
            case ABS_FLOAT:
                return ka ? t.constFloat(Math.abs(trace.constantFloat(a))) : isOp(trace, a, UOp.ABS_FLOAT) ? a : 0;
            case SQRT_FLOAT:
                return ka ? t.constFloat(Math.sqrt(trace.constantFloat(a))) : 0;
            case FLOOR_FLOAT:
                return ka ? t.constFloat(Math.floor(trace.constantFloat(a))) : 0;
            case ADD_FLOAT:
                return ka && kb ? t.constFloat(trace.constantFloat(a) + trace.constantFloat(b)) : 0;
            case SUB_FLOAT:
                if (ka && kb) {
                    return t.constFloat(trace.constantFloat(a) - trace.constantFloat(b));
                }
                return kb && trace.constant(b) == 0 ? a : 0;
            case MUL_FLOAT:
                if (ka && kb) {
                    return t.constFloat(trace.constantFloat(a) * trace.constantFloat(b));
                }
                if (kb && trace.constantFloat(b) == 2) {
                    return t.emitPure(UOp.ADD_FLOAT, a, a);
                }
                return kb && trace.constantFloat(b) == 1 ? a : 0;
            case DIV_FLOAT:
                return foldDivision(t, a, b, ka, kb);
            default:
                return foldInt(t, op, a, b, ka, kb);
        }
    }

    private static int foldDivision(TraceBuilder t, int a, int b, boolean ka, boolean kb) {
        if (!kb) {
            return 0;
        }
        double divisor = t.trace().constantFloat(b);
        if (ka) {
            return t.constFloat(t.trace().constantFloat(a) / divisor);
        }
        if (divisor == 1) {
            return a;
        }
        // The reciprocal of a power of two is exact.
        double reciprocal = 1 / divisor;
        boolean powerOfTwo = (Double.doubleToRawLongBits(divisor) & 0xF_FFFF_FFFF_FFFFL) == 0;
        return powerOfTwo && Math.abs(Math.getExponent(divisor)) < 1000 ? t.emitPure(UOp.MUL_FLOAT, a, t.constFloat(reciprocal)) : 0;
    }

    private static int foldInt(TraceBuilder t, UOp op, int a, int b, boolean ka, boolean kb) {
        Trace trace = t.trace();
        if (ka && kb) {
            return foldIntConstants(t, op, trace.constant(a), trace.constant(b));
        }
        long y = kb ? trace.constant(b) : 0;
        switch (op) {
            case ADD_INT, ADD_INT_UNCHECKED, OR_INT, XOR_INT:
                if (kb && y == 0) {
                    return a;
                }
                return op == UOp.OR_INT && (a == b || kb && y == -1) ? b : op == UOp.XOR_INT && a == b ? t.constInt(0) : 0;
            case SUB_INT, SUB_INT_UNCHECKED:
                return kb && y == 0 ? a : a == b ? t.constInt(0) : 0;
            case MUL_INT, MUL_INT_UNCHECKED:
                return kb && y == 1 ? a : kb && y == 0 ? b : 0;
            case AND_INT:
                return kb && y == 0 || a == b ? b : kb && y == -1 ? a : 0;
            case LSHIFT_INT, RSHIFT_INT:
                return kb && y == 0 ? a : 0;
            case FLOORDIV_INT:
                if (kb && y == 1) {
                    return a;
                }
                return kb && y > 1 && Long.bitCount(y) == 1
                        ? t.emitPure(UOp.RSHIFT_INT, a, t.constInt(Long.numberOfTrailingZeros(y))) : 0;
            case MOD_INT:
                return kb && y > 0 && Long.bitCount(y) == 1 ? t.emitPure(UOp.AND_INT, a, t.constInt(y - 1)) : 0;
            default:
                return 0;
        }
    }

    private static int foldIntConstants(TraceBuilder t, UOp op, long x, long y) {
        switch (op) {
            case ADD_INT, ADD_INT_UNCHECKED:
                return ((x ^ x + y) & (y ^ x + y)) < 0 ? 0 : t.constInt(x + y);
            case SUB_INT, SUB_INT_UNCHECKED:
                return ((x ^ y) & (x ^ x - y)) < 0 ? 0 : t.constInt(x - y);
            case MUL_INT, MUL_INT_UNCHECKED:
                return Math.multiplyHigh(x, y) == x * y >> 63 ? t.constInt(x * y) : 0;
            case FLOORDIV_INT:
                return y == 0 || x == Long.MIN_VALUE && y == -1 ? 0 : t.constInt(Math.floorDiv(x, y));
            case MOD_INT:
                return y == 0 || y == -1 ? 0 : t.constInt(Math.floorMod(x, y));
            case LSHIFT_INT:
                return y < 0 || y > 63 || x << y >> y != x ? 0 : t.constInt(x << y);
            case RSHIFT_INT:
                return y < 0 ? 0 : t.constInt(x >> Math.min(y, 63));
            case AND_INT:
                return t.constInt(x & y);
            case OR_INT:
                return t.constInt(x | y);
            case XOR_INT:
                return t.constInt(x ^ y);
            default:
                return 0;
        }
    }

    private static boolean isOp(Trace trace, int ref, UOp op) {
        return ref > 0 && trace.op(ref) == op;
    }

    /** Whether a guard always passes (1), never does (-1), or must be executed (0). */
    static int decide(TraceBuilder t, UOp op, int a, int b, long immediate) {
        Trace trace = t.trace();
        Facts facts = t.facts();
        switch (op) {
            case GUARD_INT:
                // What a box was made of is at hand, whether it fits or not.
                return isOp(trace, a, UOp.BOX_INT) ? 1 : byTag(facts.tag(a), Facts.INT);
            case GUARD_FLOAT:
                return byTag(facts.tag(a), Facts.FLOAT);
            case GUARD_OBJECT:
                return byTag(facts.tag(a), Facts.OBJECT);
            case GUARD_SHAPE:
                return facts.shape(a) == 0 ? 0 : facts.shape(a) == immediate ? 1 : -1;
            case GUARD_IS, GUARD_IS_NOT:
                return decideIdentity(t, op == UOp.GUARD_IS, a, b);
            case GUARD_LT_FLOAT, GUARD_LE_FLOAT, GUARD_EQ_FLOAT, GUARD_NOT_LT_FLOAT, GUARD_NOT_LE_FLOAT, GUARD_NE_FLOAT:
                if (a > 0 || b > 0) {
                    return a != b ? 0 : op == UOp.GUARD_LT_FLOAT ? -1 : op == UOp.GUARD_NOT_LT_FLOAT ? 1 : 0;
                }
                return holds(op, trace.constantFloat(a), trace.constantFloat(b)) ? 1 : -1;
            default:
                if (a == b) {
                    return op == UOp.GUARD_EQ_INT || op == UOp.GUARD_LE_INT || op == UOp.GUARD_GE_INT ? 1 : -1;
                }
                return a > 0 || b > 0 ? 0 : holds(op, trace.constant(a), trace.constant(b)) ? 1 : -1;
        }
    }

    private static int decideIdentity(TraceBuilder t, boolean same, int a, int b) {
        Trace trace = t.trace();
        if (a == b) {
            return same ? 1 : -1;
        }
        if (a < 0 && b < 0) {
            return same == (trace.constant(a) == trace.constant(b)) ? 1 : -1;
        }
        if (b < 0 && trace.constant(b) == 0 && t.facts().isPresent(a)) {
            return same ? -1 : 1;
        }
        if (t.isFresh(a) && b < a || t.isFresh(b) && a < b) {
            return same ? -1 : 1;
        }
        int ta = t.facts().tag(a);
        int tb = t.facts().tag(b);
        return ta != Facts.UNKNOWN && tb != Facts.UNKNOWN && ta != tb ? (same ? -1 : 1) : 0;
    }

    /** Whether a comparison with a constant holds for every number of the magnitude of a. */
    static boolean impliedByMagnitude(TraceBuilder t, UOp op, int a, int b) {
        if (a <= 0 || b >= 0 || t.trace().type(a) != Type.INT || t.facts().bits(a) > 63) {
            return false;
        }
        long max = (1L << t.facts().bits(a) - 1) - 1;
        long constant = t.trace().constant(b);
        return switch (op) {
            case GUARD_LT_INT -> max < constant;
            case GUARD_LE_INT -> max <= constant;
            case GUARD_GT_INT -> -max - 1 > constant;
            case GUARD_GE_INT -> -max - 1 >= constant;
            default -> false;
        };
    }

    private static int byTag(int tag, int wanted) {
        return tag == Facts.UNKNOWN ? 0 : tag == wanted ? 1 : -1;
    }

    /** The outcome of an int comparison. */
    static boolean holds(UOp op, long a, long b) {
        return switch (op) {
            case GUARD_LT_INT -> a < b;
            case GUARD_LE_INT -> a <= b;
            case GUARD_EQ_INT -> a == b;
            case GUARD_NE_INT -> a != b;
            case GUARD_GT_INT -> a > b;
            case GUARD_GE_INT -> a >= b;
            case GUARD_BELOW_INT -> Long.compareUnsigned(a, b) < 0;
            default -> throw new IllegalArgumentException(op.toString());
        };
    }

    /** The outcome of a float comparison. */
    static boolean holds(UOp op, double a, double b) {
        return switch (op) {
            case GUARD_LT_FLOAT -> a < b;
            case GUARD_LE_FLOAT -> a <= b;
            case GUARD_EQ_FLOAT -> a == b;
            case GUARD_NOT_LT_FLOAT -> !(a < b);
            case GUARD_NOT_LE_FLOAT -> !(a <= b);
            case GUARD_NE_FLOAT -> a != b;
            default -> throw new IllegalArgumentException(op.toString());
        };
    }

    /** How many bits the result of an int instruction takes at most. */
    static int magnitude(TraceBuilder t, UOp op, int a, int b) {
        Facts facts = t.facts();
        Trace trace = t.trace();
        switch (op) {
            case UNBOX_INT:
                return 49;
            case LOAD_UINT8, LOAD_ITEM_UINT8:
                return 9;
            case LOAD_ITEM_UINT16:
                return 17;
            case LOAD_INT32, LOAD_ITEM_INT32:
                return 32;
            case LOAD_UINT32:
                return 33;
            case ADD_INT, SUB_INT, ADD_INT_UNCHECKED, SUB_INT_UNCHECKED:
                return Math.min(64, 1 + Math.max(facts.bits(a), facts.bits(b)));
            case MUL_INT, MUL_INT_UNCHECKED:
                return Math.min(64, facts.bits(a) + facts.bits(b));
            case FLOORDIV_INT:
                return Math.min(64, 1 + facts.bits(a));
            case MOD_INT:
                return facts.bits(b);
            case RSHIFT_INT:
                return b < 0 ? Math.max(1, facts.bits(a) - (int) Math.min(63, Math.max(0, trace.constant(b)))) : facts.bits(a);
            case AND_INT:
                if (b < 0 && trace.constant(b) >= 0) {
                    return facts.bits(b);
                }
                return Math.max(facts.bits(a), facts.bits(b));
            case OR_INT, XOR_INT:
                return Math.max(facts.bits(a), facts.bits(b));
            default:
                return Facts.ALL_BITS;
        }
    }
}
