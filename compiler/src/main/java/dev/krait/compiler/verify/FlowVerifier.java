package dev.krait.compiler.verify;

import static dev.krait.compiler.verify.Kinds.CELL;
import static dev.krait.compiler.verify.Kinds.CODE;
import static dev.krait.compiler.verify.Kinds.DICT;
import static dev.krait.compiler.verify.Kinds.EXCEPTION;
import static dev.krait.compiler.verify.Kinds.FUNCTION;
import static dev.krait.compiler.verify.Kinds.LASTI;
import static dev.krait.compiler.verify.Kinds.LIST;
import static dev.krait.compiler.verify.Kinds.NULL;
import static dev.krait.compiler.verify.Kinds.OBJECT;
import static dev.krait.compiler.verify.Kinds.SET;
import static dev.krait.compiler.verify.Kinds.STR;
import static dev.krait.compiler.verify.Kinds.TUPLE;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.ExceptionTable;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.dis.CodeReader;
import java.util.ArrayDeque;
import java.util.Deque;

/** Follows all paths through a code object and what locals and stack may hold on them. */
final class FlowVerifier {
    /** Of all states together; a function with ten thousand locals and as many jumps stays below. */
    private static final long MAX_SLOTS = 128L << 20;
    private static final int INTRINSIC_STOPITERATION_ERROR = 3, INTRINSIC_LIST_TO_TUPLE = 6, INTRINSIC_TYPEALIAS = 11;
    private static final int INTRINSIC_PREP_RERAISE_STAR = 1, INTRINSIC_SET_FUNCTION_TYPE_PARAMS = 4;
    private static final int GENERATOR = CodeFlags.CO_GENERATOR | CodeFlags.CO_COROUTINE | CodeFlags.CO_ASYNC_GENERATOR;
    /** Code that a compiler made settles after a few visits of each instruction. */
    private static final long MAX_VISITS = 200, MIN_BUDGET = 1_000_000;

    private final CodeObject code;
    private final ExceptionTable handlers;
    private final int units;
    private final int stackSize;
    /** For each code unit at which an instruction begins: the opcode's unit and its operand. */
    private final int[] opcodeAt;
    private final int[] operandAt;
    private final int[] endAt;
    /** States of the places that are jumped to. */
    private final FrameState[] states;
    private final boolean[] isLeader;
    private final boolean[] queued;
    private final Deque<Integer> todo = new ArrayDeque<>();
    private final FrameState now;
    private long budget;
    /** How many slots of states may still be allocated. */
    private long memory = MAX_SLOTS;
    private int at;
    private Opcode opcode;

    FlowVerifier(CodeObject code, ExceptionTable handlers, boolean[] starts) {
        this.code = code;
        this.handlers = handlers;
        units = code.code().length / 2;
        stackSize = code.stackSize();
        opcodeAt = new int[units];
        operandAt = new int[units];
        endAt = new int[units];
        states = new FrameState[units];
        isLeader = new boolean[units];
        queued = new boolean[units];
        now = new FrameState(code.localsPlusKinds().length, 0);
        int count = 0;
        for (CodeReader reader = new CodeReader(code); reader.advanceWhole(); count++) {
            opcodeAt[reader.start()] = reader.opcodeNumber();
            operandAt[reader.start()] = reader.oparg();
            endAt[reader.start()] = reader.end();
            if (reader.opcode().hasJump()) {
                isLeader[reader.jumpTarget()] = true;
            }
        }
        for (ExceptionTable.Entry entry : handlers.entries()) {
            isLeader[entry.target()] = true;
        }
        budget = Math.max(MIN_BUDGET, MAX_VISITS * count);
    }

    void run() throws InvalidCodeException {
        int flags = code.flags();
        int parameters = code.argCount() + code.kwOnlyArgCount() + ((flags & CodeFlags.CO_VARARGS) != 0 ? 1 : 0)
                + ((flags & CodeFlags.CO_VARKEYWORDS) != 0 ? 1 : 0);
        FrameState entry = new FrameState(now);
        for (int i = 0; i < entry.locals.length; i++) {
            entry.locals[i] = i < parameters ? OBJECT : NULL;
        }
        isLeader[0] = true;
        verifyPrefix();
        reach(0, entry);
        while (!todo.isEmpty()) {
            int start = todo.removeFirst();
            queued[start] = false;
            now.copyFrom(states[start]);
            runFrom(start);
        }
    }

