package dev.krait.compiler.codegen;

import static dev.krait.compiler.codegen.InstructionSequence.NEXT_LOCATION;
import static dev.krait.compiler.codegen.InstructionSequence.NO_LOCATION;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.MatchCase;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.dis.ConstantRepr;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code match} statements (PEP 634). The code of a pattern takes its subject from the stack. Values to bind are kept
 * beneath the subjects that are still needed, and are stored when the whole pattern has matched.
 */
final class PatternGenerator extends GeneratorPart {
    private static final int MAX_BEFORE_STAR = 1 << 8;

    /** The state of one pattern. */
    private static final class Context {
        /** Names captured so far, in the order of their values on the stack. */
        List<String> stores = new ArrayList<>();
        /** Whether a pattern that always matches may stand here. */
        boolean allowIrrefutable;
        /** A jump to the label of index i drops i values and goes on behind the pattern. */
        List<Label> failPop = new ArrayList<>();
        /** Values on top of the stack that a failure must drop; captured ones come below. */
        int onTop;
    }

    PatternGenerator(CodeGenerator generator) {
        super(generator);
    }

    private static boolean isWildcard(Pattern pattern) {
        return pattern instanceof Pattern.MatchAs as && as.name() == null;
    }

    private static boolean isWildcardStar(Pattern pattern) {
        return pattern instanceof Pattern.MatchStar star && star.name() == null;
    }

    void match(Stmt.Match s) {
        visit(s.subject());
        Label end = newLabel();
        int cases = s.cases().size();
        MatchCase last = s.cases().get(cases - 1);
        boolean hasDefault = isWildcard(last.pattern()) && cases > 1;
        int tested = hasDefault ? cases - 1 : cases;
        for (int i = 0; i < tested; i++) {
            MatchCase matchCase = s.cases().get(i);
            SourceRange location = matchCase.pattern().range();
            boolean keepsSubject = i != tested - 1;
            if (keepsSubject) {
                op(location, Opcode.COPY, 1);
            }
            Context context = new Context();
            context.allowIrrefutable = matchCase.guard() != null || i == cases - 1;
            pattern(matchCase.pattern(), context);
            for (String name : context.stores) {
                out.store(location, name);
            }
            if (matchCase.guard() != null) {
                // The values to bind are stored: nothing is left to drop.
                generator.controlFlow.jumpIf(location, matchCase.guard(), failLabel(context, 0), false);
            }
            if (keepsSubject) {
                // At the place of what follows, for the sake of branch events.
                op(NEXT_LOCATION, Opcode.POP_TOP);
            }
            statements(matchCase.body());
            jump(NO_LOCATION, Opcode.JUMP, end);
            emitFailPop(location, context);
        }
        if (hasDefault) {
            SourceRange location = last.pattern().range();
            // For line coverage.
            op(location, Opcode.NOP);
            if (last.guard() != null) {
                generator.controlFlow.jumpIf(location, last.guard(), end, false);
            }
            statements(last.body());
        }
        use(end);
    }

    private Label failLabel(Context context, int drops) {
        while (context.failPop.size() <= drops) {
            context.failPop.add(newLabel());
        }
        return context.failPop.get(drops);
    }

    private void jumpToFail(SourceRange location, Context context, Opcode jump) {
        jump(location, jump, failLabel(context, context.onTop + context.stores.size()));
    }

    private void emitFailPop(SourceRange location, Context context) {
        if (context.failPop.isEmpty()) {
            return;
        }
        for (int i = context.failPop.size() - 1; i > 0; i--) {
            use(context.failPop.get(i));
            op(location, Opcode.POP_TOP);
        }
        use(context.failPop.get(0));
        context.failPop = new ArrayList<>();
    }

