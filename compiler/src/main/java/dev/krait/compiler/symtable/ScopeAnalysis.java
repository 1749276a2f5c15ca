package dev.krait.compiler.symtable;

import static dev.krait.compiler.symtable.Symbols.CELL;
import static dev.krait.compiler.symtable.Symbols.DEF_BOUND;
import static dev.krait.compiler.symtable.Symbols.DEF_COMP_CELL;
import static dev.krait.compiler.symtable.Symbols.DEF_FREE_CLASS;
import static dev.krait.compiler.symtable.Symbols.DEF_GLOBAL;
import static dev.krait.compiler.symtable.Symbols.DEF_NONLOCAL;
import static dev.krait.compiler.symtable.Symbols.DEF_PARAM;
import static dev.krait.compiler.symtable.Symbols.DEF_TYPE_PARAM;
import static dev.krait.compiler.symtable.Symbols.FREE;
import static dev.krait.compiler.symtable.Symbols.GLOBAL_EXPLICIT;
import static dev.krait.compiler.symtable.Symbols.GLOBAL_IMPLICIT;
import static dev.krait.compiler.symtable.Symbols.LOCAL;
import static dev.krait.compiler.symtable.Symbols.SCOPE_SHIFT;

import dev.krait.compiler.PythonSyntaxError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The second pass over the symbol tables: decides for each name whether it is local, a cell, free or global. Names
 * that enclosing functions bind travel down, names that nested scopes leave free travel up.
 */
final class ScopeAnalysis {
    private final Diagnostics diagnostics;

