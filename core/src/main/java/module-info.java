/** Engine, backend discovery, command line. */
module dev.krait.core {
    requires transitive dev.krait.api;
    requires dev.krait.compiler;
    requires dev.krait.interpreter;
    requires dev.krait.spi;
    requires dev.krait.stdlib;
    requires dev.krait.uops;
    requires dagger;
    requires javax.inject;
    requires jdk.jfr;
    requires jdk.unsupported;
    requires org.jline;
    requires static java.compiler;

    exports dev.krait.core;

    provides dev.krait.api.spi.EngineProvider with dev.krait.core.KraitEngine;
}
