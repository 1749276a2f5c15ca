package dev.krait.compiler.ast;

/** {@code cmpop}; constants in the order of {@code Python.asdl}. */
public enum CmpOperator {
    EQ("Eq"),
    NOT_EQ("NotEq"),
    LT("Lt"),
    LT_E("LtE"),
    GT("Gt"),
    GT_E("GtE"),
    IS("Is"),
    IS_NOT("IsNot"),
    IN("In"),
    NOT_IN("NotIn");

    private final String asdlName;

    CmpOperator(String asdlName) {
        this.asdlName = asdlName;
    }

    /** The name in {@code Python.asdl}, as {@code ast.dump} prints it. */
    public String asdlName() {
        return asdlName;
    }
}
