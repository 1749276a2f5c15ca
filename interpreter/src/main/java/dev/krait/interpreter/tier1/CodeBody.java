package dev.krait.interpreter.tier1;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.CodeLayout;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.Memory;
import java.util.List;

/**
 * The Java side of a code object: constants and names as values, stack depths, exception and location tables, and the
 * nodes that execute it. Every instruction can be reached as an unfolded {@link Instr}, made when first needed; hot
 * code has folded nodes besides.
 */
public final class CodeBody {
    private static volatile CodeBody[] table = new CodeBody[1024];
    private static int used = 1;
    private static final int YIELD_VALUE = Opcode.YIELD_VALUE.number();

    /** What the compiler made. */
    public final CodeObject code;
    /** Index in the table of code. */
    public final int slot;
    /** The code object in memory. */
    public final long address;
    /** Code units. */
    public final int units;
    /** Locals, cells and free variables. */
    public final int localsPlus;
    /** Of a frame, in bytes. */
    public final int frameBytes;
    /** {@code co_flags}. */
    public final int flags;
    /** Positional parameters. */
    public final int argCount;
    /** Keyword-only parameters. */
    public final int kwOnlyCount;
    /** Parameters with {@code *args} and {@code **kwargs}. */
    public final int parameters;
    /** Free variables. */
    public final int freeCount;
    /** {@code co_names}, interned. */
    public final long[] names;
    /** Names of {@link #localsPlus}, interned. */
    public final long[] localNames;
    /** {@code co_name} and {@code co_qualname}. */
    public final long name;
    /** {@code co_qualname}. */
    public final long qualname;
    /** Offset in a frame of the bottom of the operand stack. */
    public final int stackBase;

    /** Whether frames of this code are part of a built-in function: not shown to programs. */
    boolean hidden;
    /** What calls of built-in functions run instead when they are given a generator: for each code unit, functions by name. */
    java.util.Map<Integer, java.util.Map<String, Long>> consumers;

    private final byte[] bytes;
    private ExceptionTable handlers;
    private int[] depths;
    private Locations locations;
    private Instr[] instrs;
    private Node[] folded;
    private Node entry;

    /** How often a frame was entered or a back edge taken while unfolded. */
    int heat;
    /** Changes whenever the folded nodes are replaced; back edges of replaced ones notice. */
    int version;
    /** Asks for new folded nodes at the next back edge or entry. */
    boolean refold;
    /** How often folded nodes were made. */
    int folds;
    /** What the just-in-time compiler keeps about this code. */
    public Object compiled;
    /** Where a compiled trace begins at a code unit: the node that enters it. Null where there is none. */
    public Node[] traces;

    private CodeBody(PyThread t, CodeObject code) {
        this.code = code;
        this.bytes = code.code();
        this.units = bytes.length / 2;
        this.flags = code.flags();
        this.argCount = code.argCount();
        this.kwOnlyCount = code.kwOnlyArgCount();
        this.localsPlus = code.localsPlusNames().size();
        this.parameters = argCount + kwOnlyCount + ((flags & CodeFlags.CO_VARARGS) != 0 ? 1 : 0)
                + ((flags & CodeFlags.CO_VARKEYWORDS) != 0 ? 1 : 0);
        this.frameBytes = FrameLayout.SLOTS + 8 * (localsPlus + code.stackSize() + 1);
        this.stackBase = FrameLayout.SLOTS + 8 * localsPlus;
        this.names = intern(code.names());
        this.localNames = intern(code.localsPlusNames());
        this.name = PyStr.intern(code.name());
        this.qualname = PyStr.intern(code.qualname());
        int free = 0;
        for (byte kind : code.localsPlusKinds()) {
            free += (kind & CodeFlags.CO_FAST_FREE) != 0 ? 1 : 0;
        }
        this.freeCount = free;
        this.isSimple = computeSimple();
        this.slot = register(this);
        this.address = Constants.allocateCode(t, slot, code.consts());
        if (t.context != null) {
            t.context.heap.addReleasable(address);
        }
    }

    private static long[] intern(List<String> strings) {
        long[] words = new long[strings.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = PyStr.intern(strings.get(i));
        }
        return words;
    }

    private static synchronized int register(CodeBody body) {
        if (used == table.length) {
            table = java.util.Arrays.copyOf(table, 2 * used);
        }
        table[used] = body;
        return used++;
    }

