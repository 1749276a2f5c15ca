/** Heap, object model, built-ins, tier-1 interpreter, trace recorder. */
module dev.krait.interpreter {
    requires dev.krait.compiler;
    requires dev.krait.uops;
    requires dev.krait.spi;
    requires com.google.common;
    requires com.ibm.icu;
    requires static dev.krait.bindingprocessor;
    requires static java.compiler;
}