    private void pattern(Pattern pattern, Context context) {
        out.diagnostics.guard().enter();
        switch (pattern) {
            case Pattern.MatchValue p -> value(p, context);
            case Pattern.MatchSingleton p -> {
                out.loadConst(p.range(), p.value());
                op(p.range(), Opcode.IS_OP, 0);
                jumpToFail(p.range(), context, Opcode.POP_JUMP_IF_FALSE);
            }
            case Pattern.MatchSequence p -> sequence(p, context);
            case Pattern.MatchMapping p -> mapping(p, context);
            case Pattern.MatchClass p -> classPattern(p, context);
            case Pattern.MatchStar p -> capture(p.range(), p.name(), context);
            case Pattern.MatchAs p -> as(p, context);
            case Pattern.MatchOr p -> or(p, context);
        }
        out.diagnostics.guard().leave();
    }

    private void subpattern(Pattern pattern, Context context) {
        boolean before = context.allowIrrefutable;
        context.allowIrrefutable = true;
        pattern(pattern, context);
        context.allowIrrefutable = before;
    }

    private void value(Pattern.MatchValue p, Context context) {
        if (!(p.value() instanceof Expr.Literal || p.value() instanceof Expr.Attribute)) {
            throw out.error(p.range(), "patterns may only match literals and attribute lookups");
        }
        visit(p.value());
        op(p.range(), Opcode.COMPARE_OP, Operands.EQ);
        op(p.range(), Opcode.TO_BOOL);
        jumpToFail(p.range(), context, Opcode.POP_JUMP_IF_FALSE);
    }

    private void as(Pattern.MatchAs p, Context context) {
        if (p.pattern() == null) {
            if (!context.allowIrrefutable) {
                throw out.error(p.range(), p.name() != null
                        ? "name capture " + ConstantRepr.of(p.name()) + " makes remaining patterns unreachable"
                        : "wildcard makes remaining patterns unreachable");
            }
            capture(p.range(), p.name(), context);
            return;
        }
        context.onTop++;
        op(p.range(), Opcode.COPY, 1);
        pattern(p.pattern(), context);
        context.onTop--;
        capture(p.range(), p.name(), context);
    }

    /** Moves the value on the stack beneath those that are still needed. */
    private void capture(SourceRange location, String name, Context context) {
        if (name == null) {
            op(location, Opcode.POP_TOP);
            return;
        }
        if (context.stores.contains(name)) {
            throw duplicateStore(location, name);
        }
        rotate(location, context.onTop + context.stores.size() + 1);
        context.stores.add(name);
    }

    private RuntimeException duplicateStore(SourceRange location, String name) {
        return out.error(location, "multiple assignments to name " + ConstantRepr.of(name) + " in pattern");
    }

    private void rotate(SourceRange location, int count) {
        for (int i = count; i > 1; i--) {
            op(location, Opcode.SWAP, i);
        }
    }

    private void sequence(Pattern.MatchSequence p, Context context) {
        SourceRange location = p.range();
        List<Pattern> patterns = p.patterns();
        int size = patterns.size();
        int star = -1;
        boolean onlyWildcards = true;
        boolean starWildcard = false;
        for (int i = 0; i < size; i++) {
            Pattern pattern = patterns.get(i);
            if (pattern instanceof Pattern.MatchStar) {
                if (star >= 0) {
                    throw out.error(location, "multiple starred names in sequence pattern");
                }
                starWildcard = isWildcardStar(pattern);
                onlyWildcards &= starWildcard;
                star = i;
            } else {
                onlyWildcards &= isWildcard(pattern);
            }
        }
        context.onTop++;
        op(location, Opcode.MATCH_SEQUENCE);
        jumpToFail(location, context, Opcode.POP_JUMP_IF_FALSE);
        if (star < 0) {
            checkLength(location, size, Operands.EQ, context);
        } else if (size > 1) {
            checkLength(location, size - 1, Operands.GE, context);
        }
        context.onTop--;
        if (onlyWildcards) {
            op(location, Opcode.POP_TOP);
        } else if (starWildcard) {
            subscripts(location, patterns, star, context);
        } else {
            unpack(location, patterns, context);
        }
    }

    private void checkLength(SourceRange location, int length, int comparison, Context context) {
        op(location, Opcode.GET_LEN);
        out.loadInt(location, length);
        op(location, Opcode.COMPARE_OP, comparison);
        jumpToFail(location, context, Opcode.POP_JUMP_IF_FALSE);
    }

