/* Tagged values: tests, tagging and untagging. See dev.krait.spi.abi.Value. */

UOP(guard_int, (r a), exits) { EXIT_UNLESS(is_int(a)); }
UOP(guard_float, (r a), exits) { EXIT_UNLESS(is_double(a)); }
UOP(guard_object, (r a), exits) { EXIT_UNLESS(is_object(a)); }
UOP(guard_not_int, (r a), exits) { EXIT_IF(is_int(a)); }
UOP(guard_not_float, (r a), exits) { EXIT_IF(is_double(a)); }
UOP(guard_not_object, (r a), exits) { EXIT_IF(is_object(a)); }

UOP(unbox_int, (out r d, r a)) { d = untag_int(a); }
UOP(unbox_float, (out f d, r a)) { d = untag_double(a); }
UOP(guard_unbox_int, (out r d, r a), exits) { EXIT_UNLESS(is_int(a)); d = untag_int(a); }
UOP(guard_unbox_float, (out f d, r a), exits) {
    u64 bits = (u64) a + (u64) int_tag;
    EXIT_UNLESS(is_double_bits(bits));
    d = as_double(bits);
}

/* Exits unless the integer has 49 bits. */
UOP(box_int, (out r d, r a), exits) {
    EXIT_IF((u64) (a + (1L << 48)) >> 49);
    d = tag_int(a);
}
UOP(guard_small_int, (r a), exits) { EXIT_IF((u64) (a + (1L << 48)) >> 49); }
UOP(box_int_unchecked, (out r d, r a)) { d = tag_int(a); }
UOP(box_float, (out r d, f a)) { d = tag_double(a); }

/* Identity with a constant: None, True, a function... */
UOP(guard_is, (r a, imm64 value), exits) { EXIT_UNLESS(a == value); }
UOP(guard_is_not, (r a, imm64 value), exits) { EXIT_UNLESS(a != value); }
UOP(is, (out r d, r a, imm64 value)) { d = a == value; }

/* The shape of an object, which must be one. */
UOP(guard_shape, (r a, uimm32 shape), exits) { EXIT_UNLESS(AT(u32, a, OBJECT_SHAPE) == shape); }
UOP(guard_not_shape, (r a, uimm32 shape), exits) { EXIT_UNLESS(AT(u32, a, OBJECT_SHAPE) != shape); }
UOP(store_shape, (r a, uimm32 shape)) { AT(u32, a, OBJECT_SHAPE) = shape; }
/* The same for a value that may be anything. */
UOP(guard_object_shape, (r a, uimm32 shape), exits) {
    EXIT_UNLESS(is_object(a));
    EXIT_UNLESS(AT(u32, a, OBJECT_SHAPE) == shape);
}
