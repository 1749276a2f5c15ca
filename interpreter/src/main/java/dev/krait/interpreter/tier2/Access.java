package dev.krait.interpreter.tier2;

import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.interpreter.objects.Assumption;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.tier1.AttributeCache;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.Instr;
import dev.krait.interpreter.tier1.PyFunction;
import dev.krait.interpreter.tier1.TraceSupport;
import dev.krait.spi.abi.CellLayout;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.GeneratorLayout;
import dev.krait.spi.abi.MethodLayout;
import dev.krait.spi.abi.ModuleLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;
import dev.krait.uops.ir.Condition;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.UOp;

/** Records attributes, names in namespaces and cells. */
final class Access {
    private final Recording r;
    private final TraceBuilder b;
    private final Inlining inlining;

    Access(Recording r, Inlining inlining) {
        this.r = r;
        this.b = r.b;
        this.inlining = inlining;
    }

    // Attributes.

    /** LOAD_ATTR. */
    void loadAttribute(Instr n) {
        long object = r.actual(1);
        long name = n.code.names[n.oparg >> 1];
        boolean method = (n.oparg & 1) != 0;
        AttributeCache c = TraceSupport.load(r.t, object, name);
        int ref = r.peek(1);
        int value = 0;
        int self = 0;
        if (method && (Value.isInt(object) || Value.isDouble(object))) {
            long found = PyType.of(object).lookup(name);
            if (found != 0 && (PyType.of(found) == Types.METHOD_DESCRIPTOR || PyType.of(found) == Types.WRAPPER_DESCRIPTOR)) {
                r.guardType(ref, object);
                r.result(1, b.constValue(found));
                r.top.push(ref);
                return;
            }
        }
        if (c != null) {
            switch (c.form) {
                case INSTANCE_VALUE -> {
                    value = b.loadField(Region.INSTANCE, b.guardShape(ref, c.shape), c.offset);
                    r.dependOn(c.assumption);
                }
                case ARRAY_VALUE -> {
                    int array = b.loadObject(Region.INSTANCE, b.guardShape(ref, c.shape), c.arrayOffset);
                    value = b.loadField(Region.ARRAY, array, c.offset);
                    r.dependOn(c.assumption);
                }
                case SLOT -> {
                    if (getLong(object + c.offset) == 0) {
                        throw Recording.abort("empty slot");
                    }
                    value = b.loadField(Region.INSTANCE, b.guardShape(ref, c.shape), c.offset);
                    b.guardPresent(value);
                    r.dependOn(c.assumption);
                }
                case METHOD -> {
                    int o = b.guardShape(ref, c.shape);
                    r.dependOn(c.assumption);
                    value = b.constValue(c.value);
                    self = o;
                }
                case CLASS_VALUE -> {
                    b.guardShape(ref, c.shape);
                    r.dependOn(c.assumption);
                    value = constant(c.value);
                }
                case PROPERTY -> {
                    int o = b.guardShape(ref, c.shape);
                    r.dependOn(c.assumption);
                    inlining.property(c.value, o, method);
                    return;
                }
                case MODULE -> {
                    b.guardIs(ref, object);
                    value = global(getLong(object + ModuleLayout.DICT), name);
                }
                case TYPE_VALUE, TYPE_METHOD -> {
                    b.guardIs(ref, object);
                    r.dependOn(c.assumption);
                    r.dependOn(c.metaAssumption);
                    value = constant(c.value);
                    self = c.form == AttributeCache.Form.TYPE_METHOD ? ref : 0;
                }
                default -> {
                }
            }
        }
        if (value == 0) {
            value = r.callAnything(JavaCalls.GET_ATTR, r.word(1), b.constValue(name));
        } else if (self != 0 && !method) {
            if (PyType.of(c.value) == Types.METHOD_DESCRIPTOR) {
                value = r.call(JavaCalls.BIND, self, b.constValue(name));
            } else if (Recording.shape(c.value) != ShapeIds.FUNCTION) {
                value = r.callAnything(JavaCalls.GET_ATTR, r.word(1), b.constValue(name));
            } else {
                int bound = b.newObject(ShapeIds.METHOD, MethodLayout.SIZE);
                b.storeField(Region.CONSTANT, bound, MethodLayout.FUNCTION, value);
                b.storeField(Region.CONSTANT, bound, MethodLayout.SELF, self);
                value = bound;
            }
            self = 0;
        }
        r.result(1, value);
        if (method) {
            r.top.push(self);
        }
    }

