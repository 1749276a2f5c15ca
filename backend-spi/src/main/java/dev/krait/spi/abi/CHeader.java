package dev.krait.spi.abi;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the C header that stencils include: one {@code #define} for each constant of the layouts, named
 * {@code CLASS_FIELD} in upper case without the word layout ({@code ListLayout.ITEMS} is {@code LIST_ITEMS}).
 */
public final class CHeader {
    private static final List<Class<?>> LAYOUTS = List.of(ObjectLayout.class, InstanceLayout.class, JavaObjectLayout.class,
            Int64Layout.class, NumberSubclassLayout.class, StrLayout.class, BytesLayout.class, TupleLayout.class, ListLayout.class,
            ArrayLayout.class, RawLayout.class, DictLayout.class, SetLayout.class, FunctionLayout.class, MethodLayout.class,
            CodeLayout.class, CellLayout.class, GeneratorLayout.class, TypeLayout.class, RangeLayout.class,
            RangeIteratorLayout.class, SequenceIteratorLayout.class, DictIteratorLayout.class, SliceLayout.class,
            ModuleLayout.class, FrameLayout.class, ThreadLayout.class, Value.class);

    private CHeader() {
    }

    /** Writes the header to the file that the only argument names. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: CHeader <output file>");
        }
        Path file = Path.of(args[0]);
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.US_ASCII)) {
            write(out);
        }
    }

    /** Writes the header. The order is that of declaration, so that equal layouts give equal headers. */
    public static void write(PrintStream out) {
        out.print("/* Generated from the layouts in dev.krait.spi.abi. */\n#pragma once\n");
        for (Class<?> layout : LAYOUTS) {
            out.print("\n");
            String prefix = constantCase(layout.getSimpleName().replaceFirst("Layout$", ""));
            for (Field field : layout.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && Modifier.isPublic(field.getModifiers())) {
                    out.print("#define " + prefix + "_" + field.getName() + " " + literal(field) + "\n");
                }
            }
        }
    }

    private static String constantCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(java.util.Locale.ROOT);
    }

    private static String literal(Field field) {
        try {
            return field.getType() == long.class ? "0x" + Long.toHexString(field.getLong(null)) + "UL" : "(" + field.getInt(null) + ")";
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is not readable", e);
        }
    }
}
