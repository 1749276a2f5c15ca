package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Opcode;
import java.util.List;

/** Lists, tuples, sets and dicts that are written out, and unpacking assignments. */
final class DisplayGenerator extends GeneratorPart {
    private static final int MAX_BEFORE_STAR = 1 << 8;

    DisplayGenerator(CodeGenerator generator) {
        super(generator);
    }

    void list(Expr.ListExpr e) {
        elements(e.range(), e.elts(), e.ctx(), false);
    }

    void tuple(Expr.Tuple e) {
        elements(e.range(), e.elts(), e.ctx(), true);
    }

    private void elements(SourceRange location, List<Expr> elements, ExprContext context, boolean tuple) {
        switch (context) {
            case STORE -> unpack(location, elements);
            case LOAD -> sequence(location, elements, null, 0, Opcode.BUILD_LIST, Opcode.LIST_APPEND, Opcode.LIST_EXTEND, tuple);
            case DEL -> visitAll(elements);
        }
    }

    void set(Expr.Set e) {
        sequence(e.range(), e.elts(), null, 0, Opcode.BUILD_SET, Opcode.SET_ADD, Opcode.SET_UPDATE, false);
    }

    /**
     * Builds a list, tuple or set.
     *
     * @param injected a variable to add at the end, or null
     * @param pushed how many elements are on the stack already
     */
    void sequence(SourceRange location, List<Expr> elements, String injected, int pushed, Opcode build, Opcode add,
            Opcode extend, boolean tuple) {
        int count = elements.size();
        boolean big = count + pushed + (injected != null ? 1 : 0) > Operands.STACK_USE_GUIDELINE;
        boolean starred = elements.stream().anyMatch(Expr.Starred.class::isInstance);
        if (!starred && !big) {
            visitAll(elements);
            if (injected != null) {
                out.load(location, injected);
                count++;
            }
            op(location, tuple ? Opcode.BUILD_TUPLE : build, count + pushed);
            return;
        }
        boolean built = big;
        if (big) {
            op(location, build, pushed);
        }
        for (int i = 0; i < count; i++) {
            Expr element = elements.get(i);
            if (element instanceof Expr.Starred star) {
                if (!built) {
                    op(location, build, i + pushed);
                    built = true;
                }
                visit(star.value());
                op(location, extend, 1);
            } else {
                visit(element);
                if (built) {
                    op(location, add, 1);
                }
            }
        }
        if (injected != null) {
            out.load(location, injected);
            op(location, add, 1);
        }
        if (tuple) {
            op(location, Opcode.CALL_INTRINSIC_1, Operands.LIST_TO_TUPLE);
        }
    }

    private void unpack(SourceRange location, List<Expr> elements) {
        int count = elements.size();
        boolean star = false;
        for (int i = 0; i < count; i++) {
            if (elements.get(i) instanceof Expr.Starred) {
                if (star) {
                    throw out.error(location, "multiple starred expressions in assignment");
                }
                if (i >= MAX_BEFORE_STAR || count - i - 1 >= Integer.MAX_VALUE >> 8) {
                    throw out.error(location, "too many expressions in star-unpacking assignment");
                }
                op(location, Opcode.UNPACK_EX, i + (count - i - 1 << 8));
                star = true;
            }
        }
        if (!star) {
            op(location, Opcode.UNPACK_SEQUENCE, count);
        }
        for (Expr element : elements) {
            visit(element instanceof Expr.Starred starred ? starred.value() : element);
        }
    }

    void dict(Expr.Dict e) {
        SourceRange location = e.range();
        int count = e.values().size();
        boolean haveDict = false;
        int pending = 0;
        for (int i = 0; i < count; i++) {
            if (e.keys().get(i) == null) {
                if (pending > 0) {
                    part(e, i - pending, i);
                    update(location, haveDict);
                    haveDict = true;
                    pending = 0;
                }
                if (!haveDict) {
                    op(location, Opcode.BUILD_MAP, 0);
                    haveDict = true;
                }
                visit(e.values().get(i));
                op(location, Opcode.DICT_UPDATE, 1);
            } else if (pending * 2 > Operands.STACK_USE_GUIDELINE) {
                part(e, i - pending, i + 1);
                update(location, haveDict);
                haveDict = true;
                pending = 0;
            } else {
                pending++;
            }
        }
        if (pending > 0) {
            part(e, count - pending, count);
            update(location, haveDict);
            haveDict = true;
        }
        if (!haveDict) {
            op(location, Opcode.BUILD_MAP, 0);
        }
    }

    private void update(SourceRange location, boolean haveDict) {
        if (haveDict) {
            op(location, Opcode.DICT_UPDATE, 1);
        }
    }

    private void part(Expr.Dict e, int begin, int end) {
        int count = end - begin;
        boolean big = count * 2 > Operands.STACK_USE_GUIDELINE;
        if (big) {
            op(e.range(), Opcode.BUILD_MAP, 0);
        }
        for (int i = begin; i < end; i++) {
            visit(e.keys().get(i));
            visit(e.values().get(i));
            if (big) {
                op(e.range(), Opcode.MAP_ADD, 1);
            }
        }
        if (!big) {
            op(e.range(), Opcode.BUILD_MAP, count);
        }
    }
}
