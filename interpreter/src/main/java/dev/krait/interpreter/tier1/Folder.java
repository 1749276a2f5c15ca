package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.SLOTS;

import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.tier1.Folded.Source;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes folded nodes for hot code, a basic block at a time. Loads are held back until an instruction consumes them;
 * those that the next instruction does not consume are put on the stack before it. At the beginning of a block
 * everything is on the stack, so unfolded instructions can be entered and left there.
 */
final class Folder {
    private static final boolean DISABLED = Boolean.getBoolean("krait.tier1.nofold");

    private final CodeBody code;
    private final boolean[] leaders;
    private final Node[] starts;
    private final List<Folded> made = new ArrayList<>();

    /** A load that was held back. */
    private record Pending(Source source, CallNodes.Callee callee, Instr instr, int first) {
        boolean isCallee() {
            return callee != null;
        }
    }

    private final List<Pending> pending = new ArrayList<>();
    private Node blockStart;
    private Folded last;
    private boolean open;
    private int depth;

    private Folder(CodeBody code) {
        this.code = code;
        leaders = new boolean[code.units + 1];
        starts = new Node[code.units + 1];
    }

    /** Replaces the nodes of code by folded ones; false if it stays as it is. */
    static boolean fold(CodeBody code) {
        if (DISABLED || code.folds >= 16) {
            code.refold = false;
            code.heat = Integer.MIN_VALUE;
            return false;
        }
        code.folds++;
        code.heat = Integer.MIN_VALUE;
        new Folder(code).run();
        return true;
    }

    /** The back edge of folded nodes that were replaced, or are to be. */
    static Node replaced(Instr jump) {
        if (jump.code.refold) {
            fold(jump.code);
        }
        return jump.code.link(jump.targetUnit());
    }

    /** The entry of folded nodes that were replaced, or are to be. */
    static Node reentered(Instr resume) {
        if (resume.code.refold) {
            fold(resume.code);
        }
        return resume.code.link(resume.nextUnit());
    }

    private void run() {
        findLeaders();
        for (int unit = 0; unit < code.units; unit++) {
            if (leaders[unit] && code.isReached(unit)) {
                block(unit);
            }
        }
        for (Folded node : made) {
            if (node.nextUnit >= 0) {
                node.next = resolve(node.nextUnit);
            }
            if (node.targetUnit >= 0) {
                node.target = resolve(node.targetUnit);
            }
        }
        code.install(starts);
    }

    /** The node at which execution goes on at the beginning of a block. */
    private Node resolve(int unit) {
        while (true) {
            Node node = starts[unit];
            if (node != null) {
                return node;
            }
            Instr instr = code.instr(unit);
            switch (instr.opcode) {
                case NOP, NOT_TAKEN, CACHE -> unit = instr.nextUnit();
                case JUMP_FORWARD -> unit = instr.targetUnit();
                default -> {
                    return instr;
                }
            }
        }
    }

    private void findLeaders() {
        leaders[0] = true;
        ExceptionTable handlers = code.exceptionTable();
        for (int i = 0; i < handlers.size(); i++) {
            leaders[handlers.target(i)] = true;
        }
        for (int unit = 0; unit < code.units;) {
            if (!code.isReached(unit)) {
                unit++;
                continue;
            }
            Instr instr = code.instr(unit);
            int next = instr.nextUnit();
            if (instr.opcode.hasJump() && instr.opcode != Opcode.END_ASYNC_FOR) {
                leaders[instr.targetUnit()] = true;
                leaders[next] = true;
            }
            if (!isFoldable(instr) || mayPushFrame(instr)) {
                leaders[next] = true;
            }
            unit = next;
        }
        leaders[code.units] = false;
    }

    private static boolean mayPushFrame(Instr n) {
        return switch (n.opcode) {
            case CALL -> isBuiltinCall(n) ? consumes((CallSite) n.cache, n) : builtinClass(n) == null || n.oparg == 1 && builtinClass(n) != Types.TYPE;
            case YIELD_VALUE, SEND, FOR_ITER, RESUME, CALL_KW -> true;
            case LOAD_ATTR -> n.cache instanceof AttributeCache c && hasProperty(c);
            default -> false;
        };
    }

    private static boolean hasProperty(AttributeCache c) {
        for (; c != null; c = c.next) {
            if (c.form == AttributeCache.Form.PROPERTY) {
                return true;
            }
        }
        return false;
    }