    /** Makes a code object and returns its value. */
    public static long create(PyThread t, CodeObject code) {
        return new CodeBody(t, code).address;
    }

    /** The Java side of a code object in memory. */
    public static CodeBody of(long code) {
        return table[(int) Memory.getLong(code + CodeLayout.SLOT)];
    }

    /** The code of a frame. */
    public static CodeBody ofFrame(long frame) {
        return of(Memory.getLong(frame + FrameLayout.CODE));
    }

    /** Forgets a code object that the collector frees. */
    public static void release(long code) {
        int slot = (int) Memory.getLong(code + CodeLayout.SLOT);
        CodeBody body = table[slot];
        table[slot] = null;
        body.words.values().forEach(Memory::free);
    }

    private int[] depths() {
        if (depths == null) {
            depths = StackDepths.compute(bytes, handlers(), code.stackSize());
        }
        return depths;
    }

    private ExceptionTable handlers() {
        if (handlers == null) {
            handlers = new ExceptionTable(code.exceptionTable());
        }
        return handlers;
    }

    /** The exception table. */
    ExceptionTable exceptionTable() {
        return handlers();
    }

    /** How many operands are on the stack of a frame that stores this program counter, folded or not. */
    public int stackDepthAt(int pc) {
        int depth = depths()[pc & Node.UNIT_MASK];
        return depth < 0 ? 0 : depth - (pc >> Node.FOLDED_SHIFT & 63);
    }

    /** Whether a code unit begins an instruction that some path reaches. */
    public boolean isReached(int unit) {
        return unit < units && depths()[unit] >= 0;
    }

    /** Where each code unit comes from in the source. */
    public Locations locations() {
        if (locations == null) {
            locations = new Locations(code.lineTable(), code.firstLine(), units);
        }
        return locations;
    }

    /** The source line of a program counter, folded or not; -1 if there is none. */
    public int lineAt(int pc) {
        int unit = pc & Node.UNIT_MASK;
        return unit < units ? locations().line(unit) : -1;
    }

    /** A constant. */
    public long constant(int index) {
        return Memory.getLong(constantAddress(index));
    }

    /** Where a constant is; as long as the code object lives. */
    public long constantAddress(int index) {
        return Memory.getLong(address + CodeLayout.CONSTS) + dev.krait.spi.abi.TupleLayout.ITEMS + 8L * index;
    }

    /** The byte of an opcode, without looking at prefixes. */
    public int opcodeAt(int unit) {
        return bytes[2 * unit] & 0xFF;
    }

    /** Whether calling makes a generator, coroutine or asynchronous generator. */
    public boolean isGenerator() {
        return (flags & (CodeFlags.CO_GENERATOR | CodeFlags.CO_COROUTINE | CodeFlags.CO_ASYNC_GENERATOR)) != 0;
    }

    /** Whether positional arguments go to the first locals one to one. */
    public final boolean isSimple;

    private boolean computeSimple() {
        return kwOnlyCount == 0 && (flags & (CodeFlags.CO_VARARGS | CodeFlags.CO_VARKEYWORDS)) == 0;
    }

    /** The unfolded instruction at a code unit; at a prefix, that of the prefixed opcode. */
    public Instr instr(int unit) {
        if (instrs == null) {
            instrs = new Instr[units + 1];
        }
        Instr instr = instrs[unit];
        return instr != null ? instr : make(unit);
    }

    /** The unfolded instruction if it was ever made, or null. */
    Instr instrIfMade(int unit) {
        return instrs == null ? null : instrs[unit];
    }

    private Instr make(int unit) {
        int depth = depths()[unit];
        int number = bytes[2 * unit] & 0xFF;
        int oparg = bytes[2 * unit + 1] & 0xFF;
        int at = unit;
        while (number == 69) {
            at++;
            number = bytes[2 * at] & 0xFF;
            oparg = oparg << 8 | bytes[2 * at + 1] & 0xFF;
        }
        Instr instr = at != unit && instrs[at] != null && instrs[at].start() <= unit ? instrs[at]
                : InstrFactory.make(this, unit, at, Opcode.of(number).base(), oparg, stackBase + 8 * Math.max(depth, 0));
        instrs[unit] = instr;
        if (at != unit && instrs[at] == null) {
            instrs[at] = instr;
        }
        return instr;
    }

