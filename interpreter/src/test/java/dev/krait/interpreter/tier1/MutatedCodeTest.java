package dev.krait.interpreter.tier1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.verify.InvalidCodeException;
import dev.krait.compiler.verify.Verifier;
import dev.krait.interpreter.modules.Startup;
import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Code that was changed at random and that the verifier accepts runs to an end or to a Python exception, with a collection at
 * every safepoint, and leaves a heap on which another program runs as it should. As a command, with a first seed and a
 * number, it tries many: {@code java ... dev.krait.interpreter.tier1.MutatedCodeTest 1 10000}.
 */
public class MutatedCodeTest {
    private static final String PROGRAM = """
            class C:
                x: int = 3
                def method(self, *args, k=1):
                    match args:
                        case [1, *rest] if rest: return super().__init__
                        case {'a': v, **others}: yield from v
                        case C(x=1) | None: print(*args, sep='')
                    try:
                        self.y = k
                        del self.y
                    except AttributeError as e: raise
            def outer(a, b=(1, 2.5), /, *c, d=None, **e):
                x = [i * a for i in range(3) if i]
                def inner(y):
                    nonlocal x
                    try:
                        x += [y, a]
                        with M() as f, f:
                            return {**e, 'k': f'{x!r:>{y}} {a}', 'l': {y, *x}}
                    except (ValueError, TypeError) as error:
                        raise KeyError(error) from None
                    except OSError:
                        pass
                    finally:
                        z = y, x[0:1], not x, -a
                return inner
            class M:
                def __enter__(self): return self
                def __exit__(self, *a): return not a
            def gen(n):
                while n:
                    try: n = (yield n) or n - 1
                    except GeneratorExit: return
            async def co(a):
                async with A() as b:
                    async for i in A(): a = [j async for j in A() if j] or await A()
                return a
            class A:
                n = 0
                async def __aenter__(self): return self
                async def __aexit__(self, *a): return True
                def __aiter__(self): return self
                async def __anext__(self):
                    self.n += 1
                    if self.n > 2: raise StopAsyncIteration
                    return self.n
                def __await__(self): return iter([])
            def group(x):
                try: raise ExceptionGroup('g', [ValueError(x), KeyError(x)])
                except* ValueError as e: x = e
                except* KeyError: x = len(x.exceptions) if x else {}
                return lambda: (x, x is None, x in (1, 2), [*'ab'], 'a' < 'b' <= 'c')
            def typed[T: int, *U](t: T = 3, *u: *U) -> T: return t, T, __class__ if t == 99 else U
            for f in (lambda: outer(2)(3), lambda: list(gen(3)), lambda: list(C().method(1, 2)), lambda: list(C().method({'a': [1]})),
                      lambda: co(1).send(None), lambda: group(1)(), lambda: typed(4), lambda: sum(i for i in gen(4)), lambda: print(end='')):
                try: f()
                except BaseException as e: s = str(e), type(e).__name__
            """;
    private static final String CHECK = """
            for n in 'print str sorted map range sum len all enumerate'.split(): globals().pop(n, None)
            d = {i: [str(i), (i, {i})] for i in range(300)}
            class K: pass
            k = [K() for _ in range(50)]
            for i, o in enumerate(k): o.v = d[i]
            print('@@@', sum(len(o.v[0]) for o in k), sorted(d)[::60], ''.join(map(str, (x for x in range(9)))), {**{'a': 1}, 'b': 2}, all(a in d for a in d))
            """;
    private static final String CHECKED = "@@@ 90 [0, 60, 120, 180, 240] 012345678 {'a': 1, 'b': 2} True\n";
    private static final CodeObject CODE = PythonCompiler.compile(SourceText.of(PROGRAM, "mutated.py"));
    private static final long HEAP = 64L << 20;
    private static final int MILLISECONDS = 200;
    private static final long STACK_BYTES = 256L << 20;

    private int accepted;
    private final List<String> failures = new ArrayList<>();

    @Test
    void whatTheVerifierAcceptsRuns() throws InterruptedException {
        run(1, 150);
        assertEquals(List.of(), failures);
    }

    /** Tries the mutations of consecutive seeds. */
    public static void main(String[] arguments) throws InterruptedException {
        MutatedCodeTest test = new MutatedCodeTest();
        int count = Integer.parseInt(arguments[1]);
        int failed = 0;
        long seed = Long.parseLong(arguments[0]);
        for (int i = 0; i < count; i++) {
            test.failures.clear();
            test.run(seed + i, 1);
            test.failures.forEach(System.out::println);
            failed += test.failures.size();
        }
        System.out.println(count + " mutations, " + test.accepted + " accepted, " + failed + " failures");
    }