    /** A constant as the ref that says most of it. */
    int constant(long word) {
        if (Value.isInt(word)) {
            return b.constInt(Value.intValue(word));
        }
        return Value.isDouble(word) ? b.constFloat(Value.doubleValue(word)) : b.constValue(word);
    }

    /** STORE_ATTR. */
    void storeAttribute(Instr n) {
        long object = r.actual(1);
        long name = n.code.names[n.oparg];
        AttributeCache c = TraceSupport.store(object, name);
        int ref = r.peek(1);
        if (c == null) {
            r.callAnything(JavaCalls.SET_ATTR, r.word(1), b.constValue(name), r.word(2));
        } else {
            int o = b.guardShape(ref, c.shape);
            r.dependOn(c.assumption);
            int value = r.word(2);
            switch (c.form) {
                case ARRAY_VALUE -> b.storeField(Region.ARRAY, b.loadObject(Region.INSTANCE, o, c.arrayOffset), c.offset, value);
                case ADD -> {
                    b.storeField(Region.INSTANCE, o, c.offset, value);
                    b.storeShape(o, c.nextShape);
                }
                default -> b.storeField(Region.INSTANCE, o, c.offset, value);
            }
        }
        r.top.pop(2);
    }

    /** LOAD_SUPER_ATTR. */
    void loadSuper(Instr n) {
        long global = r.actual(3);
        long cls = r.actual(2);
        long self = r.actual(1);
        long name = n.code.names[n.oparg >> 2];
        boolean method = (n.oparg & 1) != 0;
        if (global != Types.SUPER.address || !PyType.is(cls) || !Recording.isObject(self) || PyType.is(self) || !method) {
            throw Recording.abort("super");
        }
        PyType type = PyType.of(self);
        long found = type.isSubtypeOf(PyType.at(cls)) ? TraceSupport.inSuper(r.t, type, PyType.at(cls), name) : 0;
        // As tier 1 does: a built-in method or slot wrapper takes the object as first argument as well.
        if (Recording.shape(found) != ShapeIds.FUNCTION
                && (found == 0 || PyType.of(found) != Types.WRAPPER_DESCRIPTOR && PyType.of(found) != Types.METHOD_DESCRIPTOR)) {
            r.result(3, r.callAnything(JavaCalls.SUPER_ATTR, r.word(3), r.word(2), r.word(1), b.constValue(name)));
            r.top.push(0);
            return;
        }
        b.guardIs(r.peek(3), global);
        b.guardIs(r.peek(2), cls);
        int o = r.guardShape(r.peek(1), self);
        r.dependOn(type.assumption());
        r.result(3, b.constValue(found));
        r.top.push(o);
    }

    private static final Special[] SPECIALS = {Special.ENTER, Special.EXIT, Special.AENTER, Special.AEXIT};

    /** LOAD_SPECIAL. */
    void loadSpecial(Instr n) {
        long owner = r.actual(1);
        PyType type = PyType.of(owner);
        long found = type.special(SPECIALS[n.oparg]);
        if (!Recording.isObject(owner) || found == 0 || Recording.shape(found) != ShapeIds.FUNCTION && PyType.of(found) != Types.METHOD_DESCRIPTOR) {
            throw Recording.abort("special method");
        }
        int o = r.guardShape(r.peek(1), owner);
        r.dependOn(type.assumption());
        r.result(1, b.constValue(found));
        r.top.push(o);
    }

    // Namespaces.

