package dev.krait.conformance.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/**
 * Random Python programs that end, print only what is the same in every run, and use what traces are made of: loops in loops, calls,
 * attributes, containers, generators, exceptions, ints that leave every machine range, and variables that change their type.
 */
final class RandomPrograms {
    private static final String[] INTS = {"0", "1", "2", "3", "-1", "7", "-13", "255", "2**31", "2**47 - 1", "2**48", "-2**48", "2**49 + 1",
            "2**62", "2**63 - 1", "2**63", "-2**63", "10**25", "True"};
    private static final String[] FLOATS = {"0.0", "-0.0", "1.5", "-2.25", "3.0", "0.1"};
    /** No infinities, which lead to NaN: a NaN is one value here, and an object with an identity for every dict in CPython. */
    private static final String[] EXTREME_FLOATS = {"1e15", "1e-5"};
    private static final String[] OTHERS = {"'ab'", "''", "None", "(1, 2)", "[3, 4]", "'\\u20ac'"};
    private static final String[] MODULI = {"97", "256", "(2**31 - 1)", "(2**48)", "(2**61 - 1)", "(2**70 + 3)"};
    private static final String[] VARIABLES = {"a", "b", "c", "x", "y", "i", "q"};
    private static final int FUNCTION = 0;
    private static final int METHOD = 1;
    private static final int GENERATOR = 2;
    private static final int MAIN = 3;

    private RandomPrograms() {
    }

    private record Line(int indent, String text) {
    }

    /** Whole programs. */
    static Arbitrary<String> programs() {
        return Combinators.combine(block(FUNCTION, 2, false), expression(FUNCTION, 2), block(METHOD, 2, false), expression(METHOD, 2),
                block(GENERATOR, 1, true), expression(GENERATOR, 2), block(MAIN, 4, false)).as(RandomPrograms::program);
    }

    private static String program(List<Line> f, String fResult, List<Line> m, String mResult, List<Line> g, String gResult, List<Line> main) {
        StringBuilder s = new StringBuilder();
        s.append("total = 0\n");
        s.append("class C:\n    def __init__(self, v):\n        self.v = v\n        self.w = 1\n");
        s.append("    def m(self, a):\n        b = self.v\n").append(PRELUDE);
        append(s, m, 2);
        s.append("        return ").append(mResult).append("\n");
        s.append("    @property\n    def twice(self):\n        return self.v + self.v\n");
        s.append("    def __enter__(self):\n        self.w += 1\n        return self\n");
        s.append("    def __exit__(self, *e):\n        self.w -= 2\n        return e[0] is ValueError\n");
        s.append("class D(C):\n    __slots__ = ('u',)\n    def m(self, a):\n        self.u = a\n        return super().m(self.u)\n");
        s.append("    def __add__(self, other):\n        return self.w + other\n");
        s.append("def r(n, a):\n    if n <= 0:\n        return a\n    return r(n - 1, a + n)\n");
        s.append("def f(a, b=2, *, k=3):\n").append(PRELUDE.replace("        ", "    ")).append("    o = None\n");
        append(s, f, 1);
        s.append("    return ").append(fResult).append("\n");
        s.append("def g(a, n=5):\n    b = 1\n").append(PRELUDE.replace("        ", "    ")).append("    o = C(a)\n    for i in range(n):\n");
        append(s, g, 2);
        s.append("        yield ").append(gResult).append("\n");
        s.append("def main(a):\n    b = 3\n    o = C(a)\n    o2 = D(b)\n").append(PRELUDE.replace("        ", "    "));
        s.append("    def inner(z):\n        nonlocal b\n        b += 1\n        return z\n");
        append(s, main, 1);
        s.append("    print(a, b, c, x, y, i, q, l, d, o.v, o.w, o2.w, total)\n");
        s.append("for start in (1, 2, 1.5, 2**60, 4, 'x', 3):\n    try:\n        main(start)\n");
        s.append("    except Exception as e:\n        print(type(e).__name__, e, e.__traceback__.tb_next is None)\n");
        return s.toString();
    }

    private static final String PRELUDE = """
                    global total
                    c = 7
                    x = 0.5
                    y = 2
                    i = q = 0
                    l = [5, 1, 4]
                    d = {1: 2, 'k': 3}
            """;

    private static void append(StringBuilder s, List<Line> lines, int indent) {
        for (Line line : lines) {
            s.append("    ".repeat(indent + line.indent)).append(line.text).append('\n');
        }
    }

