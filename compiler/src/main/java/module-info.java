/** Python source to code objects. */
module dev.krait.compiler {
    requires com.google.common;
    requires com.ibm.icu;

    exports dev.krait.compiler;
    exports dev.krait.compiler.ast;
    exports dev.krait.compiler.code;
    exports dev.krait.compiler.dis;
    exports dev.krait.compiler.marshal;
    exports dev.krait.compiler.parser;
    exports dev.krait.compiler.verify;
}
