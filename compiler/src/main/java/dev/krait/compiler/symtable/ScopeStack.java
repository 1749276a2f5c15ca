package dev.krait.compiler.symtable;

import static dev.krait.compiler.symtable.Symbols.DEF_COMP_ITER;
import static dev.krait.compiler.symtable.Symbols.DEF_GLOBAL;
import static dev.krait.compiler.symtable.Symbols.DEF_IMPORT;
import static dev.krait.compiler.symtable.Symbols.DEF_LOCAL;
import static dev.krait.compiler.symtable.Symbols.DEF_NONLOCAL;
import static dev.krait.compiler.symtable.Symbols.DEF_PARAM;
import static dev.krait.compiler.symtable.Symbols.DEF_TYPE_PARAM;
import static dev.krait.compiler.symtable.Symbols.USE;

import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.CompileFlags;
import java.util.ArrayList;
import java.util.List;

/** The scopes around the node that the first pass visits, and what it records in them. */
final class ScopeStack {
    final Diagnostics diagnostics;
    private final SymbolTable table;
    private final FutureFeatures future;
    private final List<SymbolTableEntry> stack = new ArrayList<>();
    private SymbolTableEntry current;
    /** The class that mangles names, or null. */
    String className;

    ScopeStack(SymbolTable table, FutureFeatures future, Diagnostics diagnostics) {
        this.table = table;
        this.future = future;
        this.diagnostics = diagnostics;
    }

    SymbolTableEntry current() {
        return current;
    }

    /** The scopes from the outermost to the current one. */
    List<SymbolTableEntry> stack() {
        return stack;
    }

    /** Makes a scope of the current one; {@code key} may be null. */
    SymbolTableEntry create(String name, BlockType type, Object key, SourceRange location) {
        SymbolTableEntry entry = new SymbolTableEntry(name, type, location, current);
        if (key != null) {
            table.blocks.put(key, entry);
        }
        return entry;
    }

    void enter(String name, BlockType type, Object key, SourceRange location) {
        enterCreated(create(name, type, key, location));
    }

    /** Enters a new scope. One that becomes an annotate function gets its hidden parameter. */
    void enterCreated(SymbolTableEntry entry) {
        enterExisting(entry);
        if (entry.type == BlockType.ANNOTATION || entry.type == BlockType.TYPE_VARIABLE || entry.type == BlockType.TYPE_ALIAS) {
            define(".format", DEF_PARAM, entry.location);
            define(".format", USE, entry.location);
        }
    }

    void enterExisting(SymbolTableEntry entry) {
        SymbolTableEntry previous = current;
        reenter(entry);
        // Annotations that become strings have no influence on the scopes around them.
        if (previous != null && !(future.annotations() && entry.type == BlockType.ANNOTATION)) {
            previous.children.add(entry);
        }
    }

    /** Enters a scope that is a child of the current one already. */
    void reenter(SymbolTableEntry entry) {
        SymbolTableEntry previous = current;
        stack.add(entry);
        if (previous != null) {
            // Assignment expressions are forbidden everywhere in the outermost iterable of a comprehension.
            entry.comprehensionIterables = previous.comprehensionIterables;
            if (previous.mangledNames != null && entry.type != BlockType.CLASS) {
                entry.mangledNames = previous.mangledNames;
            }
        }
        current = entry;
    }

    void exit() {
        stack.remove(stack.size() - 1);
        current = stack.isEmpty() ? null : stack.get(stack.size() - 1);
    }

    boolean allowsTopLevelAwait() {
        return (future.flags() & CompileFlags.ALLOW_TOP_LEVEL_AWAIT) != 0 && current.type == BlockType.MODULE;
    }

    int lookup(String name) {
        return lookup(current, name);
    }

    int lookup(SymbolTableEntry entry, String name) {
        return entry.symbol(NameMangling.mangle(className, entry, name));
    }

    void define(String name, int flag, SourceRange location) {
        define(name, flag, location, flag == USE ? ExprContext.LOAD : ExprContext.STORE);
    }

    void define(String name, int flag, SourceRange location, ExprContext context) {
        if ((flag & (DEF_PARAM | DEF_LOCAL | DEF_IMPORT)) != 0) {
            checkName(name, location, context);
        }
        if ((flag & DEF_TYPE_PARAM) != 0 && current.mangledNames != null) {
            current.mangledNames.add(name);
        }
        defineIn(current, name, flag, location);
    }

    void defineIn(SymbolTableEntry entry, String name, int flag, SourceRange location) {
        String mangled = NameMangling.mangle(className, current, name);
        int symbol = entry.symbol(mangled);
        if ((flag & DEF_PARAM) != 0 && (symbol & DEF_PARAM) != 0) {
            throw diagnostics.error(location, "duplicate argument '" + name + "' in function definition");
        }
        if ((flag & DEF_TYPE_PARAM) != 0 && (symbol & DEF_TYPE_PARAM) != 0) {
            throw diagnostics.error(location, "duplicate type parameter '" + name + "'");
        }
        symbol |= flag;
        if (entry.inComprehensionTarget) {
            if ((symbol & (DEF_GLOBAL | DEF_NONLOCAL)) != 0) {
                throw diagnostics.error(location,
                        "comprehension inner loop cannot rebind assignment expression target '" + name + "'");
            }
            symbol |= DEF_COMP_ITER;
        }
        entry.symbols.put(mangled, symbol);
        if ((flag & DEF_PARAM) != 0) {
            entry.parameters.add(mangled);
        } else if ((flag & DEF_GLOBAL) != 0) {
            table.top.symbols.merge(mangled, flag, (a, b) -> a | b);
        }
    }

    void recordDirective(String name, SourceRange location) {
        current.directives.add(new SymbolTableEntry.Directive(NameMangling.mangle(className, current, name), location));
    }

    void checkName(String name, SourceRange location, ExprContext context) {
        if (context != ExprContext.LOAD && name.equals("__debug__")) {
            throw diagnostics.error(location,
                    context == ExprContext.STORE ? "cannot assign to __debug__" : "cannot delete __debug__");
        }
    }
}