    private void unpack(SourceRange location, List<Pattern> patterns, Context context) {
        int size = patterns.size();
        boolean star = false;
        for (int i = 0; i < size; i++) {
            if (patterns.get(i) instanceof Pattern.MatchStar) {
                if (i >= MAX_BEFORE_STAR || size - i - 1 >= Integer.MAX_VALUE >> 8) {
                    throw out.error(location, "too many expressions in star-unpacking sequence pattern");
                }
                op(location, Opcode.UNPACK_EX, i + (size - i - 1 << 8));
                star = true;
            }
        }
        if (!star) {
            op(location, Opcode.UNPACK_SEQUENCE, size);
        }
        context.onTop += size;
        for (Pattern pattern : patterns) {
            context.onTop--;
            subpattern(pattern, context);
        }
    }

    /** Elements around a {@code *_} are fetched one by one instead of unpacking all. */
    private void subscripts(SourceRange location, List<Pattern> patterns, int star, Context context) {
        context.onTop++;
        int size = patterns.size();
        for (int i = 0; i < size; i++) {
            Pattern pattern = patterns.get(i);
            if (isWildcard(pattern) || i == star) {
                continue;
            }
            op(location, Opcode.COPY, 1);
            if (i < star) {
                out.loadInt(location, i);
            } else {
                // The subject may not support negative indexes.
                op(location, Opcode.GET_LEN);
                out.loadInt(location, size - i);
                op(location, Opcode.BINARY_OP, Operands.binary(Operator.SUB, false));
            }
            op(location, Opcode.BINARY_OP, Operands.SUBSCR);
            subpattern(pattern, context);
        }
        context.onTop--;
        op(location, Opcode.POP_TOP);
    }

    private void classPattern(Pattern.MatchClass p, Context context) {
        SourceRange location = p.range();
        int positional = p.patterns().size();
        int attributes = p.kwdAttrs().size();
        checkAttributes(p);
        visit(p.cls());
        List<Constant> names = new ArrayList<>();
        p.kwdAttrs().forEach(name -> names.add(new Constant.Str(name)));
        out.loadConst(location, new Constant.Tuple(names));
        op(location, Opcode.MATCH_CLASS, positional);
        failIfNone(location, 1, context);
        op(location, Opcode.UNPACK_SEQUENCE, positional + attributes);
        context.onTop += positional + attributes - 1;
        for (int i = 0; i < positional + attributes; i++) {
            context.onTop--;
            Pattern pattern = i < positional ? p.patterns().get(i) : p.kwdPatterns().get(i - positional);
            if (isWildcard(pattern)) {
                op(location, Opcode.POP_TOP);
            } else {
                subpattern(pattern, context);
            }
        }
    }

    private void failIfNone(SourceRange location, int pushed, Context context) {
        context.onTop += pushed;
        op(location, Opcode.COPY, 1);
        loadNone(location);
        op(location, Opcode.IS_OP, 1);
        jumpToFail(location, context, Opcode.POP_JUMP_IF_FALSE);
    }

