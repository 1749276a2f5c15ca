package dev.krait.stdlib;

import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.marshal.Pyc;
import dev.krait.compiler.parser.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** Build step: copies the library into the classes of the jar and compiles each module. Not used at run time. */
final class Precompile {
    private Precompile() {
    }

    /** Arguments: the folder {@code lib/python3.14} of the unpacked CPython, the folder of classes to write to. */
    public static void main(String[] args) throws IOException {
        Path from = Path.of(args[0]);
        Path to = Path.of(args[1], "lib", "python3.14");
        int compiled = 0;
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            if (!Files.exists(target) || Files.getLastModifiedTime(target).compareTo(Files.getLastModifiedTime(file)) < 0) {
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                Files.setLastModifiedTime(target, FileTime.fromMillis(System.currentTimeMillis()));
            }
            if (file.toString().endsWith(".py")) {
                compile(from, file, target);
                compiled++;
            }
        }
        System.out.println("compiled " + compiled + " modules of the standard library");
    }

    private static void compile(Path root, Path file, Path target) throws IOException {
        Path output = target.resolveSibling(target.getFileName().toString() + "c");
        byte[] source = Files.readAllBytes(file);
        CodeObject code;
        try {
            code = PythonCompiler.compile(SourceText.of(source, root.relativize(file).toString()), Parser.Mode.EXEC, 0, true, 0, WarningSink.IGNORE);
        } catch (PythonSyntaxError e) {
            throw new IOException("cannot compile " + file + ": " + e.getMessage() + " (line " + e.line() + ")", e);
        }
        // Unchecked and by hash, so that the jar is the same whenever and wherever it is built.
        Files.write(output, Pyc.ofSource(code, source, false).toByteArray());
    }
}
