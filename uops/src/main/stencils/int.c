/* Integers: 64 bits in a virtual register, with Python's meaning as long as the result fits; otherwise they exit. */

UOP(add_int, (out r d, r a, r b), exits commutative) { EXIT_IF(__builtin_add_overflow(a, b, &d)); }
UOP(sub_int, (out r d, r a, r b), exits) { EXIT_IF(__builtin_sub_overflow(a, b, &d)); }
UOP(mul_int, (out r d, r a, r b), exits commutative) { EXIT_IF(__builtin_mul_overflow(a, b, &d)); }
UOP(add_int_imm, (out r d, r a, imm32 b), exits) { EXIT_IF(__builtin_add_overflow(a, b, &d)); }
UOP(sub_int_imm, (out r d, r a, imm32 b), exits) { EXIT_IF(__builtin_sub_overflow(a, b, &d)); }
UOP(mul_int_imm, (out r d, r a, imm32 b), exits) { EXIT_IF(__builtin_mul_overflow(a, CONST32(HOLE0), &d)); }
/* d = b - a */
UOP(rsub_int_imm, (out r d, r a, imm32 b), exits) { EXIT_IF(__builtin_sub_overflow(CONST32(HOLE0), a, &d)); }

/* For operands whose range is known: they wrap around. */
UOP(add_int_unchecked, (out r d, r a, r b), commutative) { d = a + b; }
UOP(sub_int_unchecked, (out r d, r a, r b)) { d = a - b; }
UOP(mul_int_unchecked, (out r d, r a, r b), commutative) { d = a * b; }
UOP(add_int_unchecked_imm, (out r d, r a, imm32 b)) { d = a + b; }
UOP(mul_int_unchecked_imm, (out r d, r a, imm32 b)) { d = a * CONST32(HOLE0); }

UOP(neg_int, (out r d, r a), exits) { EXIT_IF(__builtin_sub_overflow(0L, a, &d)); }
UOP(abs_int, (out r d, r a), exits) {
    d = a < 0 ? -a : a;
    EXIT_IF(d < 0);
}
UOP(not_int, (out r d, r a)) { d = ~a; }
UOP(and_int, (out r d, r a, r b), commutative) { d = a & b; }
UOP(or_int, (out r d, r a, r b), commutative) { d = a | b; }
UOP(xor_int, (out r d, r a, r b), commutative) { d = a ^ b; }
UOP(and_int_imm, (out r d, r a, imm32 b)) { d = a & CONST32(HOLE0); }
UOP(or_int_imm, (out r d, r a, imm32 b)) { d = a | CONST32(HOLE0); }
UOP(xor_int_imm, (out r d, r a, imm32 b)) { d = a ^ CONST32(HOLE0); }

/* Shifts: a count below 0 is an error in Python and one of 64 or more seldom, so that both exit; >> gives the sign then. */
UOP(shl_int, (out r d, r a, r b), exits) {
    EXIT_IF((u64) b >= 64);
    i64 t = (i64) ((u64) a << b);
    EXIT_IF(t >> b != a);
    d = t;
}
UOP(shr_int, (out r d, r a, r b), exits) {
    EXIT_IF(b < 0);
    d = a >> (b > 63 ? 63 : b);
}
/* By a constant below 64. */
UOP(shl_int_imm, (out r d, r a, imm32 b), exits) {
    i64 n = CONST32(HOLE0) & 63;
    i64 t = (i64) ((u64) a << n);
    EXIT_IF(t >> n != a);
    d = t;
}
UOP(shr_int_imm, (out r d, r a, imm32 b)) { d = a >> (CONST32(HOLE0) & 63); }

/*
 * Division rounds down, the remainder has the sign of the divisor. A divisor of 0 exits, for Python raises; so does what the
 * processor faults at: the quotient of the least number by -1, and the remainder of any by -1.
 */
