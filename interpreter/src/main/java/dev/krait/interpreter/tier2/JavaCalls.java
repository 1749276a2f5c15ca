package dev.krait.interpreter.tier2;

import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.interpreter.bind.Binding;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.BuiltinFunction;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PySet;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.StrBuilder;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Gil;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.interpreter.tier1.PyFunction;
import dev.krait.interpreter.tier1.TraceSupport;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.spi.abi.Value;
import dev.krait.uops.ir.JavaCall;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The operations of the interpreter that traces call. */
final class JavaCalls {
    private static final int LISTS = Region.LIST.bit() | Region.ARRAY.bit() | Region.ARRAY_HEADER.bit();
    private static final int DICTS = Region.DICT.bit() | Region.TABLE.bit();
    private static final int SETS = Region.SET.bit() | Region.TABLE.bit();
    private static final int ITERATORS = Region.ITERATOR.bit() | Region.OTHER.bit();
    /** What {@link #NEXT} returns for the end. */
    static final long EXHAUSTED = PyThread.BOOT.allocate(ShapeIds.OBJECT, 16);

    private static final Map<Object, JavaCall> MADE = new HashMap<>();
    private static PyThread lastThread;

    private JavaCalls() {
    }

    /** What a call does; its arguments are at {@code a}. */
    @FunctionalInterface
    interface Operation {
        long call(PyThread t, long a);
    }

    static void register(PyThread t) {
        lastThread = t;
    }

    /** The thread with an address: mostly that which recorded or entered last. */
    private static PyThread thread(long address) {
        PyThread t = lastThread;
        if (t.address != address) {
            t = PyThread.at(address);
            lastThread = t;
        }
        return t;
    }

    /** A call that runs no Python code; should it all the same (keys that compare themselves), no trace is entered meanwhile. */
    static JavaCall plain(String name, Type result, int writes, boolean pure, boolean fails, Operation operation) {
        return new JavaCall(name, result, writes, pure, fails, (thread, site) -> {
            PyThread t = thread(thread);
            Jit jit = t.context.jit;
            t.frame = getLong(thread + ThreadLayout.FRAME);
            jit.blocked++;
            t.deferrals++;
            try {
                return operation.call(t, thread + ThreadLayout.ARGUMENTS);
            } catch (PyError e) {
                return result == Type.INT || result == Type.FLOAT ? JavaCall.FAILED : 0;
            } finally {
                t.deferrals--;
                jit.blocked--;
            }
        });
    }

    /** The same call, which a stencil does in most cases. */
    private static JavaCall fast(String stencil, JavaCall call) {
        return new JavaCall(call.name(), call.result(), call.writes(), call.pure(), call.fails(), call.operation(), stencil);
    }

    /** A call that may run anything: the frames are brought up to date for it. */
    static JavaCall any(String name, Operation operation) {
        return new JavaCall(name, Type.VALUE, -1, false, true, (thread, site) -> {
            PyThread t = thread(thread);
            long frame = getLong(thread + ThreadLayout.FRAME);
            t.frame = frame;
            long stack = getLong(thread + ThreadLayout.STACK_TOP);
            long recursion = getLong(thread + ThreadLayout.RECURSION_LEFT);
            site.materializeFrames();
            long outer = t.compiledFrame;
            t.compiledFrame = t.frame;
            t.deferrals++;
            try {
                return operation.call(t, thread + ThreadLayout.ARGUMENTS);
            } catch (PyError e) {
                return 0;
            } finally {
                t.deferrals--;
                t.compiledFrame = outer;
                for (long f = t.frame; f != frame; f = getLong(f + FrameLayout.PREVIOUS)) {
                    if (getLong(f + FrameLayout.GENERATOR) == 0) {
                        TraceSupport.dropFrame(t, f);
                    }
                }
                t.frame = frame;
                Memory.putLong(thread + ThreadLayout.STACK_TOP, stack);
                Memory.putLong(thread + ThreadLayout.RECURSION_LEFT, recursion);
            }
        });
    }

