package dev.krait.interpreter.runtime;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * Events for Java Flight Recorder. Its classes are not loaded before something is recorded in this process, and its module may be missing.
 */
public final class FlightEvents {
    private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    /** A trace was compiled. */
    @Name("dev.krait.TraceCompiled")
    @Label("Trace Compiled")
    @Category({"Krait", "JIT"})
    @StackTrace(false)
    static final class TraceCompiled extends Event {
        @Label("Trace")
        String trace;
        @Label("Number")
        long number;
        @Label("Side Trace")
        boolean side;
        @Label("Micro-ops Recorded")
        int recorded;
        @Label("Micro-ops Kept")
        int kept;
        @Label("Stencils")
        int stencils;
        @Label("Code Size")
        @DataAmount
        long bytes;
        @Label("Compile Time")
        @Timespan(Timespan.NANOSECONDS)
        long compileTime;
    }

    /** A recording was given up. */
    @Name("dev.krait.RecordingAborted")
    @Label("Recording Aborted")
    @Category({"Krait", "JIT"})
    @StackTrace(false)
    static final class RecordingAborted extends Event {
        @Label("Reason")
        String reason;
        @Label("Place")
        String place;
    }

    /** A trace was invalidated, since what it took for granted no longer holds. */
    @Name("dev.krait.TraceInvalidated")
    @Label("Trace Invalidated")
    @Category({"Krait", "JIT"})
    @StackTrace(false)
    static final class TraceInvalidated extends Event {
        @Label("Trace")
        String trace;
        @Label("Number")
        long number;
    }

    /** A collection of the Python heap. */
    @Name("dev.krait.HeapCollection")
    @Label("Heap Collection")
    @Category({"Krait", "Heap"})
    @StackTrace(false)
    static final class HeapCollection extends Event {
        @Label("Live After")
        @DataAmount
        long live;
        @Label("Allocated Before")
        @DataAmount
        long allocated;
        @Label("Time")
        @Timespan(Timespan.NANOSECONDS)
        long time;
    }

    private FlightEvents() {
    }

    /** Whether a flight recording was ever started in this process, so that events are worth making. */
    public static boolean wanted() {
        return PRESENT && Recorder.started();
    }

    /** Apart, so that {@link FlightEvents} can be loaded without Flight Recorder. */
    private static final class Recorder {
        static boolean started() {
            return FlightRecorder.isInitialized();
        }
    }

    /** Reports a compiled trace. */
    public static void traceCompiled(String trace, long number, boolean side, int recorded, int kept, int stencils, long bytes, long nanos) {
        TraceCompiled e = new TraceCompiled();
        e.trace = trace;
        e.number = number;
        e.side = side;
        e.recorded = recorded;
        e.kept = kept;
        e.stencils = stencils;
        e.bytes = bytes;
        e.compileTime = nanos;
        e.commit();
    }

    /** Reports a recording that was given up. */
    public static void recordingAborted(String reason, String place) {
        RecordingAborted e = new RecordingAborted();
        e.reason = reason;
        e.place = place;
        e.commit();
    }

    /** Reports an invalidated trace. */
    public static void traceInvalidated(String trace, long number) {
        TraceInvalidated e = new TraceInvalidated();
        e.trace = trace;
        e.number = number;
        e.commit();
    }

    /** Reports a collection. */
    public static void collected(long live, long allocated, long nanos) {
        HeapCollection e = new HeapCollection();
        e.live = live;
        e.allocated = allocated;
        e.time = nanos;
        e.commit();
    }
}
