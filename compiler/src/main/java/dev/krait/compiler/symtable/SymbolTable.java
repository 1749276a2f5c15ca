package dev.krait.compiler.symtable;

import dev.krait.compiler.ast.AstNode;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.TypeParam;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The scopes of a source text. */
public final class SymbolTable {
    final Map<Object, SymbolTableEntry> blocks = new IdentityHashMap<>();
    /** By function: the scope of its annotations. Argument lists are no keys, for empty ones may be shared. */
    final Map<Stmt, SymbolTableEntry> functionAnnotations = new IdentityHashMap<>();
    /** By type parameter: the scope of its default. {@link #blocks} has that of its bound. */
    final Map<TypeParam, SymbolTableEntry> defaults = new IdentityHashMap<>();
    SymbolTableEntry top;

    SymbolTable() {
    }

    /**
     * Finds the scopes of a tree.
     *
     * @throws dev.krait.compiler.PythonSyntaxError if names are declared or used in a way that Python forbids
     */
    public static SymbolTable build(Mod mod, FutureFeatures future, Diagnostics diagnostics) {
        SymbolTable table = new SymbolTable();
        new SymbolTableBuilder(table, future, diagnostics).build(mod);
        new ScopeAnalysis(diagnostics).analyze(table.top);
        return table;
    }

    /** The scope of the module. */
    public SymbolTableEntry top() {
        return top;
    }

    /** The scope of a module, function, class, type alias, lambda or comprehension, or of a type parameter's bound. */
    public SymbolTableEntry scopeOf(AstNode node) {
        return blocks.get(node);
    }

    /** The scope of the default of a type parameter. */
    public SymbolTableEntry scopeOfDefault(TypeParam parameter) {
        return defaults.get(parameter);
    }

    /** The scope of the annotations of a function. */
    public SymbolTableEntry scopeOfAnnotations(Stmt function) {
        return functionAnnotations.get(function);
    }

    /** The scope of a list of type parameters that is not empty. */
    public SymbolTableEntry scopeOf(List<TypeParam> parameters) {
        return blocks.get(parameters);
    }
}
