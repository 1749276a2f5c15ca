package dev.krait.compiler.code;

import static dev.krait.compiler.code.OpcodeTraits.ARG;
import static dev.krait.compiler.code.OpcodeTraits.CONST;
import static dev.krait.compiler.code.OpcodeTraits.ERROR;
import static dev.krait.compiler.code.OpcodeTraits.ESCAPES;
import static dev.krait.compiler.code.OpcodeTraits.EVAL_BREAK;
import static dev.krait.compiler.code.OpcodeTraits.FREE;
import static dev.krait.compiler.code.OpcodeTraits.JUMP_ARG;
import static dev.krait.compiler.code.OpcodeTraits.LOCAL;
import static dev.krait.compiler.code.OpcodeTraits.LOW_BIT;
import static dev.krait.compiler.code.OpcodeTraits.N;
import static dev.krait.compiler.code.OpcodeTraits.NAME;
import static dev.krait.compiler.code.OpcodeTraits.PURE;
import static dev.krait.compiler.code.OpcodeTraits.TWICE_N;
import static dev.krait.compiler.code.OpcodeTraits.UNPACK;

/**
 * The opcodes of CPython 3.14 with their numbers: the ones that code objects hold, the specialized and instrumented
 * ones that exist only in a running code object, and (from 256) the pseudo opcodes that exist only in the compiler.
 *
 * <p>An entry gives the number, then the inline caches in code units (or, for a specialized or instrumented opcode,
 * the opcode it stands for, which has the same caches), then what it pops and pushes as a function of its oparg
 * {@code N}, then its properties.
 */