    ScopeAnalysis(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void analyze(SymbolTableEntry top) {
        analyzeBlock(top, null, new HashSet<>(), new HashSet<>(), new HashSet<>(), null);
    }

    /**
     * Analyzes a scope.
     *
     * @param bound names that enclosing functions bind; null for the module; changed
     * @param free where free names of the scope are added
     * @param global names that enclosing scopes declare global; changed
     * @param typeParams those of {@code bound} that are type parameters; changed
     * @param classEntry the class whose names the scope sees, or null
     */
    private void analyzeBlock(SymbolTableEntry entry, Set<String> bound, Set<String> free, Set<String> global,
            Set<String> typeParams, SymbolTableEntry classEntry) {
        Set<String> local = new HashSet<>();
        Map<String, Integer> scopes = new HashMap<>();
        Set<String> newGlobal = new HashSet<>();
        Set<String> newFree = new HashSet<>();
        Set<String> newBound = new HashSet<>();
        Set<String> inlinedCells = new HashSet<>();
        boolean isClass = entry.type == BlockType.CLASS;

        // What a class binds is not visible in its methods, so what they see is taken before its names are analyzed.
        if (isClass) {
            newGlobal.addAll(global);
            if (bound != null) {
                newBound.addAll(bound);
            }
        }
        for (Map.Entry<String, Integer> symbol : entry.symbols.entrySet()) {
            String name = symbol.getKey();
            scopes.put(name, decide(entry, name, symbol.getValue(), bound, local, free, global, typeParams, classEntry));
        }
        if (isClass) {
            newBound.add("__class__");
            newBound.add("__classdict__");
            newBound.add("__conditional_annotations__");
        } else {
            if (entry.type.isFunctionLike()) {
                newBound.addAll(local);
            }
            if (bound != null) {
                newBound.addAll(bound);
            }
            newGlobal.addAll(global);
        }

        for (SymbolTableEntry child : entry.children) {
            SymbolTableEntry childClass = !child.canSeeClassScope ? null : isClass ? entry : classEntry;
            boolean inline = child.comprehension != ComprehensionKind.NONE && !child.generator && !entry.canSeeClassScope;
            Set<String> childFree = new HashSet<>(newFree);
            analyzeBlock(child, new HashSet<>(newBound), childFree, new HashSet<>(newGlobal), new HashSet<>(typeParams),
                    childClass);
            if (inline) {
                inline(entry, child, scopes, childFree, inlinedCells);
                child.inlined = true;
            }
            newFree.addAll(childFree);
        }
        adoptChildrenOfInlined(entry.children);

        if (entry.type.isFunctionLike()) {
            markCells(scopes, newFree, inlinedCells);
        } else if (isClass) {
            dropClassFree(entry, newFree);
        }
        record(entry.symbols, scopes, bound, newFree, inlinedCells, isClass || entry.canSeeClassScope);
        free.addAll(newFree);
    }

    private int decide(SymbolTableEntry entry, String name, int flags, Set<String> bound, Set<String> local,
            Set<String> free, Set<String> global, Set<String> typeParams, SymbolTableEntry classEntry) {
        if ((flags & DEF_GLOBAL) != 0) {
            if ((flags & DEF_NONLOCAL) != 0) {
                throw atDirective(entry, name, "name '" + name + "' is nonlocal and global");
            }
            global.add(name);
            if (bound != null) {
                bound.remove(name);
            }
            return GLOBAL_EXPLICIT;
        }
        if ((flags & DEF_NONLOCAL) != 0) {
            if (bound == null) {
                throw atDirective(entry, name, "nonlocal declaration not allowed at module level");
            }
            if (!bound.contains(name)) {
                throw atDirective(entry, name, "no binding for nonlocal '" + name + "' found");
            }
            if (typeParams.contains(name)) {
                throw atDirective(entry, name, "nonlocal binding not allowed for type parameter '" + name + "'");
            }
            free.add(name);
            return FREE;
        }
        if ((flags & DEF_BOUND) != 0) {
            local.add(name);
            global.remove(name);
            if ((flags & DEF_TYPE_PARAM) != 0) {
                typeParams.add(name);
            } else {
                typeParams.remove(name);
            }
            return LOCAL;
        }
        // The class's own binding hides that of a function around it: look only in the class's namespace and the globals.
        if (classEntry != null) {
            int classFlags = classEntry.symbol(name);
            if ((classFlags & DEF_GLOBAL) != 0) {
                return GLOBAL_EXPLICIT;
            }
            if ((classFlags & DEF_BOUND) != 0 && (classFlags & DEF_NONLOCAL) == 0) {
                return GLOBAL_IMPLICIT;
            }
        }
        if (bound != null && bound.contains(name)) {
            free.add(name);
            return FREE;
        }
        return GLOBAL_IMPLICIT;
    }

    private PythonSyntaxError atDirective(SymbolTableEntry entry, String name, String message) {
        for (SymbolTableEntry.Directive directive : entry.directives) {
            if (directive.name().equals(name)) {
                return diagnostics.error(directive.location(), message);
            }
        }
        throw new IllegalStateException("no directive for " + name + " in " + entry);
    }

    /** Merges the names of a comprehension into the scope that it is compiled into (PEP 709). */
    private static void inline(SymbolTableEntry entry, SymbolTableEntry comprehension, Map<String, Integer> scopes,
            Set<String> comprehensionFree, Set<String> inlinedCells) {
        boolean removeClass = false;
        for (Map.Entry<String, Integer> symbol : comprehension.symbols.entrySet()) {
            String name = symbol.getKey();
            int flags = symbol.getValue();
            if ((flags & DEF_PARAM) != 0) {
                continue;
            }
            int scope = Symbols.scope(flags);
            int onlyFlags = flags & (1 << SCOPE_SHIFT) - 1;
            if (scope == CELL || (onlyFlags & DEF_COMP_CELL) != 0) {
                inlinedCells.add(name);
            }
            Integer existing = entry.symbols.get(name);
            // __class__ is never free through a class scope; see dropClassFree.
            if (scope == FREE && entry.type == BlockType.CLASS && name.equals("__class__")) {
                scope = GLOBAL_IMPLICIT;
                comprehensionFree.remove(name);
                removeClass = true;
            }
            if (existing == null) {
                entry.symbols.put(name, onlyFlags);
                scopes.put(name, scope);
            } else if ((existing & DEF_BOUND) != 0 && entry.type != BlockType.CLASS && !isFreeInChild(comprehension, name)) {
                comprehensionFree.remove(name);
            }
        }
        if (removeClass) {
            comprehension.symbols.remove("__class__");
        }
    }

    private static boolean isFreeInChild(SymbolTableEntry entry, String name) {
        for (SymbolTableEntry child : entry.children) {
            if (child.scope(name) == FREE) {
                return true;
            }
        }
        return false;
    }

    private static void adoptChildrenOfInlined(List<SymbolTableEntry> children) {
        for (int i = children.size() - 1; i >= 0; i--) {
            SymbolTableEntry child = children.get(i);
            if (child.inlined) {
                children.remove(i);
                children.addAll(i, child.children);
            }
        }
    }

    /** A local that a nested scope uses is a cell here, and free no further up. */
    private static void markCells(Map<String, Integer> scopes, Set<String> free, Set<String> inlinedCells) {
        for (Map.Entry<String, Integer> scope : scopes.entrySet()) {
            if (scope.getValue() == LOCAL && (free.contains(scope.getKey()) || inlinedCells.contains(scope.getKey()))) {
                scope.setValue(CELL);
                free.remove(scope.getKey());
            }
        }
    }

    private static void dropClassFree(SymbolTableEntry entry, Set<String> free) {
        if (free.remove("__class__")) {
            entry.needsClassClosure = true;
        }
        if (free.remove("__classdict__")) {
            entry.needsClassDict = true;
        }
        if (free.remove("__conditional_annotations__")) {
            entry.hasConditionalAnnotations = true;
        }
    }

    private static void record(Map<String, Integer> symbols, Map<String, Integer> scopes, Set<String> bound,
            Set<String> free, Set<String> inlinedCells, boolean classLike) {
        for (Map.Entry<String, Integer> symbol : symbols.entrySet()) {
            int flags = symbol.getValue();
            if (inlinedCells.contains(symbol.getKey())) {
                flags |= DEF_COMP_CELL;
            }
            symbol.setValue(flags | scopes.get(symbol.getKey()) << SCOPE_SHIFT);
        }
        for (String name : free) {
            Integer flags = symbols.get(name);
            if (flags != null) {
                // Free in a method and bound in the class: both must be found.
                if (classLike) {
                    symbols.put(name, flags | DEF_FREE_CLASS);
                }
            } else if (bound == null || bound.contains(name)) {
                symbols.put(name, FREE << SCOPE_SHIFT);
            }
        }
    }
}
