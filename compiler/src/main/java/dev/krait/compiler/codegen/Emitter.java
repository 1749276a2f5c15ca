package dev.krait.compiler.codegen;

import static dev.krait.compiler.codegen.InstructionSequence.NO_LOCATION;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.assemble.Assembler;
import dev.krait.compiler.assemble.CodeUnit;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.CodeFlags;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.CompileFlags;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.dis.ConstantRepr;
import dev.krait.compiler.symtable.BlockType;
import dev.krait.compiler.symtable.Diagnostics;
import dev.krait.compiler.symtable.FutureFeatures;
import dev.krait.compiler.symtable.NameMangling;
import dev.krait.compiler.symtable.SymbolTable;
import dev.krait.compiler.symtable.SymbolTableEntry;
import dev.krait.compiler.symtable.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The scopes that are open, and the instructions that the parts of the code generator add to the innermost. */
final class Emitter {
    static final int RESUME_AT_START = 0, RESUME_AFTER_YIELD = 1, RESUME_AFTER_YIELD_FROM = 2, RESUME_AFTER_AWAIT = 3;

    final SymbolTable symbols;
    final FutureFeatures future;
    final Diagnostics diagnostics;
    final int optimize;
    private final boolean interactive;
    private final List<CompilerUnit> enclosing = new ArrayList<>();
    private CompilerUnit unit;

    Emitter(SymbolTable symbols, FutureFeatures future, Diagnostics diagnostics, int optimize, boolean interactive) {
        this.symbols = symbols;
        this.future = future;
        this.diagnostics = diagnostics;
        this.optimize = optimize;
        this.interactive = interactive;
    }

    CompilerUnit unit() {
        return unit;
    }

    SymbolTableEntry entry() {
        return unit.entry;
    }

    boolean isInteractiveTopLevel() {
        return interactive && enclosing.isEmpty();
    }

    // Scopes

    /** Opens a scope. {@code className} mangles names in it; null for that of the scope around. */
    void enterScope(String name, ScopeType type, SymbolTableEntry entry, int line, String className,
            CompilerUnit.Parameters parameters) {
        String mangler = className != null || unit == null ? className : unit.className;
        CompilerUnit entered = new CompilerUnit(entry, type, name, mangler, parameters, line);
        if (unit != null) {
            enclosing.add(unit);
        }
        unit = entered;
        unit.qualname = type == ScopeType.MODULE ? name : qualname();
        boolean isModule = type == ScopeType.MODULE;
        SourceRange location = new SourceRange(isModule ? 0 : line, 0, line, 0);
        op(location, Opcode.RESUME, RESUME_AT_START);
        if (isModule) {
            op(location, Opcode.ANNOTATIONS_PLACEHOLDER);
        }
    }

    /** Closes the scope and makes its code object; {@code addNone} returns None where it falls off the end. */
    CodeObject exitScope(boolean addNone) {
        if (addNone) {
            loadConst(NO_LOCATION, Constant.NONE);
        }
        op(NO_LOCATION, Opcode.RETURN_VALUE);
        CompilerUnit u = unit;
        CodeUnit metadata = new CodeUnit(u.name, u.qualname, diagnostics.filename(), u.firstLine,
                u.parameters.positionalOnly(), u.parameters.positional(), u.parameters.keywordOnly(), flags(),
                List.copyOf(u.names.keySet()), List.copyOf(u.varNames.keySet()), List.copyOf(u.cellVars.keySet()),
                List.copyOf(u.freeVars.keySet()), u.fastHidden.keySet());
        CodeObject code = Assembler.assemble(u.sequence, metadata, u.constants);
        unit = enclosing.isEmpty() ? null : enclosing.remove(enclosing.size() - 1);
        return code;
    }

