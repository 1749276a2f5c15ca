package dev.krait.interpreter.modules.ast;

import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.RootSet;
import dev.krait.interpreter.modules.ast.AstGrammar.Field;
import dev.krait.interpreter.modules.ast.AstGrammar.NodeKind;
import dev.krait.interpreter.objects.GenericAlias;
import dev.krait.interpreter.objects.ObjectType;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.objects.UnionType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The classes of nodes in one context. */
final class AstTypes implements RootSet {
    /** The attributes of nodes that stand somewhere in the source. */
    static final List<String> POSITION = List.of("lineno", "col_offset", "end_lineno", "end_col_offset");

    private final Map<String, Long> classes = new LinkedHashMap<>();
    private final Map<PyType, NodeKind> kinds = new HashMap<>();
    /** The instances of kinds without fields, such as Load. */
    private final Map<String, Long> single = new HashMap<>();

    private AstTypes(PyThread t) {
        classes.put("AST", AstTypeBinding.TYPE.address);
        for (NodeKind kind : AstGrammar.KINDS) {
            classes.put(kind.name(), 0L);
        }
        for (NodeKind kind : AstGrammar.KINDS) {
            define(t, kind);
        }
        // The types of fields may be classes that are defined later.
        for (NodeKind kind : AstGrammar.KINDS) {
            long types = fieldTypes(t, kind);
            PyType cls = PyType.at(cls(kind.name()));
            cls.setInNamespace(t, Names.of("_field_types"), types);
            cls.setInNamespace(t, Names.of("__annotations__"), types);
        }
    }

    /** Whether nodes of that base, or that stand alone under that name, say where they stand in the source. */
    static boolean hasPosition(String base) {
        return switch (base) {
            case "stmt", "expr", "excepthandler", "arg", "keyword", "alias", "pattern", "type_param" -> true;
            default -> false;
        };
    }

    static AstTypes of(PyThread t) {
        return t.context.state(AstTypes.class, () -> new AstTypes(t));
    }

    private void define(PyThread t, NodeKind kind) {
        long fields = names(t, kind.fields().stream().map(Field::name).toList());
        long namespace = PyDict.create(t);
        PyDict.putStr(t, namespace, Names.__module__, Names.of("ast"));
        PyDict.putStr(t, namespace, Names.__doc__, PyStr.of(t, kind.doc()));
        PyDict.putStr(t, namespace, Names.of("_fields"), fields);
        PyDict.putStr(t, namespace, Names.of("__match_args__"), fields);
        if (kind.base().equals("AST")) {
            PyDict.putStr(t, namespace, Names.of("_attributes"), names(t, kind.hasPosition() ? POSITION : List.of()));
        }
        if (kind.hasOptionalEnd()) {
            PyDict.putStr(t, namespace, Names.of("end_lineno"), Const.NONE);
            PyDict.putStr(t, namespace, Names.of("end_col_offset"), Const.NONE);
        }
        for (Field field : kind.fields()) {
            if (field.isOptional()) {
                PyDict.putStr(t, namespace, Names.of(field.name()), Const.NONE);
            }
        }
        long cls = Calls.call(t, Types.TYPE.address, Names.of(kind.name()), PyTuple.of(t, cls(kind.base())), namespace);
        classes.put(kind.name(), cls);
        kinds.put(PyType.at(cls), kind);
        if (kind.enumeration()) {
            single.put(kind.name(), ObjectType.instantiate(t, PyType.at(cls)));
        }
    }

    private static long names(PyThread t, List<String> names) {
        return PyTuple.of(t, names.stream().mapToLong(Names::of).toArray());
    }

    private long fieldTypes(PyThread t, NodeKind kind) {
        long types = PyDict.create(t);
        for (Field field : kind.fields()) {
            long type = switch (field.type()) {
                case "identifier", "string" -> Types.STR.address;
                case "int" -> Types.INT.address;
                case "constant" -> Types.OBJECT.address;
                default -> cls(field.type());
            };
            PyDict.putStr(t, types, Names.of(field.name()), field.isList() ? GenericAlias.create(t, Types.LIST.address, type)
                    : field.isOptional() ? UnionType.of(t, type, Const.NONE) : type);
        }
        return types;
    }

    /** The class of that name. */
    long cls(String name) {
        return classes.get(name);
    }

    /** All classes by name. */
    Map<String, Long> classes() {
        return classes;
    }

    /** The only instance of a class without fields: {@code Load()}. */
    long single(String name) {
        return single.get(name);
    }

    /** The kind of a node, which may be an instance of a subclass; null for anything that is no node. */
    NodeKind kind(long value) {
        for (PyType type : PyType.of(value).mro) {
            NodeKind kind = kinds.get(type);
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    @Override
    public void visit(Marker m) {
        classes.values().forEach(m::mark);
        single.values().forEach(m::mark);
    }
}
