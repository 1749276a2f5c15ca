package dev.krait.compiler.codegen;

import static dev.krait.compiler.codegen.InstructionSequence.NO_LOCATION;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.symtable.Symbols;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Calls. */
final class CallGenerator extends GeneratorPart {
    CallGenerator(CodeGenerator generator) {
        super(generator);
    }

    void call(Expr.Call e) {
        validateKeywords(e.keywords());
        if (methodCall(e)) {
            return;
        }
        Label end = newLabel();
        generator.expressions.checks().checkCalled(e.func());
        visit(e.func());
        consumeGenerator(e, end);
        op(e.func().range(), Opcode.PUSH_NULL);
        arguments(e.range(), 0, e.args(), null, e.keywords());
        use(end);
    }

    private void validateKeywords(List<Keyword> keywords) {
        if (keywords.size() < 2) {
            return;
        }
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new HashSet<>();
        for (Keyword keyword : keywords) {
            if (keyword.arg() != null && !seen.add(keyword.arg())) {
                repeated.add(keyword.arg());
            }
        }
        if (repeated.isEmpty()) {
            return;
        }
        // CPython reports the second use of the first name that is repeated.
        String first = null;
        for (Keyword keyword : keywords) {
            if (first == null && repeated.contains(keyword.arg())) {
                first = keyword.arg();
            } else if (first != null && first.equals(keyword.arg())) {
                throw out.error(keyword.range(), "keyword argument repeated: " + first);
            }
        }
    }

    /** A call of an attribute, which needs no bound method; returns false if the call must be made in the general way. */
    private boolean methodCall(Expr.Call e) {
        if (!(e.func() instanceof Expr.Attribute method) || method.ctx() != ExprContext.LOAD || isImported(method.value())) {
            return false;
        }
        int positional = e.args().size();
        int keywords = e.keywords().size();
        if (positional + keywords + (keywords != 0 ? 1 : 0) >= Operands.STACK_USE_GUIDELINE || unpacks(e.args(), e.keywords())) {
            return false;
        }
        SourceRange location = method.range();
        if (canLoadSuper(method)) {
            boolean twoArguments = loadSuperArguments((Expr.Call) method.value());
            out.loadSuper(location, method.attr(), true, twoArguments);
            location = Locations.atAttribute(location, method);
            op(location, Opcode.NOP);
        } else {
            visit(method.value());
            location = Locations.atAttribute(location, method);
            out.loadMethod(location, method.attr());
        }
        visitAll(e.args());
        SourceRange at = Locations.atAttribute(e.range(), method);
        if (keywords > 0) {
            for (Keyword keyword : e.keywords()) {
                visit(keyword.value());
            }
            keywordNames(location, e.keywords());
            op(at, Opcode.CALL_KW, positional + keywords);
        } else {
            op(at, Opcode.CALL, positional);
        }
        return true;
    }

