/* Moves, constants, memory, allocation. An offset is a signed displacement of 32 bits. */

UOP(mov, (out r d, r a), distinct) { d = a; }
UOP(mov_float, (out f d, f a), distinct) { d = a; }
UOP(const_zero, (out r d)) { d = 0; }
UOP(const_imm, (out r d, imm32 value)) { d = CONST32(HOLE0); }
UOP(const, (out r d, imm64 value)) { d = value; }
UOP(const_float, (out f d, double value)) { d = value; }
UOP(const_zero_float, (out f d)) { d = 0; }

/* The thread state (spill slots, arguments and results of calls of Java) and the frame. */
UOP(load_thread, (out r d, off o)) { d = AT(i64, thread, o); }
UOP(load_thread_float, (out f d, off o)) { d = AT(double, thread, o); }
UOP(store_thread, (r a, off o)) { AT(i64, thread, o) = a; }
UOP(store_thread_float, (f a, off o)) { AT(double, thread, o) = a; }
UOP(store_thread_imm, (off o, imm32 value)) { AT(i64, thread, o) = value; }
UOP(store_thread_const, (off o, imm64 value)) { AT(i64, thread, o) = value; }
UOP(load_frame, (out r d, off o)) { d = AT(i64, frame, o); }
UOP(load_frame_float, (out f d, off o)) { d = AT(double, frame, o); }
UOP(store_frame, (r a, off o)) { AT(i64, frame, o) = a; }
UOP(store_frame_float, (f a, off o)) { AT(double, frame, o) = a; }
UOP(store_frame_imm, (off o, imm32 value)) { AT(i64, frame, o) = value; }
UOP(store_frame_const, (off o, imm64 value)) { AT(i64, frame, o) = value; }
UOP(store_frame_i32, (off o, uimm32 value)) { AT(u32, frame, o) = value; }

/* Fields. */
UOP(load, (out r d, r base, off o)) { d = AT(i64, base, o); }
UOP(load_i32, (out r d, r base, off o)) { d = AT(i32, base, o); }
UOP(load_u32, (out r d, r base, off o)) { d = AT(u32, base, o); }
UOP(load_u16, (out r d, r base, off o)) { d = AT(u16, base, o); }
UOP(load_u8, (out r d, r base, off o)) { d = AT(u8, base, o); }
UOP(load_float, (out f d, r base, off o)) { d = AT(double, base, o); }
UOP(store, (r value, r base, off o)) { AT(i64, base, o) = value; }
UOP(store_i32, (r value, r base, off o)) { AT(i32, base, o) = (i32) value; }
UOP(store_u8, (r value, r base, off o)) { AT(u8, base, o) = (u8) value; }
UOP(store_float, (f value, r base, off o)) { AT(double, base, o) = value; }
UOP(store_imm, (r base, off o, imm32 value)) { AT(i64, base, o) = value; }
UOP(store_const, (r base, off o, imm64 value)) { AT(i64, base, o) = value; }

/* Items: the index counts items of the access's size. */
UOP(load_item, (out r d, r base, r index, off o)) { d = AT_INDEX(i64, base, index, o); }
UOP(load_item_i32, (out r d, r base, r index, off o)) { d = AT_INDEX(i32, base, index, o); }
UOP(load_item_u32, (out r d, r base, r index, off o)) { d = AT_INDEX(u32, base, index, o); }
UOP(load_item_u16, (out r d, r base, r index, off o)) { d = AT_INDEX(u16, base, index, o); }
UOP(load_item_u8, (out r d, r base, r index, off o)) { d = AT_INDEX(u8, base, index, o); }
UOP(store_item, (r value, r base, r index, off o)) { AT_INDEX(i64, base, index, o) = value; }
UOP(store_item_u8, (r value, r base, r index, off o)) { AT_INDEX(u8, base, index, o) = (u8) value; }

/* At a fixed address. */
UOP(load_absolute, (out r d, imm64 address)) { d = *(i64 *) address; }
UOP(store_absolute, (r value, imm64 address)) { *(i64 *) address = value; }
/* Exits unless a word at a fixed address has a value: the version of a dictionary's keys, for example. */
UOP(guard_absolute, (imm64 address, imm32 value), exits) { EXIT_UNLESS(*(i64 *) address == value); }

/* Exits unless 0 <= index < the length at [base + o]. */
UOP(guard_index, (r index, r base, off o), exits distinct) { EXIT_UNLESS((u64) index < (u64) AT(i64, base, o)); }
/* Exits unless a field has a value. */
UOP(guard_field, (r base, off o, imm32 value), exits) { EXIT_UNLESS(AT(i64, base, o) == value); }
UOP(guard_field_is, (r base, off o, imm64 value), exits) { EXIT_UNLESS(AT(i64, base, o) == value); }

/* A new object of a size, with its header written and nothing else; exits if the run that is being filled has no room. */
UOP(alloc, (out r d, imm32 size, imm64 header), exits) {
    d = AT(i64, thread, THREAD_ALLOCATION_CURSOR);
    i64 end = d + size;
    EXIT_IF((u64) end > (u64) AT(i64, thread, THREAD_ALLOCATION_LIMIT));
    AT(i64, thread, THREAD_ALLOCATION_CURSOR) = end;
    AT(i64, d, 0) = header;
}
