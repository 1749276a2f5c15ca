package dev.krait.interpreter.objects;

import dev.krait.spi.abi.BytesLayout;
import dev.krait.spi.abi.Memory;

/** The bytes of a bytes object. */
record BytesBuffer(long object) implements ByteBuffered {
    @Override
    public byte[] copyBytes() {
        return PyBytes.toJava(object);
    }

    @Override
    public int byteLength() {
        return PyBytes.length(object);
    }

    @Override
    public void read(int at, byte[] to, int offset, int length) {
        Memory.copyOut(object + BytesLayout.DATA + at, to, offset, length);
    }

    @Override
    public void write(int at, byte[] from, int offset, int length) {
        throw new IllegalStateException("bytes are never written to");
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }
}
