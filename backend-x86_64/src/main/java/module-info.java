/** Stencils and relocations for x86-64. */
module dev.krait.backend.x86_64 {
    requires dev.krait.spi;

    provides dev.krait.spi.IsaBackend with dev.krait.backend.x86_64.X86Backend;
}
