package dev.krait.spi;

import com.sun.jna.Function;
import com.sun.jna.JNIEnv;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Map;

/** Calls JNI's {@code RegisterNatives} by way of JNA. */
final class Jni {
    /** Its place in the function table of JNIEnv, fixed by the JNI specification. */
    private static final int REGISTER_NATIVES = 215;
    /** Lets JNA pass Java objects as JNI references, and JNIEnv.CURRENT at all. */
    private static final Map<String, ?> OBJECTS = Map.of(Library.OPTION_ALLOW_OBJECTS, true);

    private Jni() {
    }

    /**
     * Binds a native method to the code at an address.
     *
     * @param owner the class that declares it; it must be static and not have been called
     * @throws UnsatisfiedLinkError if the JVM refuses
     */
    static void registerNative(Class<?> owner, String name, String signature, long address) {
        // memmove(env, env, 0) returns env: the shortest way to the JNIEnv of this thread.
        Pointer env = (Pointer) NativeLibrary.getProcess().getFunction("memmove")
                .invoke(Pointer.class, new Object[] {JNIEnv.CURRENT, JNIEnv.CURRENT, 0L}, OBJECTS);
        Function register = Function.getFunction(env.getPointer(0).getPointer((long) REGISTER_NATIVES * 8));
        try (Memory nameMemory = string(name); Memory signatureMemory = string(signature); Memory method = new Memory(24)) {
            method.setPointer(0, nameMemory);
            method.setPointer(8, signatureMemory);
            method.setLong(16, address);
            Object result = register.invoke(int.class, new Object[] {JNIEnv.CURRENT, owner, method, 1}, OBJECTS);
            if ((Integer) result != 0) {
                throw new UnsatisfiedLinkError("RegisterNatives refused " + owner.getName() + "." + name + signature);
            }
        }
    }

    private static Memory string(String s) {
        Memory m = new Memory(s.length() + 1L);
        m.setString(0, s, "US-ASCII");
        return m;
    }
}