    /** A call on built-in objects that may run Python code, but code that does not look at the frames. */
    static JavaCall light(String name, Operation operation) {
        return new JavaCall(name, Type.VALUE, -1, false, true, (thread, site) -> {
            PyThread t = thread(thread);
            t.frame = getLong(thread + ThreadLayout.FRAME);
            t.deferrals++;
            try {
                return operation.call(t, thread + ThreadLayout.ARGUMENTS);
            } catch (PyError e) {
                return 0;
            } finally {
                t.deferrals--;
            }
        });
    }

    /** The same call for the same key. */
    private static synchronized JavaCall once(Object key, Supplier<JavaCall> make) {
        JavaCall c = MADE.get(key);
        if (c == null) {
            c = make.get();
            MADE.put(key, c);
        }
        return c;
    }

    private static long bool(boolean b) {
        return b ? Const.TRUE : Const.FALSE;
    }

    static final JavaCall BOX_INT = plain("box", Type.VALUE, 0, false, false, (t, a) -> PyInt.of(t, getLong(a)));
    static final JavaCall POW_FLOAT = plain("pow", Type.FLOAT, 0, true, true,
            (t, a) -> bits(PyFloat.pow(t, raw(a), raw(a + 8))));
    static final JavaCall FLOORDIV_FLOAT = plain("floordiv", Type.FLOAT, 0, true, true, (t, a) -> bits(PyFloat.floorDiv(t, raw(a), raw(a + 8))));
    static final JavaCall MOD_FLOAT = plain("mod", Type.FLOAT, 0, true, true, (t, a) -> bits(PyFloat.mod(t, raw(a), raw(a + 8))));
    static final JavaCall STR_EQUAL = plain("str_equal", Type.INT, 0, true, false, (t, a) -> PyStr.equal(getLong(a), getLong(a + 8)) ? 1 : 0);
    static final JavaCall STR_ITEM = plain("str_item", Type.VALUE, 0, false, true, (t, a) -> PyObject.getItem(t, getLong(a), PyInt.of(t, getLong(a + 8))));
    static final JavaCall GET_ITEM = any("get_item", (t, a) -> PyObject.getItem(t, getLong(a), getLong(a + 8)));
    static final JavaCall DICT_GET = plain("dict_get", Type.VALUE, 0, false, true, (t, a) -> PyObject.getItem(t, getLong(a), getLong(a + 8)));
    static final JavaCall DICT_SET = plain("dict_set", Type.VALUE, DICTS, false, true, (t, a) -> {
        PyDict.set(t, getLong(a), getLong(a + 8), getLong(a + 16));
        return Const.NONE;
    });
    static final JavaCall SET_ITEM = any("set_item", (t, a) -> {
        PyObject.setItem(t, getLong(a), getLong(a + 8), getLong(a + 16));
        return Const.NONE;
    });
    static final JavaCall DEL_ITEM = any("del_item", (t, a) -> {
        PyObject.delItem(t, getLong(a), getLong(a + 8));
        return Const.NONE;
    });
    static final JavaCall GET_SLICE = any("get_slice",
            (t, a) -> TraceSupport.slice(t, getLong(a), getLong(a + 8), getLong(a + 16)));
    static final JavaCall GET_SLICE_PLAIN = plain("get_slice", Type.VALUE, 0, false, true,
            (t, a) -> TraceSupport.slice(t, getLong(a), getLong(a + 8), getLong(a + 16)));
    static final JavaCall CONCAT_LISTS = fast("call_list_concat",
            plain("concat", Type.OBJECT, 0, false, true, (t, a) -> PyList.concat(t, getLong(a), getLong(a + 8))));
    static final JavaCall SET_SLICE = any("set_slice", (t, a) -> {
        TraceSupport.setSlice(t, getLong(a), getLong(a + 8), getLong(a + 16), getLong(a + 24));
        return Const.NONE;
    });
    static final JavaCall CONTAINS = any("contains", (t, a) -> bool(PyObject.contains(t, getLong(a), getLong(a + 8))));
    static final JavaCall CONTAINS_PLAIN = plain("contains", Type.VALUE, 0, false, true, (t, a) -> bool(PyObject.contains(t, getLong(a), getLong(a + 8))));
    static final JavaCall CONTAINS_NOT = any("contains_not", (t, a) -> bool(!PyObject.contains(t, getLong(a), getLong(a + 8))));
    static final JavaCall CONTAINS_NOT_PLAIN = plain("contains_not", Type.VALUE, 0, false, true,
            (t, a) -> bool(!PyObject.contains(t, getLong(a), getLong(a + 8))));
    static final JavaCall IS_TRUE = any("is_true", (t, a) -> bool(PyObject.isTrue(t, getLong(a))));
    static final JavaCall ITER = any("iter", (t, a) -> TraceSupport.iter(t, getLong(a)));
    static final JavaCall ITER_PLAIN = plain("iter", Type.VALUE, 0, false, true, (t, a) -> TraceSupport.iter(t, getLong(a)));
    static final JavaCall NEXT = any("next", (t, a) -> orExhausted(TraceSupport.next(t, getLong(a))));
    static final JavaCall NEXT_LIGHT = light("next", (t, a) -> orExhausted(TraceSupport.next(t, getLong(a))));
    static final JavaCall SET_SLICE_PLAIN = plain("set_slice", Type.VALUE, LISTS, false, true, (t, a) -> {
        TraceSupport.setSlice(t, getLong(a), getLong(a + 8), getLong(a + 16), getLong(a + 24));
        return Const.NONE;
    });
    static final JavaCall NEXT_PLAIN = plain("next", Type.VALUE, ITERATORS, false, true, (t, a) -> orExhausted(TraceSupport.next(t, getLong(a))));
    static final JavaCall APPEND = plain("append", Type.VALUE, LISTS, false, true, (t, a) -> {
        PyList.append(t, getLong(a), getLong(a + 8));
        return Const.NONE;
    });
    static final JavaCall EXTEND = any("extend", (t, a) -> {
        TraceSupport.listExtend(t, getLong(a), getLong(a + 8));
        return Const.NONE;
    });
    static final JavaCall MAKE_FUNCTION = plain("make_function", Type.OBJECT, 0, false, true, (t, a) -> PyFunction.create(t, getLong(a), getLong(a + 8)));
    static final JavaCall NEW_SET = plain("new_set", Type.OBJECT, 0, false, true, (t, a) -> PySet.create(t));
    static final JavaCall SET_ADD = any("set_add", (t, a) -> {
        PySet.add(t, getLong(a), getLong(a + 8));
        return Const.NONE;
    });
    static final JavaCall SET_ADD_PLAIN = plain("set_add", Type.VALUE, SETS, false, true, (t, a) -> {
        PySet.add(t, getLong(a), getLong(a + 8));
        return Const.NONE;
    });
    static final JavaCall LIST_TO_TUPLE = plain("list_to_tuple", Type.OBJECT, 0, false, true, (t, a) -> TraceSupport.listToTuple(t, getLong(a)));
    static final JavaCall NEW_DICT = plain("new_dict", Type.OBJECT, 0, false, true, (t, a) -> PyDict.create(t));
    static final JavaCall FORMAT = any("format", (t, a) -> TraceSupport.format(t, getLong(a)));
    static final JavaCall FORMAT_PLAIN = plain("format", Type.VALUE, 0, false, true, (t, a) -> TraceSupport.format(t, getLong(a)));
    static final JavaCall FORMAT_WITH = any("format", (t, a) -> PyObject.format(t, getLong(a), getLong(a + 8)));
    static final JavaCall GET_ATTR = any("get_attr", (t, a) -> PyObject.getAttr(t, getLong(a), getLong(a + 8)));
    /** A method of a built-in type that is bound without being called. */
    static final JavaCall BIND = plain("bind", Type.OBJECT, 0, false, true, (t, a) -> PyObject.getAttr(t, getLong(a), getLong(a + 8)));
    static final JavaCall SUPER_ATTR = any("super_attr",
            (t, a) -> {
                long name = getLong(a + 24);
                return PyObject.getAttr(t, Calls.call(t, getLong(a), getLong(a + 8), getLong(a + 16)), name);
            });
    static final JavaCall SET_ATTR = any("set_attr", (t, a) -> {
        PyObject.setAttr(t, getLong(a), getLong(a + 8), getLong(a + 16));
        return Const.NONE;
    });
    static final JavaCall SET_GLOBAL = any("set_global", (t, a) -> {
        PyDict.set(t, getLong(a), getLong(a + 8), getLong(a + 16));
        return Const.NONE;
    });
    static final JavaCall CALL_TUPLE = any("call_tuple", (t, a) -> Calls.callTuple(t, getLong(a), getLong(a + 8), getLong(a + 16)));
    static final JavaCall IS_INSTANCE = any("isinstance", (t, a) -> bool(PyObject.isInstance(t, getLong(a), getLong(a + 8))));

