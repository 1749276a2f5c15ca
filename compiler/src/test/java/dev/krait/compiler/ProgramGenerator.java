package dev.krait.compiler;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Writes random Python programs by the grammar: every statement and expression of 3.14, in scopes nested in each other. Most
 * of them are valid; some break one of the rules that only symbol tables and code generation know, so that errors and
 * warnings are compared, too. A program depends on the seed and the size alone.
 */
final class ProgramGenerator {
    private static final String[] NAMES = {"a", "b", "c", "x", "y", "__p", "self", "é", "T", "_", "print", "match", "type", "case"};
    private static final String[] LITERALS = {"0", "1", "-1", "255", "256", "300", "10**3", "1_000", "0xff", "2**70", "123456789012345678901234567890", "1.5", "-0.0", "1e300",
        "2j", "''", "'a'", "'b c'", "'''m\nn'''", "b'x'", "rb'\\d'", "u'ü'", "'\\N{DIGIT ONE}\\x41\\u20ac'", "'a' 'b'", "None", "True", "False", "...", "__debug__",
        "(1, 2, 3)", "()", "(1, ('a', 2.0), b'', None)", "[1, 2, 3]", "[1, 2, 3, 4]", "{1, 2, 3}", "{1: 2, 3: 4}", "'%s' % a", "'%r, %d' % (a, 3)", "'a' * 20", "(1,) * 3", "~5", "not 1"};
    private static final String[] BINARY = {"+", "-", "*", "/", "//", "%", "@", "**", "<<", ">>", "&", "|", "^"};
    private static final String[] COMPARISONS = {"<", "<=", ">", ">=", "==", "!=", "in", "not in", "is", "is not"};

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private int budget;
    private int indent;
    private boolean inFunction;
    private boolean inAsync;
    private boolean inLoop;
    private boolean inClass;
    private boolean exceptGroup;
    /** How many constructs are open in which names cannot be bound. */
    private int noBinding;

    private ProgramGenerator(long seed, int size) {
        random = new Random(seed);
        budget = size;
    }

    /** A module of about so many statements and expressions. */
    static String module(long seed, int size) {
        ProgramGenerator generator = new ProgramGenerator(seed, size);
        if (generator.chance(12)) {
            generator.line("from __future__ import annotations");
        }
        if (generator.chance(8)) {
            generator.line("'''doc\n    string'''");
        }
        do {
            generator.statement();
        } while (generator.budget > 0);
        return generator.out.toString();
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    private String name() {
        return NAMES[Math.min(random.nextInt(NAMES.length), random.nextInt(NAMES.length))];
    }

    private void line(String text) {
        out.append("    ".repeat(indent)).append(text);
        if (chance(25)) {
            out.append("  # comment");
        }
        out.append(chance(30) ? "\n\n" : "\n");
    }

    private void block(String head) {
        out.append("    ".repeat(indent)).append(head).append(":");
        if (chance(8)) {
            out.append(' ').append(simple()).append(chance(4) ? "; " + simple() : "").append('\n');
            return;
        }
        out.append('\n');
        indent++;
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            statement();
        }
        indent--;
    }

    private void loopBlock(String head) {
        boolean outer = inLoop;
        inLoop = true;
        block(head);
        inLoop = outer;
        if (chance(4)) {
            block("else");
        }
    }

    private void statement() {
        budget--;
        if (budget < 0 || indent > 6) {
            line(simple());
            return;
        }
        switch (random.nextInt(26)) {
            case 0, 1 -> {
                block("if " + condition());
                while (chance(3)) {
                    block("elif " + condition());
                }
                if (chance(2)) {
                    block("else");
                }
            }
            case 2 -> loopBlock("while " + condition());
            case 3, 4 -> loopBlock(async() + "for " + target() + " in " + (chance(6) ? "*a, b" : expression()));
            case 5 -> tryStatement();
            case 6 -> withStatement();
            case 7, 8 -> function();
            case 9 -> classDefinition();
            case 10, 11 -> matchStatement();
            default -> line(simple());
        }
    }

    private String async() {
        return inAsync && chance(2) || chance(300) ? "async " : "";
    }