    private static boolean unpacks(List<Expr> arguments, List<Keyword> keywords) {
        for (Expr argument : arguments) {
            if (argument instanceof Expr.Starred) {
                return true;
            }
        }
        for (Keyword keyword : keywords) {
            if (keyword.arg() == null) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name is imported in the module: then it is probably a module, whose attributes are no methods. */
    private boolean isImported(Expr e) {
        return e instanceof Expr.Name name && (out.symbols.top().symbol(name.id()) & Symbols.DEF_IMPORT) != 0;
    }

    /** Whether this is an attribute of {@code super()} or {@code super(a, b)}. */
    boolean canLoadSuper(Expr.Attribute attribute) {
        if (!(attribute.value() instanceof Expr.Call call) || !(call.func() instanceof Expr.Name name)
                || !name.id().equals("super") || attribute.attr().equals("__class__") || !call.keywords().isEmpty()) {
            return false;
        }
        if (out.entry().scope("super") != Symbols.GLOBAL_IMPLICIT || out.symbols.top().scope("super") != 0) {
            return false;
        }
        if (call.args().size() == 2) {
            return !unpacks(call.args(), call.keywords());
        }
        CompilerUnit.Parameters parameters = out.unit().parameters;
        return call.args().isEmpty() && parameters.positional() + parameters.positionalOnly() > 0
                && out.referenceKind("__class__") == Symbols.FREE;
    }

    /** Loads {@code super}, the class and the instance; returns whether they were given as arguments. */
    boolean loadSuperArguments(Expr.Call call) {
        SourceRange location = call.range();
        out.load(call.func().range(), "super");
        if (call.args().size() == 2) {
            visitAll(call.args());
            return true;
        }
        out.load(location, "__class__");
        out.load(location, out.unit().varNames.keySet().iterator().next());
        return false;
    }

    /**
     * {@code all}, {@code any} and {@code tuple} of a generator expression consume it in a loop here, provided that at run
     * time the name still means the built-in, which is on the stack.
     */
    private void consumeGenerator(Expr.Call e, Label end) {
        if (!(e.func() instanceof Expr.Name name) || e.args().size() != 1 || !e.keywords().isEmpty()
                || !(e.args().get(0) instanceof Expr.GeneratorExp)) {
            return;
        }
        int builtin;
        switch (name.id()) {
            case "all" -> builtin = Operands.BUILTIN_ALL;
            case "any" -> builtin = Operands.BUILTIN_ANY;
            case "tuple" -> builtin = Operands.BUILTIN_TUPLE;
            default -> {
                return;
            }
        }
        boolean tuple = builtin == Operands.BUILTIN_TUPLE;
        boolean all = builtin == Operands.BUILTIN_ALL;
        SourceRange location = e.func().range();
        Label skip = newLabel();
        op(location, Opcode.COPY, 1);
        op(location, Opcode.LOAD_COMMON_CONSTANT, builtin);
        op(location, Opcode.IS_OP, 0);
        jump(location, Opcode.POP_JUMP_IF_FALSE, skip);
        op(location, Opcode.POP_TOP);
        if (tuple) {
            op(location, Opcode.BUILD_LIST, 0);
        }
        visit(e.args().get(0));
        Label loop = newLabel();
        Label cleanup = newLabel();
        use(loop);
        jump(location, Opcode.FOR_ITER, cleanup);
        if (tuple) {
            op(location, Opcode.LIST_APPEND, 2);
            jump(location, Opcode.JUMP, loop);
        } else {
            op(location, Opcode.TO_BOOL);
            jump(location, all ? Opcode.POP_JUMP_IF_TRUE : Opcode.POP_JUMP_IF_FALSE, loop);
        }
        op(NO_LOCATION, Opcode.POP_ITER);
        if (!tuple) {
            out.loadConst(location, all ? Constant.FALSE : Constant.TRUE);
        }
        jump(location, Opcode.JUMP, end);
        use(cleanup);
        op(NO_LOCATION, Opcode.END_FOR);
        op(NO_LOCATION, Opcode.POP_ITER);
        if (tuple) {
            op(location, Opcode.CALL_INTRINSIC_1, Operands.LIST_TO_TUPLE);
        } else {
            out.loadConst(location, all ? Constant.TRUE : Constant.FALSE);
        }
        jump(location, Opcode.JUMP, end);
        use(skip);
    }

    private void keywordNames(SourceRange location, List<Keyword> keywords) {
        List<Constant> names = new ArrayList<>();
        for (Keyword keyword : keywords) {
            names.add(new Constant.Str(keyword.arg()));
        }
        out.loadConst(location, new Constant.Tuple(names));
    }

    /**
     * The arguments and the call itself.
     *
     * @param pushed how many positional arguments are on the stack already
     * @param injected a variable to pass as last positional argument, or null
     */
    void arguments(SourceRange location, int pushed, List<Expr> positional, String injected, List<Keyword> keywords) {
        validateKeywords(keywords);
        int count = positional.size();
        if (count + keywords.size() * 2 > Operands.STACK_USE_GUIDELINE || unpacks(positional, keywords)) {
            unpackingCall(location, pushed, positional, injected, keywords);
            return;
        }
        visitAll(positional);
        if (injected != null) {
            out.load(location, injected);
            count++;
        }
        if (keywords.isEmpty()) {
            op(location, Opcode.CALL, pushed + count);
            return;
        }
        for (Keyword keyword : keywords) {
            visit(keyword.value());
        }
        keywordNames(location, keywords);
        op(location, Opcode.CALL_KW, pushed + count + keywords.size());
    }

    private void unpackingCall(SourceRange location, int pushed, List<Expr> positional, String injected, List<Keyword> keywords) {
        if (pushed == 0 && positional.size() == 1 && positional.get(0) instanceof Expr.Starred starred) {
            visit(starred.value());
        } else {
            generator.expressions.displays().sequence(location, positional, injected, pushed, Opcode.BUILD_LIST,
                    Opcode.LIST_APPEND, Opcode.LIST_EXTEND, true);
        }
        if (keywords.isEmpty()) {
            op(location, Opcode.PUSH_NULL);
            op(location, Opcode.CALL_FUNCTION_EX);
            return;
        }
        boolean haveDict = false;
        int pending = 0;
        for (int i = 0; i < keywords.size(); i++) {
            Keyword keyword = keywords.get(i);
            if (keyword.arg() != null) {
                pending++;
                continue;
            }
            if (pending > 0) {
                keywordPart(location, keywords.subList(i - pending, i));
                merge(location, haveDict);
                haveDict = true;
                pending = 0;
            }
            if (!haveDict) {
                op(location, Opcode.BUILD_MAP, 0);
                haveDict = true;
            }
            visit(keyword.value());
            op(location, Opcode.DICT_MERGE, 1);
        }
        if (pending > 0) {
            keywordPart(location, keywords.subList(keywords.size() - pending, keywords.size()));
            merge(location, haveDict);
        }
        op(location, Opcode.CALL_FUNCTION_EX);
    }

    private void merge(SourceRange location, boolean haveDict) {
        if (haveDict) {
            op(location, Opcode.DICT_MERGE, 1);
        }
    }

    private void keywordPart(SourceRange location, List<Keyword> keywords) {
        int count = keywords.size();
        boolean big = count * 2 > Operands.STACK_USE_GUIDELINE;
        if (big) {
            op(NO_LOCATION, Opcode.BUILD_MAP, 0);
        }
        for (Keyword keyword : keywords) {
            out.loadString(location, keyword.arg());
            visit(keyword.value());
            if (big) {
                op(NO_LOCATION, Opcode.MAP_ADD, 1);
            }
        }
        if (!big) {
            op(location, Opcode.BUILD_MAP, count);
        }
    }
}
