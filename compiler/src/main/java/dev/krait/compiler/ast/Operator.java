package dev.krait.compiler.ast;

/** {@code operator}; constants in the order of {@code Python.asdl}. */
public enum Operator {
    ADD("Add"),
    SUB("Sub"),
    MULT("Mult"),
    MAT_MULT("MatMult"),
    DIV("Div"),
    MOD("Mod"),
    POW("Pow"),
    LSHIFT("LShift"),
    RSHIFT("RShift"),
    BIT_OR("BitOr"),
    BIT_XOR("BitXor"),
    BIT_AND("BitAnd"),
    FLOOR_DIV("FloorDiv");

    private final String asdlName;

    Operator(String asdlName) {
        this.asdlName = asdlName;
    }

    /** The name in {@code Python.asdl}, as {@code ast.dump} prints it. */
    public String asdlName() {
        return asdlName;
    }
}
