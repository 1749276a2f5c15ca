package dev.krait.uops.exec;

import dev.krait.uops.ir.JavaCall;
import dev.krait.uops.ir.Trace;

/** A call of Java that a trace is performing. */
record Site(ExitHandler handler, long thread, long frame, Trace trace, int instruction, ExitValues.Values values) implements JavaCall.CallSite {
    @Override
    public void materializeFrames() {
        handler.materialize(thread, frame, new ExitValues(handler, thread, trace, instruction, values, false));
    }

    @Override
    public long boxInt(long number) {
        return dev.krait.spi.abi.Value.fitsInt(number) ? dev.krait.spi.abi.Value.ofInt(number) : handler.boxInt(number);
    }
}
