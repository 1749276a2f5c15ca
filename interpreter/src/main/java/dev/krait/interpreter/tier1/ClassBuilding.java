package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.FLAG_ENTRY;
import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.CellLayout;
import dev.krait.spi.abi.FunctionLayout;
import java.util.ArrayList;
import java.util.List;

/** What a class statement does: {@code builtins.__build_class__}. */
public final class ClassBuilding {
    private ClassBuilding() {
    }

    /**
     * Makes a class.
     *
     * @param function the body as a function
     * @param originalBases a tuple
     * @param keywords a dict, which is changed; or 0
     */
    public static long build(PyThread t, long function, long name, long originalBases, long keywords) {
        if (Objects.shape(function) != ShapeIds.FUNCTION) {
            throw Errors.typeError(t, "__build_class__: func must be a function");
        }
        if (!PyStr.is(name)) {
            throw Errors.typeError(t, "__build_class__: name is not a string");
        }
        long bases = resolveBases(t, originalBases);
        if (keywords == 0) {
            keywords = PyDict.create(t);
        }
        long meta = PyDict.pop(t, keywords, Names.of("metaclass"));
        boolean isClass = true;
        if (meta != 0) {
            isClass = PyType.is(meta);
        } else {
            meta = PyTuple.length(bases) == 0 ? Types.TYPE.address : PyType.of(PyTuple.get(bases, 0)).address;
        }
        if (isClass) {
            meta = mostDerived(t, PyType.at(meta), bases).address;
        }
        long prepare = PyObject.getAttrOrAbsent(t, meta, Special.PREPARE.interned());
        long namespace = prepare == 0 ? PyDict.create(t) : callWithKeywords(t, prepare, new long[] {name, bases}, keywords);
        if (!PyType.of(namespace).has(PyType.MAPPING) && !PyType.of(namespace).defines(Special.GETITEM)) {
            throw Errors.typeError(t, "%s.__prepare__() must return a mapping, not %s", isClass ? PyType.at(meta).name : "<metaclass>",
                    PyObject.typeName(namespace));
        }
        long cell = runBody(t, function, namespace);
        if (bases != originalBases) {
            PyObject.setItem(t, namespace, Names.of("__orig_bases__"), originalBases);
        }
        long cls = callWithKeywords(t, meta, new long[] {name, bases, namespace}, keywords);
        if (PyType.is(cls) && Objects.shape(cell) == ShapeIds.CELL) {
            checkCell(t, cell, cls, name);
        }
        return cls;
    }

    private static void checkCell(PyThread t, long cell, long cls, long name) {
        long inCell = getLong(cell + CellLayout.VALUE);
        if (inCell == cls) {
            return;
        }
        if (inCell == 0) {
            throw Errors.of(t, Exc.RUNTIME_ERROR, "__class__ not set defining " + PyObject.reprText(t, name) + " as " + PyObject.reprText(t, cls)
                    + ". Was __classcell__ propagated to type.__new__?");
        }
        throw Errors.of(t, Exc.TYPE_ERROR, "__class__ set to " + PyObject.reprText(t, inCell) + " defining " + PyObject.reprText(t, name) + " as "
                + PyObject.reprText(t, cls));
    }

    private static PyType mostDerived(PyThread t, PyType winner, long bases) {
        for (long base : PyTuple.toArray(bases)) {
            PyType candidate = PyType.of(base);
            if (winner.isSubtypeOf(candidate)) {
                continue;
            }
            if (!candidate.isSubtypeOf(winner)) {
                throw Errors.typeError(t, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
            }
            winner = candidate;
        }
        return winner;
    }

    /** Replaces bases that are not classes by what their {@code __mro_entries__} says (PEP 560). */
    public static long resolveBases(PyThread t, long bases) {
        List<Long> all = new ArrayList<>();
        boolean changed = false;
        for (long base : PyTuple.toArray(bases)) {
            long method = PyType.is(base) ? 0 : PyObject.getAttrOrAbsent(t, base, Special.MRO_ENTRIES.interned());
            if (method == 0) {
                all.add(base);
                continue;
            }
            long entries = Calls.call(t, method, bases);
            if (!PyTuple.is(entries)) {
                throw Errors.typeError(t, "__mro_entries__ must return a tuple");
            }
            changed = true;
            for (long entry : PyTuple.toArray(entries)) {
                all.add(entry);
            }
        }
        if (!changed) {
            return bases;
        }
        long list = PyList.create(t);
        for (long base : all) {
            PyList.append(t, list, base);
        }
        return Building.listToTuple(t, list);
    }

    private static long callWithKeywords(PyThread t, long callable, long[] args, long keywords) {
        if (PyDict.length(keywords) == 0) {
            return Calls.callArray(t, callable, args);
        }
        List<Long> values = new ArrayList<>();
        for (long arg : args) {
            values.add(arg);
        }
        long kwnames = Arguments.keywords(t, keywords, values);
        long[] all = new long[values.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = values.get(i);
        }
        return Calls.callKeywords(t, callable, all, kwnames);
    }

    private static long runBody(PyThread t, long function, long namespace) {
        CodeBody body = CodeBody.of(getLong(function + FunctionLayout.CODE));
        long frame = Frames.push(t, body, function, getLong(function + FunctionLayout.GLOBALS), getLong(function + FunctionLayout.BUILTINS), namespace,
                FLAG_ENTRY, 0);
        Frames.clearLocals(body, frame, 0);
        t.deferrals++;
        try {
            t.frame = frame;
            return Interpreter.run(t, body.entry());
        } finally {
            t.deferrals--;
        }
    }
}
