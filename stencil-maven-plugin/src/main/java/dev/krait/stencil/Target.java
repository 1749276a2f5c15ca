package dev.krait.stencil;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An instruction set that stencils are compiled for. */
public enum Target {
    /** x86-64 with SSE 4.1, which {@code floor} needs. */
    X86_64("x86_64", List.of("--target=x86_64-linux-gnu", "-fcf-protection=none", "-msse4.1"), 62, "jmp", "#",
            "jo:jno jb:jae je:jne jbe:ja js:jns jp:jnp jl:jge jle:jg");

    /**
     * Flags for every target. {@code -fno-pic}: otherwise jumps and addresses go through the global offset table.
     * {@code -fno-strict-aliasing}: a slot is an integer to one body and a double to another.
     */
    static final List<String> FLAGS = List.of("-std=gnu17", "-ffreestanding", "-nostdinc", "-fno-builtin", "-fomit-frame-pointer",
            "-fno-pic", "-mcmodel=small", "-fno-stack-protector", "-fno-asynchronous-unwind-tables", "-fno-unwind-tables",
            "-fno-jump-tables", "-fno-math-errno", "-ffp-contract=off", "-fno-strict-aliasing", "-fwrapv", "-fno-ident", "-fno-addrsig",
            "-Xclang", "-no-enable-noundef-analysis",
            "-Wall", "-Werror", "-Wno-unused-variable", "-Wno-unused-function", "-Wno-self-assign", "-Wno-uninitialized");

    final String isa;
    final List<String> flags;
    /** e_machine of its ELF objects. */
    final int machine;
    /** The unconditional jump. */
    final String jump;
    final String comment;
    /** Conditional branches and what they are when inverted. */
    final Map<String, String> inverse = new HashMap<>();

    Target(String isa, List<String> flags, int machine, String jump, String comment, String branches) {
        this.isa = isa;
        this.flags = flags;
        this.machine = machine;
        this.jump = jump;
        this.comment = comment;
        for (String pair : branches.split(" ")) {
            String[] p = pair.split(":");
            inverse.put(p[0], p[1]);
            inverse.put(p[1], p[0]);
        }
    }

    /** The target for an instruction set. */
    static Target of(String isa) {
        for (Target t : values()) {
            if (t.isa.equals(isa)) {
                return t;
            }
        }
        throw new StencilException("no target " + isa + "; there are " + List.of(values()));
    }

    boolean endsBlock(String op) {
        return op.equals(jump) || op.startsWith("ret") || op.equals("br");
    }

    @Override
    public String toString() {
        return isa;
    }
}