    private static boolean consumes(CallSite s, Instr n) {
        int arguments = n.oparg + (s.method() ? 1 : 0);
        return Consumers.has(s.binding(), s.id(), arguments) || Consumers.resumes(s.binding(), s.id(), arguments);
    }

    private static boolean isBuiltinCall(Instr n) {
        return n.cache instanceof CallSite s && n.oparg + (s.method() ? 1 : 0) <= 3
                && (s.kind() == CallSite.CallKind.BUILTIN || s.kind() == CallSite.CallKind.DESCRIPTOR);
    }

    /** Whether there is a folded form for what the instruction has seen. */
    private static boolean isFoldable(Instr n) {
        return switch (n.opcode) {
            case NOP, NOT_TAKEN, CACHE, LOAD_FAST, LOAD_FAST_BORROW, LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW, LOAD_CONST,
                    LOAD_SMALL_INT, PUSH_NULL, STORE_FAST, STORE_FAST_LOAD_FAST, STORE_FAST_STORE_FAST, POP_TOP, POP_ITER, END_FOR, COPY, SWAP,
                    LOAD_DEREF, STORE_DEREF, IS_OP, CONTAINS_OP, TO_BOOL, UNARY_NOT, UNARY_NEGATIVE, STORE_ATTR, STORE_SUBSCR,
                    POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE, RETURN_VALUE, FOR_ITER, JUMP_FORWARD,
                    JUMP_BACKWARD, LIST_APPEND, YIELD_VALUE, RESUME, BINARY_SLICE, STORE_SLICE, GET_ITER, SET_ADD, MAP_ADD,
                    COPY_FREE_VARS, BUILD_SLICE -> true;
            case CALL_KW -> n.oparg < 50;
            case LOAD_SUPER_ATTR -> n.cache != null && (n.oparg & 1) != 0;
            case MAKE_FUNCTION -> true;
            // The program counter has six bits for how many operands are not on the stack.
            case BUILD_TUPLE, BUILD_LIST -> n.oparg < 50;
            case BINARY_OP -> n.seen != 0 && (n.seen & Seen.PYTHON) == 0;
            case COMPARE_OP -> (n.seen & Seen.PYTHON) == 0;
            case LOAD_ATTR -> n.cache != null;
            case LOAD_GLOBAL -> n.count > 0;
            case UNPACK_SEQUENCE -> true;
            case CALL -> n.oparg < 50 && n.cache instanceof CallSite;
            default -> false;
        };
    }

    /** The Python function that a call has called, if it takes just the arguments; 0 otherwise. */
    private static long exactFunction(Instr n, CallSite s) {
        if (s.kind() != CallSite.CallKind.FUNCTION) {
            return 0;
        }
        long function = s.callable();
        CodeBody callee = CodeBody.of(Memory.getLong(function + FunctionLayout.CODE));
        return callee.isSimple && callee.argCount == n.oparg + (s.method() ? 1 : 0) ? function : 0;
    }

    /** The class that a call has called, if instances are made by its {@code __init__} with just the arguments; null otherwise. */
    private static PyType plainClass(Instr n, CallSite s) {
        if (s.kind() != CallSite.CallKind.TYPE || s.method()) {
            return null;
        }
        PyType type = PyType.inSlot(s.slot());
        if (type == null || !Invoke.isPlain(type) || type.metatype().special(Special.CALL) != dev.krait.interpreter.objects.Types.TYPE.special(Special.CALL)) {
            return null;
        }
        long init = type.special(Special.INIT);
        if (Objects.shape(init) != ShapeIds.FUNCTION) {
            return null;
        }
        CodeBody callee = CodeBody.of(Memory.getLong(init + FunctionLayout.CODE));
        return callee.isSimple && callee.argCount == n.oparg + 1 ? type : null;
    }

    /** The built-in class that a call has called, if there is a node for that; null otherwise. */
    private static PyType builtinClass(Instr n) {
        if (!(n.cache instanceof CallSite s) || s.kind() != CallSite.CallKind.TYPE || s.method() || n.oparg > 2) {
            return null;
        }
        PyType type = PyType.inSlot(s.slot());
        return type != null && (type == Types.TYPE ? n.oparg == 1 : CallNodes.CallType.fits(type)) ? type : null;
    }

    private long slot(int at) {
        return code.stackBase + 8L * at;
    }

    private static long local(int index) {
        return SLOTS + 8L * index;
    }

    private void add(Folded node) {
        made.add(node);
        if (last != null) {
            last.next = node;
        }
        if (blockStart == null) {
            blockStart = node;
        }
        last = node;
    }