    private int flags() {
        SymbolTableEntry e = unit.entry;
        int flags = future.flags() & CompileFlags.FUTURE_MASK;
        if (e.type().isFunctionLike()) {
            flags |= CodeFlags.CO_NEWLOCALS | CodeFlags.CO_OPTIMIZED;
            flags |= e.isNested() ? CodeFlags.CO_NESTED : 0;
            flags |= e.isGenerator() ? e.isCoroutine() ? CodeFlags.CO_ASYNC_GENERATOR : CodeFlags.CO_GENERATOR : 0;
            flags |= e.hasVarargs() ? CodeFlags.CO_VARARGS : 0;
            flags |= e.hasVarkeywords() ? CodeFlags.CO_VARKEYWORDS : 0;
            flags |= e.hasDocstring() ? CodeFlags.CO_HAS_DOCSTRING : 0;
            flags |= e.isMethod() ? CodeFlags.CO_METHOD : 0;
        }
        return e.isCoroutine() && !e.isGenerator() ? flags | CodeFlags.CO_COROUTINE : flags;
    }

    private String qualname() {
        int depth = enclosing.size();
        if (depth <= 1) {
            return unit.name;
        }
        CompilerUnit parent = enclosing.get(depth - 1);
        if (parent.scopeType == ScopeType.ANNOTATIONS) {
            if (depth == 2) {
                return unit.name;
            }
            parent = enclosing.get(depth - 2);
        }
        ScopeType type = unit.scopeType;
        if (type == ScopeType.FUNCTION || type == ScopeType.ASYNC_FUNCTION || type == ScopeType.CLASS) {
            String mangled = NameMangling.mangle(parent.className, unit.name);
            if (parent.entry.scope(mangled) == Symbols.GLOBAL_EXPLICIT) {
                return unit.name;
            }
        }
        boolean inFunction = parent.scopeType == ScopeType.FUNCTION || parent.scopeType == ScopeType.ASYNC_FUNCTION
                || parent.scopeType == ScopeType.LAMBDA;
        return parent.qualname + (inFunction ? ".<locals>." : ".") + unit.name;
    }

    /** Notes that a method sets an attribute of {@code self}. */
    void addStaticAttribute(String attribute) {
        for (int i = enclosing.size() - 1; i >= 0; i--) {
            if (enclosing.get(i).scopeType == ScopeType.CLASS) {
                enclosing.get(i).staticAttributes.add(attribute);
                return;
            }
        }
    }

    // Instructions

    Label newLabel() {
        return unit.sequence.newLabel();
    }

    void use(Label label) {
        unit.sequence.useLabel(label);
    }

    void op(SourceRange location, Opcode opcode) {
        unit.sequence.add(opcode, location);
    }

    void op(SourceRange location, Opcode opcode, int oparg) {
        unit.sequence.add(opcode, oparg, location);
    }

    void jump(SourceRange location, Opcode opcode, Label target) {
        unit.sequence.add(opcode, target, location);
    }

    void loadConst(SourceRange location, Constant constant) {
        op(location, Opcode.LOAD_CONST, unit.constants.add(constant));
    }

    void loadInt(SourceRange location, long value) {
        loadConst(location, Constant.Int.of(value));
    }

    void loadString(SourceRange location, String value) {
        loadConst(location, new Constant.Str(value));
    }

    String mangle(String name) {
        return NameMangling.mangle(unit.className, unit.entry, name);
    }

    /** An instruction whose operand is the index of a name, mangled, in {@code co_names}. */
    void nameIndexOp(SourceRange location, Opcode opcode, String name) {
        op(location, opcode, CompilerUnit.index(unit.names, mangle(name)));
    }

    /** An instruction whose operand is the index of a name, mangled, among variables of one kind. */
    void indexOp(SourceRange location, Opcode opcode, Map<String, Integer> variables, String name) {
        op(location, opcode, CompilerUnit.index(variables, mangle(name)));
    }

    void loadAttribute(SourceRange location, String name) {
        op(location, Opcode.LOAD_ATTR, CompilerUnit.index(unit.names, mangle(name)) << 1);
    }

