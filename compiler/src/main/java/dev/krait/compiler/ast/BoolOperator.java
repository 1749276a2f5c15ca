package dev.krait.compiler.ast;

/** {@code boolop}; constants in the order of {@code Python.asdl}. */
public enum BoolOperator {
    AND("And"),
    OR("Or");

    private final String asdlName;

    BoolOperator(String asdlName) {
        this.asdlName = asdlName;
    }

    /** The name in {@code Python.asdl}, as {@code ast.dump} prints it. */
    public String asdlName() {
        return asdlName;
    }
}