    /** Arguments: a list, start, stop and step, raw. */
    static final JavaCall LIST_SLICE = fast("call_list_slice", plain("list_slice", Type.OBJECT, 0, false, true,
            (t, a) -> PyList.slice(t, getLong(a), getLong(a + 8), getLong(a + 16), getLong(a + 24))));
    /** Arguments: a list, start and stop, raw, a list. */
    static final JavaCall LIST_STORE_SLICE = fast("call_list_store_slice", plain("list_store_slice", Type.VALUE, LISTS, false, true, (t, a) -> {
        PyList.storeSlice(t, getLong(a), getLong(a + 8), getLong(a + 16), getLong(a + 24));
        return Const.NONE;
    }));
    /** Arguments: a list, an index, raw. */
    static final JavaCall LIST_POP = fast("call_list_pop", plain("list_pop", Type.VALUE, LISTS, false, true, (t, a) -> PyList.pop(t, getLong(a), getLong(a + 8))));
    /** Arguments: a list, an index, raw, a value. */
    static final JavaCall LIST_INSERT = fast("call_list_insert", plain("list_insert", Type.VALUE, LISTS, false, true, (t, a) -> {
        PyList.insertAt(t, getLong(a), getLong(a + 8), getLong(a + 16));
        return Const.NONE;
    }));
    /** Arguments: a dict, a key, what to return if it is there (0: its value), what to return if not (0: KeyError). */
    static final JavaCall DICT_FIND = fast("call_dict_find", plain("dict_find", Type.VALUE, 0, false, true, (t, a) -> {
        long value = PyDict.get(t, getLong(a), getLong(a + 8));
        long other = getLong(a + (value == 0 ? 24 : 16));
        return other != 0 ? other : value != 0 ? value : PyObject.getItem(t, getLong(a), getLong(a + 8));
    }));

