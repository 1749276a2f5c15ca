/** The contract with machine code: value encoding, layouts, stencils, backends. */
module dev.krait.spi {
    requires jdk.unsupported;
    requires com.sun.jna;

    exports dev.krait.spi;
    exports dev.krait.spi.abi;

    uses dev.krait.spi.IsaBackend;
}
