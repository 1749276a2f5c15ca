/** Heap, object model, built-ins, tier-1 interpreter, trace recorder. */
module dev.krait.interpreter {
    requires transitive dev.krait.compiler;
    requires transitive dev.krait.uops;
    requires transitive dev.krait.spi;
    requires com.google.common;
    requires com.ibm.icu;
    requires static dev.krait.bindingprocessor;
    requires static java.compiler;
    requires static jdk.jfr;
    requires jdk.unsupported;

    exports dev.krait.interpreter.heap;
    exports dev.krait.interpreter.modules;
    exports dev.krait.interpreter.modules.signals;
    exports dev.krait.interpreter.objects;
    exports dev.krait.interpreter.runtime;
    exports dev.krait.interpreter.tier1;
    exports dev.krait.interpreter.tier2;
}