    /** {@code RETURN_GENERATOR} ends the set-up of the frame of a generator, and is nowhere else. */
    private void verifyPrefix() throws InvalidCodeException {
        int offset = 0;
        while (offset < units && (is(offset, Opcode.MAKE_CELL) || is(offset, Opcode.COPY_FREE_VARS))) {
            offset = endAt[offset];
        }
        boolean generator = (code.flags() & GENERATOR) != 0;
        if (generator != (offset < units && is(offset, Opcode.RETURN_GENERATOR))) {
            throw new InvalidCodeException(code, generator ? "it is a generator and does not begin with RETURN_GENERATOR"
                    : "it is no generator and begins with RETURN_GENERATOR");
        }
        for (int i = 0; i < units; i++) {
            if (i != offset && endAt[i] > 0 && is(i, Opcode.RETURN_GENERATOR) || i <= offset && i > 0 && isLeader[i]) {
                throw new InvalidCodeException(code, "the set-up of its frame is not a prefix that runs once");
            }
        }
    }

    private boolean is(int start, Opcode expected) {
        return opcodeAt[start] == expected.number();
    }

    private void runFrom(int start) throws InvalidCodeException {
        int offset = start;
        int entered = -1; // the handler that has got these locals already
        boolean localsChanged = true;
        while (true) {
            if (--budget < 0) {
                throw new InvalidCodeException(code, "its flow of control is too complicated");
            }
            at = offset;
            opcode = Opcode.of(opcodeAt[offset]);
            int oparg = operandAt[offset];
            int end = endAt[offset];
            ExceptionTable.Entry handler = handlers.find(end - 1 - opcode.caches());
            if (handler != null && (localsChanged || handler.start() != entered)) {
                reachHandler(handler);
                entered = handler.start();
                localsChanged = false;
            } else if (handler != null && now.depth < handler.depth()) {
                throw fail("the handler needs " + handler.depth() + " values on the stack");
            }
            boolean falls = step(oparg, end);
            // What is below the handler's depth may have changed, too, if the instruction reaches that far.
            localsChanged |= opcode.hasLocal() || opcode.hasFree() || opcode == Opcode.COPY_FREE_VARS || handler != null
                    && now.depth <= handler.depth() || opcode == Opcode.SWAP;
            if (!falls) {
                return;
            }
            if (end >= units) {
                throw fail("control runs off the end");
            }
            if (isLeader[end]) {
                reach(end, now);
                return;
            }
            offset = end;
        }
    }

    private void reach(int target, FrameState state) throws InvalidCodeException {
        FrameState known = states[target];
        boolean changed;
        if (known == null) {
            remember(target, new FrameState(state));
            changed = true;
        } else {
            if (known.depth != state.depth) {
                throw fail("the stack holds " + state.depth + " values where it holds " + known.depth + " on another path, at "
                        + target);
            }
            changed = known.merge(state);
        }
        enqueue(target, changed);
    }

    private FrameState remember(int target, FrameState state) throws InvalidCodeException {
        states[target] = state;
        memory -= state.locals.length + state.depth;
        if (memory < 0) {
            throw new InvalidCodeException(code, "it has too many variables for its many jumps");
        }
        return state;
    }

    private void reachHandler(ExceptionTable.Entry handler) throws InvalidCodeException {
        int height = handler.depth();
        if (now.depth < height) {
            throw fail("the handler needs " + height + " values on the stack");
        }
        int depth = height + (handler.lasti() ? 2 : 1);
        FrameState known = states[handler.target()];
        boolean changed = known == null;
        if (changed) {
            known = remember(handler.target(), new FrameState(now.locals.length, depth));
        } else if (known.depth != depth) {
            throw fail("the stack holds " + depth + " values where it holds " + known.depth + " on another path, at "
                    + handler.target());
        }
        changed |= known.mergeBelow(now, height);
        int before = known.stack[height] | known.stack[depth - 1];
        known.stack[height] |= handler.lasti() ? LASTI : EXCEPTION;
        known.stack[depth - 1] |= EXCEPTION;
        changed |= before != (known.stack[height] | known.stack[depth - 1]);
        enqueue(handler.target(), changed);
    }

