package dev.krait.spi.abi;

/** A frame: on the data stack of a thread, or in a generator. Not an object. */
public final class FrameLayout {
    /** Address of the frame that called, or 0. */
    public static final int PREVIOUS = 0;
    /** The code object. */
    public static final int CODE = 8;
    /** The function, or 0. */
    public static final int FUNCTION = 16;
    /** A dict. */
    public static final int GLOBALS = 24;
    /** A dict. */
    public static final int BUILTINS = 32;
    /** The mapping of a class body or of {@code exec}, or 0. */
    public static final int LOCALS = 40;
    /** i32: code unit of the instruction being executed. */
    public static final int PC = 48;
    /** u32: an or of {@code FLAG_} bits. */
    public static final int FLAGS = 52;
    /** i32: where in the frame that called the result goes, in bytes from its start. */
    public static final int RETURN_OFFSET = 56;
    /** i32: unused. */
    public static final int DEPTH_RESERVED = 60;
    /** The generator that the frame lies in, or 0. */
    public static final int GENERATOR = 64;
    /** The Python object that stands for the frame, or 0. */
    public static final int FRAME_OBJECT = 72;
    /** The first fast local. Locals, cells and free variables; then the operand stack. */
    public static final int SLOTS = 80;
    /** Returning leaves the interpreter loop: Java code called. */
    public static final int FLAG_ENTRY = 1;
    /** The frame lies in a generator. */
    public static final int FLAG_GENERATOR = 2;
    /** The frame of an {@code __init__}: the result must be None; the caller gets the instance that it stored at the return offset beforehand. */
    public static final int FLAG_INIT = 4;
    /** {@link #FRAME_OBJECT} is set: the locals go there when the frame is left. */
    public static final int FLAG_OBJECT = 8;
    /** The frame of an operator of a class made in Python: something else is tried if it returns NotImplemented. The operands are at the return offset of the caller. */
    public static final int FLAG_OPERATOR = 16;
    /** Any bit that takes the slow path of a return. */
    public static final int FLAG_SPECIAL_RETURN = 31;

    private FrameLayout() {
    }
}
