package dev.krait.api;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How a context is to be set up. Immutable; made by {@link Context#builder()}. */
public final class ContextOptions {
    private final InputStream in;
    private final OutputStream out;
    private final OutputStream err;
    private final long heapLimit;
    private final boolean jit;
    private final List<Path> path;
    private final List<String> arguments;

    private ContextOptions(Builder b) {
        in = b.in;
        out = b.out;
        err = b.err;
        heapLimit = b.heapLimit;
        jit = b.jit;
        path = List.copyOf(b.path);
        arguments = List.copyOf(b.arguments);
    }

    /** What {@code sys.stdin} reads. */
    public InputStream in() {
        return in;
    }

    /** What {@code sys.stdout} writes to. */
    public OutputStream out() {
        return out;
    }

    /** What {@code sys.stderr} writes to. */
    public OutputStream err() {
        return err;
    }

    /** The most memory for Python objects, in bytes; 0 for the default, half of the memory of the machine. */
    public long heapLimit() {
        return heapLimit;
    }

    /** Whether hot code is compiled to machine code, provided that there is a backend for this machine. */
    public boolean jit() {
        return jit;
    }

    /** Folders at the front of {@code sys.path}. */
    public List<Path> path() {
        return path;
    }

    /** {@code sys.argv}. */
    public List<String> arguments() {
        return arguments;
    }

    /** Collects options. */
    public static final class Builder {
        private InputStream in = System.in;
        private OutputStream out = System.out;
        private OutputStream err = System.err;
        private long heapLimit;
        private boolean jit = !"0".equals(System.getenv("PYTHON_JIT"));
        private final List<Path> path = new ArrayList<>();
        private final List<String> arguments = new ArrayList<>();

        Builder() {
        }

        /** What {@code sys.stdin} reads; {@code System.in} by default. */
        public Builder in(InputStream stream) {
            in = Objects.requireNonNull(stream);
            return this;
        }

        /** What {@code sys.stdout} writes to; {@code System.out} by default. */
        public Builder out(OutputStream stream) {
            out = Objects.requireNonNull(stream);
            return this;
        }

        /** What {@code sys.stderr} writes to; {@code System.err} by default. */
        public Builder err(OutputStream stream) {
            err = Objects.requireNonNull(stream);
            return this;
        }

        /**
         * The most memory for Python objects, in bytes; what goes beyond raises MemoryError.
         *
         * @throws IllegalArgumentException for less than 1 MiB
         */
        public Builder heapLimit(long bytes) {
            if (bytes < 1 << 20) {
                throw new IllegalArgumentException("a heap takes at least 1 MiB, not " + bytes + " bytes");
            }
            heapLimit = bytes;
            return this;
        }

        /** Whether hot code is compiled to machine code; on unless the environment says {@code PYTHON_JIT=0}. */
        public Builder jit(boolean on) {
            jit = on;
            return this;
        }

        /** Adds a folder to {@code sys.path}, before those of the library. */
        public Builder path(Path folder) {
            path.add(Objects.requireNonNull(folder));
            return this;
        }

        /** Adds to {@code sys.argv}. */
        public Builder arguments(String... values) {
            arguments.addAll(List.of(values));
            return this;
        }

        /** The options collected so far. */
        public ContextOptions options() {
            return new ContextOptions(this);
        }

        /** A new context with these options. */
        public Context create() {
            return Context.create(options());
        }
    }
}