    private void block(int unit) {
        pending.clear();
        blockStart = null;
        last = null;
        open = true;
        int at = unit;
        while (open) {
            if (at != unit && (at >= code.units || leaders[at])) {
                depth = code.stackDepthAt(at);
                flush(pending.size());
                end(at);
                break;
            }
            Instr n = code.instr(at);
            depth = code.stackDepthAt(n.pc);
            at = isFoldable(n) ? fold(n) : general(n);
        }
        if (blockStart != null) {
            starts[unit] = blockStart;
        }
    }

    /** Goes on at the beginning of another block. */
    private void end(int unit) {
        if (last != null) {
            last.nextUnit = unit;
        }
        open = false;
    }

    private int general(Instr n) {
        flush(pending.size());
        if (last != null) {
            last.next = n;
        } else {
            blockStart = n;
        }
        open = false;
        return n.nextUnit();
    }

    /** Puts the lowest loads that were held back on the stack. */
    private void flush(int count) {
        if (count == 0) {
            return;
        }
        int bottom = stackedDepth();
        int i = 0;
        while (i < count) {
            Pending p = pending.get(i);
            if (p.isCallee()) {
                flushCallee(p, pending.get(i + 1).source, bottom + i);
                i += 2;
            } else if (i + 1 < count && !pending.get(i + 1).isCallee()) {
                Pending q = pending.get(i + 1);
                add(new MoveNodes.Move2(p.instr, p.first, p.source, slot(bottom + i), q.source, slot(bottom + i + 1)));
                i += 2;
            } else {
                add(new MoveNodes.Move(p.instr, p.first, p.source, slot(bottom + i)));
                i++;
            }
        }
        pending.subList(0, count).clear();
    }

    /** How many operands are really on the stack, before the instruction at which {@link #depth} is. */
    private int stackedDepth() {
        return depth - pending.size();
    }

    private void flushCallee(Pending p, Source self, int at) {
        CallNodes.Callee c = p.callee;
        if (c.global() != null) {
            add(c.global().builtin() ? new AttributeNodes.LoadBuiltin(p.instr, p.first, slot(at), c.global())
                    : new AttributeNodes.LoadGlobal(p.instr, p.first, slot(at), c.global()));
        } else {
            add(new AttributeNodes.LoadMethod(p.instr, 1, p.first, self, slot(at), c.method()));
        }
    }

    /** Takes operands: those on top that were held back stay where they are, everything below goes to the stack. */
    private Source[] take(int count) {
        int held = Math.min(count, pending.size());
        for (int i = pending.size() - 1; i >= 0; i--) {
            if (pending.get(i).isCallee()) {
                held = Math.min(held, pending.size() - i - 2);
                break;
            }
        }
        flush(pending.size() - held);
        Source[] sources = new Source[count];
        int bottom = depth - count;
        for (int i = 0; i < count; i++) {
            int fromTop = count - i;
            sources[i] = fromTop <= held ? pending.get(pending.size() - fromTop).source : Source.slot(slot(bottom + i));
        }
        taken = held;
        groupFirst = held > 0 ? pending.get(pending.size() - held).first : -1;
        pending.clear();
        return sources;
    }

    private int taken;
    private int groupFirst;

    private int first(Instr n) {
        return groupFirst >= 0 ? groupFirst : n.start();
    }

    private void hold(Source source, Instr n) {
        pending.add(new Pending(source, null, n, n.start()));
    }

    /** Where the result goes: into the local that the next instruction stores it to, which is then skipped. */
    private long destination(Instr n, int at) {
        int next = n.nextUnit();
        if (next < code.units && !leaders[next]) {
            Instr following = code.instr(next);
            if (following.opcode == Opcode.STORE_FAST) {
                after = following.nextUnit();
                return local(following.oparg);
            }
            if (following.opcode == Opcode.STORE_FAST_LOAD_FAST) {
                after = following.nextUnit();
                alsoHold = Source.slot(local(following.oparg & 15));
                holder = following;
                return local(following.oparg >> 4);
            }
        }
        after = next;
        return slot(at);
    }

    private int after;
    private Source alsoHold;
    private Instr holder;

    private int finish() {
        if (alsoHold != null) {
            hold(alsoHold, holder);
            alsoHold = null;
        }
        return after;
    }

