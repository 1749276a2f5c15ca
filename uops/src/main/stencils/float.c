/* Floats: doubles in virtual registers. A NaN that the processor makes has no payload, so that it can be tagged as it is. */

UOP(add_float, (out f d, f a, f b), commutative) { d = a + b; }
UOP(sub_float, (out f d, f a, f b)) { d = a - b; }
UOP(mul_float, (out f d, f a, f b), commutative) { d = a * b; }
/* The divisor must not be 0: guard_nonzero_float. */
UOP(div_float, (out f d, f a, f b)) { d = a / b; }

UOP(neg_float, (out f d, f a)) { d = as_double(OPAQUE(OPAQUE(as_bits(a)) ^ 1UL << 63)); }
UOP(abs_float, (out f d, f a)) { d = as_double(OPAQUE(OPAQUE(as_bits(a)) << 1) >> 1); }
UOP(sqrt_float, (out f d, f a)) { d = __builtin_sqrt(a); }
UOP(floor_float, (out f d, f a)) { d = __builtin_floor(a); }
UOP(ceil_float, (out f d, f a)) { d = __builtin_ceil(a); }
UOP(trunc_float, (out f d, f a)) { d = __builtin_trunc(a); }

/* Guards: exit unless the relation holds; with a NaN only ne and the negated ones hold. For gt and ge swap the operands. */
UOP(guard_eq_float, (f a, f b), exits commutative) { EXIT_UNLESS(a == b); }
UOP(guard_ne_float, (f a, f b), exits commutative) { EXIT_UNLESS(a != b); }
UOP(guard_lt_float, (f a, f b), exits distinct) { EXIT_UNLESS(a < b); }
UOP(guard_le_float, (f a, f b), exits distinct) { EXIT_UNLESS(a <= b); }
UOP(guard_not_lt_float, (f a, f b), exits distinct) { EXIT_IF(a < b); }
UOP(guard_not_le_float, (f a, f b), exits distinct) { EXIT_IF(a <= b); }
UOP(guard_nonzero_float, (f a), exits) { EXIT_IF((i64) (as_bits(a) << 1) == 0); }
UOP(guard_zero_float, (f a), exits) { EXIT_IF((i64) (as_bits(a) << 1) != 0); }

/* Relations as 0 or 1. */
UOP(eq_float, (out r d, f a, f b), commutative) { d = a == b; }
UOP(lt_float, (out r d, f a, f b)) { d = a < b; }
UOP(le_float, (out r d, f a, f b)) { d = a <= b; }

UOP(int_to_float, (out f d, r a)) { d = TO_DOUBLE(a); }
/* Towards zero; exits unless the magnitude is below 1 << 62. */
UOP(float_to_int, (out r d, f a), exits) {
    i64 t = TRUNCATE(a);
    EXIT_IF((u64) t + (1UL << 62) - 1 >= (1UL << 63) - 1);
    d = t;
}
/* Exits unless the float is an integer, and on -0.0. */
UOP(float_to_int_exact, (out r d, f a), exits) {
    i64 t = TRUNCATE(a);
    EXIT_IF(as_bits(TO_DOUBLE(t)) != as_bits(a));
    d = t;
}

/*
 * Calls of functions of the C library, by address: double f(double), double f(double, double). Arguments are in the thread
 * state, so that there need not be a stencil for each combination of registers; all virtual registers survive.
 */
UOP(call_float, (out f d, imm64 function)) { d = ((double (*)(double)) function)(AT(double, thread, THREAD_ARGUMENTS)); }
UOP(call_float2, (out f d, imm64 function)) {
    d = ((double (*)(double, double)) function)(AT(double, thread, THREAD_ARGUMENTS), AT(double, thread, THREAD_ARGUMENTS + 8));
}