public enum Opcode {
    CACHE(0, 0, 0, 0, 0),
    BINARY_SLICE(1, 0, 3, 1, ERROR | ESCAPES),
    BUILD_TEMPLATE(2, 0, 2, 1, ERROR | ESCAPES),
    CALL_FUNCTION_EX(4, 0, 4, 1, EVAL_BREAK | ERROR | ESCAPES),
    CHECK_EG_MATCH(5, 0, 2, 2, ERROR | ESCAPES),
    CHECK_EXC_MATCH(6, 0, 2, 2, ERROR | ESCAPES),
    CLEANUP_THROW(7, 0, 3, 2, ERROR | ESCAPES),
    DELETE_SUBSCR(8, 0, 2, 0, ERROR | ESCAPES),
    END_FOR(9, 0, 1, 0, ESCAPES),
    END_SEND(10, 0, 2, 1, ESCAPES | PURE),
    EXIT_INIT_CHECK(11, 0, 1, 0, ERROR | ESCAPES),
    FORMAT_SIMPLE(12, 0, 1, 1, ERROR | ESCAPES),
    FORMAT_WITH_SPEC(13, 0, 2, 1, ERROR | ESCAPES),
    GET_AITER(14, 0, 1, 1, ERROR | ESCAPES),
    GET_ANEXT(15, 0, 1, 2, ERROR | ESCAPES),
    GET_ITER(16, 0, 1, 1, ERROR | ESCAPES),
    RESERVED(17, 0, 0, 0, 0),
    GET_LEN(18, 0, 1, 2, ERROR | ESCAPES),
    GET_YIELD_FROM_ITER(19, 0, 1, 1, ERROR | ESCAPES),
    INTERPRETER_EXIT(20, 0, 1, 0, ESCAPES),
    LOAD_BUILD_CLASS(21, 0, 0, 1, ERROR | ESCAPES),
    LOAD_LOCALS(22, 0, 0, 1, ERROR | ESCAPES),
    MAKE_FUNCTION(23, 0, 1, 1, ERROR | ESCAPES),
    MATCH_KEYS(24, 0, 2, 3, ERROR | ESCAPES),
    MATCH_MAPPING(25, 0, 1, 2, 0),
    MATCH_SEQUENCE(26, 0, 1, 2, 0),
    NOP(27, 0, 0, 0, PURE),
    NOT_TAKEN(28, 0, 0, 0, PURE),
    POP_EXCEPT(29, 0, 1, 0, ESCAPES),
    POP_ITER(30, 0, 1, 0, ESCAPES | PURE),
    POP_TOP(31, 0, 1, 0, ESCAPES | PURE),
    PUSH_EXC_INFO(32, 0, 1, 2, 0),
    PUSH_NULL(33, 0, 0, 1, PURE),
    RETURN_GENERATOR(34, 0, 0, 1, ERROR | ESCAPES),
    RETURN_VALUE(35, 0, 1, 1, ESCAPES),
    SETUP_ANNOTATIONS(36, 0, 0, 0, ERROR | ESCAPES),
    STORE_SLICE(37, 0, 4, 0, ERROR | ESCAPES),
    STORE_SUBSCR(38, 1, 3, 0, ERROR | ESCAPES),
    TO_BOOL(39, 3, 1, 1, ERROR | ESCAPES),
    UNARY_INVERT(40, 0, 1, 1, ERROR | ESCAPES),
    UNARY_NEGATIVE(41, 0, 1, 1, ERROR | ESCAPES),
    UNARY_NOT(42, 0, 1, 1, PURE),
    WITH_EXCEPT_START(43, 0, 5, 6, ERROR | ESCAPES),
    BINARY_OP(44, 5, 2, 1, ARG | ERROR | ESCAPES),
    BUILD_INTERPOLATION(45, 0, 2 + LOW_BIT, 1, ARG | ERROR | ESCAPES),
    BUILD_LIST(46, 0, N, 1, ARG | ERROR | ESCAPES),
    BUILD_MAP(47, 0, TWICE_N, 1, ARG | ERROR | ESCAPES),
    BUILD_SET(48, 0, N, 1, ARG | ERROR | ESCAPES),
    BUILD_SLICE(49, 0, N, 1, ARG | ERROR),
    BUILD_STRING(50, 0, N, 1, ARG | ERROR),
    BUILD_TUPLE(51, 0, N, 1, ARG | ERROR),
    CALL(52, 3, 2 + N, 1, ARG | EVAL_BREAK | ERROR | ESCAPES),
    CALL_INTRINSIC_1(53, 0, 1, 1, ARG | ERROR | ESCAPES),
    CALL_INTRINSIC_2(54, 0, 2, 1, ARG | ERROR | ESCAPES),
    CALL_KW(55, 3, 3 + N, 1, ARG | ERROR | ESCAPES),
    COMPARE_OP(56, 1, 2, 1, ARG | ERROR | ESCAPES),
    CONTAINS_OP(57, 1, 2, 1, ARG | ERROR | ESCAPES),
    CONVERT_VALUE(58, 0, 1, 1, ARG | ERROR | ESCAPES),
    COPY(59, 0, N, 1 + N, ARG | PURE),
    COPY_FREE_VARS(60, 0, 0, 0, ARG),
    DELETE_ATTR(61, 0, 1, 0, ARG | NAME | ERROR | ESCAPES),
    DELETE_DEREF(62, 0, 0, 0, ARG | FREE | ERROR | ESCAPES),
    DELETE_FAST(63, 0, 0, 0, ARG | LOCAL | ERROR | ESCAPES),
    DELETE_GLOBAL(64, 0, 0, 0, ARG | NAME | ERROR | ESCAPES),
    DELETE_NAME(65, 0, 0, 0, ARG | NAME | ERROR | ESCAPES),
    DICT_MERGE(66, 0, 4 + N, 3 + N, ARG | ERROR | ESCAPES),
    DICT_UPDATE(67, 0, 1 + N, N, ARG | ERROR | ESCAPES),
    END_ASYNC_FOR(68, 0, 2, 0, ARG | JUMP_ARG | ERROR | ESCAPES),
    EXTENDED_ARG(69, 0, 0, 0, ARG),
    FOR_ITER(70, 1, 1, 2, ARG | JUMP_ARG | ERROR | ESCAPES),
    GET_AWAITABLE(71, 0, 1, 1, ARG | ERROR | ESCAPES),
    IMPORT_FROM(72, 0, 1, 2, ARG | NAME | ERROR | ESCAPES),
    IMPORT_NAME(73, 0, 2, 1, ARG | NAME | ERROR | ESCAPES),
    IS_OP(74, 0, 2, 1, ARG),
    JUMP_BACKWARD(75, 1, 0, 0, ARG | JUMP_ARG | EVAL_BREAK | ERROR | ESCAPES),
    JUMP_BACKWARD_NO_INTERRUPT(76, 0, 0, 0, ARG | JUMP_ARG),
    JUMP_FORWARD(77, 0, 0, 0, ARG | JUMP_ARG),
    LIST_APPEND(78, 0, 1 + N, N, ARG | ERROR),
    LIST_EXTEND(79, 0, 1 + N, N, ARG | ERROR | ESCAPES),
    LOAD_ATTR(80, 9, 1, 1 + LOW_BIT, ARG | NAME | ERROR | ESCAPES),
    LOAD_COMMON_CONSTANT(81, 0, 0, 1, ARG),
    LOAD_CONST(82, 0, 0, 1, ARG | CONST),
    LOAD_DEREF(83, 0, 0, 1, ARG | LOCAL | ERROR | ESCAPES),
    LOAD_FAST(84, 0, 0, 1, ARG | LOCAL | PURE),
    LOAD_FAST_AND_CLEAR(85, 0, 0, 1, ARG | LOCAL),
    LOAD_FAST_BORROW(86, 0, 0, 1, ARG | LOCAL | PURE),
    LOAD_FAST_BORROW_LOAD_FAST_BORROW(87, 0, 0, 2, ARG | LOCAL),
    LOAD_FAST_CHECK(88, 0, 0, 1, ARG | LOCAL | ERROR | ESCAPES),
    LOAD_FAST_LOAD_FAST(89, 0, 0, 2, ARG | LOCAL),
    LOAD_FROM_DICT_OR_DEREF(90, 0, 1, 1, ARG | FREE | ERROR | ESCAPES),
    LOAD_FROM_DICT_OR_GLOBALS(91, 0, 1, 1, ARG | NAME | ERROR | ESCAPES),
    LOAD_GLOBAL(92, 4, 0, 1 + LOW_BIT, ARG | NAME | ERROR | ESCAPES),
    LOAD_NAME(93, 0, 0, 1, ARG | NAME | ERROR | ESCAPES),
    LOAD_SMALL_INT(94, 0, 0, 1, ARG),
    LOAD_SPECIAL(95, 0, 1, 2, ARG | ERROR | ESCAPES),
    LOAD_SUPER_ATTR(96, 1, 3, 1 + LOW_BIT, ARG | NAME | ERROR | ESCAPES),
    MAKE_CELL(97, 0, 0, 0, ARG | FREE | ERROR | ESCAPES),
    MAP_ADD(98, 0, 2 + N, N, ARG | ERROR | ESCAPES),
    MATCH_CLASS(99, 0, 3, 1, ARG | ERROR | ESCAPES),
    POP_JUMP_IF_FALSE(100, 1, 1, 0, ARG | JUMP_ARG),
    POP_JUMP_IF_NONE(101, 1, 1, 0, ARG | JUMP_ARG),
    POP_JUMP_IF_NOT_NONE(102, 1, 1, 0, ARG | JUMP_ARG),
    POP_JUMP_IF_TRUE(103, 1, 1, 0, ARG | JUMP_ARG),
    RAISE_VARARGS(104, 0, N, 0, ARG | ERROR | ESCAPES),
    RERAISE(105, 0, 1 + N, N, ARG | ERROR | ESCAPES),
    SEND(106, 1, 2, 2, ARG | JUMP_ARG | ERROR | ESCAPES),
    SET_ADD(107, 0, 1 + N, N, ARG | ERROR | ESCAPES),
    SET_FUNCTION_ATTRIBUTE(108, 0, 2, 1, ARG),
    SET_UPDATE(109, 0, 1 + N, N, ARG | ERROR | ESCAPES),
    STORE_ATTR(110, 4, 2, 0, ARG | NAME | ERROR | ESCAPES),
    STORE_DEREF(111, 0, 1, 0, ARG | FREE | ESCAPES),
    STORE_FAST(112, 0, 1, 0, ARG | LOCAL | ESCAPES),
    STORE_FAST_LOAD_FAST(113, 0, 1, 1, ARG | LOCAL | ESCAPES),
    STORE_FAST_STORE_FAST(114, 0, 2, 0, ARG | LOCAL | ESCAPES),
    STORE_GLOBAL(115, 0, 1, 0, ARG | NAME | ERROR | ESCAPES),
    STORE_NAME(116, 0, 1, 0, ARG | NAME | ERROR | ESCAPES),
    SWAP(117, 0, N, N, ARG | PURE),
    UNPACK_EX(118, 0, 1, 1 + UNPACK, ARG | ERROR | ESCAPES),
    UNPACK_SEQUENCE(119, 1, 1, N, ARG | ERROR | ESCAPES),
    YIELD_VALUE(120, 0, 1, 1, ARG),
    RESUME(128, 0, 0, 0, ARG | EVAL_BREAK | ERROR | ESCAPES),
    BINARY_OP_ADD_FLOAT(129, BINARY_OP, 2, 1, ERROR),
    BINARY_OP_ADD_INT(130, BINARY_OP, 2, 1, ERROR | ESCAPES),
    BINARY_OP_ADD_UNICODE(131, BINARY_OP, 2, 1, ERROR),
    BINARY_OP_INPLACE_ADD_UNICODE(3, BINARY_OP, 2, 0, LOCAL | ERROR | ESCAPES),
    BINARY_OP_EXTEND(132, BINARY_OP, 2, 1, ERROR | ESCAPES),
    BINARY_OP_MULTIPLY_FLOAT(133, BINARY_OP, 2, 1, ERROR),
    BINARY_OP_MULTIPLY_INT(134, BINARY_OP, 2, 1, ERROR | ESCAPES),
    BINARY_OP_SUBSCR_DICT(135, BINARY_OP, 2, 1, ERROR | ESCAPES),
    BINARY_OP_SUBSCR_GETITEM(136, BINARY_OP, 2, 0, 0),
    BINARY_OP_SUBSCR_LIST_INT(137, BINARY_OP, 2, 1, ESCAPES),
    BINARY_OP_SUBSCR_LIST_SLICE(138, BINARY_OP, 2, 1, ERROR | ESCAPES),
    BINARY_OP_SUBSCR_STR_INT(139, BINARY_OP, 2, 1, ESCAPES),
    BINARY_OP_SUBSCR_TUPLE_INT(140, BINARY_OP, 2, 1, 0),
    BINARY_OP_SUBTRACT_FLOAT(141, BINARY_OP, 2, 1, ERROR),
    BINARY_OP_SUBTRACT_INT(142, BINARY_OP, 2, 1, ERROR | ESCAPES),
    CALL_ALLOC_AND_ENTER_INIT(143, CALL, 2 + N, 0, ARG | ERROR | ESCAPES),
    CALL_BOUND_METHOD_EXACT_ARGS(144, CALL, 2 + N, 0, ARG | ESCAPES),
    CALL_BOUND_METHOD_GENERAL(145, CALL, 2 + N, 0, ARG | ERROR | ESCAPES),
    CALL_BUILTIN_CLASS(146, CALL, 2 + N, 1, ARG | EVAL_BREAK | ERROR | ESCAPES),
    CALL_BUILTIN_FAST(147, CALL, 2 + N, 1, ARG | EVAL_BREAK | ERROR | ESCAPES),
    CALL_BUILTIN_FAST_WITH_KEYWORDS(148, CALL, 2 + N, 1, ARG | EVAL_BREAK | ERROR | ESCAPES),
    CALL_BUILTIN_O(149, CALL, 2 + N, 1, ARG | EVAL_BREAK | ERROR | ESCAPES),
    CALL_ISINSTANCE(150, CALL, 2 + N, 1, ARG | ERROR | ESCAPES),
    CALL_KW_BOUND_METHOD(151, CALL_KW, 3 + N, 0, ARG | ERROR | ESCAPES),
    CALL_KW_NON_PY(152, CALL_KW, 3 + N, 1, ARG | EVAL_BREAK | ERROR | ESCAPES),
    CALL_KW_PY(153, CALL_KW, 3 + N, 0, ARG | ERROR | ESCAPES),
    CALL_LEN(154, CALL, 3, 1, ERROR | ESCAPES),
    CALL_LIST_APPEND(155, CALL, 3, 0, ARG | ERROR | ESCAPES),
    CALL_METHOD_DESCRIPTOR_FAST(156, CALL, 2 + N, 1, ARG | EVAL_BREAK | ERROR | ESCAPES),
    CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS(157, CALL, 2 + N, 1, ARG | EVAL_BREAK | ERROR | ESCAPES),
    CALL_METHOD_DESCRIPTOR_NOARGS(158, CALL, 2 + N, 1, ARG | EVAL_BREAK | ERROR | ESCAPES),
    CALL_METHOD_DESCRIPTOR_O(159, CALL, 2 + N, 1, ARG | EVAL_BREAK | ERROR | ESCAPES),
    CALL_NON_PY_GENERAL(160, CALL, 2 + N, 1, ARG | EVAL_BREAK | ERROR | ESCAPES),
    CALL_PY_EXACT_ARGS(161, CALL, 2 + N, 0, ARG),
    CALL_PY_GENERAL(162, CALL, 2 + N, 0, ARG | ERROR | ESCAPES),
    CALL_STR_1(163, CALL, 3, 1, ARG | EVAL_BREAK | ERROR | ESCAPES),
    CALL_TUPLE_1(164, CALL, 3, 1, ARG | EVAL_BREAK | ERROR | ESCAPES),
    CALL_TYPE_1(165, CALL, 3, 1, ARG | ESCAPES),
    COMPARE_OP_FLOAT(166, COMPARE_OP, 2, 1, ARG),
    COMPARE_OP_INT(167, COMPARE_OP, 2, 1, ARG),
    COMPARE_OP_STR(168, COMPARE_OP, 2, 1, ARG),
    CONTAINS_OP_DICT(169, CONTAINS_OP, 2, 1, ARG | ERROR | ESCAPES),
    CONTAINS_OP_SET(170, CONTAINS_OP, 2, 1, ARG | ERROR | ESCAPES),
    FOR_ITER_GEN(171, FOR_ITER, 1, 1, ARG),
    FOR_ITER_LIST(172, FOR_ITER, 1, 2, ARG | JUMP_ARG | ESCAPES),
    FOR_ITER_RANGE(173, FOR_ITER, 1, 2, ARG | JUMP_ARG | ERROR),
    FOR_ITER_TUPLE(174, FOR_ITER, 1, 2, ARG | JUMP_ARG | ESCAPES),
    JUMP_BACKWARD_JIT(175, JUMP_BACKWARD, 0, 0, ARG | JUMP_ARG | EVAL_BREAK | ERROR | ESCAPES),
    JUMP_BACKWARD_NO_JIT(176, JUMP_BACKWARD, 0, 0, ARG | JUMP_ARG | EVAL_BREAK | ERROR | ESCAPES),
    LOAD_ATTR_CLASS(177, LOAD_ATTR, 1, 1 + LOW_BIT, ARG),
    LOAD_ATTR_CLASS_WITH_METACLASS_CHECK(178, LOAD_ATTR, 1, 1 + LOW_BIT, ARG),
    LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN(179, LOAD_ATTR, 1, 1, ARG | NAME),
    LOAD_ATTR_INSTANCE_VALUE(180, LOAD_ATTR, 1, 1 + LOW_BIT, ARG | ESCAPES),
    LOAD_ATTR_METHOD_LAZY_DICT(181, LOAD_ATTR, 1, 2, ARG),
    LOAD_ATTR_METHOD_NO_DICT(182, LOAD_ATTR, 1, 2, ARG),
    LOAD_ATTR_METHOD_WITH_VALUES(183, LOAD_ATTR, 1, 2, ARG),
    LOAD_ATTR_MODULE(184, LOAD_ATTR, 1, 1 + LOW_BIT, ARG | ESCAPES),
    LOAD_ATTR_NONDESCRIPTOR_NO_DICT(185, LOAD_ATTR, 1, 1, ARG | ESCAPES),
    LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES(186, LOAD_ATTR, 1, 1, ARG | ESCAPES),
    LOAD_ATTR_PROPERTY(187, LOAD_ATTR, 1, 0, ARG),
    LOAD_ATTR_SLOT(188, LOAD_ATTR, 1, 1 + LOW_BIT, ARG),
    LOAD_ATTR_WITH_HINT(189, LOAD_ATTR, 1, 1 + LOW_BIT, ARG | NAME | ESCAPES),
    LOAD_CONST_IMMORTAL(190, LOAD_CONST, 0, 1, ARG | CONST),
    LOAD_CONST_MORTAL(191, LOAD_CONST, 0, 1, ARG | CONST),
    LOAD_GLOBAL_BUILTIN(192, LOAD_GLOBAL, 0, 1 + LOW_BIT, ARG),
    LOAD_GLOBAL_MODULE(193, LOAD_GLOBAL, 0, 1 + LOW_BIT, ARG),
    LOAD_SUPER_ATTR_ATTR(194, LOAD_SUPER_ATTR, 3, 1, ARG | NAME | ERROR | ESCAPES),
    LOAD_SUPER_ATTR_METHOD(195, LOAD_SUPER_ATTR, 3, 2, ARG | NAME | ERROR | ESCAPES),
    RESUME_CHECK(196, RESUME, 0, 0, 0),
    SEND_GEN(197, SEND, 2, 1, ARG),
    STORE_ATTR_INSTANCE_VALUE(198, STORE_ATTR, 2, 0, ESCAPES),
    STORE_ATTR_SLOT(199, STORE_ATTR, 2, 0, ESCAPES),
    STORE_ATTR_WITH_HINT(200, STORE_ATTR, 2, 0, ARG | NAME | ESCAPES),
    STORE_SUBSCR_DICT(201, STORE_SUBSCR, 3, 0, ERROR | ESCAPES),
    STORE_SUBSCR_LIST_INT(202, STORE_SUBSCR, 3, 0, ESCAPES),
    TO_BOOL_ALWAYS_TRUE(203, TO_BOOL, 1, 1, ESCAPES),
    TO_BOOL_BOOL(204, TO_BOOL, 1, 1, 0),
    TO_BOOL_INT(205, TO_BOOL, 1, 1, ESCAPES),
    TO_BOOL_LIST(206, TO_BOOL, 1, 1, 0),
    TO_BOOL_NONE(207, TO_BOOL, 1, 1, 0),
    TO_BOOL_STR(208, TO_BOOL, 1, 1, ESCAPES),
    UNPACK_SEQUENCE_LIST(209, UNPACK_SEQUENCE, 1, N, ARG),
    UNPACK_SEQUENCE_TUPLE(210, UNPACK_SEQUENCE, 1, N, ARG),
    UNPACK_SEQUENCE_TWO_TUPLE(211, UNPACK_SEQUENCE, 1, 2, ARG | ESCAPES),
    INSTRUMENTED_END_FOR(234, END_FOR, 2, 1, ERROR | ESCAPES),
    INSTRUMENTED_POP_ITER(235, POP_ITER, 1, 0, ESCAPES),
    INSTRUMENTED_END_SEND(236, END_SEND, 2, 1, ERROR | ESCAPES),
    INSTRUMENTED_FOR_ITER(237, FOR_ITER, 1, 2, ARG | JUMP_ARG | ERROR | ESCAPES),
    INSTRUMENTED_INSTRUCTION(238, 0, 0, 0, ERROR | ESCAPES),
    INSTRUMENTED_JUMP_FORWARD(239, JUMP_FORWARD, 0, 0, ARG),
    INSTRUMENTED_NOT_TAKEN(240, NOT_TAKEN, 0, 0, 0),
    INSTRUMENTED_POP_JUMP_IF_TRUE(241, POP_JUMP_IF_TRUE, 1, 0, ARG),
    INSTRUMENTED_POP_JUMP_IF_FALSE(242, POP_JUMP_IF_FALSE, 1, 0, ARG),
    INSTRUMENTED_POP_JUMP_IF_NONE(243, POP_JUMP_IF_NONE, 1, 0, ARG | ESCAPES),
    INSTRUMENTED_POP_JUMP_IF_NOT_NONE(244, POP_JUMP_IF_NOT_NONE, 1, 0, ARG | ESCAPES),
    INSTRUMENTED_RESUME(245, RESUME, 0, 0, ARG | EVAL_BREAK | ERROR | ESCAPES),
    INSTRUMENTED_RETURN_VALUE(246, RETURN_VALUE, 1, 1, ERROR | ESCAPES),
    INSTRUMENTED_YIELD_VALUE(247, YIELD_VALUE, 1, 1, ARG | ERROR | ESCAPES),
    INSTRUMENTED_END_ASYNC_FOR(248, END_ASYNC_FOR, 2, 0, ARG | JUMP_ARG | ERROR | ESCAPES),
    INSTRUMENTED_LOAD_SUPER_ATTR(249, LOAD_SUPER_ATTR, 3, 1 + LOW_BIT, ARG | NAME | ERROR | ESCAPES),
    INSTRUMENTED_CALL(250, CALL, 2 + N, 1, ARG | EVAL_BREAK | ERROR | ESCAPES),
    INSTRUMENTED_CALL_KW(251, CALL_KW, 3 + N, 1, ARG | ERROR | ESCAPES),
    INSTRUMENTED_CALL_FUNCTION_EX(252, CALL_FUNCTION_EX, 4, 1, EVAL_BREAK | ERROR | ESCAPES),
    INSTRUMENTED_JUMP_BACKWARD(253, JUMP_BACKWARD, 0, 0, ARG | EVAL_BREAK | ERROR | ESCAPES),
    INSTRUMENTED_LINE(254, 0, 0, 0, ESCAPES),
    ENTER_EXECUTOR(255, 0, 0, 0, ARG),
    ANNOTATIONS_PLACEHOLDER(256, 0, 0, 0, PURE),
    JUMP(257, 0, 0, 0, ARG | JUMP_ARG | EVAL_BREAK | ERROR | ESCAPES),
    JUMP_IF_FALSE(258, 0, 1, 1, ARG | JUMP_ARG | ERROR | ESCAPES),
    JUMP_IF_TRUE(259, 0, 1, 1, ARG | JUMP_ARG | ERROR | ESCAPES),
    JUMP_NO_INTERRUPT(260, 0, 0, 0, ARG | JUMP_ARG),
    LOAD_CLOSURE(261, 0, 0, 1, ARG | LOCAL | PURE),
    POP_BLOCK(262, 0, 0, 0, PURE),
    SETUP_CLEANUP(263, 0, 0, 2, ARG | PURE),
    SETUP_FINALLY(264, 0, 0, 1, ARG | PURE),
    SETUP_WITH(265, 0, 0, 1, ARG | PURE),
    STORE_FAST_MAYBE_NULL(266, 0, 1, 0, ARG | LOCAL | ESCAPES);