    private int fold(Instr n) {
        switch (n.opcode) {
            case NOP, NOT_TAKEN, CACHE:
                return n.nextUnit();
            case LOAD_FAST, LOAD_FAST_BORROW:
                hold(Source.slot(local(n.oparg)), n);
                return n.nextUnit();
            case LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW:
                hold(Source.slot(local(n.oparg >> 4)), n);
                hold(Source.slot(local(n.oparg & 15)), n);
                return n.nextUnit();
            case LOAD_CONST:
                hold(Source.constant(code.constantAddress(n.oparg)), n);
                return n.nextUnit();
            case LOAD_SMALL_INT:
                hold(Source.constant(Folded.smallIntAddress(n.oparg)), n);
                return n.nextUnit();
            case PUSH_NULL:
                hold(Source.constant(Folded.absentAddress()), n);
                return n.nextUnit();
            case POP_TOP, POP_ITER, END_FOR:
                return pop(n);
            case STORE_FAST, STORE_FAST_LOAD_FAST, STORE_FAST_STORE_FAST:
                return storeFast(n);
            case COPY, SWAP:
                return shuffle(n);
            case LOAD_DEREF:
                flush(pending.size());
                groupFirst = -1;
                add(new MoveNodes.LoadDeref(n, n.start(), local(n.oparg), destination(n, depth)));
                return finish();
            case STORE_DEREF: {
                Source[] s = take(1);
                add(new MoveNodes.StoreDeref(n, taken, first(n), local(n.oparg), s[0]));
                return n.nextUnit();
            }
            case BINARY_OP: {
                Source[] s = take(2);
                add(BinaryNodes.make(n, taken, first(n), s[0], s[1], destination(n, depth - 2)));
                return finish();
            }
            case COMPARE_OP, IS_OP, CONTAINS_OP:
                return compare(n);
            case TO_BOOL, UNARY_NOT:
                return truth(n);
            case UNARY_NEGATIVE: {
                Source[] s = take(1);
                add(new CompareNodes.Negative(n, taken, first(n), s[0], destination(n, depth - 1)));
                return finish();
            }
            case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE: {
                Source[] s = take(1);
                boolean none = n.opcode == Opcode.POP_JUMP_IF_NONE || n.opcode == Opcode.POP_JUMP_IF_NOT_NONE;
                long wanted = none ? Const.NONE : n.opcode == Opcode.POP_JUMP_IF_TRUE ? Const.TRUE : Const.FALSE;
                return jump(new CompareNodes.SameJump(n, taken, first(n), s[0], wanted, n.opcode != Opcode.POP_JUMP_IF_NOT_NONE), n);
            }
            case LOAD_ATTR:
                return loadAttribute(n);
            case STORE_ATTR: {
                Source[] s = take(2);
                add(storeAttribute(n, taken, first(n), s[0], s[1]));
                return n.nextUnit();
            }
            case STORE_SUBSCR: {
                Source[] s = take(3);
                add(new AttributeNodes.StoreItem(n, taken, first(n), s[0], s[1], s[2]));
                return n.nextUnit();
            }
            case LOAD_GLOBAL:
                return loadGlobal(n);
            case CALL:
                return call(n);
            case CALL_KW: {
                int top = pending.size() - 1;
                if (top < 0 || !pending.get(top).source.isConstant() || top > 0 && pending.get(top - 1).isCallee()) {
                    return general(n);
                }
                Source[] s = takeCall(n.oparg + 3);
                CallNodes.Call node = new CallNodes.CallKeywords(n, taken, first(n), s, calleeTaken);
                node.load = calleeTaken == null ? null : calleeTaken.load();
                add(node);
                return n.nextUnit();
            }
            case RETURN_VALUE: {
                Source[] s = take(1);
                add(new CallNodes.Return(n, taken, first(n), s[0]));
                open = false;
                return n.nextUnit();
            }
            case YIELD_VALUE: {
                Source[] s = take(1);
                add(new CallNodes.Yield(n, taken, first(n), s[0]));
                open = false;
                return n.nextUnit();
            }
            case LIST_APPEND: {
                Source[] s = take(1);
                add(new LoopNodes.Append(n, taken, first(n), s[0]));
                return n.nextUnit();
            }
            case SET_ADD: {
                Source[] s = take(1);
                add(new BuildNodes.Add(n, taken, first(n), s[0]));
                return n.nextUnit();
            }
            case MAP_ADD: {
                Source[] s = take(2);
                add(new BuildNodes.Put(n, taken, first(n), s[0], s[1]));
                return n.nextUnit();
            }
            case BUILD_TUPLE, BUILD_LIST: {
                Source[] s = take(n.oparg);
                add(new BuildNodes.Sequence(n, taken, first(n), s, n.opcode == Opcode.BUILD_TUPLE, destination(n, depth - n.oparg)));
                return finish();
            }
            case BINARY_SLICE: {
                Source[] s = take(3);
                add(new BuildNodes.Slice(n, taken, first(n), s[0], s[1], s[2], destination(n, depth - 3)));
                return finish();
            }
            case BUILD_SLICE:
                return buildSlice(n);
            case STORE_SLICE: {
                Source[] s = take(4);
                add(new BuildNodes.StoreSlice(n, taken, first(n), s));
                return n.nextUnit();
            }
            case GET_ITER: {
                Source[] s = take(1);
                add(new BuildNodes.Iterator(n, taken, first(n), s[0], slot(depth - 1)));
                return n.nextUnit();
            }
            case MAKE_FUNCTION:
                return makeFunction(n);
            case COPY_FREE_VARS:
                flush(pending.size());
                add(new BuildNodes.CopyFreeVariables(n, n.start()));
                return n.nextUnit();
            case LOAD_SUPER_ATTR: {
                Source[] s = take(3);
                add(new PolyNodes.LoadSuper(n, taken, first(n), s, slot(depth - 3)));
                return n.nextUnit();
            }
            case UNPACK_SEQUENCE:
                return unpackPair(n);
            case FOR_ITER:
                return forIter(n);
            case JUMP_FORWARD:
                flush(pending.size());
                if (last == null) {
                    open = false;
                } else {
                    end(n.targetUnit());
                }
                return n.nextUnit();
            case JUMP_BACKWARD:
                flush(pending.size());
                add(new LoopNodes.JumpBackward(n, n.start()));
                last.targetUnit = n.targetUnit();
                open = false;
                return n.nextUnit();
            case RESUME:
                flush(pending.size());
                add(new LoopNodes.Enter(n, n.start()));
                end(n.nextUnit());
                return n.nextUnit();
            default:
                throw new AssertionError(n);
        }
    }