UOP(floordiv_int, (out r d, r a, r b), exits) {
    EXIT_IF(OPAQUE(b) == 0);
    EXIT_IF((OPAQUE(b) == -1) & (OPAQUE(a) == (i64) (1UL << 63)));
    i64 q = a / b, m = a % b;
    d = q - (m != 0 && (m ^ b) < 0);
}
UOP(mod_int, (out r d, r a, r b), exits) {
    EXIT_IF((u64) b + 1 <= 1);
    i64 m = a % b;
    d = m + (m != 0 && (m ^ b) < 0 ? b : 0);
}

UOP(min_int, (out r d, r a, r b), commutative) { d = a < b ? a : b; }
UOP(max_int, (out r d, r a, r b), commutative) { d = a > b ? a : b; }

/* Guards: exit unless the relation holds. */
UOP(guard_eq_int, (r a, r b), exits commutative distinct) { EXIT_UNLESS(a == b); }
UOP(guard_ne_int, (r a, r b), exits commutative distinct) { EXIT_UNLESS(a != b); }
UOP(guard_lt_int, (r a, r b), exits distinct) { EXIT_UNLESS(a < b); }
UOP(guard_le_int, (r a, r b), exits distinct) { EXIT_UNLESS(a <= b); }
UOP(guard_gt_int, (r a, r b), exits distinct) { EXIT_UNLESS(a > b); }
UOP(guard_ge_int, (r a, r b), exits distinct) { EXIT_UNLESS(a >= b); }
UOP(guard_eq_int_imm, (r a, imm32 b), exits) { EXIT_UNLESS(a == b); }
UOP(guard_ne_int_imm, (r a, imm32 b), exits) { EXIT_UNLESS(a != b); }
UOP(guard_lt_int_imm, (r a, imm32 b), exits) { EXIT_UNLESS(a < b); }
UOP(guard_le_int_imm, (r a, imm32 b), exits) { EXIT_UNLESS(a <= b); }
UOP(guard_gt_int_imm, (r a, imm32 b), exits) { EXIT_UNLESS(a > b); }
UOP(guard_ge_int_imm, (r a, imm32 b), exits) { EXIT_UNLESS(a >= b); }
/* Unsigned: 0 <= a < b where b is a length. */
UOP(guard_below, (r a, r b), exits distinct) { EXIT_UNLESS((u64) a < (u64) b); }
UOP(guard_below_imm, (r a, imm32 b), exits) { EXIT_UNLESS((u64) a < (u64) b); }
UOP(guard_above_imm, (r a, imm32 b), exits) { EXIT_UNLESS((u64) a > (u64) b); }
UOP(guard_nonzero, (r a), exits) { EXIT_UNLESS(OPAQUE(a)); }
UOP(guard_zero, (r a), exits) { EXIT_IF(OPAQUE(a)); }

/* Relations as 0 or 1. */
UOP(eq_int, (out r d, r a, r b), commutative) { d = a == b; }
UOP(ne_int, (out r d, r a, r b), commutative) { d = a != b; }
UOP(lt_int, (out r d, r a, r b)) { d = a < b; }
UOP(le_int, (out r d, r a, r b)) { d = a <= b; }
UOP(eq_int_imm, (out r d, r a, imm32 b)) { d = a == b; }
UOP(ne_int_imm, (out r d, r a, imm32 b)) { d = a != b; }
UOP(lt_int_imm, (out r d, r a, imm32 b)) { d = a < b; }
UOP(le_int_imm, (out r d, r a, imm32 b)) { d = a <= b; }
UOP(gt_int_imm, (out r d, r a, imm32 b)) { d = a > b; }
UOP(ge_int_imm, (out r d, r a, imm32 b)) { d = a >= b; }

/* 0 or 1 to one of two constants: True and False, as a rule. */
UOP(select, (out r d, r a, imm64 if_true, imm64 if_false)) { d = a ? if_true : if_false; }
