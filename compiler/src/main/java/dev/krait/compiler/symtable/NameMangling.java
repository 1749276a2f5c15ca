package dev.krait.compiler.symtable;

/** Private names: {@code __x} in a class {@code C} is {@code _C__x}. */
public final class NameMangling {
    private NameMangling() {
    }

    /** Mangles a name in a class; {@code className} may be null. */
    public static String mangle(String className, String name) {
        if (className == null || !name.startsWith("__") || name.endsWith("__") || name.indexOf('.') >= 0) {
            return name;
        }
        int start = 0;
        while (start < className.length() && className.charAt(start) == '_') {
            start++;
        }
        return start == className.length() ? name : "_" + className.substring(start) + name;
    }

    /**
     * Mangles a name in a scope. In the type parameter scope around a generic class only the names of the type
     * parameters are mangled.
     */
    public static String mangle(String className, SymbolTableEntry entry, String name) {
        return entry.mangledNames != null && !entry.mangledNames.contains(name) ? name : mangle(className, name);
    }
}
