package dev.krait.stencil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TidyTest {
    private static String tidy(String... lines) {
        List<String> in = Arrays.stream(lines).map(l -> l.replaceFirst(" ", "\t")).toList();
        return String.join("; ", Tidy.straighten(Target.X86_64, in)).replace('\t', ' ');
    }

    @Test
    void theLastJumpToWhatComesNextGoes() {
        assertEquals("addq %r15, %r12", tidy("addq %r15, %r12", "jmp NEXT"));
    }

    @Test
    void aBranchToABlockThatOnlyJumpsGoesThereAtOnce() {
        assertEquals("addq %r15, %r12; jo JUMP0", tidy("addq %r15, %r12", "jo .LBB0_1", "jmp NEXT", ".LBB0_1:", "jmp JUMP0"));
    }

    @Test
    void aBranchToWhatComesNextIsInverted() {
        assertEquals("cmpq %r14, %r12; jge JUMP0", tidy("cmpq %r14, %r12", "jl NEXT", "jmp JUMP0"));
        assertEquals("ucomisd %xmm1, %xmm0; jne JUMP0; jp JUMP0",
                tidy("ucomisd %xmm1, %xmm0", "jne .LBB1_1", "jp .LBB1_1", "jmp NEXT", ".LBB1_1:", "jmp JUMP0"));
    }

    @Test
    void aBranchThatCannotBeInvertedStays() {
        assertEquals("ucomisd %xmm1, %xmm0; jne NEXT; jnp JUMP0",
                tidy("ucomisd %xmm1, %xmm0", "jne .LBB2_2", "jp .LBB2_2", "jmp JUMP0", ".LBB2_2:", "jmp NEXT"));
    }

    @Test
    void blocksWithWorkInThemStay() {
        List<String> lines = List.of("testq\t%r15, %r15", "je\t.LBB3_1", "movq\t%rax, %rcx", "jmp\tNEXT", ".LBB3_1:", "movq\t%rcx, %rax",
                "jmp\tJUMP0");
        assertEquals(lines, Tidy.straighten(Target.X86_64, lines));
        assertFalse(Tidy.isStraight(lines));
    }

    @Test
    void returnsEndBlocks() {
        assertEquals("movq %rdx, %rax; retq", tidy("movq %rdx, %rax", "retq"));
        assertTrue(Tidy.isStraight(List.of("retq")));
    }

    @Test
    void functionsAreFoundInTheText() {
        String text = """
                \t.text
                \t.globl\tadd__r0
                add__r0:                                # @add__r0
                # %bb.0:
                \taddq\t$HOLE0, %r12
                \tjo\t.LBB0_1                         # TAILCALL
                # %bb.2:
                \tjmp\tNEXT@PLT                      # TAILCALL
                .LBB0_1:
                \tjmp\tJUMP0
                .Lfunc_end0:
                \t.size\tadd__r0, .Lfunc_end0-add__r0
                \t.section\t".note.GNU-stack","",@progbits
                """;
        assertEquals(List.of("addq\t$HOLE0, %r12", "jo\t.LBB0_1", "jmp\tNEXT", ".LBB0_1:", "jmp\tJUMP0"),
                AssemblyText.functions(Target.X86_64, text).get("add__r0"));
    }
}