    /** The first opcode that only specialization makes. */
    public static final int MIN_SPECIALIZED = 129;
    /** The first opcode that only instrumentation makes. */
    public static final int MIN_INSTRUMENTED = 234;
    /** The largest number that fits in a code unit and is not {@code ENTER_EXECUTOR}. */
    public static final int MAX_REAL = 254;

    private static final Opcode[] BY_NUMBER = new Opcode[267];

    static {
        for (Opcode opcode : values()) {
            BY_NUMBER[opcode.number] = opcode;
        }
    }

    private final short number;
    private final byte caches;
    private final Opcode base;
    private final short popped;
    private final short pushed;
    private final short traits;

    Opcode(int number, int caches, int popped, int pushed, int traits) {
        this.number = (short) number;
        this.caches = (byte) caches;
        this.base = this;
        this.popped = (short) popped;
        this.pushed = (short) pushed;
        this.traits = (short) traits;
    }

    Opcode(int number, Opcode base, int popped, int pushed, int traits) {
        this.number = (short) number;
        this.caches = base.caches;
        this.base = base;
        this.popped = (short) popped;
        this.pushed = (short) pushed;
        this.traits = (short) traits;
    }

    /** The opcode of a number, or null if there is none. */
    public static Opcode of(int number) {
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    }

