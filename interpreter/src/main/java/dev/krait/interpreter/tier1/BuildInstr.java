package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PySet;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.StrBuilder;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;

/** Displays, comprehensions' appends, string formatting, unpacking and pattern matching. */
final class BuildInstr extends Instr {
    BuildInstr(CodeBody code, int first, int unit, Opcode opcode, int oparg, int top) {
        super(code, first, unit, opcode, oparg, top);
    }

    @Override
    public Node exec(PyThread t, long f) {
        long sp = f + top;
        switch (op) {
            case 46 -> putLong(sp - 8L * oparg, PyList.ofWords(t, sp - 8L * oparg, oparg)); // BUILD_LIST
            case 51 -> putLong(sp - 8L * oparg, PyTuple.ofWords(t, sp - 8L * oparg, oparg)); // BUILD_TUPLE
            case 48 -> buildSet(t, sp); // BUILD_SET
            case 47 -> buildMap(t, sp); // BUILD_MAP
            case 50 -> buildString(t, sp); // BUILD_STRING
            case 49 -> { // BUILD_SLICE
                long base = sp - 8L * oparg;
                putLong(base, Objects.newSlice(t, getLong(base), getLong(base + 8), oparg == 3 ? getLong(base + 16) : Const.NONE));
            }
            case 78 -> PyList.append(t, getLong(sp - 8 - 8L * oparg), getLong(sp - 8)); // LIST_APPEND
            case 79 -> Building.listExtend(t, getLong(sp - 8 - 8L * oparg), getLong(sp - 8)); // LIST_EXTEND
            case 107 -> PySet.add(t, getLong(sp - 8 - 8L * oparg), getLong(sp - 8)); // SET_ADD
            case 109 -> Building.setUpdate(t, getLong(sp - 8 - 8L * oparg), getLong(sp - 8)); // SET_UPDATE
            case 98 -> PyDict.set(t, getLong(sp - 16 - 8L * oparg), getLong(sp - 16), getLong(sp - 8)); // MAP_ADD
            case 67 -> Building.dictUpdate(t, getLong(sp - 8 - 8L * oparg), getLong(sp - 8)); // DICT_UPDATE
            case 66 -> Building.dictMerge(t, getLong(sp - 8 - 8L * oparg), getLong(sp - 8), getLong(sp - 32 - 8L * oparg)); // DICT_MERGE
            case 12 -> { // FORMAT_SIMPLE
                long value = getLong(sp - 8);
                putLong(sp - 8, PyStr.isExact(value) ? value : PyObject.format(t, value, PyStr.of(t, "")));
            }
            case 13 -> putLong(sp - 16, PyObject.format(t, getLong(sp - 16), getLong(sp - 8))); // FORMAT_WITH_SPEC
            case 58 -> putLong(sp - 8, Building.convert(t, oparg, getLong(sp - 8))); // CONVERT_VALUE
            case 45 -> { // BUILD_INTERPOLATION
                long format = (oparg & 1) != 0 ? getLong(sp - 8) : PyStr.of(t, "");
                long base = sp - 16 - 8L * (oparg & 1);
                putLong(base, Building.interpolation(t, getLong(base), getLong(base + 8), oparg >> 2, format));
            }
            case 2 -> putLong(sp - 16, Building.template(t, getLong(sp - 16), getLong(sp - 8))); // BUILD_TEMPLATE
            case 119 -> { // UNPACK_SEQUENCE
                long sequence = getLong(sp - 8);
                seen |= Seen.of(sequence);
                Building.unpack(t, sequence, oparg, sp - 8 + 8L * oparg);
            }
            case 118 -> { // UNPACK_EX
                int before = oparg & 0xFF;
                int behind = oparg >> 8;
                Building.unpackStarred(t, getLong(sp - 8), before, behind, sp - 8 + 8L * (before + behind + 1));
            }
            case 99 -> { // MATCH_CLASS
                long attributes = Matching.matchClass(t, getLong(sp - 24), getLong(sp - 16), oparg, getLong(sp - 8));
                putLong(sp - 24, attributes == 0 ? Const.NONE : attributes);
            }
            case 24 -> putLong(sp, Matching.matchKeys(t, getLong(sp - 16), getLong(sp - 8))); // MATCH_KEYS
            case 25 -> putLong(sp, Matching.isMapping(t, getLong(sp - 8)) ? Const.TRUE : Const.FALSE); // MATCH_MAPPING
            case 26 -> putLong(sp, Matching.isSequence(t, getLong(sp - 8)) ? Const.TRUE : Const.FALSE); // MATCH_SEQUENCE
            case 18 -> putLong(sp, dev.krait.interpreter.objects.PyInt.of(t, PyObject.length(t, getLong(sp - 8)))); // GET_LEN
            default -> throw new AssertionError(opcode);
        }
        return next();
    }

    private void buildSet(PyThread t, long sp) {
        long base = sp - 8L * oparg;
        long set = PySet.create(t);
        for (int i = 0; i < oparg; i++) {
            PySet.add(t, set, getLong(base + 8L * i));
        }
        putLong(base, set);
    }

    private void buildMap(PyThread t, long sp) {
        long base = sp - 16L * oparg;
        long dict = PyDict.create(t);
        for (int i = 0; i < oparg; i++) {
            PyDict.set(t, dict, getLong(base + 16L * i), getLong(base + 16L * i + 8));
        }
        putLong(base, dict);
    }

    private void buildString(PyThread t, long sp) {
        long base = sp - 8L * oparg;
        StrBuilder builder = new StrBuilder();
        for (int i = 0; i < oparg; i++) {
            builder.append(getLong(base + 8L * i));
        }
        putLong(base, builder.build(t));
    }

}
