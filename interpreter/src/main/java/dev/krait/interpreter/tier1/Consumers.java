package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.code.CodeObject;
import dev.krait.interpreter.bind.Binding;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.BuiltinFunction;
import dev.krait.interpreter.objects.MethodDescriptor;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;
import java.util.HashMap;
import java.util.Map;

/**
 * Built-in functions that take all there is from a generator, as Python code: {@code list(g)}, {@code sum(g)} and others. So the generator is
 * resumed by an instruction of a frame and not from Java: collections can happen, and the loop can be compiled. The frames of
 * this code are {@linkplain CodeBody#hidden hidden}. Each call site has its own copy of the code, so that what instructions note, and traces,
 * are of one generator only.
 */
final class Consumers {
    /** Called with the iterator, and what else the built-in function takes, in the order of its parameters. */
    private static final String SOURCE = """
            def list(it):
                return [x for x in it]
            def set(it):
                return {x for x in it}
            def frozenset(it):
                return Frozen({x for x in it})
            def tuple(it):
                return Tuple([x for x in it])
            def sorted(it):
                items = [x for x in it]
                items.sort()
                return items
            def any(it):
                for x in it:
                    if x:
                        return True
                return False
            def all(it):
                for x in it:
                    if not x:
                        return False
                return True
            def min(it):
                for least in it:
                    break
                else:
                    return Self(())
                for x in it:
                    if x < least:
                        least = x
                return least
            def max(it):
                for most in it:
                    break
                else:
                    return Self(())
                for x in it:
                    if x > most:
                        most = x
                return most
            def join(separator, it):
                return separator.join([x for x in it])
            def sum(it):
                total = 0
                for x in it:
                    total = total + x
                    if Type(total) is not Int:
                        break
                else:
                    return total
                if Type(total) is not Float or Type(x) is not Float:
                    return Self(it, total)
                low = 0.0
                for x in it:
                    if Type(x) is not Float:
                        if Type(x) is not Int and Type(x) is not Bool:
                            if low and low - low == 0.0:
                                total = total + low
                            total = total + x
                            for x in it:
                                total = total + x
                            return total
                        x = x * 1.0
                    high = total + x
                    if Abs(total) >= Abs(x):
                        low += total - high + x
                    else:
                        low += x - high + total
                    total = high
                return total + low if low and low - low == 0.0 else total
            """;
    private static Map<String, CodeObject> templates;

    private Consumers() {
    }

    /** Whether a function of a binding has a form here, if it is called with a generator as its last argument. */
    static boolean has(Binding binding, int id, int arguments) {
        String name = binding.specs()[id].name();
        return binding.owner().equals("builtins") ? arguments == 1 && isFunction(name) : arguments == 2 && name.equals("join") && binding.owner().equals("str");
    }

    /** Whether a function of a binding resumes the generator that is its first argument: {@code next(g)}, {@code g.send(x)}. */
    static boolean resumes(Binding binding, int id, int arguments) {
        String name = binding.specs()[id].name();
        return arguments == 1 ? name.equals("next") && binding.owner().equals("builtins")
                : arguments == 2 && name.equals("send") && binding.owner().equals("generator");
    }

    /** The same for what is called. */
    static boolean resumes(long callable, int arguments) {
        PyType type = PyType.of(callable);
        if (type == Types.BUILTIN_FUNCTION) {
            BuiltinFunction f = (BuiltinFunction) JavaObjects.get(callable);
            return f.self == 0 && resumes(f.binding, f.id, arguments);
        }
        if (type == Types.METHOD_DESCRIPTOR) {
            MethodDescriptor d = (MethodDescriptor) JavaObjects.get(callable);
            return resumes(d.binding, d.id, arguments);
        }
        return false;
    }

    private static boolean isFunction(String name) {
        return switch (name) {
            case "sum", "min", "max", "any", "all", "sorted" -> true;
            default -> false;
        };
    }

    /**
     * The Python function that does what a call of a built-in one does; 0 if there is none. There are no keywords.
     *
     * @param callable what is called, self not included
     * @param args address of the arguments
     */
    static long of(PyThread t, CodeBody site, int unit, long callable, long args, int count) {
        if (count == 0 || count > 2 || Objects.shape(getLong(args + 8L * (count - 1))) != ShapeIds.GENERATOR || callable >>> Value.TAG_SHIFT != 0) {
            return 0;
        }
        return of(t, site, unit, callable, count, getLong(args));
    }

    /** The same, knowing that the last argument is a generator. */
    static long of(PyThread t, CodeBody site, int unit, long callable, int count, long first) {
        PyType type = PyType.of(callable);
        String name = null;
        if (type.instanceKind == Kind.TYPE) {
            PyType called = PyType.at(callable);
            name = count != 1 ? null : called == Types.LIST ? "list" : called == Types.SET ? "set" : called == Types.TUPLE ? "tuple"
                    : called == Types.FROZENSET ? "frozenset" : null;
        } else if (type == Types.BUILTIN_FUNCTION) {
            BuiltinFunction f = (BuiltinFunction) JavaObjects.get(callable);
            name = f.self == 0 && has(f.binding, f.id, count) ? f.name : null;
        } else if (type == Types.METHOD_DESCRIPTOR) {
            MethodDescriptor d = (MethodDescriptor) JavaObjects.get(callable);
            name = has(d.binding, d.id, count) && PyStr.isExact(first) ? "join" : null;
        }
        return name == null ? 0 : function(t, site, unit, callable, name);
    }

    private static long function(PyThread t, CodeBody site, int unit, long callable, String name) {
        if (site.consumers == null) {
            site.consumers = new HashMap<>();
        }
        Map<String, Long> here = site.consumers.computeIfAbsent(unit, u -> new HashMap<>(2));
        Long known = here.get(name);
        if (known != null) {
            return known;
        }
        CodeBody body = CodeBody.of(CodeBody.create(t, template(name)));
        body.hidden = true;
        long function = PyFunction.create(t, body.address, namespace(t, callable));
        site.keepAlive(function);
        here.put(name, function);
        return function;
    }

    private static synchronized CodeObject template(String name) {
        if (templates == null) {
            templates = new HashMap<>();
            for (Object constant : PythonCompiler.compile(SourceText.of(SOURCE, "<built-in>")).consts()) {
                if (constant instanceof CodeObject code) {
                    templates.put(code.name(), code);
                }
            }
        }
        return templates.get(name);
    }

    /** What the code refers to by name: not what programs may assign to. */
    private static long namespace(PyThread t, long callable) {
        long dict = PyDict.create(t);
        put(t, dict, "__builtins__", t.context.builtins);
        put(t, dict, "__name__", PyStr.intern("builtins"));
        put(t, dict, "Frozen", Types.FROZENSET.address);
        put(t, dict, "Tuple", Types.TUPLE.address);
        put(t, dict, "Type", Types.TYPE.address);
        put(t, dict, "Int", Types.INT.address);
        put(t, dict, "Bool", Types.BOOL.address);
        put(t, dict, "Float", Types.FLOAT.address);
        put(t, dict, "Self", callable);
        if (PyType.of(callable) == Types.BUILTIN_FUNCTION) {
            Binding binding = BuiltinFunction.of(callable).binding;
            for (int id = 0; id < binding.specs().length; id++) {
                if (binding.specs()[id].name().equals("abs")) {
                    put(t, dict, "Abs", BuiltinFunction.create(t, binding, id, 0, 0, 0));
                }
            }
        }
        return dict;
    }

    private static void put(PyThread t, long dict, String name, long value) {
        PyDict.set(t, dict, PyStr.intern(name), value);
    }
}