    static final JavaCall LIST_OF = plain("list", Type.OBJECT, 0, false, true, (t, a) -> PyList.fromIterable(t, getLong(a)));
    static final JavaCall TUPLE_OF = plain("tuple", Type.OBJECT, 0, false, true, (t, a) -> PyTuple.fromIterable(t, getLong(a)));

    private static double raw(long at) {
        return Double.longBitsToDouble(getLong(at));
    }

    private static long bits(double d) {
        return Double.doubleToLongBits(d);
    }

    private static long orExhausted(long value) {
        return value == 0 ? EXHAUSTED : value;
    }

    /** BINARY_OP on operands that run no Python code and are not changed. */
    static JavaCall binaryPlain(int oparg) {
        return once("binary" + oparg, () -> plain("binary_" + oparg, Type.VALUE, 0, false, true, (t, a) -> TraceSupport.binary(t, oparg, getLong(a), getLong(a + 8))));
    }

    /** BINARY_OP. */
    static JavaCall binary(int oparg) {
        return once("binary any" + oparg, () -> any("binary_" + oparg, (t, a) -> TraceSupport.binary(t, oparg, getLong(a), getLong(a + 8))));
    }

    /** COMPARE_OP on operands that run no Python code. */
    static JavaCall comparePlain(int oparg) {
        return once("compare" + oparg, () -> plain("compare_" + oparg, Type.VALUE, 0, false, true, (t, a) -> TraceSupport.compare(t, oparg, getLong(a), getLong(a + 8))));
    }