    /** The byte in a code unit; 256 and more for pseudo opcodes. */
    public int number() {
        return number;
    }

    /** Code units of inline cache behind the instruction. */
    public int caches() {
        return caches;
    }

    /** The opcode that this one specializes or instruments; otherwise itself. */
    public Opcode base() {
        return base;
    }

    /** Whether the oparg means anything. */
    public boolean hasArg() {
        return (traits & ARG) != 0;
    }

    /** Whether the oparg is an index of {@code co_consts}. */
    public boolean hasConst() {
        return (traits & CONST) != 0;
    }

    /** Whether the oparg is, or holds above its low bits, an index of {@code co_names}. */
    public boolean hasName() {
        return (traits & NAME) != 0;
    }

    /** Whether the oparg is a distance in code units (or in the compiler a label). */
    public boolean hasJump() {
        return (traits & JUMP_ARG) != 0;
    }

    /** Whether the oparg is an index of a cell or free variable. */
    public boolean hasFree() {
        return (traits & FREE) != 0;
    }

    /** Whether the oparg is an index of a local, or two of them in four bits each. */
    public boolean hasLocal() {
        return (traits & LOCAL) != 0;
    }

    /** Whether the instruction polls for signals, collections and other requests. */
    public boolean hasEvalBreak() {
        return (traits & EVAL_BREAK) != 0;
    }

