package dev.krait.interpreter.modules.signals;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.modules.Modules;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PySet;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;
import sun.misc.Signal;

/** Module {@code _signal}: the signals of Linux, as far as the Java machine leaves them to programs. */
@PyModule(name = "_signal")
public final class SignalModule {
    static final long DEFAULT = Value.ofInt(0);
    static final long IGNORE = Value.ofInt(1);
    private static final int INVALID_ARGUMENT = 22;

    /** Names without {@code SIG}, from number 1 on. */
    private static final String[] NAMES = ("HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS").split(" ");
    /** What {@code strsignal} says, from number 1 on. */
    private static final String[] DESCRIPTIONS = {"Hangup", "Interrupt", "Quit", "Illegal instruction", "Trace/breakpoint trap", "Aborted", "Bus error", "Floating point exception", "Killed", "User defined signal 1", "Segmentation fault", "User defined signal 2", "Broken pipe", "Alarm clock", "Terminated", "Stack fault", "Child exited", "Continued", "Stopped (signal)", "Stopped", "Stopped (tty input)", "Stopped (tty output)", "Urgent I/O condition", "CPU time limit exceeded", "File size limit exceeded", "Virtual timer expired", "Profiling timer expired", "Window changed", "I/O possible", "Power failure", "Bad system call"};
    private static final int FIRST_REAL_TIME = 34;

    private SignalModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        for (int i = 0; i < NAMES.length; i++) {
            Modules.set(t, module, "SIG" + NAMES[i], Value.ofInt(i + 1));
        }
        Modules.set(t, module, "SIG_DFL", Value.ofInt(0));
        Modules.set(t, module, "SIG_IGN", Value.ofInt(1));
        Modules.set(t, module, "NSIG", Value.ofInt(65));
        Modules.set(t, module, "SIGCLD", Value.ofInt(17));
        Modules.set(t, module, "SIGIOT", Value.ofInt(6));
        Modules.set(t, module, "SIGPOLL", Value.ofInt(29));
        Modules.set(t, module, "SIGRTMIN", Value.ofInt(34));
        Modules.set(t, module, "SIGRTMAX", Value.ofInt(64));
        Signals signals = Signals.of(t);
        if (signals.handlers[Signals.INT] == 0) {
            signals.handlers[Signals.INT] = PyDict.getStr(t, Modules.dict(module), Names.of("default_int_handler"));
        }
    }

    /** The name that the Java machine knows a signal by, or null. */
    static String name(int number) {
        return number >= 1 && number <= NAMES.length ? NAMES[number - 1] : null;
    }

    static boolean isFunction(long handler) {
        return handler != 0 && handler != Const.NONE && handler != DEFAULT && handler != IGNORE;
    }

    static long frame(PyThread t) {
        return Calls.call(t, PyObject.getAttr(t, PyDict.getStr(t, t.context.modules, Names.of("sys")), Names.of("_getframe")));
    }

    static PyError keyboardInterrupt(PyThread t) {
        return Errors.of(t, Exc.KEYBOARD_INTERRUPT);
    }

    private static int checked(PyThread t, int number) {
        if (number < 1 || number >= Signals.LIMIT) {
            throw Errors.valueError(t, "signal number out of range");
        }
        return number;
    }

    @PyFunction("signal(signalnum, handler, /)")
    static long signal(PyThread t, int number, long handler) {
        if (t != t.context.threads().get(0)) {
            throw Errors.valueError(t, "signal only works in main thread of the main interpreter");
        }
        checked(t, number);
        boolean callable = PyType.of(handler).special(Special.CALL) != 0;
        if (!callable && !PyObject.equal(t, handler, DEFAULT) && !PyObject.equal(t, handler, IGNORE)) {
            throw Errors.typeError(t, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
        }
        long set = callable ? handler : PyObject.equal(t, handler, DEFAULT) ? DEFAULT : IGNORE;
        if (!Signals.install(t, number, set)) {
            throw Errors.osError(t, INVALID_ARGUMENT, "Invalid argument", 0, 0);
        }
        long before = getsignal(t, number);
        Signals.of(t).handlers[number] = set;
        return before;
    }

    @PyFunction("getsignal(signalnum, /)")
    static long getsignal(PyThread t, int number) {
        long handler = Signals.of(t).handlers[checked(t, number)];
        return handler == 0 ? DEFAULT : handler;
    }

    @PyFunction("raise_signal(signalnum, /)")
    static void raise(PyThread t, int number) {
        if (number < 0 || number >= Signals.LIMIT) {
            throw Errors.osError(t, INVALID_ARGUMENT, "Invalid argument", 0, 0);
        }
        if (number == 0) {
            return;
        }
        Signals signals = Signals.of(t);
        long handler = signals.handlers[number];
        if (isFunction(handler)) {
            PyThread main = t.context.threads().get(0);
            signals.arrive(main, number);
            if (t == main) {
                t.context.interrupted(t);
            }
        } else if (handler != IGNORE) {
            String name = name(number);
            if (name == null) {
                throw Errors.osError(t, INVALID_ARGUMENT, "Invalid argument", 0, 0);
            }
            try {
                Signal.raise(new Signal(name));
            } catch (IllegalArgumentException e) {
                throw Errors.osError(t, INVALID_ARGUMENT, "Invalid argument", 0, 0);
            }
        }
    }

    @PyFunction("default_int_handler(signalnum, frame, /)")
    static void defaultIntHandler(PyThread t, int number, long frame) {
        throw keyboardInterrupt(t);
    }

    @PyFunction("strsignal(signalnum, /)")
    static String strsignal(PyThread t, int number) {
        checked(t, number);
        return number <= DESCRIPTIONS.length ? DESCRIPTIONS[number - 1] : number < FIRST_REAL_TIME ? null : "Real-time signal " + (number - FIRST_REAL_TIME);
    }

    @PyFunction("valid_signals()")
    static long validSignals(PyThread t) {
        long set = PySet.create(t);
        for (int number = 1; number < Signals.LIMIT; number++) {
            if (number <= NAMES.length || number >= FIRST_REAL_TIME) {
                PySet.add(t, set, Value.ofInt(number));
            }
        }
        return set;
    }
}