    private static Arbitrary<String> variable() {
        return Arbitraries.of(VARIABLES);
    }

    private static Arbitrary<String> atom() {
        return Arbitraries.frequencyOf(Tuple.of(160, variable()), Tuple.of(80, Arbitraries.of("1", "2", "3", "10")), Tuple.of(40, Arbitraries.of(INTS)),
                Tuple.of(20, Arbitraries.of(FLOATS)), Tuple.of(2, Arbitraries.of(EXTREME_FLOATS)), Tuple.of(1, Arbitraries.of(OTHERS)));
    }

    /** An expression whose value does not grow faster than by doubling. */
    private static Arbitrary<String> expression(int level, int depth) {
        if (depth == 0) {
            return atom();
        }
        Arbitrary<String> e = Arbitraries.lazy(() -> expression(level, depth - 1));
        List<Tuple2<Integer, Arbitrary<String>>> forms = new ArrayList<>(List.of(
                Tuple.of(60, atom()),
                Tuple.of(60, form("(%s + %s)", e, e)),
                Tuple.of(40, form("(%s - %s)", e, e)),
                Tuple.of(30, Combinators.combine(e, e, Arbitraries.of(MODULI)).as((a, b, m) -> "(" + a + " * " + b + ") % " + m)),
                Tuple.of(20, Combinators.combine(e, e, Arbitraries.of("//", "%", "/")).as((a, b, op) -> "(" + a + " " + op + " (" + b + " or 3))")),
                Tuple.of(20, Combinators.combine(e, e, Arbitraries.of("&", "|", "^")).as((a, b, op) -> "(int(" + a + ") " + op + " int(" + b + "))")),
                Tuple.of(10, form("(int(%s) >> (int(%s) & 7))", e, e)),
                Tuple.of(10, form("((int(%s) << (int(%s) & 63)) %% 1000003)", e, e)),
                Tuple.of(10, form("-%s", e)),
                Tuple.of(10, form("abs(%s)", e)),
                Tuple.of(10, form("min(%s, %s)", e, e)),
                Tuple.of(10, form("int(%s)", e)),
                Tuple.of(10, form("float(%s)", e)),
                Tuple.of(10, form("len(str(%s)[:4])", e)),
                Tuple.of(10, form("len(f'{%s}|{1 + 1:>3}'[:9])", variable())),
                Tuple.of(20, Combinators.combine(e, condition(level, depth - 1), e).as((a, c, b) -> "(" + a + " if " + c + " else " + b + ")")),
                Tuple.of(20, form("l[int(%s) %% len(l)]", e)),
                Tuple.of(2, form("l[%s]", variable())),
                Tuple.of(5, form("len(l[int(%s):%s])", e, Arbitraries.of("", "2", "-1"))),
                Tuple.of(10, form("len(l) + len(d)")),
                Tuple.of(10, form("d.get(%s, %s)", e, e)),
                Tuple.of(1, form("d[%s]", e)),
                Tuple.of(5, form("sum([v for v in l[:8] if v != %s])", e)),
                Tuple.of(5, form("[v + %s for v in l[:6] or [1]][0]", atom())),
                Tuple.of(5, form("sum(v * 2 for v in l[:5])")),
                Tuple.of(5, form("max(l[:5] or [2], key=lambda v: -v)")),
                Tuple.of(5, form("sum(sorted(l[:7])[:2])")),
                Tuple.of(5, form("(%s, %s)[1]", e, e)),
                Tuple.of(5, form("{v: %s for v in range(4)}[2]", atom())),
                Tuple.of(5, form("(%s == %s)", e, e)),
                Tuple.of(20, form("r(int(%s) & 7, %s)", e, atom())),
                Tuple.of(1, Arbitraries.of("(1, 2)", "[a]", "'s'", "None", "{2}"))));
        // What may have the wrong type or value is rare, or loops would hardly ever run twice.
        if (level != FUNCTION) {
            forms.add(Tuple.of(30, form("f(%s)", e)));
            forms.add(Tuple.of(20, form("f(%s, k=%s)", e, e)));
            forms.add(Tuple.of(10, form("f(*(%s, 4))", e)));
        }
        if (level == METHOD) {
            forms.add(Tuple.of(30, form("self.v")));
            forms.add(Tuple.of(10, form("self.w")));
        }
        if (level >= GENERATOR) {
            forms.add(Tuple.of(20, form("o.m(%s)", e)));
            forms.add(Tuple.of(20, form("o.v")));
            forms.add(Tuple.of(10, form("o.twice")));
        }
        if (level == MAIN) {
            forms.add(Tuple.of(10, form("o2.m(%s)", e)));
            forms.add(Tuple.of(10, form("(o2 + %s)", e)));
            forms.add(Tuple.of(10, form("C(%s).m(1)", e)));
            forms.add(Tuple.of(20, form("inner(%s)", e)));
            forms.add(Tuple.of(10, form("sum(g(%s))", e)));
            forms.add(Tuple.of(10, form("len(list(g(%s, 3)))", e)));
            forms.add(Tuple.of(10, form("len(tuple(v for v in g(%s) if v))", atom())));
            forms.add(Tuple.of(10, form("len(set(g(%s, 4)))", atom())));
        }
        return Arbitraries.frequencyOf(forms);
    }