    private int buildSlice(Instr n) {
        int following = n.nextUnit();
        if (!leaders[following] && code.instr(following).opcode == Opcode.BINARY_OP && code.instr(following).oparg == SUBSCRIPT) {
            Source[] s = take(n.oparg + 1);
            add(new BuildNodes.ItemsOfSlice(code.instr(following), first(n), s, destination(code.instr(following), depth - n.oparg - 1)));
            return finish();
        }
        Source[] s = take(n.oparg);
        add(new BuildNodes.BuildSlice(n, taken, first(n), s[0], s[1], n.oparg == 3 ? s[2] : null, slot(depth - n.oparg)));
        return n.nextUnit();
    }

    /** The argument of BINARY_OP for {@code a[b]}. */
    private static final int SUBSCRIPT = 26;

    private int makeFunction(Instr n) {
        int top = pending.size() - 1;
        if (top < 0 || !pending.get(top).source.isConstant() || top > 0 && pending.get(top - 1).isCallee()) {
            return general(n);
        }
        int following = n.nextUnit();
        boolean closure = !leaders[following] && code.instr(following).opcode == Opcode.SET_FUNCTION_ATTRIBUTE && code.instr(following).oparg == 8;
        if (!closure) {
            Source[] s = take(1);
            add(new BuildNodes.MakeFunction(n, taken, first(n), s[0], null, destination(n, depth - 1)));
            return finish();
        }
        Source[] s = take(2);
        Instr set = code.instr(following);
        add(new BuildNodes.MakeFunction(n, taken, first(n), s[1], s[0], destination(set, depth - 2)));
        return finish();
    }

    private int pop(Instr n) {
        if (!pending.isEmpty() && !pending.get(pending.size() - 1).isCallee()
                && (pending.size() < 2 || !pending.get(pending.size() - 2).isCallee())) {
            pending.remove(pending.size() - 1);
        } else {
            flush(pending.size());
        }
        return n.nextUnit();
    }

    private int storeFast(Instr n) {
        boolean two = n.opcode == Opcode.STORE_FAST_STORE_FAST;
        int count = two ? 2 : 1;
        int index = n.opcode == Opcode.STORE_FAST ? n.oparg : n.oparg >> 4;
        Source[] s = take(count);
        Source top = s[count - 1];
        if (two) {
            long second = local(n.oparg & 15);
            if (s[0].mask() == -1 && s[0].offset() == local(index)) {
                add(new MoveNodes.Move(n, first(n), s[0], slot(depth - 2)));
                s[0] = Source.slot(slot(depth - 2));
            }
            add(new MoveNodes.Move2(n, first(n), top, local(index), s[0], second));
        } else {
            add(new MoveNodes.Move(n, first(n), top, local(index)));
        }
        if (n.opcode == Opcode.STORE_FAST_LOAD_FAST) {
            hold(Source.slot(local(n.oparg & 15)), n);
        }
        return n.nextUnit();
    }

