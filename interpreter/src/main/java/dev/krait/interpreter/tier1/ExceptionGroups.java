package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.ExceptionFields;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is raised at the end of {@code try ... except*} (PEP 654). */
final class ExceptionGroups {
    private ExceptionGroups() {
    }

    private static boolean isGroup(long exception) {
        return PyType.of(exception).isSubtypeOf(Exc.BASE_EXCEPTION_GROUP);
    }

    /**
     * Combines what the clauses raised and what none of them handled.
     *
     * @param original the exception of the {@code try} block
     * @param list what each clause left: exceptions or None
     * @return an exception, or None
     */
    static long prepareReraise(PyThread t, long original, long list) {
        int n = PyList.length(list);
        if (n == 0) {
            return Const.NONE;
        }
        if (!isGroup(original)) {
            return PyList.get(list, 0);
        }
        List<Long> raised = new ArrayList<>();
        Set<Long> leaves = new HashSet<>();
        boolean reraised = false;
        for (int i = 0; i < n; i++) {
            long e = PyList.get(list, i);
            if (e == Const.NONE) {
                continue;
            }
            if (hasMetadataOf(t, e, original)) {
                reraised = true;
                collectLeaves(e, leaves);
            } else {
                raised.add(e);
            }
        }
        long rest = reraised ? project(t, original, leaves) : 0;
        if (raised.isEmpty()) {
            return rest == 0 ? Const.NONE : rest;
        }
        if (rest != 0) {
            raised.add(rest);
        }
        if (raised.size() == 1) {
            return raised.get(0);
        }
        long all = PyList.create(t);
        for (long e : raised) {
            PyList.append(t, all, e);
        }
        return Calls.call(t, Exc.BASE_EXCEPTION_GROUP.address, PyStr.empty(), all);
    }

    private static boolean hasMetadataOf(PyThread t, long a, long b) {
        return PyObject.getAttrOrAbsent(t, a, Names.of("__notes__")) == PyObject.getAttrOrAbsent(t, b, Names.of("__notes__"))
                && getLong(a + ExceptionFields.TRACEBACK) == getLong(b + ExceptionFields.TRACEBACK)
                && getLong(a + ExceptionFields.CAUSE) == getLong(b + ExceptionFields.CAUSE)
                && getLong(a + ExceptionFields.CONTEXT) == getLong(b + ExceptionFields.CONTEXT);
    }

    private static void collectLeaves(long exception, Set<Long> leaves) {
        if (!isGroup(exception)) {
            leaves.add(exception);
            return;
        }
        for (long e : PyTuple.toArray(getLong(exception + ExceptionFields.GROUP_EXCEPTIONS))) {
            collectLeaves(e, leaves);
        }
    }

    /** The part of a group that consists of the given leaves; 0 if it is empty. */
    private static long project(PyThread t, long group, Set<Long> leaves) {
        if (!isGroup(group)) {
            return leaves.contains(group) ? group : 0;
        }
        long kept = PyList.create(t);
        long[] parts = PyTuple.toArray(getLong(group + ExceptionFields.GROUP_EXCEPTIONS));
        boolean all = true;
        for (long e : parts) {
            long part = project(t, e, leaves);
            all &= part == e;
            if (part != 0) {
                PyList.append(t, kept, part);
            }
        }
        if (all) {
            return group;
        }
        if (PyList.length(kept) == 0) {
            return 0;
        }
        long result = Calls.callMethod(t, group, Names.of("derive"), kept);
        putLong(result + ExceptionFields.TRACEBACK, getLong(group + ExceptionFields.TRACEBACK));
        putLong(result + ExceptionFields.CONTEXT, getLong(group + ExceptionFields.CONTEXT));
        putLong(result + ExceptionFields.CAUSE, getLong(group + ExceptionFields.CAUSE));
        long notes = PyObject.getAttrOrAbsent(t, group, Names.of("__notes__"));
        if (notes != 0) {
            PyObject.setAttr(t, result, Names.of("__notes__"), notes);
        }
        return result;
    }
}
