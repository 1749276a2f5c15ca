package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putInt;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.Value;

/** Attributes of objects, super, and the special methods of {@code with}. */
final class AttributeInstr extends Instr {
    private static final Special[] SPECIALS = {Special.ENTER, Special.EXIT, Special.AENTER, Special.AEXIT};

    AttributeInstr(CodeBody code, int first, int unit, Opcode opcode, int oparg, int top) {
        super(code, first, unit, opcode, oparg, top);
    }

    @Override
    public Node exec(PyThread t, long f) {
        long sp = f + top;
        switch (op) {
            case 80: // LOAD_ATTR
                return load(t, f, this, getLong(sp - 8), top - 8, next());
            case 110: // STORE_ATTR
                store(t, this, getLong(sp - 8), getLong(sp - 16));
                break;
            case 61: // DELETE_ATTR
                PyObject.delAttr(t, getLong(sp - 8), name(oparg));
                break;
            case 96: // LOAD_SUPER_ATTR
                loadSuper(t, sp);
                break;
            case 95: // LOAD_SPECIAL
                loadSpecial(t, sp);
                break;
            default:
                throw new AssertionError(opcode);
        }
        return next();
    }

    /** Reads an attribute and puts it (and, in the form for methods, self or 0) at an offset of the frame. */
    static Node load(PyThread t, long f, Instr n, long object, int to, Node next) {
        AttributeCache c = (AttributeCache) n.cache;
        while (c != null && !c.matches(object)) {
            c = c.next;
        }
        if (c == null) {
            c = addLoad(t, n, object);
            if (c == null) {
                return loadGeneral(t, f, n, object, to, next);
            }
        }
        boolean method = (n.oparg & 1) != 0;
        if (c.form == AttributeCache.Form.PROPERTY) {
            if (method) {
                putLong(f + to + 8, 0);
            }
            return Invoke.property(t, c.value, object, to);
        }
        long value = c.read(object);
        if (c.isMethod()) {
            if (method) {
                putLong(f + to, value);
                putLong(f + to + 8, object);
                return next;
            }
            if (Objects.shape(value) != ShapeIds.FUNCTION) {
                return loadGeneral(t, f, n, object, to, next);
            }
            value = Objects.newMethod(t, value, object);
        } else if (value == 0) {
            return loadGeneral(t, f, n, object, to, next);
        }
        putLong(f + to, value);
        if (method) {
            putLong(f + to + 8, 0);
        }
        return next;
    }

    private static Node loadGeneral(PyThread t, long f, Instr n, long object, int to, Node next) {
        long name = n.name(n.oparg >> 1);
        boolean method = (n.oparg & 1) != 0;
        if (method && !Value.isObject(object)) {
            // A number without a shape: there is no cache for it.
            long found = PyType.of(object).lookup(name);
            if (found != 0 && (PyType.of(found) == Types.METHOD_DESCRIPTOR || PyType.of(found) == Types.WRAPPER_DESCRIPTOR)) {
                putLong(f + to, found);
                putLong(f + to + 8, object);
                return next;
            }
        }
        putLong(f + to, PyObject.getAttr(t, object, name));
        if (method) {
            putLong(f + to + 8, 0);
        }
        return next;
    }

    private static AttributeCache addLoad(PyThread t, Instr n, long object) {
        int size = prune(n);
        if (++n.count > 200 || size >= AttributeCache.MAX) {
            return null;
        }
        AttributeCache c = AttributeCache.forLoad(t, object, n.name(n.oparg >> 1));
        return add(n, c);
    }

    private static AttributeCache add(Instr n, AttributeCache c) {
        if (c != null) {
            c.next = (AttributeCache) n.cache;
            n.cache = c;
            if (n.code.isFolded()) {
                n.code.requestRefold();
            }
        }
        return c;
    }

    /** Drops what cannot apply any more; how many are left. */
    private static int prune(Instr n) {
        AttributeCache kept = null;
        int size = 0;
        for (AttributeCache c = (AttributeCache) n.cache; c != null;) {
            AttributeCache following = c.next;
            if (!c.isDead()) {
                c.next = kept;
                kept = c;
                size++;
            }
            c = following;
        }
        n.cache = kept;
        return size;
    }