    private void enqueue(int target, boolean changed) {
        if (changed && !queued[target]) {
            queued[target] = true;
            todo.addLast(target);
        }
    }

    /** Executes the instruction on {@link #now}; returns whether control can go on behind it. */
    private boolean step(int oparg, int end) throws InvalidCodeException {
        switch (opcode) {
            case LOAD_FAST, LOAD_FAST_BORROW -> push(bound(oparg));
            case LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW -> {
                push(bound(oparg >> 4));
                push(bound(oparg & 15));
            }
            case LOAD_FAST_CHECK -> {
                int kinds = now.locals[oparg] & ~NULL;
                now.locals[oparg] = kinds == 0 ? OBJECT : kinds;
                push(now.locals[oparg]);
            }
            case LOAD_FAST_AND_CLEAR -> {
                push(now.locals[oparg]);
                now.locals[oparg] = NULL;
            }
            case STORE_FAST -> now.locals[oparg] = pop();
            case STORE_FAST_LOAD_FAST -> {
                now.locals[oparg >> 4] = pop();
                push(bound(oparg & 15));
            }
            case STORE_FAST_STORE_FAST -> {
                now.locals[oparg >> 4] = pop();
                now.locals[oparg & 15] = pop();
            }
            case DELETE_FAST -> now.locals[oparg] = NULL;
            case MAKE_CELL -> now.locals[oparg] = CELL;
            case COPY_FREE_VARS -> {
                for (int i = now.locals.length - oparg; i < now.locals.length; i++) {
                    now.locals[i] = CELL;
                }
            }
            case LOAD_DEREF -> {
                requireCell(oparg);
                push(OBJECT);
            }
            case STORE_DEREF -> {
                requireCell(oparg);
                popObject();
            }
            case DELETE_DEREF -> requireCell(oparg);
            case LOAD_FROM_DICT_OR_DEREF -> {
                requireCell(oparg);
                popObject();
                push(OBJECT);
            }
            case LOAD_CONST -> push(Kinds.of(code.consts().get(oparg)));
            case PUSH_NULL -> push(NULL);
            case POP_TOP, END_FOR -> pop();
            case COPY -> push(now.stack[index(oparg)]);
            case SWAP -> {
                int other = index(oparg);
                int top = now.stack[now.depth - 1];
                now.stack[now.depth - 1] = now.stack[other];
                now.stack[other] = top;
            }
            default -> {
                return stepOther(oparg, end);
            }
        }
        return true;
    }

    private boolean stepOther(int oparg, int end) throws InvalidCodeException {
        switch (opcode) {
            case JUMP_FORWARD -> {
                reach(end + oparg, now);
                return false;
            }
            case JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT -> {
                reach(end - oparg, now);
                return false;
            }
            case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE -> {
                popObject();
                reach(end + oparg, now);
            }
            case FOR_ITER -> {
                if (!is(end + oparg, Opcode.END_FOR)) {
                    throw fail("it does not jump to END_FOR");
                }
                require(1, ~NULL, "an iterator");
                push(OBJECT);
                reach(end + oparg, now);
            }
            case SEND -> {
                popObject();
                require(1, ~NULL, "a receiver");
                push(OBJECT);
                reach(end + oparg, now);
            }
            case RETURN_VALUE -> {
                popObject();
                return false;
            }
            case RAISE_VARARGS -> {
                popObjects(oparg);
                return false;
            }
            case RERAISE -> {
                require(1, EXCEPTION, "an exception");
                if (oparg > 0) {
                    require(oparg + 1, LASTI, "an instruction offset");
                }
                return false;
            }
            default -> stepValues(oparg);
        }
        return true;
    }