    /** The node to go on with at a code unit: folded where there is one that begins there. */
    public Node link(int unit) {
        Node[] nodes = folded;
        if (nodes != null) {
            Node node = nodes[unit];
            if (node != null) {
                return node;
            }
        }
        return instr(unit);
    }

    /** The node that a new frame begins with. */
    public Node entry() {
        Node node = entry;
        if (node == null) {
            node = link(0);
            entry = node;
        }
        return node;
    }

    /** The node to go on with when the call, iteration or send that a frame is suspended in has left its result on the stack. */
    public Node after(int pc) {
        int unit = pc & Node.UNIT_MASK;
        Node[] nodes = resumptions;
        if (nodes == null) {
            nodes = resumptions = new Node[units + 1];
        }
        Node node = nodes[unit];
        if (node == null) {
            node = link(unit + 1 + Opcode.of(bytes[2 * unit] & 0xFF).caches());
            nodes[unit] = node;
        }
        return node;
    }

    private Node[] resumptions;

    /** Offset in the frame where what a suspended generator is sent goes. */
    int resumeOffset(int pc) {
        int unit = pc & Node.UNIT_MASK;
        return stackBase + 8 * depths()[unit] - (bytes[2 * unit] == YIELD_VALUE ? 8 : 0);
    }

    /** Whether frames of this code are not shown to programs. */
    public boolean isHidden() {
        return hidden;
    }

    /** A frame or, where it is hidden, the first of its callers that is not; 0 if there is none. */
    public static long visible(long frame) {
        long f = frame;
        while (f != 0 && ofFrame(f).hidden) {
            f = Memory.getLong(f + FrameLayout.PREVIOUS);
        }
        return f;
    }

    /** How many words from the first local on are locals and live operands of a frame. */
    public static int liveSlots(long frame) {
        CodeBody code = ofFrame(frame);
        return code.localsPlus + code.stackDepthAt(Memory.getInt(frame + FrameLayout.PC));
    }

    /** Where the node of a suspended instruction jumps: the end of a loop over a generator, the result of a delegation. */
    Node jumpTarget(int pc) {
        return link(instr(pc & Node.UNIT_MASK).targetUnit());
    }

    /** Whether there are folded nodes. */
    public boolean isFolded() {
        return folded != null;
    }

    /** Keeps a value alive as long as the code. */
    void keepAlive(long value) {
        for (int i = 0; i < keptCount; i++) {
            if (kept[i] == value) {
                return;
            }
        }
        if (keptCount == kept.length) {
            kept = java.util.Arrays.copyOf(kept, 2 * keptCount + 4);
        }
        kept[keptCount++] = value;
    }

    /** Address of a word that holds a value, which stays alive as long as the code. */
    long wordFor(long value) {
        keepAlive(value);
        long word = words.getOrDefault(value, 0L);
        if (word == 0) {
            word = Memory.allocate(8);
            Memory.putLong(word, value);
            words.put(value, word);
        }
        return word;
    }

    private long[] kept = {};
    private int keptCount;
    private final java.util.Map<Long, Long> words = new java.util.HashMap<>(0);

    /** Reports the values that inline caches hold. */
    public void trace(Marker m) {
        for (int i = 0; i < keptCount; i++) {
            m.mark(kept[i]);
        }
        if (instrs == null) {
            return;
        }
        for (Instr instr : instrs) {
            if (instr == null || instr.cache == null) {
                continue;
            }
            if (instr.cache instanceof CallSite site) {
                m.mark(site.callable());
            } else if (instr.cache instanceof PolyNodes.SuperCache found) {
                m.mark(found.function());
            } else if (instr.cache instanceof AttributeCache first) {
                for (AttributeCache c = first; c != null; c = c.next) {
                    if (c.form != AttributeCache.Form.MODULE) {
                        m.mark(c.value);
                    }
                }
            }
        }
    }

    /** Asks for folded nodes that fit what the instructions have seen since. */
    void requestRefold() {
        if (folds < 12) {
            refold = true;
            version++;
        }
    }

    /** Installs folded nodes, or with null goes back to the unfolded instructions. */
    void install(Node[] nodes) {
        folded = nodes;
        entry = null;
        resumptions = null;
        refold = false;
        version++;
        if (instrs != null) {
            for (Instr instr : instrs) {
                if (instr != null) {
                    instr.unlink();
                }
            }
        }
    }

    @Override
    public String toString() {
        return code.toString();
    }
}
