package dev.krait.stencil;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Clang out of the jar of natives of {@code org.bytedeco:llvm}. */
public final class Llvm {
    private Llvm() {
    }

    /** What is needed, and under which name clang looks for it: it and its libraries find each other in one directory. */
    private static Map<String, String> files(String platform) {
        if (!platform.startsWith("linux-")) {
            throw new StencilException("stencils are compiled on Linux; the build host is " + platform);
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("clang", "clang");
        files.put("libLLVM.so", "libLLVM.so.20.1");
        files.put("libclang-cpp.so", "libclang-cpp.so.20.1");
        return files;
    }

    /**
     * Unpacks clang, unless it has been before.
     *
     * @param jar the jar of natives
     * @param platform its classifier
     * @param directory where to; made whole or not at all, so that several builds may do it at once
     * @return the executable
     */
    public static Path unpack(Path jar, String platform, Path directory) throws IOException {
        Path clang = directory.resolve("clang");
        if (Files.isExecutable(clang)) {
            return clang;
        }
        Files.createDirectories(directory.getParent());
        Path temporary = Files.createTempDirectory(directory.getParent(), directory.getFileName() + "-");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Map.Entry<String, String> f : files(platform).entrySet()) {
                String name = "org/bytedeco/llvm/" + platform + "/" + f.getKey();
                ZipEntry entry = zip.getEntry(name);
                if (entry == null) {
                    throw new StencilException("no " + name + " in " + jar);
                }
                Path to = temporary.resolve(f.getValue());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, to);
                }
                if (!to.toFile().setExecutable(true)) {
                    throw new StencilException("cannot make " + to + " executable");
                }
            }
            try {
                Files.move(temporary, directory, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException | java.nio.file.DirectoryNotEmptyException e) {
                if (!Files.isExecutable(clang)) {
                    throw e;
                }
            }
        } finally {
            delete(temporary);
        }
        return clang;
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(p -> {
                try {
                    Files.delete(p);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
