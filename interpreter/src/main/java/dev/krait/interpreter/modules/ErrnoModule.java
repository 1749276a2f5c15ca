package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** Module {@code errno}: the numbers of Linux. */
@PyModule(name = "errno")
final class ErrnoModule {
    private static final String[] NAMES = ("EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST EXDEV "
            + "ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS "
            + "ENOTEMPTY ELOOP").split(" ");

    private ErrnoModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        long codes = PyDict.create(t);
        for (int i = 0; i < NAMES.length; i++) {
            enter(t, module, codes, NAMES[i], i + 1);
        }
        enter(t, module, codes, "ECONNREFUSED", 111);
        enter(t, module, codes, "ECONNRESET", 104);
        enter(t, module, codes, "ECONNABORTED", 103);
        enter(t, module, codes, "ETIMEDOUT", 110);
        enter(t, module, codes, "EALREADY", 114);
        enter(t, module, codes, "EINPROGRESS", 115);
        enter(t, module, codes, "ENOTCONN", 107);
        enter(t, module, codes, "ESHUTDOWN", 108);
        enter(t, module, codes, "ENOTSUP", 95);
        enter(t, module, codes, "EOPNOTSUPP", 95);
        enter(t, module, codes, "EADDRINUSE", 98);
        Modules.set(t, module, "EWOULDBLOCK", Value.ofInt(11));
        Modules.set(t, module, "errorcode", codes);
    }

    private static void enter(PyThread t, long module, long codes, String name, int number) {
        Modules.set(t, module, name, Value.ofInt(number));
        PyDict.set(t, codes, Value.ofInt(number), PyStr.intern(name));
    }
}