    private void run(long seed, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            long current = seed + i;
            CodeObject code = mutate(CODE, new Random(current));
            try {
                Verifier.verify(code);
            } catch (InvalidCodeException e) {
                continue;
            }
            accepted++;
            String[] outcome = {"died"};
            Thread thread = new Thread(null, () -> outcome[0] = outcome(code), "mutated", STACK_BYTES);
            if (Boolean.getBoolean("krait.mutated.trace")) {
                System.err.println("seed " + current);
            }
            thread.start();
            thread.join();
            if (outcome[0] != null) {
                failures.add("seed " + current + ": " + outcome[0]);
            }
        }
    }

    /** What is wrong with a run, or null. */
    private static String outcome(CodeObject code) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PyContext context = new PyContext(HEAP)) {
            context.heap.setStress(true);
            context.standardOutput = out;
            context.standardError = new ByteArrayOutputStream();
            PyThread t = context.newThread();
            Startup.initialize(t, null);
            Thread timer = new Thread(() -> {
                try {
                    while (true) {
                        Thread.sleep(MILLISECONDS);
                        t.poll(PyThread.POLL_INTERRUPT);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }, "timer");
            timer.start();
            try {
                Calls.execute(t, CodeBody.create(t, code), Startup.mainDict(t), 0, 0, true);
            } catch (PyError e) {
                Startup.reportError(t);
            } finally {
                timer.interrupt();
                timer.join();
            }
            t.pollDone(PyThread.POLL_INTERRUPT);
            Startup.runMain(t, SourceText.of(CHECK, "check.py"));
            Startup.flush(t);
            String printed = out.toString(StandardCharsets.UTF_8);
            return printed.endsWith(CHECKED) ? null : "the heap is damaged: " + printed.substring(Math.max(0, printed.length() - 200));
        } catch (InterruptedException e) {
            return e.toString();
        } catch (RuntimeException | Error e) {
            return e + " " + Arrays.asList(e.getStackTrace()).subList(0, Math.min(8, e.getStackTrace().length));
        }
    }

    /** Changes one of the code objects in a tree of them. */
    private static CodeObject mutate(CodeObject code, Random random) {
        List<Integer> nested = new ArrayList<>();
        for (int i = 0; i < code.consts().size(); i++) {
            if (code.consts().get(i) instanceof CodeObject) {
                nested.add(i);
            }
        }
        if (!nested.isEmpty() && random.nextInt(8) > 0) {
            List<Constant> consts = new ArrayList<>(code.consts());
            int which = nested.get(random.nextInt(nested.size()));
            consts.set(which, mutate((CodeObject) consts.get(which), random));
            return with(code, code.code(), consts, code.exceptionTable());
        }
        byte[] bytes = code.code().clone();
        byte[] table = code.exceptionTable().clone();
        List<Constant> consts = new ArrayList<>(code.consts());
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = 2 * random.nextInt(bytes.length / 2);
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> bytes[at + 1] = (byte) random.nextInt(random.nextBoolean() ? 6 : 256);
                case 3 -> bytes[at] = (byte) Opcode.NOP.number();
                case 4 -> bytes[at] = bytes[2 * random.nextInt(bytes.length / 2)];
                case 5 -> bytes[at] = (byte) random.nextInt(130);
                case 6 -> {
                    int other = 2 * random.nextInt(bytes.length / 2);
                    byte[] unit = {bytes[at], bytes[at + 1]};
                    bytes[at] = bytes[other];
                    bytes[at + 1] = bytes[other + 1];
                    bytes[other] = unit[0];
                    bytes[other + 1] = unit[1];
                }
                case 7 -> {
                    if (table.length > 0) {
                        int i = random.nextInt(table.length);
                        table[i] = (byte) (table[i] & 0x80 | (table[i] + random.nextInt(7) - 3) & 0x7F);
                    }
                }
                default -> {
                    if (consts.size() > 1) {
                        consts.set(random.nextInt(consts.size()), consts.get(random.nextInt(consts.size())));
                    }
                }
            }
        }
        return with(code, bytes, consts, table);
    }

    private static CodeObject with(CodeObject code, byte[] bytes, List<Constant> consts, byte[] table) {
        return new CodeObject(code.argCount(), code.posOnlyArgCount(), code.kwOnlyArgCount(), code.stackSize(), code.flags(), bytes, consts,
                code.names(), code.localsPlusNames(), code.localsPlusKinds(), code.filename(), code.name(), code.qualname(), code.firstLine(),
                code.lineTable(), table);
    }
}