    /** Assigns an attribute. */
    static void store(PyThread t, Instr n, long object, long value) {
        AttributeCache c = (AttributeCache) n.cache;
        while (c != null && !c.matches(object)) {
            c = c.next;
        }
        if (c == null) {
            int size = prune(n);
            if (++n.count <= 200 && size < AttributeCache.MAX) {
                c = add(n, AttributeCache.forStore(object, n.name(n.oparg)));
            }
            if (c == null) {
                PyObject.setAttr(t, object, n.name(n.oparg), value);
                return;
            }
        }
        switch (c.form) {
            case ARRAY_VALUE -> putLong(getLong(object + c.arrayOffset) + c.offset, value);
            case ADD -> {
                putLong(object + c.offset, value);
                putInt(object + ObjectLayout.SHAPE, c.nextShape);
            }
            default -> putLong(object + c.offset, value);
        }
    }

    private void loadSuper(PyThread t, long sp) {
        long global = getLong(sp - 24);
        long cls = getLong(sp - 16);
        long self = getLong(sp - 8);
        long name = name(oparg >> 2);
        PolyNodes.SuperCache known = (PolyNodes.SuperCache) cache;
        if (known != null && (oparg & 1) != 0 && known.holds(global, cls, self)) {
            putLong(sp - 24, known.function());
            putLong(sp - 16, self);
            return;
        }
        if (global == Types.SUPER.address && PyType.is(cls)) {
            PyType start = PyType.at(cls);
            PyType type = PyType.of(self);
            if (type.isSubtypeOf(start) && !PyType.is(self)) {
                long found = inSuper(t, type, start, name);
                // A built-in method or slot wrapper takes the object as first argument as well.
                boolean method = found != 0 && (oparg & 1) != 0
                        && (PyType.of(found) == Types.WRAPPER_DESCRIPTOR || PyType.of(found) == Types.METHOD_DESCRIPTOR);
                if (found != 0 && (method || Objects.shape(found) == ShapeIds.FUNCTION)) {
                    if ((oparg & 1) != 0) {
                        cache = new PolyNodes.SuperCache(Objects.shape(self), cls, type.assumption(), found);
                        putLong(sp - 24, found);
                        putLong(sp - 16, self);
                    } else {
                        putLong(sp - 24, Objects.newMethod(t, found, self));
                    }
                    return;
                }
            }
        }
        long object = (oparg & 2) != 0 || global == Types.SUPER.address ? Calls.call(t, global, cls, self) : Calls.call(t, global);
        putLong(sp - 24, PyObject.getAttr(t, object, name));
        if ((oparg & 1) != 0) {
            putLong(sp - 16, 0);
        }
    }

    /** What the classes behind one in the order of resolution have under a name; 0 if nothing. */
    static long inSuper(PyThread t, PyType type, PyType start, long name) {
        boolean behind = false;
        for (PyType c : type.mro) {
            if (behind) {
                long found = PyDict.get(t, c.dict(), name);
                if (found != 0) {
                    return found;
                }
            } else {
                behind = c == start;
            }
        }
        return 0;
    }

    private void loadSpecial(PyThread t, long sp) {
        long owner = getLong(sp - 8);
        PyType type = PyType.of(owner);
        Special special = SPECIALS[oparg];
        long found = type.special(special);
        if (found == 0) {
            boolean async = oparg >= 2;
            boolean other = type.defines(async ? Special.ENTER : Special.AENTER) && type.defines(async ? Special.EXIT : Special.AEXIT);
            String message = "'" + PyObject.qualifiedTypeName(t, type) + "' object does not support the " + (async ? "asynchronous " : "")
                    + "context manager protocol (missed " + special.text + " method)";
            if (other) {
                message += async ? " but it supports the context manager protocol. Did you mean to use 'with'?"
                        : " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?";
            }
            throw Errors.of(t, dev.krait.interpreter.objects.Exc.TYPE_ERROR, message);
        }
        int shape = Objects.shape(found);
        if (shape == ShapeIds.FUNCTION || PyType.of(found) == Types.METHOD_DESCRIPTOR) {
            putLong(sp - 8, found);
            putLong(sp, owner);
        } else {
            putLong(sp - 8, PyObject.lookupSpecial(t, owner, special));
            putLong(sp, 0);
        }
    }

    /** Whether a value is an object of a shape. */
    static boolean hasShape(long value, int shape) {
        return value >>> Value.TAG_SHIFT == 0 && Objects.shape(value) == shape;
    }
}
