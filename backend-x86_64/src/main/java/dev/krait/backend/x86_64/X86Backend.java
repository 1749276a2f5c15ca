package dev.krait.backend.x86_64;

import dev.krait.spi.IsaBackend;
import dev.krait.spi.PatchRelocation;
import dev.krait.spi.StencilSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The backend for x86-64 on Linux. */
public final class X86Backend implements IsaBackend {
    private static final String ISA = "x86_64";

    /** The stencils, when they were first wanted. */
    private static StencilSet stencils;

    private final X86Relocation relocation = new X86Relocation();

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public String name() {
        return ISA;
    }

    @Override
    public String version() {
        String version = X86Backend.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Optional<String> unusable() {
        return unusable(System.getProperty("os.name"), System.getProperty("os.arch"), Path.of("/proc/cpuinfo"));
    }

    static Optional<String> unusable(String os, String arch, Path cpuinfo) {
        if (!arch.equals("amd64") && !arch.equals("x86_64")) {
            return Optional.of("the processor is " + arch);
        }
        if (!os.equals("Linux")) {
            return Optional.of("the system is " + os + ", not Linux");
        }
        try (BufferedReader in = Files.newBufferedReader(cpuinfo)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("flags")) {
                    return line.contains(" sse4_1") ? Optional.empty() : Optional.of("the processor lacks SSE 4.1");
                }
            }
        } catch (IOException e) {
            return Optional.of("cannot tell what the processor supports: " + e);
        }
        return Optional.of("cannot tell what the processor supports: no flags in " + cpuinfo);
    }

    @Override
    public StencilSet stencils() {
        synchronized (X86Backend.class) {
            if (stencils == null) {
                stencils = StencilSet.ofResource(X86Backend.class, ISA);
            }
            return stencils;
        }
    }

    @Override
    public PatchRelocation relocation() {
        return relocation;
    }
}
