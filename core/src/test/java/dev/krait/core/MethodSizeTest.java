package dev.krait.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.interpreter.tier1.Interpreter;
import dev.krait.spi.NativeEntry;
import dev.krait.uops.exec.NativeBackend;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * HotSpot never compiles a method of more than 8,000 bytes of bytecode ({@code HugeMethodLimit}): what runs often must stay below.
 * Class files are read as chapter 4 of the Java Virtual Machine Specification describes them.
 */
class MethodSizeTest {
    private static final int LIMIT = 8000;
    /** Packages that are on the way of running programs, by a class of the module that they are in. */
    private static final Map<Class<?>, List<String>> HOT = Map.of(
            Interpreter.class, List.of("tier1", "tier2", "objects", "runtime", "heap", "bind", "modules", "modules/io", "modules/itertools"),
            NativeBackend.class, List.of("exec", "ir", "codegen"),
            NativeEntry.class, List.of("", "abi"));

    private int methods;
    private final List<String> tooLarge = new ArrayList<>();

    @Test
    void hotMethodsAreCompiledByHotSpot() throws IOException, URISyntaxException {
        for (Map.Entry<Class<?>, List<String>> module : HOT.entrySet()) {
            Path place = Path.of(module.getKey().getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                scan(place, module.getKey(), module.getValue());
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
                    scan(jar.getPath("/"), module.getKey(), module.getValue());
                }
            }
        }
        assertTrue(methods > 5000, "only " + methods + " methods found");
        assertEquals(List.of(), tooLarge);
    }

    private void scan(Path root, Class<?> known, List<String> packages) throws IOException {
        String name = known.getPackageName();
        String base = name.startsWith("dev.krait.spi") ? "dev/krait/spi" : name.substring(0, name.lastIndexOf('.')).replace('.', '/');
        for (String hot : packages) {
            Path folder = root.resolve(base).resolve(hot);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                    check(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
    }

    private void check(String file, byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        in.skipBytes(8);
        String[] utf8 = constants(in);
        in.skipBytes(6);
        in.skipBytes(2 * in.readUnsignedShort());
        for (int fields = in.readUnsignedShort(); fields > 0; fields--) {
            in.skipBytes(6);
            for (int i = in.readUnsignedShort(); i > 0; i--) {
                in.skipBytes(2);
                in.skipBytes(in.readInt());
            }
        }
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipBytes(2);
            String name = utf8[in.readUnsignedShort()];
            in.skipBytes(2);
            for (int i = in.readUnsignedShort(); i > 0; i--) {
                boolean code = "Code".equals(utf8[in.readUnsignedShort()]);
                int length = in.readInt();
                if (code) {
                    in.skipBytes(4);
                    methods++;
                    int size = in.readInt();
                    // Initializers of classes run once.
                    if (size > LIMIT && !name.equals("<clinit>")) {
                        tooLarge.add(file + " " + name + ": " + size + " bytes");
                    }
                    length -= 8;
                }
                in.skipBytes(length);
            }
        }
    }

    /** Reads the constant pool; the texts in it by index. */
    private static String[] constants(DataInputStream in) throws IOException {
        String[] utf8 = new String[in.readUnsignedShort()];
        for (int i = 1; i < utf8.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> utf8[i] = in.readUTF();
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
                case 5, 6 -> {
                    in.skipBytes(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.skipBytes(2);
                case 15 -> in.skipBytes(3);
                default -> throw new IOException("constant of kind " + tag);
            }
        }
        return utf8;
    }
}