    private void stepValues(int oparg) throws InvalidCodeException {
        switch (opcode) {
            case BUILD_LIST -> build(oparg, LIST);
            case BUILD_SET -> build(oparg, SET);
            case BUILD_TUPLE -> build(oparg, TUPLE);
            case BUILD_MAP -> build(2 * oparg, DICT);
            case BUILD_STRING -> {
                for (int i = 1; i <= oparg; i++) {
                    require(i, STR, "a str");
                }
                build(oparg, STR);
            }
            case FORMAT_SIMPLE, CONVERT_VALUE -> build(1, STR);
            case FORMAT_WITH_SPEC -> build(2, STR);
            case BUILD_TEMPLATE -> {
                require(1, TUPLE, "a tuple");
                require(2, TUPLE, "a tuple");
                build(2, OBJECT);
            }
            case BUILD_INTERPOLATION -> {
                require(1 + (oparg & 1), STR, "a str");
                build(2 + (oparg & 1), OBJECT);
            }
            case LIST_APPEND, LIST_EXTEND -> update(oparg, 1, LIST, "a list");
            case SET_ADD -> update(oparg, 1, ~NULL, "a set"); // which the instruction checks: a module's comes from a name
            case SET_UPDATE -> update(oparg, 1, SET, "a set");
            case MAP_ADD -> update(oparg, 2, DICT, "a dict");
            case DICT_UPDATE -> update(oparg, 1, DICT, "a dict");
            case DICT_MERGE -> {
                update(oparg, 1, DICT, "a dict");
                require(oparg + 3, ~NULL, "what is called");
            }
            case LOAD_GLOBAL -> {
                push(OBJECT);
                if ((oparg & 1) != 0) {
                    push(NULL);
                }
            }
            case LOAD_ATTR -> {
                popObject();
                push(OBJECT);
                if ((oparg & 1) != 0) {
                    push(OBJECT | NULL);
                }
            }
            case LOAD_SUPER_ATTR -> {
                popObjects(3);
                push(OBJECT);
                if ((oparg & 1) != 0) {
                    push(OBJECT | NULL);
                }
            }
            case LOAD_SPECIAL -> {
                popObject();
                push(OBJECT);
                push(OBJECT | NULL);
            }
            case CALL -> call(oparg);
            case CALL_KW -> {
                requireKeywordNames(oparg);
                pop();
                call(oparg);
            }
            case CALL_FUNCTION_EX -> {
                require(1, DICT | NULL, "a dict of keyword arguments");
                pop();
                popObject();
                pop();
                build(1, OBJECT);
            }
            case MAKE_FUNCTION -> {
                require(1, CODE, "a code object");
                build(1, FUNCTION);
            }
            case SET_FUNCTION_ATTRIBUTE -> {
                require(1, FUNCTION, "a function");
                pop();
                if (oparg == 8) {
                    require(1, TUPLE, "a tuple of cells");
                }
                build(1, FUNCTION);
            }
            default -> stepExceptions(oparg);
        }
    }

    private void stepExceptions(int oparg) throws InvalidCodeException {
        switch (opcode) {
            case PUSH_EXC_INFO -> {
                require(1, EXCEPTION, "an exception");
                push(EXCEPTION);
            }
            case POP_EXCEPT -> {
                require(1, EXCEPTION, "the exception that was handled before");
                pop();
            }
            case CHECK_EXC_MATCH -> {
                require(2, EXCEPTION, "an exception");
                build(1, OBJECT);
            }
            case CHECK_EG_MATCH -> {
                require(2, EXCEPTION, "an exception");
                popObjects(2);
                push(EXCEPTION);
                push(EXCEPTION);
            }
            case WITH_EXCEPT_START -> {
                require(1, EXCEPTION, "an exception");
                require(5, ~NULL, "a function");
                push(OBJECT);
            }
            case CLEANUP_THROW -> {
                require(1, EXCEPTION, "an exception");
                popObjects(3);
                push(OBJECT);
                push(OBJECT);
            }
            case END_ASYNC_FOR -> {
                require(1, EXCEPTION, "an exception");
                popObjects(2);
            }
            case CALL_INTRINSIC_1 -> {
                if (oparg == INTRINSIC_LIST_TO_TUPLE) {
                    require(1, LIST, "a list");
                    build(1, TUPLE);
                } else if (oparg == INTRINSIC_STOPITERATION_ERROR) {
                    require(1, EXCEPTION, "an exception");
                    build(1, EXCEPTION);
                } else {
                    if (oparg == INTRINSIC_TYPEALIAS) {
                        require(1, TUPLE, "a tuple");
                    }
                    build(1, OBJECT);
                }
            }
            case CALL_INTRINSIC_2 -> {
                if (oparg == INTRINSIC_PREP_RERAISE_STAR) {
                    require(1, LIST, "a list");
                    require(2, EXCEPTION, "an exception");
                    build(2, EXCEPTION);
                } else if (oparg == INTRINSIC_SET_FUNCTION_TYPE_PARAMS) {
                    require(2, FUNCTION, "a function");
                    build(2, FUNCTION);
                } else {
                    build(2, OBJECT);
                }
            }
            case MATCH_KEYS -> {
                require(1, TUPLE, "a tuple of keys");
                require(2, ~NULL, "a value");
                push(OBJECT);
            }
            case MATCH_CLASS -> {
                require(1, TUPLE, "a tuple of names");
                build(3, OBJECT);
            }
            case GET_LEN, GET_ANEXT, IMPORT_FROM, MATCH_MAPPING, MATCH_SEQUENCE -> {
                require(1, ~NULL, "a value");
                push(OBJECT);
            }
            case END_SEND -> {
                int value = popObject();
                popObject();
                push(value);
            }
            default -> {
                int popped = opcode.popped(oparg);
                int pushed = opcode.pushed(oparg);
                popObjects(popped);
                for (int i = 0; i < pushed; i++) {
                    push(OBJECT);
                }
            }
        }
    }

