/*
 * What the C bodies of micro-ops are written in. The build tool puts this after the layouts (krait.h) and:
 *   i64 NEXT(PARAMETERS), JUMP0(PARAMETERS)  what is copied next, and where the stencil may leave to
 *   EXIT                                     a block that leaves; it hands over what the results hold
 *   frame, thread                            the current frame and the thread state, as char *
 * A body names its operands as declared. It assigns its results; nothing else may be assigned.
 * Nothing in a body may fault, loop for long, or need a constant in memory.
 */

#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#define EXIT_IF(x) if (UNLIKELY(x)) EXIT
#define EXIT_UNLESS(x) if (UNLIKELY(!(x))) EXIT

/* Holes: how an operand is read that is patched into the instructions. */
#if defined(__x86_64__)
extern char HOLE0[], HOLE1[], HOLE2[];
extern const double DATA0, DATA1, DATA2;
#define IMM32(hole) ((i64) hole)
#define UIMM32(hole) ((u32) (u64) hole)
#define IMM64(hole) ({ i64 v_; __asm__("movabsq $" #hole ", %0" : "=r"(v_)); v_; })
#define DATA(data) data
/* A sign-extended 32-bit immediate in a register; IMM32 by itself would be zero-extended there. */
#define CONST32(hole) CONST32_(hole)
#define CONST32_(hole) ({ i64 v_; __asm__("movq $" #hole ", %0" : "=r"(v_)); v_; })
#define AT(type, base, offset) (*(type *) ((char *) (base) + (i64) offset))
#define AT_INDEX(type, base, index, offset) (*(type *) ((char *) (base) + (index) * (i64) sizeof(type) + (i64) offset))
/* Conversions: towards zero, 1 << 63 where that is impossible; and without waiting for what the result's register held. */
#define TRUNCATE(d) ({ i64 v_; __asm__("cvttsd2si %1, %0" : "=r"(v_) : "x"(d)); v_; })
#define TO_DOUBLE(i) ({ double v_; __asm__("xorps %0, %0\n\tcvtsi2sdq %1, %0" : "=x"(v_) : "r"(i)); v_; })
#else
#error "no holes for this instruction set"
#endif

/* A value the compiler knows nothing about: keeps it from turning arithmetic into a constant in memory. */
#define OPAQUE(x) ({ __typeof__((x) + 0) v_ = (x); __asm__("" : "+r"(v_)); v_; })

static inline double as_double(u64 bits) { union { u64 bits; double d; } x = { .bits = bits }; return x.d; }
static inline u64 as_bits(double d) { union { u64 bits; double d; } x = { .d = d }; return x.bits; }

/*
 * Values: see dev.krait.spi.abi.Value. int_tag is VALUE_INT_BITS, which is also minus VALUE_DOUBLE_OFFSET, in a register. Nothing
 * is above the ints, which is why one comparison tells them.
 */
#define is_int(value) ((u64) (value) >= (u64) int_tag)
#define untag_int(value) ((i64) ((u64) (value) << VALUE_INT_SHIFT) >> VALUE_INT_SHIFT)
#define tag_int(i) ((i) | int_tag)
/* The bits of a double are below those of what untagging makes of ints and objects. */
#define is_double_bits(bits) ((u64) (bits) >> 50 < 0x3fff)
#define is_double(value) is_double_bits((u64) (value) + (u64) int_tag)
#define untag_double(value) as_double((u64) (value) + (u64) int_tag)
#define tag_double(d) ((i64) (as_bits(d) - (u64) int_tag))
#define is_object(value) ((u64) ((value) - 1) >> 48 == 0)
