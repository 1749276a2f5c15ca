package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.modules.Modules;
import dev.krait.interpreter.objects.ByteBuffered;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.Kinds;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;

/** Module {@code _io}. */
@PyModule(name = "_io", types = {IoBaseType.class, RawIoBaseType.class, BufferedIoBaseType.class, TextIoBaseType.class, FileIoType.class,
    BufferedReaderType.class, BufferedWriterType.class, BufferedRandomType.class, BufferedPairType.class, NewlineDecoderType.class, BytesIoType.class, StringIoType.class, TextIoWrapperType.class})
public final class IoModule {
    private static final String[] STANDARD_NAMES = {"<stdin>", "<stdout>", "<stderr>"};
    private static PyType unsupportedOperation;

    private IoModule() {
    }

    /** {@code io.UnsupportedOperation}. */
    static synchronized PyType unsupportedOperation() {
        if (unsupportedOperation == null) {
            unsupportedOperation = Types.declare("io", "UnsupportedOperation", Kind.INSTANCE, Exc.OS_ERROR, PyType.SUBCLASSABLE, 0);
            unsupportedOperation.alsoFrom(Exc.VALUE_ERROR);
        }
        return unsupportedOperation;
    }

    @PyInit
    static void init(PyThread t, long module) {
        Modules.set(t, module, "UnsupportedOperation", unsupportedOperation().address);
        Modules.set(t, module, "BlockingIOError", Exc.BLOCKING_IO_ERROR.address);
        Modules.set(t, module, "DEFAULT_BUFFER_SIZE", Value.ofInt(131072));
    }

    /** A text stream over file descriptor 0, 1 or 2. */
    public static long standardStream(PyThread t, int fd, String encoding, String errors, boolean lineBuffering) {
        long raw = FileIoType.create(t, FileIoTypeBinding.TYPE, Opening.standard(t, fd), PyStr.intern(STANDARD_NAMES[fd]));
        PyType bufferType = fd == 0 ? BufferedReaderTypeBinding.TYPE : BufferedWriterTypeBinding.TYPE;
        long buffer = JavaObjects.create(t, bufferType.rootShape.id, new BufferStream(raw, fd == 0, fd != 0));
        TextStream s = new TextStream();
        s.buffer = buffer;
        s.encoding = encoding;
        s.errors = errors;
        s.lineBuffering = lineBuffering;
        long text = JavaObjects.create(t, TextIoWrapperTypeBinding.TYPE.rootShape.id, s);
        PyObject.setAttr(t, text, Names.of("mode"), PyStr.intern(fd == 0 ? "r" : "w"));
        return text;
    }

    /** From now on a text stream keeps nothing back. */
    public static void writeThrough(long stream) {
        ((TextStream) JavaObjects.get(stream)).writeThrough = true;
    }

    /** Reads into a buffer object. */
    static long readInto(PyThread t, Stream s, long buffer) {
        long n = PyObject.length(t, buffer);
        byte[] bytes = s.read(t, (int) n);
        if (bytes == null) {
            return Value.ofInt(0);
        }
        fill(t, buffer, bytes, bytes.length);
        return PyInt.of(t, bytes.length);
    }

    /** Overwrites the start of a buffer object. */
    static void fill(PyThread t, long buffer, byte[] bytes, int n) {
        if (!Kinds.is(buffer, Kind.JAVA) || !(JavaObjects.get(buffer) instanceof ByteBuffered b) || b.isReadOnly()) {
            throw Errors.typeError(t, "readinto() argument must be read-write bytes-like object, not " + PyObject.typeName(buffer));
        }
        b.write(0, bytes, 0, n);
    }

    @PyFunction("text_encoding(encoding, stacklevel=2, /)")
    static long textEncoding(PyThread t, long encoding, int stacklevel) {
        return encoding == Const.NONE ? PyStr.intern("utf-8") : encoding;
    }

    @PyFunction("open_code(path)")
    static long openCode(PyThread t, long path) {
        return open(t, path, "rb", -1, Const.NONE, Const.NONE, Const.NONE, true, Const.NONE);
    }

    @PyFunction("open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)")
    static long open(PyThread t, long file, String mode, int buffering, long encoding, long errors, long newline, boolean closefd, long opener) {
        for (int i = 0; i < mode.length(); i++) {
            if ("rwxabt+".indexOf(mode.charAt(i)) < 0 || mode.indexOf(mode.charAt(i), i + 1) >= 0) {
                throw Errors.valueError(t, "invalid mode: '" + mode + "'");
            }
        }
        boolean binary = mode.contains("b");
        if (binary && mode.contains("t")) {
            throw Errors.valueError(t, "can't have text and binary mode at once");
        }
        if (mode.chars().filter(c -> "rwxa".indexOf(c) >= 0).count() != 1) {
            throw Errors.valueError(t, "must have exactly one of create/read/write/append mode");
        }
        if (binary && encoding != Const.NONE) {
            throw Errors.valueError(t, "binary mode doesn't take an encoding argument");
        }
        if (binary && errors != Const.NONE) {
            throw Errors.valueError(t, "binary mode doesn't take an errors argument");
        }
        if (binary && newline != Const.NONE) {
            throw Errors.valueError(t, "binary mode doesn't take a newline argument");
        }
        if (buffering == 0 && !binary) {
            throw Errors.valueError(t, "can't have unbuffered text I/O");
        }
        FileStream stream = Opening.open(t, file, mode.replace("b", "").replace("t", ""), closefd, opener);
        long raw = FileIoType.create(t, FileIoTypeBinding.TYPE, stream, PyInt.is(file) ? file : PathArguments.fspath(t, file));
        if (buffering == 0) {
            return raw;
        }
        PyType type = stream.readable() && stream.writable() ? BufferedRandomTypeBinding.TYPE : stream.readable() ? BufferedReaderTypeBinding.TYPE
                : BufferedWriterTypeBinding.TYPE;
        long buffer = JavaObjects.create(t, type.rootShape.id, new BufferStream(raw, stream.readable(), stream.writable()));
        if (binary) {
            return buffer;
        }
        long text = Calls.callArray(t, TextIoWrapperTypeBinding.TYPE.address, new long[] {buffer, encoding, errors, newline, Const.of(buffering == 1)});
        PyObject.setAttr(t, text, Names.of("mode"), PyStr.of(t, mode));
        return text;
    }
}
