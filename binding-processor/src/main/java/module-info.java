/** Annotation processor that generates the bindings of built-in modules and types (build time). */
module dev.krait.bindingprocessor {
    requires java.compiler;

    provides javax.annotation.processing.Processor with dev.krait.bindingprocessor.BindingProcessor;
}
