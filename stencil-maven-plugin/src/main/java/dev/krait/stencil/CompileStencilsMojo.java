package dev.krait.stencil;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Compiles the C bodies of the micro-ops for one instruction set into a stencil set, a resource of the module:
 * {@code META-INF/krait/stencils-<isa>.bin}, and {@code .txt} beside it for people who read traces. Clang comes out of a Maven artifact. Nothing is done if nothing has changed.
 */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
public final class CompileStencilsMojo extends AbstractMojo {
    private static final String SPI = "krait-backend-spi";
    private static final String HEADER_CLASS = "dev.krait.spi.abi.CHeader";

    @Component
    private RepositorySystem repositorySystem;

    @Component
    private ToolchainManager toolchainManager;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    /** The instruction set: {@code x86_64}. */
    @Parameter(required = true)
    private String isa;

    /** Where the C bodies are: {@code *.c} and {@code stencil.h}. */
    @Parameter(required = true)
    private File sources;

    /** The number of general virtual registers. */
    @Parameter(defaultValue = "6")
    private int generalRegisters;

    /** The number of float virtual registers. */
    @Parameter(defaultValue = "8")
    private int floatRegisters;

    /** The version of {@code org.bytedeco:llvm}. */
    @Parameter(required = true)
    private String llvmVersion;

    /** The classifier of its natives for the machine that builds. */
    @Parameter(required = true)
    private String llvmPlatform;

    /** Where clang is unpacked, once per version; by default the user's cache directory. */
    @Parameter(property = "krait.llvm.cache")
    private File llvmCache;

    /** Where the resource goes. */
    @Parameter(defaultValue = "${project.build.directory}/generated-resources/stencils")
    private File outputDirectory;

    /** Whether the output directory becomes a resource directory of the module. */
    @Parameter(defaultValue = "true")
    private boolean addResource;

    /** Where the C and assembly text goes, for reading. */
    @Parameter(defaultValue = "${project.build.directory}/stencils")
    private File workDirectory;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            if (addResource) {
                Resource resource = new Resource();
                resource.setDirectory(outputDirectory.toString());
                project.addResource(resource);
            }
            compile();
        } catch (StencilException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("cannot compile stencils: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted", e);
        }
    }

    private void compile() throws IOException, InterruptedException {
        Path work = workDirectory.toPath();
        Files.createDirectories(work);
        if (!sources.isDirectory()) {
            throw new StencilException("no directory of C bodies: " + sources);
        }
        Path header = work.resolve("krait.h");
        writeHeader(header);
        String inputs = hash(header);
        Path output = outputDirectory.toPath().resolve("META-INF/krait/stencils-" + isa + ".bin");
        Path stamp = work.resolve("inputs.sha256");
        if (Files.exists(output) && Files.exists(stamp) && Files.readString(stamp).equals(inputs)) {
            getLog().info("Stencils for " + isa + " are up to date");
            return;
        }
        long began = System.nanoTime();
        Path clang = Llvm.unpack(llvm(), llvmPlatform, cache());
        StencilCompiler.Result result = new StencilCompiler(clang, isa, generalRegisters, floatRegisters, work)
                .compile(sources.toPath(), work);
        Files.createDirectories(output.getParent());
        Files.write(output, result.bytes());
        Files.writeString(output.resolveSibling("stencils-" + isa + ".txt"), result.text());
        Files.writeString(stamp, inputs);
        getLog().info(String.format("%s, %.1f s", result.summary(), (System.nanoTime() - began) / 1e9));
    }

    /** Has Krait's own code write the layouts; it is for a newer Java than the one that may run Maven. */
    private void writeHeader(Path header) throws IOException, InterruptedException {
        Artifact spi = project.getArtifacts().stream().filter(a -> a.getArtifactId().equals(SPI)).findFirst()
                .orElseThrow(() -> new StencilException(SPI + " is not among the dependencies: " + project.getArtifacts()));
        Toolchain jdk = toolchainManager.getToolchainFromBuildContext("jdk", session);
        String java = jdk == null ? null : jdk.findTool("java");
        if (java == null) {
            java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        }
        Process p = new ProcessBuilder(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", spi.getFile().toString(), HEADER_CLASS,
                header.toString()).redirectErrorStream(true).start();
        p.getOutputStream().close();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (p.waitFor() != 0) {
            throw new StencilException(java + " could not run " + HEADER_CLASS + " of " + spi.getFile() + ":\n" + said);
        }
    }

    /** Over everything the result depends on, the code of this plugin included. */
    private String hash(Path header) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(List.of(isa, generalRegisters, floatRegisters, llvmVersion).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(header));
            try (Stream<Path> files = Files.list(sources.toPath())) {
                for (Path f : files.sorted().toList()) {
                    digest.update(f.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(f));
                }
            }
            for (Class<?> c : List.of(StencilCompiler.class, StencilSource.class, CText.class, Uop.class, Target.class, Tidy.class,
                    AssemblyText.class, ElfObject.class, StencilSetWriter.class)) {
                try (var in = c.getResourceAsStream(c.getSimpleName() + ".class")) {
                    digest.update(in.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path llvm() {
        DefaultArtifact artifact = new DefaultArtifact("org.bytedeco", "llvm", llvmPlatform, "jar", llvmVersion);
        try {
            return repositorySystem.resolveArtifact(session.getRepositorySession(),
                    new ArtifactRequest(artifact, project.getRemoteProjectRepositories(), null)).getArtifact().getFile().toPath();
        } catch (ArtifactResolutionException e) {
            throw new StencilException("cannot get clang: " + e.getMessage(), e);
        }
    }

    private Path cache() {
        String name = "llvm-" + llvmVersion + "-" + llvmPlatform;
        if (llvmCache != null) {
            return llvmCache.toPath().resolve(name);
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path user = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        Path cache = user.resolve("krait");
        try {
            Files.createDirectories(cache);
            return (Files.isWritable(cache) ? cache : workDirectory.toPath()).resolve(name);
        } catch (IOException e) {
            getLog().warn("cannot write to " + cache + ", clang goes to " + workDirectory + " (" + e + ")");
            return workDirectory.toPath().resolve(name);
        }
    }
}