    /** The store of an augmented assignment, before which the value is moved below what it is stored to; null if this is none. */
    private Instr augmentedStore(Instr swap) {
        int at = swap.nextUnit();
        if (leaders[at]) {
            return null;
        }
        Instr following = code.instr(at);
        if (swap.oparg == 2) {
            return following.opcode == Opcode.STORE_ATTR ? following : null;
        }
        if (swap.oparg != 3 || following.opcode != Opcode.SWAP || following.oparg != 2 || leaders[following.nextUnit()]) {
            return null;
        }
        Instr store = code.instr(following.nextUnit());
        return store.opcode == Opcode.STORE_SUBSCR ? store : null;
    }

    private static Folded storeAttribute(Instr n, int taken, int first, Source value, Source object) {
        AttributeCache c = (AttributeCache) n.cache;
        boolean field = c != null && c.next == null && c.form != AttributeCache.Form.ARRAY_VALUE;
        return field ? new AttributeNodes.StoreField(n, taken, first, value, object, c) : new AttributeNodes.Store(n, taken, first, value, object);
    }

    private int shuffle(Instr n) {
        if (n.opcode == Opcode.COPY) {
            int fromTop = n.oparg;
            if (fromTop <= pending.size() && !pending.get(pending.size() - fromTop).isCallee()) {
                hold(pending.get(pending.size() - fromTop).source, n);
                return n.nextUnit();
            }
            flush(pending.size());
            add(new MoveNodes.Move(n, n.start(), Source.slot(slot(depth - fromTop)), slot(depth)));
            return n.nextUnit();
        }
        int fromTop = n.oparg;
        Instr store = augmentedStore(n);
        if (store != null) {
            flush(pending.size());
            Source value = Source.slot(slot(depth - 1));
            if (store.opcode == Opcode.STORE_SUBSCR) {
                add(new AttributeNodes.StoreItem(store, 0, n.start(), value, Source.slot(slot(depth - 3)), Source.slot(slot(depth - 2))));
            } else {
                add(storeAttribute(store, 0, n.start(), value, Source.slot(slot(depth - 2))));
            }
            return store.nextUnit();
        }
        boolean plain = fromTop <= pending.size();
        for (Pending p : pending) {
            plain &= !p.isCallee();
        }
        if (plain) {
            int top = pending.size() - 1;
            int bottom = pending.size() - fromTop;
            Pending a = pending.get(top);
            pending.set(top, pending.get(bottom));
            pending.set(bottom, a);
            // No instruction finds some of them on the stack in the new order, so all begin where the first of them was loaded: loading again does no harm.
            int first = pending.subList(bottom, top + 1).stream().mapToInt(Pending::first).min().orElseThrow();
            for (int i = bottom; i <= top; i++) {
                Pending p = pending.get(i);
                pending.set(i, new Pending(p.source, p.callee, p.instr, first));
            }
        } else {
            flush(pending.size());
            add(new MoveNodes.Swap(n, n.start(), slot(depth - 1), slot(depth - fromTop)));
        }
        return n.nextUnit();
    }

    private Instr followingJump(Instr n) {
        int next = n.nextUnit();
        if (next >= code.units || leaders[next]) {
            return null;
        }
        Instr following = code.instr(next);
        return following.opcode == Opcode.POP_JUMP_IF_FALSE || following.opcode == Opcode.POP_JUMP_IF_TRUE ? following : null;
    }

    private int jump(Folded node, Instr jump) {
        add(node);
        node.nextUnit = jump.nextUnit();
        node.targetUnit = jump.targetUnit();
        open = false;
        return jump.nextUnit();
    }

