package dev.krait.conformance.traces;

import dev.krait.spi.Backends;
import dev.krait.uops.exec.EvaluatorBackend;
import dev.krait.uops.exec.NativeBackend;
import dev.krait.uops.exec.TraceBackend;
import java.util.ArrayList;
import java.util.List;

/** The ways to run a trace on this machine: in Java, and in machine code where there is a backend for it. */
final class TraceBackends {
    private static NativeBackend machineCode;

    private TraceBackends() {
    }

    static synchronized NativeBackend machineCode() {
        if (machineCode == null) {
            machineCode = Backends.discover(TraceBackends.class.getClassLoader()).chosen().map(NativeBackend::new).orElse(null);
        }
        return machineCode;
    }

    static List<TraceBackend> all() {
        List<TraceBackend> list = new ArrayList<>();
        list.add(new EvaluatorBackend());
        if (machineCode() != null) {
            list.add(machineCode());
        }
        return list;
    }
}