    void loadMethod(SourceRange location, String name) {
        op(location, Opcode.LOAD_ATTR, CompilerUnit.index(unit.names, mangle(name)) << 1 | 1);
    }

    void loadSuper(SourceRange location, String name, boolean method, boolean twoArguments) {
        op(location, Opcode.LOAD_SUPER_ATTR,
                CompilerUnit.index(unit.names, mangle(name)) << 2 | (twoArguments ? 2 : 0) | (method ? 1 : 0));
    }

    /** Loads, stores or deletes a variable. */
    void variable(SourceRange location, String name, ExprContext context) {
        String mangled = mangle(name);
        SymbolTableEntry entry = unit.entry;
        int scope = entry.scope(mangled);
        boolean load = context == ExprContext.LOAD;
        switch (scope) {
            case Symbols.FREE, Symbols.CELL -> {
                int index = CompilerUnit.index(scope == Symbols.FREE ? unit.freeVars : unit.cellVars, mangled);
                if (!load) {
                    op(location, context == ExprContext.STORE ? Opcode.STORE_DEREF : Opcode.DELETE_DEREF, index);
                } else if (entry.type() == BlockType.CLASS && unit.inlinedComprehensions == 0) {
                    op(location, Opcode.LOAD_LOCALS);
                    op(location, Opcode.LOAD_FROM_DICT_OR_DEREF, index);
                } else if (entry.canSeeClassScope()) {
                    loadClassDict(location);
                    op(location, Opcode.LOAD_FROM_DICT_OR_DEREF, index);
                } else {
                    op(location, Opcode.LOAD_DEREF, index);
                }
            }
            case Symbols.GLOBAL_EXPLICIT -> global(location, mangled, scope, context);
            default -> {
                if (scope == Symbols.LOCAL && (unit.isFunctionLike() || unit.fastHidden.getOrDefault(mangled, false))) {
                    op(location, select(context, Opcode.LOAD_FAST, Opcode.STORE_FAST, Opcode.DELETE_FAST),
                            CompilerUnit.index(unit.varNames, mangled));
                } else if (scope == Symbols.GLOBAL_IMPLICIT && unit.isFunctionLike()) {
                    global(location, mangled, scope, context);
                } else {
                    int index = CompilerUnit.index(unit.names, mangled);
                    if (load && entry.type() == BlockType.CLASS && unit.inlinedComprehensions > 0) {
                        op(location, Opcode.LOAD_GLOBAL, index << 1);
                    } else {
                        op(location, select(context, Opcode.LOAD_NAME, Opcode.STORE_NAME, Opcode.DELETE_NAME), index);
                    }
                }
            }
        }
    }

    private void global(SourceRange location, String mangled, int scope, ExprContext context) {
        int index = CompilerUnit.index(unit.names, mangled);
        if (context == ExprContext.LOAD) {
            if (unit.entry.canSeeClassScope() && scope == Symbols.GLOBAL_IMPLICIT) {
                loadClassDict(location);
                op(location, Opcode.LOAD_FROM_DICT_OR_GLOBALS, index);
            } else {
                op(location, Opcode.LOAD_GLOBAL, index << 1);
            }
        } else {
            op(location, context == ExprContext.STORE ? Opcode.STORE_GLOBAL : Opcode.DELETE_GLOBAL, index);
        }
    }

    private void loadClassDict(SourceRange location) {
        op(location, Opcode.LOAD_DEREF, CompilerUnit.index(unit.freeVars, "__classdict__"));
    }

    private static Opcode select(ExprContext context, Opcode load, Opcode store, Opcode delete) {
        return switch (context) {
            case LOAD -> load;
            case STORE -> store;
            case DEL -> delete;
        };
    }

    void load(SourceRange location, String name) {
        variable(location, name, ExprContext.LOAD);
    }