    /** Makes sure that the frame's namespaces are the actual ones. */
    private void checkNamespaces() {
        RecordedFrame frame = r.top;
        if (!frame.namespacesChecked) {
            if (frame.isBacked()) {
                b.guardIs(frame.load(b, FrameLayout.GLOBALS), frame.globals);
                b.guardIs(frame.load(b, FrameLayout.BUILTINS), frame.builtins);
            } else if (b.knownWord(frame.function, 0) == 0) {
                b.guardIs(b.loadField(Region.FUNCTION, frame.function, FunctionLayout.GLOBALS), frame.globals);
                b.guardIs(b.loadField(Region.FUNCTION, frame.function, FunctionLayout.BUILTINS), frame.builtins);
            }
            frame.namespacesChecked = true;
        }
    }

    /** LOAD_GLOBAL. */
    void loadGlobal(Instr n) {
        checkNamespaces();
        r.top.push(globalOrBuiltin(n.code.names[n.oparg >> 1]));
        if ((n.oparg & 1) != 0) {
            r.top.push(0);
        }
    }

    private int globalOrBuiltin(long name) {
        long globals = r.top.globals;
        if (!PyObject.isExactDict(globals) || !PyObject.isExactDict(r.top.builtins)) {
            throw Recording.abort("namespace");
        }
        if (PyDict.entry(r.t, globals, name) != 0) {
            return global(globals, name);
        }
        Assumption absent = r.jit.globals.constant(r.t, globals, name);
        if (absent != null) {
            r.dependOn(absent);
        } else {
            guardKeys(globals);
        }
        if (PyDict.entry(r.t, r.top.builtins, name) == 0) {
            throw Recording.abort("name error");
        }
        return global(r.top.builtins, name);
    }

    private int guardKeys(long dict) {
        int version = PyDict.keysVersion(dict);
        int object = b.constValue(dict);
        b.guardCompareInt(Condition.EQ, b.loadRaw(UOp.LOAD_UINT32, Region.DICT, object, DictLayout.KEYS_VERSION), b.constInt(Integer.toUnsignedLong(version)));
        return object;
    }

    /**
     * A new function of a code object that is a constant.
     *
     * @param globals ref of its globals, which are those of the frame
     * @return 0 if only the general way will do
     */
    int newFunction(int code, long actual, int globals) {
        long dict = r.top.globals;
        if (b.knownWord(code, 0) != actual || !PyObject.isExactDict(dict) || PyDict.entry(r.t, dict, Names.__name__) == 0
                || PyFunction.builtins(r.t, dict) != r.top.builtins) {
            return 0;
        }
        CodeBody body = CodeBody.of(actual);
        checkNamespaces();
        int builtins = b.constValue(r.top.builtins);
        if (PyDict.entry(r.t, dict, Names.__builtins__) != 0) {
            b.guardIs(global(dict, Names.__builtins__), PyDict.get(r.t, dict, Names.__builtins__));
        } else {
            Assumption absent = r.jit.globals.constant(r.t, dict, Names.__builtins__);
            if (absent == null) {
                return 0;
            }
            r.dependOn(absent);
        }
        int module = global(dict, Names.__name__);
        int function = b.newObject(ShapeIds.FUNCTION, FunctionLayout.SIZE);
        b.storeField(Region.FUNCTION, function, FunctionLayout.CODE, b.constValue(actual));
        b.storeField(Region.FUNCTION, function, FunctionLayout.GLOBALS, globals);
        b.storeField(Region.FUNCTION, function, FunctionLayout.BUILTINS, builtins);
        b.storeField(Region.FUNCTION, function, FunctionLayout.NAME, b.constValue(body.name));
        b.storeField(Region.FUNCTION, function, FunctionLayout.QUALNAME, b.constValue(body.qualname));
        b.storeField(Region.FUNCTION, function, FunctionLayout.MODULE, module);
        b.storeField(Region.FUNCTION, function, FunctionLayout.DOC, b.constValue((body.flags & CodeFlags.CO_HAS_DOCSTRING) != 0 ? body.constant(0) : Const.NONE));
        for (int offset : new int[] {FunctionLayout.CLOSURE, FunctionLayout.DEFAULTS, FunctionLayout.KWDEFAULTS, FunctionLayout.ANNOTATIONS, FunctionLayout.ANNOTATE,
            FunctionLayout.TYPE_PARAMS, FunctionLayout.ATTRIBUTES}) {
            b.storeField(Region.FUNCTION, function, offset, b.constValue(0));
        }
        // Functions made here share a version: it stands for code and parameters, and assigning to either gives the function another one.
        b.storeInt(Region.FUNCTION, function, FunctionLayout.VERSION, b.constInt(PyFunction.newVersion()));
        return function;
    }

