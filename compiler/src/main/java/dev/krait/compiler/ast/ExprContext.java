package dev.krait.compiler.ast;

/** {@code expr_context}; constants in the order of {@code Python.asdl}. */
public enum ExprContext {
    LOAD("Load"),
    STORE("Store"),
    DEL("Del");

    private final String asdlName;

    ExprContext(String asdlName) {
        this.asdlName = asdlName;
    }

    /** The name in {@code Python.asdl}, as {@code ast.dump} prints it. */
    public String asdlName() {
        return asdlName;
    }
}
