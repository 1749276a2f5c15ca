/** Engine, backend discovery, command line. */
module dev.krait.core {
    requires dev.krait.api;
    requires dev.krait.interpreter;
    requires dev.krait.stdlib;
}