    /** The value of a name that is in a dict. */
    private int global(long dict, long name) {
        Assumption assumption = r.jit.globals.constant(r.t, dict, name);
        long entry = PyDict.entry(r.t, dict, name);
        if (assumption != null) {
            r.dependOn(assumption);
            return constant(getLong(entry + DictLayout.ENTRY_VALUE));
        }
        int object = guardKeys(dict);
        int entries = b.loadObject(Region.DICT, object, DictLayout.ENTRIES);
        return b.loadField(Region.TABLE, entries, (int) (entry - getLong(dict + DictLayout.ENTRIES)) + DictLayout.ENTRY_VALUE);
    }

    /** STORE_GLOBAL, and STORE_NAME in a module. */
    void storeGlobal(long name) {
        checkNamespaces();
        long globals = r.top.globals;
        r.jit.globals.assigned(globals, name);
        if (!r.holds()) {
            throw Recording.abort("assigned global");
        }
        long entry = PyDict.entry(r.t, globals, name);
        int value = r.word(1);
        if (entry == 0) {
            r.callAnything(JavaCalls.SET_GLOBAL, b.constValue(globals), b.constValue(name), value);
        } else {
            int object = guardKeys(globals);
            int entries = b.loadObject(Region.DICT, object, DictLayout.ENTRIES);
            b.storeField(Region.TABLE, entries, (int) (entry - getLong(globals + DictLayout.ENTRIES)) + DictLayout.ENTRY_VALUE, value);
        }
        r.top.pop(1);
    }

    private void checkModule() {
        if (!r.top.entry || getLong(r.f + FrameLayout.LOCALS) != r.top.globals) {
            throw Recording.abort("namespace of a class");
        }
        b.guardIs(r.top.load(b, FrameLayout.LOCALS), r.top.globals);
    }

    /** LOAD_NAME. */
    void loadName(Instr n) {
        checkModule();
        checkNamespaces();
        r.top.push(globalOrBuiltin(n.code.names[n.oparg]));
    }

    /** STORE_NAME. */
    void storeName(Instr n) {
        checkModule();
        storeGlobal(n.code.names[n.oparg]);
    }

    // Cells.

    /** LOAD_DEREF. */
    void loadDeref(int index) {
        if (getLong(getLong(r.f + RecordedFrame.offset(index)) + CellLayout.VALUE) == 0) {
            throw Recording.abort("unbound");
        }
        int value = b.loadField(Region.CELL, cell(index), CellLayout.VALUE);
        b.guardPresent(value);
        r.top.push(value);
    }

    private int cell(int index) {
        return b.guardShape(r.top.get(b, index), ShapeIds.CELL);
    }

    /** STORE_DEREF. */
    void storeDeref(int index) {
        int cell = cell(index);
        b.storeField(Region.CELL, cell, CellLayout.VALUE, r.word(1));
        r.top.pop(1);
    }

    /** MAKE_CELL. */
    void makeCell(int index) {
        long actual = getLong(r.f + RecordedFrame.offset(index));
        int value = r.top.get(b, index);
        int word = value == 0 ? b.constValue(0) : r.word(value, actual);
        int cell = b.newObject(ShapeIds.CELL, CellLayout.SIZE);
        b.storeField(Region.CELL, cell, CellLayout.VALUE, word);
        r.top.set(index, cell);
    }

    /** COPY_FREE_VARS. */
    void copyFreeVariables(int count) {
        RecordedFrame frame = r.top;
        if (frame.isBacked()) {
            throw Recording.abort("closure");
        }
        int closure = b.loadObject(Region.FUNCTION, frame.function, FunctionLayout.CLOSURE);
        int first = frame.code.localsPlus - count;
        for (int i = 0; i < count; i++) {
            frame.set(first + i, b.loadField(Region.TUPLE, closure, TupleLayout.ITEMS + 8 * i));
        }
    }
}