    @SafeVarargs
    private static Arbitrary<String> form(String format, Arbitrary<String>... parts) {
        return switch (parts.length) {
            case 0 -> Arbitraries.just(format);
            case 1 -> parts[0].map(format::formatted);
            default -> Combinators.combine(Arrays.asList(parts)).as(values -> format.formatted(values.toArray()));
        };
    }

    private static Arbitrary<String> condition(int level, int depth) {
        Arbitrary<String> e = expression(level, Math.max(0, depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(6, Combinators.combine(e, Arbitraries.of("<", "<=", ">", ">=", "==", "!=", "in l or 1 ==", "not in d and 2 !="), e)
                        .as((a, op, b) -> a + " " + op + " " + b)),
                Tuple.of(2, e),
                Tuple.of(1, form("not %s", e)),
                Tuple.of(1, form("%s and %s", e, e)),
                Tuple.of(1, form("isinstance(%s, int)", e)),
                Tuple.of(1, form("i % 3 == 1")),
                Tuple.of(1, form("%s is None", e)));
    }

    /** Statements; {@code loop} says whether they stand in a loop of the same function. */
    private static Arbitrary<List<Line>> block(int level, int depth, boolean loop) {
        return Arbitraries.lazy(() -> statement(level, depth, loop)).list().ofMinSize(1).ofMaxSize(depth > 2 ? 5 : 3).map(parts -> {
            List<Line> all = new ArrayList<>();
            parts.forEach(all::addAll);
            return all;
        });
    }

    private static Arbitrary<List<Line>> simple(Arbitrary<String> text) {
        return text.map(s -> List.of(new Line(0, s)));
    }

    private static Arbitrary<List<Line>> statement(int level, int depth, boolean loop) {
        Arbitrary<String> e = expression(level, 2);
        List<Tuple2<Integer, Arbitrary<List<Line>>>> forms = new ArrayList<>(List.of(
                Tuple.of(10, simple(form("%s = %s", variable(), e))),
                Tuple.of(5, simple(Combinators.combine(variable(), Arbitraries.of("+=", "-=", "+=", "/="), e).as((v, op, b) -> v + " " + op + " " + b))),
                Tuple.of(2, simple(form("a, b = b, %s", e))),
                Tuple.of(2, simple(form("l.append(%s)", e))),
                Tuple.of(1, simple(form("l[int(%s) %% len(l)] = %s", variable(), e))),
                Tuple.of(1, simple(form("l[1:2] = [%s]", e))),
                Tuple.of(1, simple(form("l = l[-6:]"))),
                Tuple.of(1, simple(form("q = l.pop() if l else %s", e))),
                Tuple.of(2, simple(form("d[%s] = %s", variable(), e))),
                Tuple.of(1, simple(form("total += %s", Arbitraries.of("1", "i", "b")))),
                Tuple.of(1, simple(form("print(%s)", e))),
                Tuple.of(1, simple(form("c, *rest = (%s, 1, 2)", e))),
                Tuple.of(1, simple(form("assert %s or i < 2, 'no'", e)))));
        if (level == METHOD) {
            forms.add(Tuple.of(3, simple(form("self.v = %s", e))));
            forms.add(Tuple.of(2, simple(form("self.w += 1"))));
        }
        if (level >= GENERATOR) {
            forms.add(Tuple.of(3, simple(form("o.v = %s", e))));
            forms.add(Tuple.of(1, simple(form("o.w += %s", Arbitraries.of("1", "i", "0.5")))));
        }
        if (level == MAIN) {
            forms.add(Tuple.of(1, simple(form("o = %s", Arbitraries.of("C(i)", "D(i)", "C(2.5)", "o2", "D(b)")))));
        }
        if (loop) {
            forms.add(Tuple.of(1, condition(level, 2).map(c -> List.of(new Line(0, "if " + c + ":"), new Line(1, "continue")))));
            forms.add(Tuple.of(1, condition(level, 2).map(c -> List.of(new Line(0, "if " + c + ":"), new Line(1, "break")))));
        }
        if (depth > 0) {
            Arbitrary<List<Line>> inner = block(level, depth - 1, loop);
            Arbitrary<List<Line>> body = block(level, depth - 1, true);
            forms.add(Tuple.of(4, Combinators.combine(condition(level, 2), inner, inner).as((c, then, or) ->
                    nest("if " + c + ":", then, "else:", or))));
            forms.add(Tuple.of(6, Combinators.combine(heads(level, depth), body).as((h, b) -> nest(h, b))));
            forms.add(Tuple.of(1, Combinators.combine(Arbitraries.integers().between(1, 20), body).as((n, b) -> {
                List<Line> lines = new ArrayList<>();
                String counter = "n" + depth;
                lines.add(new Line(0, counter + " = " + n));
                lines.add(new Line(0, "while " + counter + " > 0:"));
                lines.add(new Line(1, counter + " -= 1"));
                b.forEach(line -> lines.add(new Line(line.indent + 1, line.text)));
                return lines;
            })));
            forms.add(Tuple.of(2, Combinators.combine(inner, Arbitraries.of("except (TypeError, ValueError) as e:", "except Exception:",
                    "except ZeroDivisionError:", "finally:"), inner).as((b, h, then) -> nest("try:", b, h, then))));
            forms.add(Tuple.of(1, Combinators.combine(e, inner, inner).as((v, b, then) -> {
                List<Line> raising = new ArrayList<>(b);
                raising.add(new Line(0, "raise ValueError(" + v + ")"));
                return nest("try:", raising, "except ValueError as error:", then);
            })));
            forms.add(Tuple.of(1, Combinators.combine(e, inner, inner).as((v, b, then) -> {
                List<Line> lines = new ArrayList<>();
                lines.add(new Line(0, "match " + v + ":"));
                lines.add(new Line(1, "case int(c) if c > 2:"));
                b.forEach(line -> lines.add(new Line(line.indent + 2, line.text)));
                lines.add(new Line(1, "case [q, *_] | {1: q}:"));
                lines.add(new Line(2, "c = q"));
                lines.add(new Line(1, "case _:"));
                then.forEach(line -> lines.add(new Line(line.indent + 2, line.text)));
                return lines;
            })));
            if (level == MAIN) {
                forms.add(Tuple.of(1, inner.map(b -> nest("with o:", b))));
            }
        }
        return Arbitraries.frequencyOf(forms);
    }

    private static Arbitrary<String> heads(int level, int depth) {
        int most = depth > 3 ? 30 : 9;
        Arbitrary<String> range = Arbitraries.integers().between(1, most).map(n -> "for i in range(" + n + "):");
        List<Tuple2<Integer, Arbitrary<String>>> forms = new ArrayList<>(List.of(Tuple.of(8, range),
                Tuple.of(2, Arbitraries.of("for q in l[:9]:", "for i, q in enumerate(l[:8]):", "for i, q in zip(l[:5], range(9)):",
                        "for ch in list(d)[:7]:", "for ch, q in list(d.items())[:6]:", "for i in range(9, 0, -2):", "for ch in 'abc':",
                        "for i in reversed(range(6)):", "for q in [1, 2.5, 3, True, 2**60]:", "for ch in map(str, l[:4]):", "for i in range(2**47 - 3, 2**47 + 3):",
                        "for q in (v + 1 for v in range(7)):"))));
        if (level == MAIN) {
            forms.add(Tuple.of(3, form("for q in g(%s):", variable())));
            forms.add(Tuple.of(1, form("for q in g(%s, 12):", variable())));
        }
        return Arbitraries.frequencyOf(forms);
    }

    private static List<Line> nest(String head, List<Line> body) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(0, head));
        body.forEach(line -> lines.add(new Line(line.indent + 1, line.text)));
        return lines;
    }

    private static List<Line> nest(String head, List<Line> body, String second, List<Line> other) {
        List<Line> lines = nest(head, body);
        lines.addAll(nest(second, other));
        return lines;
    }
}
