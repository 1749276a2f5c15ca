package dev.krait.compiler.symtable;

import dev.krait.compiler.ast.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of one scope. */
public final class SymbolTableEntry {
    /** A name in a {@code global} or {@code nonlocal} statement. */
    record Directive(String name, SourceRange location) {
    }

    final String name;
    final BlockType type;
    final SourceRange location;
    final boolean nested;
    final boolean method;
    final Map<String, Integer> symbols = new LinkedHashMap<>();
    final List<String> parameters = new ArrayList<>();
    final List<SymbolTableEntry> children = new ArrayList<>();
    final List<Directive> directives = new ArrayList<>();
    /** If not null, only these names are mangled. */
    Set<String> mangledNames;
    /** What a {@link BlockType#TYPE_VARIABLE} scope holds, for messages. */
    String scopeInfo;
    ComprehensionKind comprehension = ComprehensionKind.NONE;
    SymbolTableEntry annotationBlock;
    boolean generator;
    boolean coroutine;
    boolean annotationsUsed;
    boolean varargs;
    boolean varkeywords;
    boolean needsClassClosure;
    boolean needsClassDict;
    boolean inlined;
    boolean canSeeClassScope;
    boolean hasDocstring;
    boolean hasConditionalAnnotations;
    /** While the scope is visited: in the target of a comprehension. */
    boolean inComprehensionTarget;
    /** While the scope is visited: in a statement that may not be executed. */
    boolean inConditionalBlock;
    /** While the scope is visited: in an annotation that is never evaluated. */
    boolean inUnevaluatedAnnotation;
    /** While the scope is visited: in how many iterables of comprehensions. */
    int comprehensionIterables;

    SymbolTableEntry(String name, BlockType type, SourceRange location, SymbolTableEntry parent) {
        this.name = name;
        this.type = type;
        this.location = location;
        this.nested = parent != null && (parent.nested || parent.type.isFunctionLike());
        this.method = parent != null && parent.type == BlockType.CLASS && type == BlockType.FUNCTION;
    }

    /** The name of the scope. */
    public String name() {
        return name;
    }

    /** The kind of the scope. */
    public BlockType type() {
        return type;
    }

    /** The bits of a mangled name; 0 if the scope does not know it. See {@link Symbols}. */
    public int symbol(String mangledName) {
        return symbols.getOrDefault(mangledName, 0);
    }

    /** The kind of variable a mangled name is here; 0 if the scope does not know it. */
    public int scope(String mangledName) {
        return Symbols.scope(symbol(mangledName));
    }

    /** All symbols in the order in which they were met. The code generator changes them while it inlines a comprehension. */
    public Map<String, Integer> symbols() {
        return symbols;
    }

    /** The parameters in the order of the frame. */
    public List<String> parameters() {
        return parameters;
    }

    /** The nested scopes. */
    public List<SymbolTableEntry> children() {
        return children;
    }

    /** The scope of the annotations of this module, class or function body; may be null. */
    public SymbolTableEntry annotationBlock() {
        return annotationBlock;
    }

    /** Whether the scope lies in a function. */
    public boolean isNested() {
        return nested;
    }

    /** Whether it is a function in a class body. */
    public boolean isMethod() {
        return method;
    }

    /** Whether it has {@code yield}, or is a generator expression. */
    public boolean isGenerator() {
        return generator;
    }

    /** Whether it is asynchronous. */
    public boolean isCoroutine() {
        return coroutine;
    }

    /** Whether there are annotations. */
    public boolean annotationsUsed() {
        return annotationsUsed;
    }

    /** Whether there is a {@code *args}. */
    public boolean hasVarargs() {
        return varargs;
    }

    /** Whether there is a {@code **kwargs}. */
    public boolean hasVarkeywords() {
        return varkeywords;
    }

    /** Whether a method of this class uses {@code __class__} or {@code super}. */
    public boolean needsClassClosure() {
        return needsClassClosure;
    }

    /** Whether an annotation scope in this class looks names up in the class's namespace. */
    public boolean needsClassDict() {
        return needsClassDict;
    }

    /** Whether the comprehension is compiled into the scope around it (PEP 709). */
    public boolean isInlined() {
        return inlined;
    }

    /** Whether names are looked up in the class around first. */
    public boolean canSeeClassScope() {
        return canSeeClassScope;
    }

    /** Whether the body starts with a docstring. */
    public boolean hasDocstring() {
        return hasDocstring;
    }

    /** Whether there are annotations in statements that may not be executed. */
    public boolean hasConditionalAnnotations() {
        return hasConditionalAnnotations;
    }

    @Override
    public String toString() {
        return type + " " + name + " " + symbols;
    }
}
