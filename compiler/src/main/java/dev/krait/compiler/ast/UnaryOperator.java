package dev.krait.compiler.ast;

/** {@code unaryop}; constants in the order of {@code Python.asdl}. */
public enum UnaryOperator {
    INVERT("Invert"),
    NOT("Not"),
    UADD("UAdd"),
    USUB("USub");

    private final String asdlName;

    UnaryOperator(String asdlName) {
        this.asdlName = asdlName;
    }

    /** The name in {@code Python.asdl}, as {@code ast.dump} prints it. */
    public String asdlName() {
        return asdlName;
    }
}