    /** COMPARE_OP. */
    static JavaCall compare(int oparg) {
        return once("compare any" + oparg, () -> any("compare_" + oparg, (t, a) -> TraceSupport.compare(t, oparg, getLong(a), getLong(a + 8))));
    }

    /** UNARY_NEGATIVE. */
    static final JavaCall NEGATIVE = any("negative", (t, a) -> TraceSupport.negative(t, getLong(a)));

    /** CONVERT_VALUE. */
    static JavaCall convert(int conversion) {
        return once("convert" + conversion, () -> any("convert", (t, a) -> TraceSupport.convert(t, conversion, getLong(a))));
    }

    /** A new set of keys. */
    static JavaCall setOf(int n) {
        return once("set" + n, () -> plain("set", Type.OBJECT, 0, false, true, (t, a) -> {
            long set = PySet.create(t);
            for (int i = 0; i < n; i++) {
                PySet.add(t, set, getLong(a + 8L * i));
            }
            return set;
        }));
    }

    /** How many different ones there are among raw ints; their number comes first. */
    static final JavaCall DISTINCT_INTS = fast("call_distinct_ints", plain("distinct", Type.INT, 0, true, false, (t, a) -> {
        int n = (int) getLong(a);
        int distinct = 0;
        for (int i = 1; i <= n; i++) {
            int first = 1;
            while (getLong(a + 8L * first) != getLong(a + 8L * i)) {
                first++;
            }
            distinct += first == i ? 1 : 0;
        }
        return distinct;
    }));

    /** BUILD_STRING. */
    static JavaCall join(int n) {
        return once("join" + n, () -> plain("join", Type.VALUE, 0, false, true, (t, a) -> {
            StrBuilder s = new StrBuilder();
            for (int i = 0; i < n; i++) {
                s.append(getLong(a + 8L * i));
            }
            return s.build(t);
        }));
    }

    /** What a built-in method is bound to; 0 if the callable is another one. */
    static JavaCall boundTo(Binding binding, int id) {
        return once(new BuiltinKey(binding, id, -1, true, Type.VALUE), () -> plain("bound_to", Type.VALUE, 0, true, false,
                (t, a) -> JavaObjects.get(getLong(a)) instanceof BuiltinFunction f && f.binding == binding && f.id == id ? f.self : 0));
    }

    private record BuiltinKey(Binding binding, int id, int count, boolean plain, Type result) {
        @Override
        public boolean equals(Object other) {
            return other instanceof BuiltinKey k && k.binding == binding && k.id == id && k.count == count && k.plain == plain && k.result == result;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(binding) + 31 * id + count;
        }
    }

    /** A built-in function or method that runs anything. */
    static JavaCall builtin(Binding binding, int id, int count) {
        String name = binding.specs()[id].name();
        return once(new BuiltinKey(binding, id, count, false, Type.VALUE),
                () -> any(name, waits(binding.owner(), name) ? (t, a) -> orLeave(t, binding, id, a, count) : (t, a) -> binding.call(t, id, a, count, 0)));
    }

    /** Whether a built-in waits for other threads or for a time, and does nothing before that; if it does not wait, it has nothing more to wait for. */
    private static boolean waits(String owner, String name) {
        return switch (owner) {
            case "lock", "RLock" -> name.equals("acquire") || name.equals("__enter__");
            case "_ThreadHandle" -> name.equals("join");
            case "time" -> name.equals("sleep");
            default -> false;
        };
    }