    private int compare(Instr n) {
        Source[] s = take(2);
        Instr jump = followingJump(n);
        if (jump == null || n.opcode == Opcode.COMPARE_OP && (n.oparg & 16) == 0) {
            add(new CompareNodes.Compare(n, taken, first(n), s[0], s[1], destination(n, depth - 2)));
            return finish();
        }
        boolean ifTrue = jump.opcode == Opcode.POP_JUMP_IF_TRUE;
        int first = first(n);
        if (n.opcode == Opcode.IS_OP) {
            return jump(new CompareNodes.IsJump(n, taken, first, s[0], s[1], ifTrue), jump);
        }
        if (n.opcode == Opcode.CONTAINS_OP) {
            return jump(new CompareNodes.ContainsJump(n, taken, first, s[0], s[1], ifTrue), jump);
        }
        if (n.seen == (Seen.INT | Seen.INT << Seen.RIGHT)) {
            return jump(new CompareNodes.CompareIntJump(n, taken, first, s[0], s[1], ifTrue), jump);
        }
        if (n.seen == (Seen.FLOAT | Seen.FLOAT << Seen.RIGHT)) {
            return jump(new CompareNodes.CompareFloatJump(n, taken, first, s[0], s[1], ifTrue), jump);
        }
        return jump(new CompareNodes.CompareJump(n, taken, first, s[0], s[1], ifTrue), jump);
    }

    private int truth(Instr n) {
        Source[] s = take(1);
        boolean negated = n.opcode == Opcode.UNARY_NOT;
        Instr jump = followingJump(n);
        if (jump != null) {
            return jump(new CompareNodes.TruthJump(n, taken, first(n), s[0], jump.opcode == Opcode.POP_JUMP_IF_TRUE != negated), jump);
        }
        add(new CompareNodes.Truth(n, taken, first(n), s[0], destination(n, depth - 1), negated));
        return finish();
    }

    private int loadAttribute(Instr n) {
        AttributeCache c = (AttributeCache) n.cache;
        boolean method = (n.oparg & 1) != 0;
        if (c.next == null && c.form == AttributeCache.Form.METHOD && method) {
            boolean simple = !pending.isEmpty() && !pending.get(pending.size() - 1).isCallee()
                    && (pending.size() < 2 || !pending.get(pending.size() - 2).isCallee());
            if (simple) {
                Pending self = pending.remove(pending.size() - 1);
                pending.add(new Pending(Source.constant(code.wordFor(c.value)), new CallNodes.Callee(null, c, n), n, self.first));
                pending.add(self);
                return n.nextUnit();
            }
            Source[] s = take(1);
            add(new AttributeNodes.LoadMethod(n, taken, first(n), s[0], slot(depth - 1), c));
            return n.nextUnit();
        }
        Source[] s = take(1);
        long to = slot(depth - 1);
        if (!method && !leaders[n.nextUnit()]) {
            to = destination(n, depth - 1);
        } else {
            after = n.nextUnit();
        }
        int first = first(n);
        if (c.next == null && !method && (c.form == AttributeCache.Form.INSTANCE_VALUE || c.form == AttributeCache.Form.SLOT)) {
            add(new AttributeNodes.LoadField(n, taken, first, s[0], to, c));
        } else if (c.next == null && c.form == AttributeCache.Form.MODULE) {
            add(new AttributeNodes.LoadModule(n, taken, first, s[0], to, c));
        } else {
            Folded special = PolyNodes.make(n, taken, first, s[0], to);
            add(special != null ? special : new AttributeNodes.LoadCached(n, taken, first, s[0], to));
        }
        return finish();
    }

    private int loadGlobal(Instr n) {
        NameInstr.GlobalCache c = (NameInstr.GlobalCache) n.cache;
        if (c == null) {
            return general(n);
        }
        boolean call = (n.oparg & 1) != 0;
        if (call) {
            Source value = Source.constant(c.entry() + dev.krait.spi.abi.DictLayout.ENTRY_VALUE);
            pending.add(new Pending(value, new CallNodes.Callee(c, null, n), n, n.start()));
            pending.add(new Pending(Source.constant(Folded.absentAddress()), null, n, n.start()));
            return n.nextUnit();
        }
        flush(pending.size());
        groupFirst = -1;
        int following = n.nextUnit();
        if (!c.builtin() && !leaders[following] && code.instr(following).opcode == Opcode.LOAD_ATTR
                && code.instr(following).cache instanceof AttributeCache a && a.next == null) {
            Instr attribute = code.instr(following);
            boolean method = (attribute.oparg & 1) != 0;
            if (a.form == AttributeCache.Form.TYPE_VALUE || a.form == AttributeCache.Form.TYPE_METHOD && method) {
                long to = slot(depth);
                if (method || leaders[attribute.nextUnit()]) {
                    after = attribute.nextUnit();
                } else {
                    to = destination(attribute, depth);
                }
                add(new PolyNodes.LoadGlobalFromType(n, attribute, c, to, a));
                return finish();
            }
        }
        long to = destination(n, depth);
        add(c.builtin() ? new AttributeNodes.LoadBuiltin(n, n.start(), to, c) : new AttributeNodes.LoadGlobal(n, n.start(), to, c));
        return finish();
    }

