package dev.krait.stencil;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * From C bodies to a stencil set: expands every micro-op to a function per assignment of registers, compiles them,
 * straightens them, assembles them and collects the result.
 */
public final class StencilCompiler {
    /**
     * -O1 keeps exits bare jumps where -O2 replaces one register that was found equal by another. Of 10,000 stencils -O2 made
     * none shorter.
     */
    private static final String LEVEL = "-O1";

    private final Path clang;
    private final Target target;
    private final int general;
    private final int floats;
    private final Path work;

    /**
     * @param clang the executable
     * @param isa the instruction set
     * @param general number of general virtual registers
     * @param floats number of float virtual registers
     * @param work a directory for what is made on the way; it holds the C and assembly text for reading
     */
    public StencilCompiler(Path clang, String isa, int general, int floats, Path work) {
        this.clang = clang;
        this.target = Target.of(isa);
        this.general = general;
        this.floats = floats;
        this.work = work;
    }

    /**
     * A stencil set.
     *
     * @param bytes as dev.krait.spi.StencilSet reads it
     * @param text the assembly text of each stencil: one line each, instructions separated by semicolons
     * @param summary for people: numbers
     */
    public record Result(byte[] bytes, String text, String summary) {
    }

    private record Compiled(StencilSource source, Map<String, ElfObject.Section> sections, Map<String, List<String>> text, long bent) {
    }

    /**
     * Compiles all files of a directory.
     *
     * @param sources where the bodies are
     * @param headers where the generated krait.h is
     */
    public Result compile(Path sources, Path headers) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> list = Files.list(sources)) {
            files = list.filter(f -> f.toString().endsWith(".c")).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new StencilException("no C bodies (*.c) in " + sources);
        }
        Files.createDirectories(work);
        List<StencilSource> parsed = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Path f : files) {
            StencilSource s = StencilSource.parse(f.getFileName().toString(), Files.readString(f));
            parsed.add(s);
            for (String name : Stream.concat(s.uops().stream().map(Uop::name), s.functions().stream()).toList()) {
                String other = names.put(name, s.file());
                if (other != null) {
                    throw new StencilException("micro-op " + name + " is declared in " + other + " and in " + s.file());
                }
            }
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(parsed.size(), Runtime.getRuntime().availableProcessors()));
        try {
            List<Future<Compiled>> running = parsed.stream().map(s -> pool.submit(() -> compile(s, sources, headers))).toList();
            StencilSetWriter writer = new StencilSetWriter(target.isa, general, floats, digest(headers.resolve("krait.h")));
            long bent = 0;
            for (Future<Compiled> f : running) {
                Compiled c = f.get();
                bent += c.bent;
                c.source.uops().forEach(u -> writer.add(u, c.sections, c.text, c.source.file()));
                c.source.functions().forEach(u -> writer.addFunction(u, c.sections, c.text, c.source.file()));
            }
            byte[] bytes = writer.finish();
            return new Result(bytes, writer.text(), String.format("%d micro-ops, %d stencils for %s, %d bytes of code, %d not a straight line",
                    names.size(), writer.stencilCount() - 1, target, writer.codeBytes(), bent));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StencilException s) {
                throw s;
            }
            throw new IOException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static int digest(Path header) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(Files.readAllBytes(header));
        return (int) sum.getValue();
    }

    private Compiled compile(StencilSource source, Path sources, Path headers) throws IOException, InterruptedException {
        String base = source.file().substring(0, source.file().length() - 2);
        Path c = work.resolve(base + ".c");
        Files.writeString(c, new CText(general, floats).of(source));
        Path raw = work.resolve(base + ".raw.s");
        List<String> command = new ArrayList<>(target.flags);
        command.addAll(Target.FLAGS);
        command.addAll(List.of(LEVEL, "-I", headers.toString(), "-I", sources.toString(), "-S", c.toString(), "-o", raw.toString()));
        run(source.file(), command);
        Map<String, List<String>> functions = AssemblyText.functions(target, Files.readString(raw));
        functions.replaceAll((name, lines) -> source.functions().contains(name) ? lines : Tidy.straighten(target, lines));
        StringBuilder text = new StringBuilder();
        functions.forEach((name, lines) -> {
            text.append("\t.section .text.").append(name).append(",\"ax\",@progbits\n\t.globl ").append(name).append('\n').append(name).append(":\n");
            lines.forEach(line -> text.append(line.endsWith(":") ? "" : "\t").append(line).append('\n'));
        });
        Path s = work.resolve(base + ".s");
        Path o = work.resolve(base + ".o");
        Files.writeString(s, text);
        run(source.file(), List.of(target.flags.get(0), "-c", s.toString(), "-o", o.toString()));
        long bent = functions.values().stream().filter(lines -> !Tidy.isStraight(lines)).count();
        return new Compiled(source, ElfObject.read(Files.readAllBytes(o), target.machine), functions, bent);
    }

    private void run(String file, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(clang.toString()));
        command.addAll(arguments);
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        p.getOutputStream().close();
        String output = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (p.waitFor() != 0) {
            List<String> lines = Arrays.asList(output.split("\n"));
            throw new StencilException("clang failed on " + file + ":\n" + String.join("\n", lines.subList(0, Math.min(30, lines.size()))));
        }
    }
}
