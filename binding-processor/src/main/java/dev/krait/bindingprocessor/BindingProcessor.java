package dev.krait.bindingprocessor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;

/**
 * Generates, for each class {@code X} marked {@code @PyModule} or {@code @PyClass}, a class {@code XBinding} in its package; and, when the
 * module that declares the annotations is compiled, {@code BindingIndex}, which finds them by Python name without reflection.
 */
@SupportedAnnotationTypes({"dev.krait.interpreter.bind.PyModule", "dev.krait.interpreter.bind.PyClass"})
public final class BindingProcessor extends AbstractProcessor {
    private static final String BIND = "dev.krait.interpreter.bind.";

    private boolean indexed;

    /** For the service loader. */
    public BindingProcessor() {
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Map<String, String> types = new TreeMap<>();
        Map<String, String> modules = new TreeMap<>();
        boolean own = false;
        for (Element root : round.getRootElements()) {
            own |= root instanceof TypeElement t && t.getQualifiedName().contentEquals(BIND + "Binding");
        }
        for (TypeElement annotation : annotations) {
            boolean module = annotation.getSimpleName().contentEquals("PyModule");
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                TypeElement type = (TypeElement) element;
                try {
                    Map<String, Object> values = values(type, annotation.getQualifiedName().toString());
                    String generated = bindingName(type);
                    String name = (String) values.get("name");
                    String key = module ? name : values.get("module") + "." + name;
                    String before = (module ? modules : types).put(key, generated);
                    if (before != null) {
                        throw new IllegalArgumentException(key + " is bound twice: " + before + " and " + generated);
                    }
                    write(type, generated, new BindingWriter(packageOf(type), type.getSimpleName().toString(), module, values, allFunctions(type, module, values),
                            initMethod(type)).write());
                } catch (IllegalArgumentException e) {
                    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, e.getMessage(), element);
                }
            }
        }
        if (own && !indexed) {
            indexed = true;
            write(null, BIND + "BindingIndex", IndexWriter.write(types, modules));
        }
        return true;
    }

    private void write(TypeElement origin, String name, String source) {
        try (Writer writer = (origin == null ? processingEnv.getFiler().createSourceFile(name)
                : processingEnv.getFiler().createSourceFile(name, origin)).openWriter()) {
            writer.write(source);
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "cannot write " + name + ": " + e);
        }
    }

    private String packageOf(Element type) {
        return ((PackageElement) type.getEnclosingElement()).getQualifiedName().toString();
    }

    private String bindingName(TypeElement type) {
        return type.getQualifiedName() + "Binding";
    }

    /** The functions of a class, and those of the classes that it shares them with and does not replace. */
    private List<Function> allFunctions(TypeElement type, boolean module, Map<String, Object> values) {
        List<Function> functions = functions(type, module);
        Set<String> own = functions.stream().map(Function::key).collect(Collectors.toSet());
        if (values.get("shared") instanceof List<?> shared) {
            for (Object name : shared) {
                for (Function f : functions(processingEnv.getElementUtils().getTypeElement((String) name), module)) {
                    if (own.add(f.key())) {
                        functions.add(f);
                    }
                }
            }
        }
        return functions;
    }

    private List<Function> functions(TypeElement type, boolean module) {
        List<Function> functions = new ArrayList<>();
        for (Element member : type.getEnclosedElements()) {
            if (!(member instanceof ExecutableElement method)) {
                continue;
            }
            for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
                String annotation = mirror.getAnnotationType().toString();
                if (annotation.startsWith(BIND) && !annotation.equals(BIND + "PyInit")) {
                    functions.addAll(marked(type, method, annotation.substring(BIND.length()), values(method, annotation), module));
                }
            }
        }
        return functions;
    }

    /** The Python functions that a marked method stands for: several where it is told which of them is called. */
    private List<Function> marked(TypeElement type, ExecutableElement method, String annotation, Map<String, Object> values, boolean module) {
        String doc = (String) values.getOrDefault("doc", "");
        List<Function> functions = new ArrayList<>();
        if (annotation.equals("PyRichCompare")) {
            for (String operator : List.of("LT", "LE", "EQ", "NE", "GT", "GE")) {
                String signature = "__" + operator.toLowerCase(Locale.ROOT) + "__(self, value, /)";
                functions.add(function(type, method, "PyMethod", signature, doc, module, Variant.of("", "PyObject." + operator)));
            }
            return functions;
        }
        String text = (String) values.get("value");
        if (values.get("names") instanceof List<?> names && !names.isEmpty()) {
            for (Object name : names) {
                functions.add(function(type, method, annotation, name + text, doc, module, Variant.of("\"" + name + "\"", "")));
            }
            return functions;
        }
        functions.add(function(type, method, annotation, text, doc, module, Variant.PLAIN));
        if (Boolean.TRUE.equals(values.get("reflected"))) {
            functions.add(function(type, method, annotation, "__r" + text.substring(2), doc, module, Variant.REFLECTED));
        }
        return functions;
    }

    private Function function(TypeElement type, ExecutableElement method, String annotation, String text, String doc, boolean module, Variant variant) {
        String where = type.getSimpleName() + "." + method.getSimpleName();
        if (!method.getModifiers().contains(Modifier.STATIC) || method.getModifiers().contains(Modifier.PRIVATE)) {
            throw new IllegalArgumentException(where + " must be static and not private");
        }
        if (module != annotation.equals("PyFunction")) {
            throw new IllegalArgumentException(where + ": @" + annotation + " does not belong into a " + (module ? "module" : "type"));
        }
        Signature signature = switch (annotation) {
            case "PyGetter" -> Signature.parse(text + "(self)", true);
            case "PySetter" -> Signature.parse(text + "(self, value, /)", true);
            case "PyNew" -> {
                Signature parsed = Signature.parse(text, false);
                yield new Signature("__new__", "type", parsed.parameters());
            }
            default -> Signature.parse(text, annotation.equals("PyMethod") || annotation.equals("PyClassMethod"));
        };
        String role = switch (annotation) {
            case "PyFunction" -> "FUNCTION";
            case "PyMethod" -> BindingWriter.SLOTS.contains(signature.name()) ? "WRAPPER" : "METHOD";
            case "PyClassMethod" -> "CLASS_METHOD";
            case "PyStaticMethod" -> "STATIC_METHOD";
            case "PyNew" -> "NEW";
            case "PyGetter" -> "GETTER";
            default -> "SETTER";
        };
        List<? extends VariableElement> parameters = method.getParameters();
        boolean thread = !parameters.isEmpty() && name(parameters.get(0).asType()).equals("dev.krait.interpreter.runtime.PyThread");
        List<String> types = new ArrayList<>();
        for (int i = thread ? 1 : 0; i < parameters.size(); i++) {
            types.add(name(parameters.get(i).asType()));
        }
        String wrongVariant = variant.take(types);
        if (wrongVariant != null) {
            throw new IllegalArgumentException(where + ": " + wrongVariant);
        }
        Function function = new Function(role, signature.name(), signature, doc, method, thread, types, name(method.getReturnType()), variant);
        if (types.size() != function.slots()) {
            throw new IllegalArgumentException(where + " has " + types.size() + " parameters for the " + function.slots() + " of " + text);
        }
        List<Signature.Parameter> all = signature.parameters();
        for (int i = 0; i < all.size(); i++) {
            String wrong = BindingWriter.wrongDefault(all.get(i), types.get(types.size() - all.size() + i));
            if (wrong != null) {
                throw new IllegalArgumentException(where + ": " + wrong);
            }
        }
        return function;
    }

    private static String name(TypeMirror type) {
        return type.toString();
    }

    private String initMethod(TypeElement type) {
        for (Element member : type.getEnclosedElements()) {
            for (AnnotationMirror mirror : member.getAnnotationMirrors()) {
                if (mirror.getAnnotationType().toString().equals(BIND + "PyInit")) {
                    return member.getSimpleName().toString();
                }
            }
        }
        return null;
    }

    /** The values of an annotation, defaults included: strings, booleans, numbers, enum constants and classes as their names, lists. */
    private Map<String, Object> values(Element element, String annotation) {
        Map<String, Object> values = new TreeMap<>();
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (mirror.getAnnotationType().toString().equals(annotation)) {
                for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> e
                        : processingEnv.getElementUtils().getElementValuesWithDefaults(mirror).entrySet()) {
                    values.put(e.getKey().getSimpleName().toString(), plain(e.getValue().getValue()));
                }
            }
        }
        return values;
    }

    private Object plain(Object value) {
        if (value instanceof VariableElement constant) {
            return constant.getSimpleName().toString();
        }
        if (value instanceof TypeMirror type) {
            return type.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(v -> plain(((AnnotationValue) v).getValue())).toList();
        }
        return value;
    }
}