    /** Calls a built-in, but leaves the trace if it is about to wait. */
    private static long orLeave(PyThread t, Binding binding, int id, long a, int count) {
        t.leavesToWait = true;
        try {
            return binding.call(t, id, a, count, 0);
        } catch (Gil.Leave e) {
            t.repeats = true;
            return 0;
        } finally {
            t.leavesToWait = false;
        }
    }

    /** A built-in function or method that runs no Python code with these arguments. */
    static JavaCall builtinPlain(Binding binding, int id, int count, int writes) {
        return once(new BuiltinKey(binding, id, count, true, Type.VALUE),
                () -> plain(binding.specs()[id].name(), Type.VALUE, writes, false, true, (t, a) -> binding.call(t, id, a, count, 0)));
    }

    /** A function of floats that returns one; the arguments are raw. */
    static JavaCall floatFunction(Binding binding, int id, int count) {
        return once(new BuiltinKey(binding, id, count, true, Type.FLOAT), () -> plain(binding.specs()[id].name(), Type.FLOAT, 0, true, true, (t, a) -> {
            for (int i = 0; i < count; i++) {
                Memory.putLong(a + 8L * i, Value.ofDouble(raw(a + 8L * i)));
            }
            return Double.doubleToLongBits(Value.doubleValue(binding.call(t, id, a, count, 0)));
        }));
    }

    /** Calls anything with positional arguments; the callable is the first. */
    static JavaCall call(int count) {
        return once("call" + count, () -> any("call", (t, a) -> Calls.callArray(t, getLong(a), words(a + 8, count))));
    }

    /** Calls anything with keyword arguments; the callable is the first, the names are the second. */
    static JavaCall callKeywords(int count) {
        return once("callkw" + count, () -> any("call_kw", (t, a) -> Calls.callKeywords(t, getLong(a), words(a + 16, count), getLong(a + 8))));
    }

    private static long[] words(long at, int count) {
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = getLong(at + 8L * i);
        }
        return words;
    }

    /** Whether a built-in function or method runs no Python code, and writes nothing that traces read, when its arguments (self perhaps not) are plain data. */
    static boolean runsNoPython(String owner, String name) {
        return switch (owner) {
            case "int" -> switch (name) {
                case "bit_length", "bit_count", "conjugate", "is_integer", "as_integer_ratio" -> true;
                default -> false;
            };
            case "float" -> switch (name) {
                case "is_integer", "conjugate", "as_integer_ratio", "hex" -> true;
                default -> false;
            };
            case "Random" -> switch (name) {
                case "getrandbits", "random" -> true;
                default -> false;
            };
            case "builtins" -> switch (name) {
                case "ord", "chr", "divmod", "round", "pow", "hash", "bin", "hex", "oct", "callable" -> true;
                default -> false;
            };
            case "time" -> switch (name) {
                case "time", "time_ns", "perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns", "process_time", "process_time_ns" -> true;
                default -> false;
            };
            case "math" -> true;
            default -> false;
        };
    }

    /** What a method of a built-in container writes; -1 if it may run Python code whatever it is given. */
    static int writes(int shape, String name) {
        return switch (shape) {
            case ShapeIds.LIST -> switch (name) {
                case "append", "pop", "insert", "clear", "reverse", "copy" -> LISTS;
                default -> -1;
            };
            case ShapeIds.DICT -> switch (name) {
                case "get", "keys", "values", "items", "copy" -> 0;
                case "pop", "setdefault", "clear" -> DICTS;
                default -> -1;
            };
            case ShapeIds.SET -> switch (name) {
                case "add", "discard", "remove", "clear", "copy" -> SETS;
                default -> -1;
            };
            case ShapeIds.STR, ShapeIds.BYTES -> switch (name) {
                case "join", "format", "format_map", "translate" -> -1;
                default -> 0;
            };
            default -> -1;
        };
    }
}
