/** Annotation processor that generates the bindings of built-in modules and types (build time). */
module dev.krait.bindingprocessor {
    requires java.compiler;
}
