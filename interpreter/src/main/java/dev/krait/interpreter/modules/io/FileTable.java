package dev.krait.interpreter.modules.io;

import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** File descriptors: small numbers for open channels, as {@code fileno()} and the functions of {@code os} use them. */
public final class FileTable {
    private static final List<FileChannel> CHANNELS = new ArrayList<>(List.of());

    private FileTable() {
    }

    /** The lowest free number from 3 on. */
    public static synchronized int enter(FileChannel channel) {
        int i = CHANNELS.indexOf(null);
        if (i < 0) {
            CHANNELS.add(channel);
            i = CHANNELS.size() - 1;
        } else {
            CHANNELS.set(i, channel);
        }
        return i + 3;
    }

    /** The channel with a number, or null. */
    public static synchronized FileChannel get(int fd) {
        return fd >= 3 && fd - 3 < CHANNELS.size() ? CHANNELS.get(fd - 3) : null;
    }

    /** Makes a number free. */
    public static synchronized void release(int fd) {
        if (fd >= 3 && fd - 3 < CHANNELS.size()) {
            CHANNELS.set(fd - 3, null);
        }
    }
}