    /** Whether the instruction can raise an exception. */
    public boolean hasError() {
        return (traits & ERROR) != 0;
    }

    /** Whether arbitrary code can run during the instruction. */
    public boolean hasEscapes() {
        return (traits & ESCAPES) != 0;
    }

    /** Whether the instruction does nothing but move values. */
    public boolean isPure() {
        return (traits & PURE) != 0;
    }

    /** Whether the opcode exists only in the compiler. */
    public boolean isPseudo() {
        return number > 255;
    }

    /** Whether a compiled, marshalled code object may hold the opcode. */
    public boolean isReal() {
        return number < 255 && base == this && this != INSTRUMENTED_LINE && this != INSTRUMENTED_INSTRUCTION
                && this != RESERVED;
    }

    /** Whether it begins the region of an exception handler (a pseudo opcode with a target). */
    public boolean isBlockPush() {
        return this == SETUP_FINALLY || this == SETUP_WITH || this == SETUP_CLEANUP;
    }

    /** Whether the instruction has a label for operand. */
    public boolean hasTarget() {
        return hasJump() || isBlockPush();
    }

    /** Whether control leaves the code object. */
    public boolean isScopeExit() {
        return this == RETURN_VALUE || this == RAISE_VARARGS || this == RERAISE;
    }

    /** Whether it must be the last of a basic block. */
    public boolean isTerminator() {
        return hasJump() || isScopeExit();
    }