    void store(SourceRange location, String name) {
        variable(location, name, ExprContext.STORE);
    }

    /** What kind of variable a name is for the closures made in this scope. */
    int referenceKind(String name) {
        if (unit.scopeType == ScopeType.CLASS && (name.equals("__class__") || name.equals("__classdict__")
                || name.equals("__conditional_annotations__"))) {
            return Symbols.CELL;
        }
        return unit.entry.scope(name);
    }

    /** As in CPython, a lambda's default with {@code super()} in a comprehension of a class body finds no cell for {@code __class__}. */
    private PythonSyntaxError unknownFreeVariable(String name, int kind, CodeObject code) {
        List<Constant> free = new ArrayList<>();
        for (int i = 0; i < code.localsPlusNames().size(); i++) {
            if ((code.localsPlusKinds()[i] & CodeFlags.CO_FAST_FREE) != 0) {
                free.add(new Constant.Str(code.localsPlusNames().get(i)));
            }
        }
        int none = PythonSyntaxError.NONE;
        return new PythonSyntaxError(PythonSyntaxError.Kind.SYSTEM, "compiler_lookup_arg(name=" + ConstantRepr.of(name) + ") with reftype=" + kind + " failed in "
                + unit.name + "; freevars of code " + code.name() + ": " + ConstantRepr.of(new Constant.Tuple(free)), diagnostics.filename(), none, none, none, none, null);
    }

    /** Makes a function of a code object, whose defaults and annotations are on the stack as {@code flags} say. */
    void makeClosure(SourceRange location, CodeObject code, int flags) {
        int free = 0;
        for (int i = 0; i < code.localsPlusNames().size(); i++) {
            if ((code.localsPlusKinds()[i] & CodeFlags.CO_FAST_FREE) != 0) {
                String name = code.localsPlusNames().get(i);
                int kind = referenceKind(name);
                Integer index = (kind == Symbols.CELL ? unit.cellVars : unit.freeVars).get(name);
                if (index == null) {
                    throw unknownFreeVariable(name, kind, code);
                }
                op(location, Opcode.LOAD_CLOSURE, index);
                free++;
            }
        }
        int attributes = flags;
        if (free > 0) {
            attributes |= FunctionAttributes.CLOSURE;
            op(location, Opcode.BUILD_TUPLE, free);
        }
        loadConst(location, code);
        op(location, Opcode.MAKE_FUNCTION);
        for (int attribute : FunctionAttributes.IN_ORDER) {
            if ((attributes & attribute) != 0) {
                op(location, Opcode.SET_FUNCTION_ATTRIBUTE, attribute);
            }
        }
    }

    // Frame blocks

    void pushBlock(FrameBlock.Kind kind, SourceRange location, Label block, Label exit, Object datum) {
        if (unit.blocks.size() >= FrameBlock.MAX_NESTED) {
            throw error(location, "too many statically nested blocks");
        }
        pushBlock(new FrameBlock(kind, location, block, exit, datum));
    }

    void pushBlock(FrameBlock block) {
        unit.blocks.add(block);
        // The body of a finally is generated a second time: it warned the first time.
        if (block.kind() == FrameBlock.Kind.FINALLY_END) {
            diagnostics.suppressWarnings();
        }
    }

    FrameBlock popBlock() {
        FrameBlock block = unit.blocks.remove(unit.blocks.size() - 1);
        if (block.kind() == FrameBlock.Kind.FINALLY_END) {
            diagnostics.resumeWarnings();
        }
        return block;
    }

    FrameBlock topBlock() {
        return unit.blocks.isEmpty() ? null : unit.blocks.get(unit.blocks.size() - 1);
    }

    // Diagnostics

    PythonSyntaxError error(SourceRange location, String message) {
        return diagnostics.error(location, message);
    }

    void warn(SourceRange location, String message) {
        diagnostics.warn(location, message);
    }
}
