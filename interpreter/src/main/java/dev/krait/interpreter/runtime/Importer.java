package dev.krait.interpreter.runtime;

/** The import system as the interpreter sees it. */
public interface Importer {
    /**
     * What {@code import name} and {@code from name import ...} evaluate to.
     *
     * @param name a str, perhaps dotted, perhaps empty with a level
     * @param globals the dict of the importing code
     * @param locals a mapping, or 0
     * @param fromList None or a tuple of str
     * @param level an int value: 0 for absolute
     * @return the top package, or the module itself if there is a from list
     */
    long importName(PyThread t, long name, long globals, long locals, long fromList, long level);

    /** An attribute of a module, or a submodule of it; ImportError if there is neither. */
    long importFrom(PyThread t, long module, long name);

    /** The text of a file of the standard library as it is named in tracebacks; null if it is none. */
    default byte[] librarySource(String filename) throws java.io.IOException {
        return null;
    }

    /** The built-in {@code __import__}: as long as builtins hold it, {@link #importName} may be called directly. */
    long importFunction();
}