    /** Whether control always jumps. */
    public boolean isUnconditionalJump() {
        return this == JUMP || this == JUMP_NO_INTERRUPT || this == JUMP_FORWARD || isBackwardJump();
    }

    /** Whether it is one of the four {@code POP_JUMP_IF_*}. */
    public boolean isConditionalJump() {
        return this == POP_JUMP_IF_FALSE || this == POP_JUMP_IF_TRUE || this == POP_JUMP_IF_NONE
                || this == POP_JUMP_IF_NOT_NONE;
    }

    /** Whether the distance in its oparg is subtracted. */
    public boolean isBackwardJump() {
        return this == JUMP_BACKWARD || this == JUMP_BACKWARD_NO_INTERRUPT;
    }

    /** Values that the instruction takes from the stack. Those that it leaves in place count among both. */
    public int popped(int oparg) {
        return OpcodeTraits.evaluate(popped, oparg);
    }

    /** Values that the instruction puts on the stack. */
    public int pushed(int oparg) {
        return OpcodeTraits.evaluate(pushed, oparg);
    }

    /** Code units of the instruction: its {@code EXTENDED_ARG} prefixes, itself, its caches. */
    public int size(int oparg) {
        int prefixes = (0xFFFFFF < oparg ? 1 : 0) + (0xFFFF < oparg ? 1 : 0) + (0xFF < oparg ? 1 : 0);
        return prefixes + 1 + caches;
    }
}
