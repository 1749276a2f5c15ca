/* Jumps, exits, calls of Java, the entry. */

/* Saves and reloads of all virtual registers, where dev.krait.spi.abi.ThreadLayout says. */
#define SAVE_GENERAL(i) AT(i64, thread, THREAD_REGISTERS + 8 * i) = r##i;
#define SAVE_FLOAT(i) AT(double, thread, THREAD_FLOAT_REGISTERS + 8 * i) = f##i;
#define LOAD_GENERAL(i) r##i = AT(i64, thread, THREAD_REGISTERS + 8 * i);
#define LOAD_FLOAT(i) f##i = AT(double, thread, THREAD_FLOAT_REGISTERS + 8 * i);

/* Goes to a label. */
UOP(jump, (), jumps) { }

/* What is behind a trace for each of its exits: hands the number of the exit to the code all exits share. */
UOP(exit, (uimm32 number), jumps numbered) { exit_number = IMM32(HOLE0); }

/* Saves all virtual registers in the thread state. */
UOP(save_all, (), numbered) { EACH_GENERAL(SAVE_GENERAL) EACH_FLOAT(SAVE_FLOAT) }

/* Gets them back: the first stencil after a call of Java. */
UOP(reload_all, ()) { EACH_GENERAL(LOAD_GENERAL) EACH_FLOAT(LOAD_FLOAT) }

/* Returns to Java with the number that an exit has set. */
UOP(leave_exit, (), returns) { return exit_number; }

/* Returns to Java with a status. */
UOP(leave, (imm32 status), returns) { return CONST32(HOLE0); }

/* Saves all virtual registers and returns to Java with a status; Java enters again at a label after this. */
UOP(call_java, (imm32 status), returns) {
    EACH_GENERAL(SAVE_GENERAL) EACH_FLOAT(SAVE_FLOAT)
    return CONST32(HOLE0);
}

/* At loop heads: leaves if a collection, an interrupt or an invalidation asks for it. */
UOP(poll, (), exits) { EXIT_IF(AT(i64, thread, THREAD_POLL) != 0); }

/* Adds one to a 64-bit counter. */
UOP(count, (imm64 address)) { ++*(i64 *) address; }

/* frame = a: for traces that push or pop frames. */
UOP(set_frame, (r a)) { frame = (char *) a; }
UOP(get_frame, (out r d)) { d = (i64) frame; }

/* The native method dev.krait.spi.NativeEntry.enter. */
FUNCTION(enter)
i64 enter(void *env, void *class, i64 PN (*code)(PARAMETERS), char *thread, char *frame)
{
    i64 exit_number = 0, scratch = 0, int_tag = (i64) VALUE_INT_BITS;
#define ZERO_GENERAL(i) i64 r##i = 0;
#define ZERO_FLOAT(i) double f##i = 0;
    EACH_GENERAL(ZERO_GENERAL) EACH_FLOAT(ZERO_FLOAT)
    return code(ARGUMENTS);
}
