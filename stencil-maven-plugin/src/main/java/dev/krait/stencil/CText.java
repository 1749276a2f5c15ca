package dev.krait.stencil;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the C text that is compiled: a {@code preserve_none} function for every stencil. All virtual registers are its
 * parameters, and it ends in a tail call that passes all of them on.
 */
final class CText {
    private final int general;
    private final int floats;
    private final String params;
    private final String args;

    CText(int general, int floats) {
        this.general = general;
        this.floats = floats;
        List<String> names = new ArrayList<>();
        Map<String, String> types = new LinkedHashMap<>();
        // Of the integer registers of preserve_none on x86-64 the first, r12, costs a byte more as a base: frame and thread come
        // after it. The seventh and eighth are rdx and rcx, which division and shifts need: nothing is kept there.
        int general1 = Math.min(general, 4);
        names.add("r0");
        names.add("frame");
        names.add("thread");
        for (int i = 1; i < general1; i++) {
            names.add("r" + i);
        }
        names.add("exit_number");
        names.add("scratch");
        for (int i = general1; i < general; i++) {
            names.add("r" + i);
        }
        // The tag of an int stays in a register: tests and tagging need it all the time, and as an immediate it takes ten bytes.
        names.add("int_tag");
        for (int i = 0; i < floats; i++) {
            names.add("f" + i);
        }
        for (String n : names) {
            types.put(n, n.equals("frame") || n.equals("thread") ? "char *" : n.startsWith("f") ? "double " : "i64 ");
        }
        params = String.join(", ", names.stream().map(n -> types.get(n) + n).toList());
        args = String.join(", ", names);
    }

    /** What precedes every file. */
    private String prelude() {
        StringBuilder b = new StringBuilder("""
                typedef unsigned char u8; typedef unsigned short u16; typedef unsigned u32; typedef unsigned long u64;
                typedef int i32; typedef long i64;
                #define PN __attribute__((preserve_none))
                #define TAIL __attribute__((musttail)) return
                #define FUNCTION(name)
                """);
        b.append("#define GENERAL_REGISTERS ").append(general).append("\n#define FLOAT_REGISTERS ").append(floats).append('\n');
        b.append("#define PARAMETERS ").append(params).append("\n#define ARGUMENTS ").append(args).append('\n');
        b.append("#define EACH_GENERAL(x)");
        for (int i = 0; i < general; i++) {
            b.append(" x(").append(i).append(')');
        }
        b.append("\n#define EACH_FLOAT(x)");
        for (int i = 0; i < floats; i++) {
            b.append(" x(").append(i).append(')');
        }
        b.append("\nextern PN i64 NEXT(PARAMETERS);\nextern PN i64 JUMP0(PARAMETERS);\n");
        b.append("#include \"krait.h\"\n#include \"stencil.h\"\n");
        return b.toString();
    }

    /** The text for one file of bodies. */
    String of(StencilSource source) {
        StringBuilder b = new StringBuilder(prelude());
        b.append("#line 1 \"").append(source.file()).append("\"\n").append(source.text()).append('\n');
        for (Uop uop : source.uops()) {
            int immediate = 0;
            StringBuilder undo = new StringBuilder();
            StringBuilder locals = new StringBuilder();
            for (Uop.Operand o : uop.operands()) {
                String hole = "HOLE" + immediate;
                switch (o.kind()) {
                    case OFF -> {
                        b.append("#define ").append(o.name()).append(' ').append(hole).append('\n');
                        undo.append("#undef ").append(o.name()).append('\n');
                    }
                    case IMM32 -> locals.append("const i64 ").append(o.name()).append(" = IMM32(").append(hole).append("); ");
                    case UIMM32 -> locals.append("const u32 ").append(o.name()).append(" = UIMM32(").append(hole).append("); ");
                    case IMM64 -> locals.append("const i64 ").append(o.name()).append(" = IMM64(").append(hole).append("); ");
                    case DOUBLE -> locals.append("const double ").append(o.name()).append(" = DATA").append("(DATA").append(immediate)
                            .append("); ");
                    default -> {
                    }
                }
                if (!o.kind().isRegister()) {
                    immediate++;
                }
            }
            for (int[] assignment : uop.assignments(general, floats)) {
                if (assignment == uop.canonical(assignment)) {
                    function(b, source, uop, assignment, locals.toString());
                }
            }
            b.append(undo);
        }
        return b.toString();
    }

    private void function(StringBuilder b, StencilSource source, Uop uop, int[] assignment, String immediates) {
        StringBuilder locals = new StringBuilder(immediates);
        StringBuilder results = new StringBuilder();
        int k = 0;
        for (Uop.Operand o : uop.operands()) {
            if (o.kind().isRegister()) {
                String register = o.kind().keyword() + assignment[k++];
                // A result starts as what its register holds, so that an exit before it is assigned has nothing to set.
                locals.append(o.result() ? "" : "const ").append(o.kind() == Uop.Kind.R ? "i64 " : "double ").append(o.name())
                        .append(" = ").append(register).append("; ");
                if (o.result()) {
                    results.append(register).append(" = ").append(o.name()).append("; ");
                }
            }
        }
        // What need not be handed on holds anything: the compiler may use its register.
        results.append("scratch = anything; ");
        locals.append("i64 anything; ");
        if (!uop.flags().contains("numbered")) {
            results.append("exit_number = anything; ");
        }
        b.append("#define EXIT { ").append(results).append("TAIL JUMP0(ARGUMENTS); }\n");
        b.append("PN i64 ").append(uop.symbol(assignment)).append("(PARAMETERS) { ").append(locals).append('\n');
        b.append("#line ").append(uop.line()).append(" \"").append(source.file()).append("\"\n").append(uop.body()).append('\n');
        if (!uop.flags().contains("returns")) {
            b.append(results).append("TAIL ").append(uop.flags().contains("jumps") ? "JUMP0" : "NEXT").append("(ARGUMENTS);");
        }
        b.append(" }\n#undef EXIT\n");
    }
}
