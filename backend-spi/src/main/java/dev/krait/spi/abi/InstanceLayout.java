package dev.krait.spi.abi;

/** An instance: fields that are all values. First the fields that the class fixes ({@code __slots__}, the fields of a built-in base), then the attributes that its shape lists; what does not fit is in the array of {@link #ATTRIBUTES}. */
public final class InstanceLayout {
    /** 0, an array of the attributes past the in-object ones, or (shape says so) the {@code __dict__}. */
    public static final int ATTRIBUTES = 8;
    /** The first of the fields. */
    public static final int FIELDS = 16;

    private InstanceLayout() {
    }
}
