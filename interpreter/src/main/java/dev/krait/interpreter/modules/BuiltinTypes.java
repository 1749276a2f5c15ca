package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.BindingIndex;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Types;
import java.util.ArrayList;
import java.util.List;

/** The types that module {@code builtins} holds under their names. */
final class BuiltinTypes {
    private static final String[] OTHERS = {"enumerate", "zip", "map", "filter", "reversed"};

    private BuiltinTypes() {
    }

    static List<PyType> all() {
        List<PyType> types = new ArrayList<>(List.of(Types.OBJECT, Types.TYPE, Types.INT, Types.BOOL, Types.FLOAT, Types.COMPLEX, Types.STR,
                Types.BYTES, Types.BYTEARRAY, Types.MEMORYVIEW, Types.TUPLE, Types.LIST, Types.DICT, Types.SET, Types.FROZENSET, Types.RANGE,
                Types.SLICE, Types.PROPERTY, Types.CLASSMETHOD, Types.STATICMETHOD, Types.SUPER));
        for (String name : OTHERS) {
            types.add(BindingIndex.type("builtins." + name).type());
        }
        types.addAll(Exc.all());
        return types;
    }
}
