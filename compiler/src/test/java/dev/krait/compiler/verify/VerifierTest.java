package dev.krait.compiler.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.compiler.Oracle;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.marshal.MarshalFormatException;
import dev.krait.compiler.marshal.MarshalWriter;
import dev.krait.compiler.marshal.Pyc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final String PROGRAM = """
            import sys
            from os import path as p, sep
            def outer(a, b=(1, 2.5), /, *c, d=None, **e):
                x = [i * a for i in range(10) if i]
                def inner(y):
                    nonlocal x
                    try:
                        x += [y, a]
                        with open(b) as f, f:
                            return {**e, 'k': f'{x!r:>{y}} {a}'}
                    except (ValueError, TypeError) as error:
                        raise KeyError(error) from None
                    except OSError:
                        pass
                    finally:
                        del y
                return inner
            async def agen(z):
                async with z as w:
                    async for q in w:
                        yield await q
            class C(Base, metaclass=M):
                z: int = 3
                def method(self, *args):
                    match args:
                        case [1, *rest] if rest: return super().method(*rest, **{})
                        case {'a': v, **others}: yield from v
                        case P(x=1) | None: print(*args, sep='')
                    try: pass
                    except* E as g: raise
            def g[T: int](t: T): return lambda: (t, T)
            while sys: x = x[1:2] if x < 3 else not x
            """;
    private static final CodeObject CODE = compile(PROGRAM);

    @Test
    void acceptsTheStandardLibrary() {
        Oracle oracle = Oracle.find();
        List<Path> all = oracle.libraryFiles();
        int step = Integer.getInteger("krait.parity.step", 16);
        List<Path> files = IntStream.range(0, all.size()).filter(i -> i % step == step / 2).mapToObj(all::get).toList();
        List<String> refused = new ArrayList<>();
        oracle.compile(files, new int[files.size()], (index, compiled) -> {
            if (compiled.error() == null) {
                try {
                    Verifier.verify(Pyc.readCode(compiled.marshalled(), 0));
                } catch (InvalidCodeException | MarshalFormatException e) {
                    refused.add(e.getMessage());
                }
            }
        });
        assertEquals(List.of(), refused);
    }

    @Test
    void acceptsTheProgramOfThisTest() throws InvalidCodeException {
        Verifier.verify(CODE);
    }

    @Test
    void refusesWhatWouldLeaveTheFrame() {
        refused("falls off", units(Opcode.NOP, 0));
        refused("control runs off the end", units(Opcode.RESUME, 0));
        refused("out of range", units(Opcode.LOAD_CONST, 1, Opcode.RETURN_VALUE, 0));
        refused("the stack holds 0", units(Opcode.POP_TOP, 0, Opcode.LOAD_CONST, 0, Opcode.RETURN_VALUE, 0));
        refused("gets deeper than", units(Opcode.LOAD_CONST, 0, Opcode.LOAD_CONST, 0, Opcode.LOAD_CONST, 0, Opcode.RETURN_VALUE, 0));
        refused("may be unbound", units(Opcode.LOAD_FAST, 0, Opcode.RETURN_VALUE, 0));
        refused("not a cell", units(Opcode.LOAD_DEREF, 1, Opcode.RETURN_VALUE, 0));
        refused("where no instruction begins", units(Opcode.JUMP_FORWARD, 9, Opcode.LOAD_CONST, 0, Opcode.RETURN_VALUE, 0));
        refused("a list", units(Opcode.LOAD_CONST, 0, Opcode.LOAD_CONST, 0, Opcode.LIST_APPEND, 1, Opcode.RETURN_VALUE, 0));
        refused("a code object", units(Opcode.LOAD_CONST, 0, Opcode.MAKE_FUNCTION, 0, Opcode.RETURN_VALUE, 0));
        refused("nothing", units(Opcode.PUSH_NULL, 0, Opcode.RETURN_VALUE, 0));
        refused("an exception", units(Opcode.LOAD_CONST, 0, Opcode.RERAISE, 0));
        refused("opcode", units(Opcode.LOAD_ATTR_MODULE, 0));
        refused("opcode", units(Opcode.INTERPRETER_EXIT, 0));
        refused("caches", units(Opcode.JUMP_BACKWARD, 1));
        refused("another path", units(Opcode.LOAD_CONST, 0, Opcode.JUMP_BACKWARD, 3, Opcode.CACHE, 0));
        refused("RETURN_GENERATOR", units(Opcode.RETURN_GENERATOR, 0, Opcode.RETURN_VALUE, 0));
    }

    @Test
    void refusesConstantsThatExpandWithoutEnd() {
        Constant bomb = Constant.NONE;
        for (int i = 0; i < 60; i++) {
            bomb = new Constant.Tuple(List.of(bomb, bomb));
        }
        CodeObject code = code(units(Opcode.LOAD_CONST, 0, Opcode.RETURN_VALUE, 0), List.of(bomb));
        assertThrows(InvalidCodeException.class, () -> Verifier.verify(code));
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void mutatedCodeIsAcceptedOrRefused(@ForAll("mutations") List<int[]> mutations) {
        List<CodeObject> codes = new ArrayList<>();
        collect(CODE, codes);
        int[] first = mutations.get(0);
        CodeObject original = codes.get(Math.floorMod(first[0], codes.size()));
        byte[] bytes = original.code().clone();
        byte[] table = original.exceptionTable().clone();
        for (int[] mutation : mutations) {
            byte[] target = mutation[2] % 5 == 0 && table.length > 0 ? table : bytes;
            target[Math.floorMod(mutation[0], target.length)] = (byte) mutation[1];
        }
        CodeObject mutated = new CodeObject(original.argCount(), original.posOnlyArgCount(), original.kwOnlyArgCount(),
                original.stackSize(), original.flags(), bytes, original.consts(), original.names(), original.localsPlusNames(),
                original.localsPlusKinds(), original.filename(), original.name(), original.qualname(), original.firstLine(),
                original.lineTable(), table);
        try {
            Verifier.verify(mutated);
        } catch (InvalidCodeException e) {
            assertTrue(e.getMessage().length() > 20);
        }
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void mutatedMarshalDataIsAcceptedOrRefused(@ForAll("mutations") List<int[]> mutations) {
        byte[] data = MarshalWriter.write(CODE);
        for (int[] mutation : mutations) {
            data[Math.floorMod(mutation[0], data.length)] = (byte) mutation[1];
        }
        try {
            Verifier.verify(Pyc.readCode(data, 0));
        } catch (InvalidCodeException | MarshalFormatException e) {
            assertTrue(e.getMessage().length() > 10);
        }
    }

    @Provide
    Arbitrary<List<int[]>> mutations() {
        Arbitrary<int[]> one = Combinators.combine(Arbitraries.integers().between(0, Integer.MAX_VALUE).withoutEdgeCases(),
                Arbitraries.integers().between(0, 255), Arbitraries.integers().between(0, 9)).as((a, b, c) -> new int[] {a, b, c});
        return one.list().ofMinSize(1).ofMaxSize(4);
    }

    private static void collect(CodeObject code, List<CodeObject> into) {
        into.add(code);
        for (Constant constant : code.consts()) {
            if (constant instanceof CodeObject nested) {
                collect(nested, into);
            }
        }
    }

    private static void refused(String reason, byte[] code) {
        InvalidCodeException e = assertThrows(InvalidCodeException.class, () -> Verifier.verify(code(code, List.of(Constant.NONE))));
        assertTrue(reason.equals("falls off") || e.getMessage().contains(reason), e.getMessage());
    }

    private static CodeObject code(byte[] code, List<Constant> constants) {
        return new CodeObject(0, 0, 0, 2, 0, code, constants, List.of(), List.of("a", "b"), new byte[] {0x20, 0x40}, "f.py", "f",
                "f", 1, new byte[0], new byte[0]);
    }

    private static byte[] units(Object... opcodesAndOperands) {
        byte[] code = new byte[opcodesAndOperands.length];
        for (int i = 0; i < code.length; i += 2) {
            code[i] = (byte) ((Opcode) opcodesAndOperands[i]).number();
            code[i + 1] = (byte) (int) (Integer) opcodesAndOperands[i + 1];
        }
        return code;
    }

    private static CodeObject compile(String source) {
        try {
            return Pyc.readCode(HexFormat.of().parseHex(Oracle.find().run(
                    "import marshal, sys; print(marshal.dumps(compile(sys.stdin.read(), 'f.py', 'exec')).hex())", source).strip()), 0);
        } catch (MarshalFormatException e) {
            throw new AssertionError(e);
        }
    }
}