    private int call(Instr n) {
        CallSite site = (CallSite) n.cache;
        int count = n.oparg + 2;
        Source[] s = takeCall(count);
        CallNodes.Callee callee = calleeTaken;
        boolean method = site.method();
        CallNodes.Call node;
        long function = exactFunction(n, site);
        if (isBuiltinCall(n)) {
            code.keepAlive(site.callable());
            node = new CallNodes.CallBuiltin(n, taken, first(n), s, callee, site, destination(n, depth - count));
        } else if (function != 0) {
            node = new CallNodes.CallFunction(n, taken, first(n), s, callee, site.version(),
                    CodeBody.of(Memory.getLong(function + FunctionLayout.CODE)), method);
            after = n.nextUnit();
        } else if (plainClass(n, site) == null) {
            PyType type = builtinClass(n);
            if (type == null) {
                node = new CallNodes.CallAny(n, taken, first(n), s, callee);
                after = n.nextUnit();
            } else if (type == Types.TYPE) {
                node = new CallNodes.TypeOf(n, taken, first(n), s, callee, destination(n, depth - count));
            } else {
                long to = mayPushFrame(n) ? slot(depth - count) : destination(n, depth - count);
                after = mayPushFrame(n) ? n.nextUnit() : after;
                node = new CallNodes.CallType(n, taken, first(n), s, callee, type, to);
            }
        } else {
            PyType type = plainClass(n, site);
            code.keepAlive(type.special(Special.INIT));
            node = new CallNodes.CallClass(n, taken, first(n), s, callee, type, type.special(Special.INIT));
            after = n.nextUnit();
        }
        node.load = callee == null ? null : callee.load();
        add(node);
        return finish();
    }

    private CallNodes.Callee calleeTaken;

    /** Takes the operands of a call: callee, self, and the rest; a callee that was held back is not loaded but in {@link #calleeTaken}. */
    private Source[] takeCall(int count) {
        calleeTaken = null;
        Source[] s;
        if (pending.size() >= count && pending.get(pending.size() - count).isCallee() && noCalleeAbove(pending.size() - count + 1)) {
            flush(pending.size() - count);
            calleeTaken = pending.get(0).callee;
            groupFirst = pending.get(0).first;
            s = new Source[count];
            for (int i = 0; i < count; i++) {
                s[i] = pending.get(i).source;
            }
            taken = count;
            pending.clear();
        } else {
            s = take(count);
        }
        return s;
    }

    private boolean noCalleeAbove(int from) {
        for (int i = from; i < pending.size(); i++) {
            if (pending.get(i).isCallee()) {
                return false;
            }
        }
        return true;
    }

    private int unpackPair(Instr n) {
        Source[] s = take(1);
        if (n.oparg != 2) {
            add(new LoopNodes.Unpack(n, taken, first(n), s[0]));
            return n.nextUnit();
        }
        long to1 = slot(depth);
        long to2 = slot(depth - 1);
        after = n.nextUnit();
        if (!leaders[after]) {
            Instr following = code.instr(after);
            if (following.opcode == Opcode.STORE_FAST_STORE_FAST) {
                to1 = local(following.oparg >> 4);
                to2 = local(following.oparg & 15);
                after = following.nextUnit();
            }
        }
        add(new LoopNodes.UnpackPair(n, taken, first(n), s[0], to1, to2));
        return after;
    }

    private int forIter(Instr n) {
        flush(pending.size());
        int shape = n.cache == null || (n.seen & 2) != 0 ? 0 : (int) n.cache;
        Folded node;
        int next = n.nextUnit();
        if (shape == ShapeIds.GENERATOR) {
            node = new LoopNodes.ForGenerator(n, n.start());
        } else {
            long to = slot(depth);
            Instr following = code.instr(next);
            if (following.opcode == Opcode.STORE_FAST && shape != 0) {
                to = local(following.oparg);
                next = following.nextUnit();
                leaders[next] = true;
            }
            node = switch (shape) {
                case ShapeIds.RANGE_ITERATOR -> new LoopNodes.ForRange(n, n.start(), to);
                case ShapeIds.LIST_ITERATOR -> new LoopNodes.ForList(n, n.start(), to);
                case ShapeIds.TUPLE_ITERATOR -> new LoopNodes.ForTuple(n, n.start(), to);
                default -> new LoopNodes.For(n, n.start(), to);
            };
        }
        add(node);
        node.nextUnit = next;
        node.targetUnit = n.targetUnit();
        open = false;
        return next;
    }
}
