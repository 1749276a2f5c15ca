package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.code.ConstantTable;
import dev.krait.compiler.symtable.SymbolTableEntry;
import dev.krait.compiler.symtable.Symbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A scope while its code is generated. */
final class CompilerUnit {
    /** Orders names as Python orders strings. */
    static final Comparator<String> BY_CODE_POINT = CompilerUnit::compare;

    /** Counts of parameters, as in the code object but with the positional-only ones apart. */
    record Parameters(int positionalOnly, int positional, int keywordOnly) {
        static final Parameters NONE = new Parameters(0, 0, 0);
    }

    final SymbolTableEntry entry;
    final ScopeType scopeType;
    final String name;
    final String className;
    final Parameters parameters;
    final int firstLine;
    String qualname;
    InstructionSequence sequence = new InstructionSequence();
    InstructionSequence stashedSequence;
    final ConstantTable constants = new ConstantTable();
    final Map<String, Integer> names = new LinkedHashMap<>();
    final Map<String, Integer> varNames = new LinkedHashMap<>();
    final Map<String, Integer> cellVars = new LinkedHashMap<>();
    final Map<String, Integer> freeVars = new LinkedHashMap<>();
    /** Names that inlined comprehensions keep in fast locals although the scope does not; true while one does. */
    final Map<String, Boolean> fastHidden = new HashMap<>();
    final List<FrameBlock> blocks = new ArrayList<>();
    /** Of a class: attributes of {@code self} that its methods set. */
    final TreeSet<String> staticAttributes = new TreeSet<>(BY_CODE_POINT);
    final List<Stmt.AnnAssign> deferredAnnotations = new ArrayList<>();
    /** For each of them its number in {@code __conditional_annotations__}, or -1 if it is always executed. */
    final List<Integer> conditionalIndexes = new ArrayList<>();
    int nextConditionalIndex;
    int inlinedComprehensions;
    int conditionalBlocks;

    CompilerUnit(SymbolTableEntry entry, ScopeType scopeType, String name, String className, Parameters parameters,
            int firstLine) {
        this.entry = entry;
        this.scopeType = scopeType;
        this.name = name;
        this.className = className;
        this.parameters = parameters;
        this.firstLine = firstLine;
        for (String parameter : entry.parameters()) {
            varNames.put(parameter, varNames.size());
        }
        selectInto(cellVars, Symbols.CELL, Symbols.DEF_COMP_CELL, 0);
        if (entry.needsClassClosure()) {
            index(cellVars, "__class__");
        }
        if (entry.needsClassDict()) {
            index(cellVars, "__classdict__");
        }
        if (entry.hasConditionalAnnotations()) {
            index(cellVars, "__conditional_annotations__");
        }
        selectInto(freeVars, Symbols.FREE, Symbols.DEF_FREE_CLASS, cellVars.size());
    }

    private void selectInto(Map<String, Integer> target, int scope, int flag, int offset) {
        List<String> selected = new ArrayList<>();
        entry.symbols().forEach((symbolName, symbol) -> {
            if (Symbols.scope(symbol) == scope || (symbol & flag) != 0) {
                selected.add(symbolName);
            }
        });
        selected.sort(BY_CODE_POINT);
        for (String symbolName : selected) {
            target.put(symbolName, offset + target.size());
        }
    }

    /** The index of a name, which is added if it is new. */
    static int index(Map<String, Integer> indexes, String name) {
        Integer known = indexes.putIfAbsent(name, indexes.size());
        return known != null ? known : indexes.size() - 1;
    }

    boolean isFunctionLike() {
        return entry.type().isFunctionLike();
    }

    private static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
                // A surrogate is part of a character above all others, except that it may stand alone.
                return surrogates ? Integer.compare(a.codePointAt(i), b.codePointAt(i)) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
