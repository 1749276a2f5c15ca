package dev.krait.stencil.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Compiles the C bodies of the micro-ops for one target into a stencil set. */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.GENERATE_RESOURCES)
public final class CompileStencilsMojo extends AbstractMojo {
    @Override
    public void execute() {
    }
}