    private void call(int arguments) throws InvalidCodeException {
        popObjects(arguments);
        pop(); // self, or nothing
        build(1, OBJECT);
    }

    /** The names of keyword arguments are loaded right before the call, and there are not more than arguments. */
    private void requireKeywordNames(int arguments) throws InvalidCodeException {
        int previous = at - 1;
        while (previous >= 0 && (endAt[previous] == 0 || is(previous, Opcode.NOP) && !isLeader[previous])) {
            previous--;
        }
        boolean valid = previous >= 0 && is(previous, Opcode.LOAD_CONST) && !isLeader[at]
                && code.consts().get(operandAt[previous]) instanceof Constant.Tuple names && names.items().size() <= arguments
                && names.items().stream().allMatch(Constant.Str.class::isInstance);
        if (!valid) {
            throw fail("no tuple of at most " + arguments + " names is loaded before it");
        }
    }

    private void build(int count, int kind) throws InvalidCodeException {
        popObjects(count);
        push(kind);
    }

    /** Pops values that go into a collection which is {@code distance} below them. */
    private void update(int distance, int values, int kind, String what) throws InvalidCodeException {
        popObjects(values);
        require(distance, kind, what);
    }

    private int bound(int local) throws InvalidCodeException {
        int kinds = now.locals[local];
        if ((kinds & NULL) != 0) {
            throw fail("local " + local + " may be unbound");
        }
        return kinds;
    }

    private void requireCell(int local) throws InvalidCodeException {
        if (now.locals[local] != CELL) {
            throw fail("local " + local + " may hold " + Kinds.describe(now.locals[local]) + ", not a cell");
        }
    }

    /** Requires that the value at a distance from the top (1 is the top) is of one of the kinds. */
    private void require(int distance, int kinds, String what) throws InvalidCodeException {
        int found = now.stack[index(distance)];
        if ((found & ~kinds) != 0) {
            throw fail("it needs " + what + " and may get " + Kinds.describe(found & ~kinds));
        }
    }

    private int index(int distance) throws InvalidCodeException {
        if (distance > now.depth) {
            throw fail("it needs " + distance + " values and the stack holds " + now.depth);
        }
        return now.depth - distance;
    }

    private int pop() throws InvalidCodeException {
        int kinds = now.stack[index(1)];
        now.depth--;
        return kinds;
    }

    private int popObject() throws InvalidCodeException {
        require(1, ~NULL, "a value");
        return pop();
    }

    private void popObjects(int count) throws InvalidCodeException {
        index(count);
        for (int i = 0; i < count; i++) {
            popObject();
        }
    }

    private void push(int kinds) throws InvalidCodeException {
        if (now.depth >= stackSize) {
            throw fail("the stack gets deeper than " + stackSize);
        }
        now.push(kinds);
    }

    private InvalidCodeException fail(String problem) {
        return new InvalidCodeException(code, opcode + " at " + at + ": " + problem);
    }
}
