package dev.krait.stencil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StencilSourceTest {
    private static StencilSource parse(String text) {
        return StencilSource.parse("x.c", text);
    }

    private static String error(String text) {
        return assertThrows(StencilException.class, () -> parse(text)).getMessage();
    }

    @Test
    void declarationsAreCutOutAndTheRestStays() {
        StencilSource s = parse("""
                /* UOP(not, (r a)) { } */
                static int helper(void) { return 1; }
                UOP(add, (out r d, r a, imm32 b), exits commutative) {
                    /* } */ d = '}' + "}"[0];
                }
                FUNCTION(enter)
                int enter(void) { return 0; }
                """.replace("r a, imm32 b), exits commutative", "r a, r b, imm32 c), exits commutative"));
        assertEquals(1, s.uops().size());
        Uop add = s.uops().get(0);
        assertEquals("add", add.name());
        assertEquals(Set.of("exits", "commutative"), add.flags());
        assertEquals(List.of(Uop.Kind.R, Uop.Kind.R, Uop.Kind.R, Uop.Kind.IMM32), add.operands().stream().map(Uop.Operand::kind).toList());
        assertTrue(add.operands().get(0).result());
        assertEquals(3, add.line());
        assertTrue(add.body().startsWith("{") && add.body().endsWith("}") && add.body().contains("\"}\""));
        assertEquals(List.of("enter"), s.functions());
        assertEquals(7, s.text().lines().count());
    }

    @Test
    void assignmentsOfRegisters() {
        Uop add = parse("UOP(add, (out r d, r a, r b), commutative) { }").uops().get(0);
        assertEquals(27, add.assignments(3, 2).size());
        assertArrayEquals(new int[] {2, 0, 1}, add.canonical(new int[] {2, 1, 0}));
        int[] same = {1, 1, 1};
        assertSame(same, add.canonical(same));
        assertEquals("add__r2_r0_r1", add.symbol(new int[] {2, 0, 1}));
        Uop guard = parse("UOP(guard, (r a, r b), exits distinct) { }").uops().get(0);
        assertNull(guard.canonical(new int[] {1, 1}));
        assertEquals(1, parse("UOP(poll, (), exits) { }").uops().get(0).assignments(6, 8).size());
    }

    @Test
    void mistakesNameFileAndLine() {
        assertEquals("x.c:2: expected UOP(name, (operands), flags) { body }", error("\nUOP(add (r a)) { }"));
        assertTrue(error("UOP(add, (q a)) { }").startsWith("x.c:1: operand kind q: expected one of [r, f, imm32"));
        assertTrue(error("UOP(add, (r a), fast) { }").startsWith("x.c:1: flag fast: expected some of"));
        assertEquals("x.c:1: only registers can be results", error("UOP(add, (out imm32 a)) { }"));
        assertEquals("x.c:1: the body is not closed", error("UOP(add, (r a)) { if (a) { }"));
        assertTrue(error("UOP(add, (r a), commutative) { }").contains("two register operands"));
        assertTrue(error("UOP(add, (imm32 a, imm32 b, imm32 c, imm32 d)) { }").contains("more than 3"));
        assertTrue(assertThrows(StencilException.class, () -> Target.of("pdp11")).getMessage().contains("x86_64"));
    }
}
