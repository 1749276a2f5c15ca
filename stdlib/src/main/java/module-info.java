/** The pure-Python standard library of CPython. */
module dev.krait.stdlib {
    exports dev.krait.stdlib;

    requires static dev.krait.compiler;
}
