package dev.krait.uops.ir;

import dev.krait.spi.abi.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Calls of a {@link TraceBuilder} as text, for file tests. A line is {@code name = operation operands}, or the operation alone;
 * {@code #} begins a comment. Operands are names, or constants: {@code 3} a raw int, {@code 2.5} a raw double, {@code '3} and {@code '2.5} words,
 * {@code @1000} the address of an object.
 *
 * <pre>
 * at 4                              the state of the next exits: pc, with the slots assigned so far
 * slot 8 x                          assigns a slot of the innermost frame
 * call f 7 / return                 an inlined frame, the pc at which its caller goes on
 * load_frame, to_int, to_float, box, add_int, sub_int, mul_int, true_divide, add_float, ..., int_op mod_int a b, float_op sqrt_float a
 * guard_shape v 7, guard_is v '3, guard_is_not v '3, guard_present v, guard_int lt a b, guard_float lt a b true, guard_index i n
 * load_field instance v 16, load_object, load_raw, load_item array v i 16, store_field instance v 16 x, store_raw, store_item
 * new 7 32, store_shape v 8, java writes(list|array|all|none) pure|effect a b
 * close_loop (unstable), exit, jump
 * </pre>
 */
final class TraceScript {
    private final TraceBuilder t = TraceBuilder.root("file test", 1000);
    private final Map<String, Integer> names = new HashMap<>();
    private final List<Frame> frames = new ArrayList<>();
    private final Map<String, JavaCall> calls = new HashMap<>();

    private static final class Frame {
        final String name;
        int pc;
        final TreeMap<Integer, Integer> slots = new TreeMap<>();

        Frame(String name) {
            this.name = name;
        }
    }

    private TraceScript() {
        frames.add(new Frame("f"));
    }

    /** The trace, after optimization, as text. */
    static String run(String script) {
        TraceScript s = new TraceScript();
        StringBuilder end = new StringBuilder();
        for (String line : script.split("\n")) {
            String text = line.replaceFirst("#.*", "").trim();
            if (!text.isEmpty()) {
                try {
                    s.line(text, end);
                } catch (TraceAbort abort) {
                    return "abort: " + abort.reason() + " " + abort.getMessage() + "\n";
                } catch (RuntimeException e) {
                    throw new IllegalArgumentException("in line \"" + text + "\"", e);
                }
            }
        }
        return end + TraceDump.format(s.t.trace());
    }

    private int value(String word) {
        if (names.containsKey(word)) {
            return names.get(word);
        }
        if (word.startsWith("'")) {
            String number = word.substring(1);
            return t.constValue(number.contains(".") ? Value.ofDouble(Double.parseDouble(number)) : Value.ofInt(Long.parseLong(number)));
        }
        if (word.startsWith("@")) {
            return t.constValue(Long.parseLong(word.substring(1), 16));
        }
        if (!word.matches("-?[0-9.]+")) {
            throw new IllegalArgumentException("unknown name " + word);
        }
        return word.contains(".") ? t.constFloat(Double.parseDouble(word)) : t.constInt(Long.parseLong(word));
    }

    private FrameState state() {
        List<Frame> now = new ArrayList<>();
        for (Frame f : frames) {
            Frame copy = new Frame(f.name);
            copy.pc = f.pc;
            copy.slots.putAll(f.slots);
            now.add(copy);
        }
        return out -> {
            for (Frame f : now) {
                out.frame(f.name, f.pc);
                f.slots.forEach(out::slot);
            }
        };
    }

    private void line(String text, StringBuilder end) {
        String[] w = text.split("\\s+");
        int from = w.length > 2 && w[1].equals("=") ? 2 : 0;
        int result = operation(w, from, end);
        if (from == 2) {
            names.put(w[0], result);
        }
    }

    private int operation(String[] w, int k, StringBuilder end) {
        Frame frame = frames.get(frames.size() - 1);
        String op = w[k];
        switch (op) {
            case "at" -> {
                frame.pc = Integer.parseInt(w[k + 1]);
                t.setState(state());
            }
            case "slot" -> frame.slots.put(Integer.parseInt(w[k + 1]), w[k + 2].equals("absent") ? 0 : value(w[k + 2]));
            case "call" -> {
                frame.pc = Integer.parseInt(w[k + 2]);
                frames.add(new Frame(w[k + 1]));
            }
            case "return" -> frames.remove(frames.size() - 1);
            case "close_loop" -> end.append(t.closeLoop(true) ? "" : "unstable\n");
            case "exit" -> t.endWithExit();
            case "jump" -> t.endWithJump("target");
            case "guard_shape" -> {
                return t.guardShape(value(w[k + 1]), Integer.parseInt(w[k + 2]));
            }
            case "guard_is" -> t.guardIs(value(w[k + 1]), t.trace().constant(value(w[k + 2])));
            case "guard_is_not" -> t.guardIsNot(value(w[k + 1]), t.trace().constant(value(w[k + 2])));
            case "guard_present" -> t.guardPresent(value(w[k + 1]));
            case "guard_int" -> t.guardCompareInt(Condition.valueOf(w[k + 1].toUpperCase(Locale.ROOT)), value(w[k + 2]), value(w[k + 3]));
            case "guard_float" -> t.guardCompareFloat(Condition.valueOf(w[k + 1].toUpperCase(Locale.ROOT)), value(w[k + 2]), value(w[k + 3]),
                    Boolean.parseBoolean(w[k + 4]));
            case "guard_index" -> t.guardIndex(value(w[k + 1]), value(w[k + 2]));
            case "check_validity" -> t.checkValidity();
            case "store_shape" -> t.storeShape(value(w[k + 1]), Integer.parseInt(w[k + 2]));
            case "new" -> {
                return t.newObject(Long.parseLong(w[k + 1]), Integer.parseInt(w[k + 2]));
            }
            case "java" -> {
                return java(w, k);
            }
            default -> {
                return op.startsWith("load") || op.startsWith("store") ? memory(w, k) : compute(w, k);
            }
        }
        return 0;
    }

    private int java(String[] w, int k) {
        int writes = w[k + 1].equals("all") ? -1 : w[k + 1].equals("none") ? 0 : Region.valueOf(w[k + 1].toUpperCase(Locale.ROOT)).bit();
        JavaCall call = calls.computeIfAbsent(w[k + 1] + "." + w[k + 2], n -> new JavaCall(n, Type.VALUE, writes, w[k + 2].equals("pure"), true, (thread, site) -> 1));
        int[] arguments = new int[w.length - k - 3];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = value(w[k + 3 + i]);
        }
        return t.callJava(call, arguments);
    }

    private int memory(String[] w, int k) {
        if (w[k].equals("load_frame")) {
            return t.loadFrame(Integer.parseInt(w[k + 1]));
        }
        Region region = Region.valueOf(w[k + 1].toUpperCase(Locale.ROOT));
        int object = value(w[k + 2]);
        switch (w[k]) {
            case "load_field":
                return t.loadField(region, object, Integer.parseInt(w[k + 3]));
            case "load_object":
                return t.loadObject(region, object, Integer.parseInt(w[k + 3]));
            case "load_raw":
                return t.loadInt(region, object, Integer.parseInt(w[k + 3]));
            case "load_item":
                return t.loadItem(region, object, value(w[k + 3]), Integer.parseInt(w[k + 4]));
            case "store_field":
                t.storeField(region, object, Integer.parseInt(w[k + 3]), value(w[k + 4]));
                return 0;
            case "store_raw":
                t.storeInt(region, object, Integer.parseInt(w[k + 3]), value(w[k + 4]));
                return 0;
            case "store_item":
                t.storeItem(region, object, value(w[k + 3]), Integer.parseInt(w[k + 4]), value(w[k + 5]));
                return 0;
            default:
                throw new IllegalArgumentException("unknown operation " + w[k]);
        }
    }

    private int compute(String[] w, int k) {
        return switch (w[k]) {
            case "to_int" -> t.toInt(value(w[k + 1]));
            case "to_float" -> t.toFloat(value(w[k + 1]));
            case "box" -> t.box(value(w[k + 1]));
            case "int_to_float" -> t.intToFloat(value(w[k + 1]));
            case "float_to_int" -> t.floatToInt(value(w[k + 1]));
            case "add_int" -> t.addInt(value(w[k + 1]), value(w[k + 2]));
            case "sub_int" -> t.subInt(value(w[k + 1]), value(w[k + 2]));
            case "mul_int" -> t.mulInt(value(w[k + 1]), value(w[k + 2]));
            case "true_divide" -> t.trueDivide(value(w[k + 1]), value(w[k + 2]));
            case "add_float" -> t.addFloat(value(w[k + 1]), value(w[k + 2]));
            case "sub_float" -> t.subFloat(value(w[k + 1]), value(w[k + 2]));
            case "mul_float" -> t.mulFloat(value(w[k + 1]), value(w[k + 2]));
            case "div_float" -> t.divFloat(value(w[k + 1]), value(w[k + 2]));
            case "int_op" -> t.intOp(UOp.valueOf(w[k + 1].toUpperCase(Locale.ROOT)), value(w[k + 2]), value(w[k + 3]));
            case "float_op" -> t.floatOp(UOp.valueOf(w[k + 1].toUpperCase(Locale.ROOT)), value(w[k + 2]));
            default -> throw new IllegalArgumentException("unknown operation " + w[k]);
        };
    }
}