    private void tryStatement() {
        boolean outerGroup = exceptGroup;
        block("try");
        int handlers = random.nextInt(4);
        boolean star = chance(4) && handlers > 0;
        boolean outerLoop = inLoop;
        for (int i = 0; i < handlers; i++) {
            String head = star ? "except* " : "except ";
            exceptGroup |= star;
            if (star && !chance(40)) {
                inLoop = false;
            }
            if (!star && i == handlers - 1 && chance(3)) {
                block("except");
            } else if (chance(4)) {
                block(head + expression(2) + ", " + name());
            } else {
                block(head + expression(2) + (chance(2) ? " as " + name() : ""));
            }
            inLoop = outerLoop;
        }
        exceptGroup = outerGroup;
        if (handlers > 0 && chance(4)) {
            block("else");
        }
        if (handlers == 0 || chance(3)) {
            block("finally");
        }
    }

    private void withStatement() {
        int count = 1 + random.nextInt(3);
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < count; i++) {
            items.append(i == 0 ? "" : ", ").append(expression(2)).append(chance(2) ? " as " + target() : "");
        }
        String head = async() + "with ";
        block(chance(4) ? head + "(" + items + (chance(3) ? ",\n  " : "") + ")" : head + items);
    }

    private void decorators() {
        while (chance(4)) {
            line("@" + (chance(3) ? expression(2) : name()));
        }
    }

    private String typeParameters() {
        if (!chance(5)) {
            return "";
        }
        StringBuilder list = new StringBuilder("[");
        boolean withDefault = false;
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String name = pick("T", "U", "V", "__p", "a") + (chance(30) ? "" : Integer.toString(i));
            int kind = random.nextInt(5);
            list.append(i == 0 ? "" : ", ").append(kind == 3 ? "*" : kind == 4 ? "**" : "").append(name);
            if (kind == 1) {
                list.append(": ").append(unbinding(2));
            } else if (kind == 2) {
                list.append(": (").append(unbinding(2)).append(", ").append(unbinding(2)).append(")");
            }
            withDefault |= chance(4);
            if (withDefault) {
                list.append(" = ").append(kind == 3 && chance(2) ? "*" + name() : unbinding(2));
            }
        }
        return list.append("]").toString();
    }

    private String parameters(boolean annotated) {
        StringBuilder list = new StringBuilder();
        int count = random.nextInt(6);
        int slash = chance(4) ? random.nextInt(count + 1) : -1;
        int star = chance(3) ? random.nextInt(count + 1) : -1;
        boolean withDefault = false;
        for (int i = 0; i <= count; i++) {
            if (i == slash && i > 0 && (star < 0 || star >= i)) {
                list.append("/, ");
            }
            if (i == star) {
                boolean bare = i < count && chance(2);
                list.append(bare ? "*, " : "*args" + (annotated && chance(3) ? ": " + (chance(3) ? "*" : "") + unbinding(1) : "") + ", ");
                withDefault = false;
            }
            if (i < count) {
                list.append(chance(20) ? "__p" : "p" + (chance(60) ? 0 : i)).append(annotated && chance(3) ? ": " + unbinding(2) : "");
                withDefault |= chance(4);
                if (withDefault && !(star >= 0 && i >= star && chance(2))) {
                    list.append("=").append(expression(2));
                }
                list.append(", ");
            }
        }
        if (chance(5)) {
            list.append("**kw").append(annotated && chance(3) ? ": " + unbinding(1) : "").append(", ");
        }
        return list.isEmpty() ? "" : list.substring(0, list.length() - 2);
    }

    private <T> T inScope(boolean function, boolean async, boolean classBody, Supplier<T> body) {
        boolean[] outer = {inFunction, inAsync, inLoop, inClass, exceptGroup};
        inFunction = function;
        inAsync = async;
        inLoop = false;
        inClass = classBody;
        exceptGroup = false;
        T result = body.get();
        inFunction = outer[0];
        inAsync = outer[1];
        inLoop = outer[2];
        inClass = outer[3];
        exceptGroup = outer[4];
        return result;
    }

    private void function() {
        decorators();
        boolean async = chance(4);
        String head = (async ? "async def " : "def ") + (inClass && chance(3) ? pick("__init__", "__m", "m") : name()) + typeParameters() + "(" + parameters(true) + ")"
                + (chance(4) ? " -> " + unbinding(2) : "");
        inScope(true, async, false, () -> {
            block(head);
            return null;
        });
    }

    private void classDefinition() {
        decorators();
        String head = "class " + pick("A", "B", "__C", "a") + typeParameters() + (chance(2) ? "(" + arguments() + ")" : "");
        inScope(false, false, true, () -> {
            block(head);
            return null;
        });
    }

    private void matchStatement() {
        line("match " + (chance(4) ? expression() + ", " + (chance(3) ? "*" : "") + name() : expression()) + ":");
        indent++;
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String pattern = chance(20) ? name() : i == count - 1 && chance(3) ? "_" : chance(6) ? pattern(0) + ", " + pattern(0) : "[" + pattern(0) + "]";
            block("case " + (chance(2) ? pattern(0) : pattern) + (chance(4) ? " if " + condition() : ""));
        }
        indent--;
    }

    private String pattern(int depth) {
        if (depth > 2) {
            return pick("1", "_", "'a'", "None", "a.b", "-1.5");
        }
        return switch (random.nextInt(12)) {
            case 0 -> pick("1", "-2", "1.5", "-1 + 2j", "'s'", "b'b'", "None", "True", "'a' 'b'");
            case 1 -> pick("a.b", "a.b.c", "self.__p");
            case 2 -> pick("v", "w", "x") + random.nextInt(20);
            case 3 -> "_";
            case 4 -> "[" + pattern(depth + 1) + ", " + pattern(depth + 1) + (chance(2) ? ", *" + pick("_", "rest" + random.nextInt(9)) : "") + (chance(3) ? ", " + pattern(depth + 1) : "") + "]";
            case 5 -> "(" + pattern(depth + 1) + ",)";
            case 6 -> "{" + pick("'k'", "1", "a.b", "-1") + ": " + pattern(depth + 1) + (chance(2) ? ", 'l': " + pattern(depth + 1) : "") + (chance(3) ? ", **r" + random.nextInt(9) : "") + "}";
            case 7 -> pick("A", "a.B", "int", "str") + "(" + (chance(2) ? pattern(depth + 1) : "") + ")";
            case 8 -> "A(" + pattern(depth + 1) + ", k=" + pattern(depth + 1) + ", l=" + pattern(depth + 1) + ")";
            case 9 -> "(" + pick("1", "'a'", "None", "[1, _]", "A()", "a.b") + " | " + pattern(depth + 2) + ")";
            case 10 -> "(" + pattern(depth + 2) + " as v" + random.nextInt(30) + ")";
            default -> "[*_]";
        };
    }

    private String simple() {
        return switch (random.nextInt(30)) {
            case 0, 1, 2, 3, 4 -> target() + " = " + (chance(4) ? target() + " = " : "") + (chance(12) && inFunction ? "yield " + expression() : chance(8) ? "*" + name() + ", " + expression() : expression());
            case 5, 6 -> pick("a", "x", "a.b", "a[0]", "a[b:c]", "__p", "a." + "__p") + " " + BINARY[random.nextInt(BINARY.length)] + "= " + expression();
            case 7 -> pick("a", "x", "(a)", "a.b", "a[1]", "self.__x") + ": " + unbinding(2) + (chance(2) ? " = " + expression() : "");
            case 8, 9, 10 -> expression();
            case 11 -> "del " + pick("a", "a, b", "(a, [b.c])", "a[1:2]", "a.__p", "x[y]");
            case 12 -> inFunction || chance(40) ? chance(3) ? "return" : "return " + (chance(8) ? "*a, b" : expression()) : "pass";
            case 13 -> pick("raise", "raise " + expression(1), "raise " + expression(1) + " from " + expression(1));
            case 14 -> "assert " + condition() + (chance(2) ? ", " + expression(2) : "");
            case 15 -> pick("import a", "import a.b", "import a.b.c as x", "import a as b, c.d");
            case 16 -> pick("from a import b", "from . import a", "from ..a.b import c as d, __p", "from .a import (b, c)", inFunction ? "pass" : "from a import *");
            case 17 -> chance(3) ? "global " + pick("g", "h", "a", "x") : chance(3) && inFunction ? "nonlocal " + pick("a", "x", "b") : "pass";
            case 18, 19 -> inLoop || chance(60) ? pick("break", "continue") : "pass";
            case 20 -> inFunction ? pick("yield", "yield " + expression(), inAsync ? "await a" : "yield from " + expression(), "x = yield a, b") : "pass";
            case 21 -> inAsync ? "await " + primary(1) : "pass";
            case 22 -> inScope(inFunction, inAsync, false, () -> "type " + pick("X", "T") + typeParameters() + " = " + unbinding(2));
            case 23 -> pick("...", "'text'", "1", "a", "a.b", "None");
            case 24 -> "(" + name() + " := " + expression() + ")";
            default -> primary(2);
        };
    }

    private String condition() {
        return switch (random.nextInt(8)) {
            case 0 -> pick("True", "False", "1", "0", "None", "__debug__", "''", "not a");
            case 1 -> "not " + expression();
            case 2 -> "(" + expression() + ") is " + (chance(2) ? "not " : "") + "None";
            case 3 -> expression(2) + pick(" and ", " or ") + expression(2) + pick(" and ", " or ") + expression(2);
            case 4 -> noBinding > 0 ? name() : "(" + name() + " := " + expression(2) + ")";
            default -> expression();
        };
    }

    private String target() {
        return switch (random.nextInt(12)) {
            case 0 -> name() + ", " + name();
            case 1 -> "(" + name() + ", [" + name() + ", " + name() + ".b])";
            case 2 -> name() + ", *" + name() + ", a[0]";
            case 3 -> name() + "." + pick("b", "__p", "é");
            case 4 -> name() + "[" + subscript() + "]";
            case 5 -> "[" + name() + "]";
            default -> name();
        };
    }

    private String expression() {
        return expression(4);
    }

    private String unbinding(int depth) {
        noBinding++;
        boolean function = inFunction;
        boolean async = inAsync;
        // Nor may there be a yield or an await.
        inFunction = function && chance(100);
        inAsync = async && chance(100);
        String result = expression(depth);
        inFunction = function;
        inAsync = async;
        noBinding--;
        return result;
    }

    private String expression(int depth) {
        budget--;
        if (depth <= 0 || budget < 0) {
            return chance(2) ? name() : LITERALS[random.nextInt(LITERALS.length)];
        }
        int d = depth - 1;
        return switch (random.nextInt(30)) {
            case 0, 1, 2 -> name();
            case 3, 4, 5 -> LITERALS[random.nextInt(LITERALS.length)];
            case 6, 7 -> "(" + expression(d) + " " + BINARY[random.nextInt(BINARY.length)] + " " + expression(d) + ")";
            case 8 -> constantExpression();
            case 9 -> "(" + expression(d) + " " + comparison() + " " + expression(d) + (chance(4) ? " " + comparison() + " " + expression(d) : "") + ")";
            case 10 -> "(" + expression(d) + pick(" and ", " or ") + expression(d) + (chance(3) ? pick(" and ", " or ") + expression(d) : "") + ")";
            case 11 -> "(" + expression(d) + " if " + condition() + " else " + expression(d) + ")";
            case 12 -> "(" + pick("-", "+", "~", "not ") + expression(d) + ")";
            case 13 -> lambda(d);
            case 14, 15 -> comprehension(d);
            case 16 -> display(d);
            case 17, 18 -> formatted(d);
            case 19 -> inFunction && chance(2) ? "(yield" + (chance(2) ? " " + expression(d) : "") + ")" : inAsync ? "(await " + primary(d) + ")" : name();
            case 20 -> noBinding > 0 && !chance(200) ? name() : "(" + name() + " := " + expression(d) + ")";
            default -> primary(d);
        };
    }

    private String comparison() {
        return COMPARISONS[random.nextInt(COMPARISONS.length)];
    }

    /** Something that is folded, or just not. */
    private String constantExpression() {
        String a = pick("1", "2", "-3", "1.5", "0", "True", "'ab'", "b'c'", "(1, 2)", "2j", "None", "10", "63", "'%s'", "4096", "''");
        String b = pick("1", "2", "0", "7", "2.0", "'x'", "(3,)", "1j", "64", "-1", "5000", "False");
        return switch (random.nextInt(6)) {
            case 0 -> "(" + a + ")[" + b + "]";
            case 1 -> "(-" + a + ")";
            case 2 -> "(not " + a + " " + BINARY[random.nextInt(BINARY.length)] + " " + b + ")";
            case 3 -> "(" + a + " in (" + b + ", " + a + "))";
            case 4 -> "((" + a + " " + BINARY[random.nextInt(BINARY.length)] + " " + b + ") " + BINARY[random.nextInt(BINARY.length)] + " " + b + ")";
            default -> "(" + a + " " + BINARY[random.nextInt(BINARY.length)] + " " + b + ")";
        };
    }

    private String lambda(int depth) {
        return inScope(true, false, false, () -> "(lambda " + parameters(false) + ": " + expression(depth) + ")");
    }

    private String comprehension(int depth) {
        boolean function = inFunction;
        inFunction = false;
        noBinding++;
        String result = comprehensionOf(depth);
        noBinding--;
        inFunction = function;
        return chance(12) && noBinding == 0 ? "[(z := " + name() + ") for _ in " + result + "]" : result;
    }

    private String comprehensionOf(int depth) {
        StringBuilder clauses = new StringBuilder();
        int count = chance(4) ? 2 : 1;
        for (int i = 0; i < count; i++) {
            clauses.append(' ').append(async()).append("for ").append(pick("a", "x", "y", "a, b", "*a, x", "[x]", "a.b", "_")).append(" in ").append(unbinding(Math.min(depth, 2)));
            while (chance(3)) {
                clauses.append(" if ").append(expression(Math.min(depth, 2)));
            }
        }
        String element = expression(depth);
        return switch (random.nextInt(5)) {
            case 0 -> "{" + element + clauses + "}";
            case 1 -> "{" + element + ": " + expression(Math.min(depth, 1)) + clauses + "}";
            case 2 -> "(" + element + clauses + ")";
            case 3 -> pick("all", "any", "tuple", "list", "sum") + "(" + element + clauses + ")";
            default -> "[" + element + clauses + "]";
        };
    }

    private String display(int depth) {
        int count = chance(25) ? 35 : random.nextInt(5);
        StringBuilder items = new StringBuilder();
        boolean dict = chance(3);
        boolean constant = chance(3);
        for (int i = 0; i < count; i++) {
            String item = constant || count > 10 ? pick("1", "'a'", "2.5", "b''", "None", "300") : expression(depth);
            boolean unpack = chance(8);
            items.append(i == 0 ? "" : ", ").append(unpack ? dict ? "**" + name() : "*" + name() : dict ? item + ": " + expression(Math.min(depth, 1)) : item);
        }
        if (dict) {
            return "{" + items + "}";
        }
        return count == 0 ? pick("[]", "()", "{*()}") : pick("[" + items + "]", "(" + items + ",)", "{" + items + "}");
    }

    private String formatted(int depth) {
        String prefix = pick("f", "f", "f", "rf", "t");
        String quote = pick("'", "\"", "'''");
        StringBuilder s = new StringBuilder(prefix).append(quote);
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            s.append(pick("", "text ", "{{", "}}", "é", "%"));
            String value = expression(Math.min(depth, 2));
            boolean lines = value.indexOf('\n') >= 0;
            s.append('{').append(value.startsWith("{") ? " " : "").append(value).append(lines ? "" : pick("", "", "=", " = ", "")).append(pick("", "", "!r", "!s", "!a"))
                    .append(pick("", "", ":", ":>10", ":{a}.{b!r}", ":%H")).append('}');
        }
        s.append(pick("", "end")).append(quote);
        String part = s.toString();
        return chance(6) ? "(" + part + " " + (prefix.equals("t") ? "t'{x}'" : pick("'plain'", "f'{x}'", part)) + ")" : part;
    }

    private String subscript() {
        return pick("0", "-1", "a", "1:2", ":", "a:b:c", "::-1", "1, 2", "a, 1:2", "*a", "*a, b", "'k'", expression(1), expression(1) + ":", "None:" + name());
    }

    private String arguments() {
        StringBuilder list = new StringBuilder();
        int count = chance(40) ? 40 : random.nextInt(5);
        boolean keywords = false;
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(8);
            list.append(i == 0 ? "" : ", ");
            if (kind == 0) {
                list.append(keywords ? "**" : "*").append(expression(1));
                continue;
            }
            keywords |= kind == 1;
            if (keywords) {
                list.append(chance(8) ? "**" + name() : pick("k", "l", "metaclass", "__p") + i + "=" + expression(2));
            } else {
                list.append(expression(2));
            }
        }
        return list.toString();
    }

    private String primary(int depth) {
        int d = Math.max(0, depth - 1);
        return switch (random.nextInt(9)) {
            case 0, 1 -> name() + "(" + arguments() + ")";
            case 2 -> name() + "." + pick("b", "__p", "m") + "(" + arguments() + ")";
            case 3 -> name() + "." + pick("b", "__p", "append");
            case 4 -> name() + "[" + subscript() + "]";
            case 5 -> inClass || inFunction ? pick("super().m(" + name() + ")", "super().x", "__class__", "super(A, self).m", "super()") : name();
            case 6 -> "(" + expression(d) + ")." + pick("b", "c") + "[" + subscript() + "]";
            case 7 -> name() + "(" + comprehensionArgument(d) + ")";
            default -> "(" + expression(d) + ")(" + arguments() + ")";
        };
    }

    private String comprehensionArgument(int depth) {
        return unbinding(depth) + " for " + pick("a", "x", "a, b") + " in " + unbinding(1);
    }

    /** Statements as lines, for shrinking: a program without some of its lines. */
    static List<String> lines(String program) {
        return List.of(program.split("(?<=\n)"));
    }
}
