package dev.krait.bindingprocessor;

import java.util.List;
import javax.lang.model.element.ExecutableElement;

/**
 * A marked method.
 *
 * @param role a constant of {@code FunctionSpec.Role}
 * @param name its Python name
 * @param signature its parameters
 * @param doc its documentation, or empty
 * @param method the Java method
 * @param thread whether the Java method takes the thread first
 * @param types names of the Java types of the parameters that stand for Python ones, self or the class first
 * @param result name of the Java type of the result
 * @param variant which of its functions a Java method that serves several is
 */
record Function(String role, String name, Signature signature, String doc, ExecutableElement method, boolean thread, List<String> types, String result,
        Variant variant) {
    /** Whether the first argument is self or the class. */
    boolean self() {
        return !role.equals("FUNCTION") && !role.equals("STATIC_METHOD");
    }

    /** What no other function of a type has: its name and, for attributes, whether it reads or writes. */
    String key() {
        return role.equals("GETTER") || role.equals("SETTER") ? role + " " + name : name;
    }

    /** The Java method as code names it in its package: with its class. */
    String java() {
        return method.getEnclosingElement().getSimpleName() + "." + method.getSimpleName();
    }

    /** Words that the Java method gets: self, plain parameters, *args, **kwargs in the order of the binding. */
    int slots() {
        return (self() ? 1 : 0) + signature.parameters().size();
    }
}