    private void checkAttributes(Pattern.MatchClass p) {
        List<String> names = p.kwdAttrs();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                if (names.get(i).equals(names.get(j))) {
                    throw out.error(p.kwdPatterns().get(j).range(),
                            "attribute name repeated in class pattern: " + names.get(i));
                }
            }
        }
    }

    private void mapping(Pattern.MatchMapping p, Context context) {
        SourceRange location = p.range();
        int size = p.keys().size();
        context.onTop++;
        op(location, Opcode.MATCH_MAPPING);
        jumpToFail(location, context, Opcode.POP_JUMP_IF_FALSE);
        if (size == 0 && p.rest() == null) {
            context.onTop--;
            op(location, Opcode.POP_TOP);
            return;
        }
        if (size > 0) {
            checkLength(location, size, Operands.GE, context);
        }
        Set<Object> seen = new HashSet<>();
        for (Expr key : p.keys()) {
            mappingKey(location, key, seen);
        }
        op(location, Opcode.BUILD_TUPLE, size);
        op(location, Opcode.MATCH_KEYS);
        failIfNone(location, 2, context);
        op(location, Opcode.UNPACK_SEQUENCE, size);
        context.onTop += size - 1;
        for (Pattern pattern : p.patterns()) {
            context.onTop--;
            subpattern(pattern, context);
        }
        context.onTop -= 2;
        if (p.rest() == null) {
            op(location, Opcode.POP_TOP);
            op(location, Opcode.POP_TOP);
            return;
        }
        // rest = dict(subject), without the keys.
        op(location, Opcode.BUILD_MAP, 0);
        op(location, Opcode.SWAP, 3);
        op(location, Opcode.DICT_UPDATE, 2);
        op(location, Opcode.UNPACK_SEQUENCE, size);
        for (int left = size; left > 0; left--) {
            op(location, Opcode.COPY, 1 + left);
            op(location, Opcode.SWAP, 2);
            op(location, Opcode.DELETE_SUBSCR);
        }
        capture(location, p.rest(), context);
    }

    private void mappingKey(SourceRange location, Expr key, Set<Object> seen) {
        if (key instanceof Expr.Literal literal) {
            if (!seen.add(equalityKey(literal.value()))) {
                throw out.error(location,
                        "mapping pattern checks duplicate key (" + ConstantRepr.of(literal.value()) + ")");
            }
        } else if (!(key instanceof Expr.Attribute)) {
            throw out.error(location, "mapping pattern keys may only match literals and attribute lookups");
        }
        visit(key);
    }

    /** Equal for constants that Python holds equal: {@code 1 == 1.0 == True}. */
    private static Object equalityKey(Constant constant) {
        return switch (constant) {
            case Constant.Bool b -> BigDecimal.valueOf(b.value() ? 1 : 0);
            case Constant.Int i -> new BigDecimal(i.value()).stripTrailingZeros();
            case Constant.Float f when Double.isFinite(f.value()) -> new BigDecimal(f.value()).stripTrailingZeros();
            case Constant.Float f -> f.value();
            case Constant.Complex c when c.imag() == 0 -> equalityKey(new Constant.Float(c.real()));
            default -> constant;
        };
    }

    private void or(Pattern.MatchOr p, Context context) {
        SourceRange location = p.range();
        Label end = newLabel();
        int last = p.patterns().size() - 1;
        List<String> control = null;
        for (int i = 0; i <= last; i++) {
            Pattern alternative = p.patterns().get(i);
            SourceRange at = alternative.range();
            Context inner = new Context();
            inner.allowIrrefutable = i == last && context.allowIrrefutable;
            op(at, Opcode.COPY, 1);
            pattern(alternative, inner);
            if (control == null) {
                control = new ArrayList<>(inner.stores);
            } else if (control.size() != inner.stores.size()) {
                throw out.error(location, "alternative patterns bind different names");
            } else {
                reorder(location, at, control, inner.stores);
            }
            jump(at, Opcode.JUMP, end);
            emitFailPop(at, inner);
        }
        op(location, Opcode.POP_TOP);
        jumpToFail(location, context, Opcode.JUMP);
        use(end);
        // Beneath the captured values are the copy of the subject, what is still needed, and what was captured before.
        int rotations = control.size() + 1 + context.onTop + context.stores.size();
        for (String name : control) {
            rotate(location, rotations);
            if (context.stores.contains(name)) {
                throw duplicateStore(location, name);
            }
            context.stores.add(name);
        }
        op(location, Opcode.POP_TOP);
    }

    /** Brings captured values into the order of the first alternative. */
    private void reorder(SourceRange location, SourceRange at, List<String> control, List<String> stores) {
        for (int wanted = stores.size() - 1; wanted >= 0; wanted--) {
            int actual = stores.indexOf(control.get(wanted));
            if (actual < 0) {
                throw out.error(location, "alternative patterns bind different names");
            }
            if (actual == wanted) {
                continue;
            }
            int rotations = actual + 1;
            List<String> rotated = new ArrayList<>(stores.subList(0, rotations));
            stores.subList(0, rotations).clear();
            stores.addAll(wanted - actual, rotated);
            for (int i = 0; i < rotations; i++) {
                rotate(at, wanted + 1);
            }
        }
    }
}
