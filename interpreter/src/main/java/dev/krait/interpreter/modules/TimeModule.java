package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;

/** Module {@code time}. */
@PyModule(name = "time")
final class TimeModule {
    private static final StructSequence STRUCT_TIME = StructSequence.of("time", "struct_time", 9, "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min",
            "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff");
    private static final long START = System.nanoTime();

    private TimeModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        ZoneId zone = ZoneId.systemDefault();
        int offset = zone.getRules().getStandardOffset(Instant.now()).getTotalSeconds();
        boolean daylight = !zone.getRules().isFixedOffset() && !zone.getRules().getTransitionRules().isEmpty();
        Modules.set(t, module, "timezone", PyInt.of(t, -offset));
        Modules.set(t, module, "altzone", PyInt.of(t, -offset - (daylight ? 3600 : 0)));
        Modules.set(t, module, "daylight", Value.ofInt(daylight ? 1 : 0));
        String standard = java.util.TimeZone.getTimeZone(zone).getDisplayName(false, java.util.TimeZone.SHORT, Locale.ROOT);
        String summer = java.util.TimeZone.getTimeZone(zone).getDisplayName(true, java.util.TimeZone.SHORT, Locale.ROOT);
        Modules.set(t, module, "tzname", PyTuple.of(t, PyStr.of(t, standard), PyStr.of(t, summer)));
        Modules.set(t, module, "struct_time", STRUCT_TIME.type());
        Modules.set(t, module, "CLOCK_REALTIME", Value.ofInt(0));
        Modules.set(t, module, "CLOCK_MONOTONIC", Value.ofInt(1));
    }

    private static long now() {
        Instant i = Instant.now();
        return i.getEpochSecond() * 1_000_000_000L + i.getNano();
    }

    @PyFunction("time()")
    static double time() {
        return now() / 1e9;
    }

    @PyFunction("time_ns()")
    static long timeNs(PyThread t) {
        return PyInt.of(t, now());
    }

    @PyFunction("perf_counter()")
    static double perfCounter() {
        return System.nanoTime() / 1e9;
    }

    @PyFunction("perf_counter_ns()")
    static long perfCounterNs(PyThread t) {
        return PyInt.of(t, System.nanoTime());
    }

    @PyFunction("monotonic()")
    static double monotonic() {
        return System.nanoTime() / 1e9;
    }

    @PyFunction("monotonic_ns()")
    static long monotonicNs(PyThread t) {
        return PyInt.of(t, System.nanoTime());
    }

    @PyFunction("process_time()")
    static double processTime() {
        return processNanos() / 1e9;
    }

    @PyFunction("process_time_ns()")
    static long processTimeNs(PyThread t) {
        return PyInt.of(t, processNanos());
    }

    private static long processNanos() {
        return ProcessHandle.current().info().totalCpuDuration().map(java.time.Duration::toNanos).orElse(System.nanoTime() - START);
    }

    @PyFunction("thread_time()")
    static double threadTime() {
        return processNanos() / 1e9;
    }

    @PyFunction("sleep(seconds, /)")
    static void sleep(PyThread t, long seconds) {
        double s = PyFloat.toDouble(t, seconds);
        if (Double.isNaN(s)) {
            throw Errors.valueError(t, "Invalid value NaN (not a number)");
        }
        if (s < 0) {
            throw Errors.valueError(t, "sleep length must be non-negative");
        }
        long end = System.nanoTime() + (long) Math.min(s * 1e9, 9e18);
        while (System.nanoTime() < end) {
            sleepUntil(t, end);
            if (t.polls(PyThread.POLL_INTERRUPT)) {
                // The handler of a signal that raises nothing does not end the sleep (PEP 475).
                t.context.interrupted(t);
            }
        }
    }

    private static void sleepUntil(PyThread t, long end) {
        t.context.gil.without(t, () -> {
            try {
                // In slices, so that an interrupt is seen.
                for (long left; (left = end - System.nanoTime()) > 0 && !t.polls(PyThread.POLL_INTERRUPT);) {
                    Thread.sleep(Math.min(50, left / 1_000_000), (int) Math.min(999_999, left % 1_000_000));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                t.poll(PyThread.POLL_INTERRUPT);
            }
        });
    }

    private static ZonedDateTime moment(PyThread t, long seconds, ZoneId zone) {
        try {
            Instant i = seconds == Const.NONE ? Instant.now() : Instant.ofEpochSecond((long) Math.floor(PyFloat.toDouble(t, seconds)));
            return i.atZone(zone);
        } catch (java.time.DateTimeException e) {
            throw Errors.overflowError(t, "timestamp out of range for platform time_t");
        }
    }

    private static long struct(PyThread t, ZonedDateTime d) {
        long tuple = STRUCT_TIME.create(t, Value.ofInt(d.getYear()), Value.ofInt(d.getMonthValue()), Value.ofInt(d.getDayOfMonth()), Value.ofInt(d.getHour()),
                Value.ofInt(d.getMinute()), Value.ofInt(d.getSecond()), Value.ofInt(d.getDayOfWeek().getValue() - 1), Value.ofInt(d.getDayOfYear()),
                Value.ofInt(d.getZone().getRules().isDaylightSavings(d.toInstant()) ? 1 : 0));
        return tuple;
    }

    @PyFunction("gmtime(seconds=None, /)")
    static long gmtime(PyThread t, long seconds) {
        return struct(t, moment(t, seconds, ZoneOffset.UTC));
    }

    @PyFunction("localtime(seconds=None, /)")
    static long localtime(PyThread t, long seconds) {
        return struct(t, moment(t, seconds, ZoneId.systemDefault()));
    }

    private static ZonedDateTime fromTuple(PyThread t, long tuple, ZoneId zone) {
        if (!PyTuple.is(tuple) || PyTuple.length(tuple) < 9) {
            throw Errors.typeError(t, "Tuple or struct_time argument required");
        }
        int[] f = new int[6];
        for (int i = 0; i < 6; i++) {
            f[i] = PyInt.toJavaInt(t, PyTuple.get(tuple, i));
        }
        return ZonedDateTime.of(f[0], 1, 1, 0, 0, 0, 0, zone).plusMonths(f[1] - 1).plusDays(f[2] - 1).plusHours(f[3]).plusMinutes(f[4]).plusSeconds(f[5]);
    }

    @PyFunction("mktime(tuple, /)")
    static double mktime(PyThread t, long tuple) {
        return fromTuple(t, tuple, ZoneId.systemDefault()).toEpochSecond();
    }

    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    private static String asctime(ZonedDateTime d) {
        return String.format(Locale.ROOT, "%s %s %2d %02d:%02d:%02d %d", DAYS[d.getDayOfWeek().getValue() - 1], MONTHS[d.getMonthValue() - 1], d.getDayOfMonth(), d.getHour(),
                d.getMinute(), d.getSecond(), d.getYear());
    }

    @PyFunction("asctime(tuple=None, /)")
    static String asctime(PyThread t, long tuple) {
        return asctime(tuple == Const.NONE ? ZonedDateTime.now() : fromTuple(t, tuple, ZoneId.systemDefault()));
    }

    @PyFunction("ctime(seconds=None, /)")
    static String ctime(PyThread t, long seconds) {
        return asctime(moment(t, seconds, ZoneId.systemDefault()));
    }

    @PyFunction("strftime(format, tuple=None, /)")
    static String strftime(PyThread t, String format, long tuple) {
        ZonedDateTime d = tuple == Const.NONE ? ZonedDateTime.now() : fromTuple(t, tuple, ZoneId.systemDefault());
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                b.append(c);
                continue;
            }
            c = format.charAt(++i);
            String full = d.getDayOfWeek().getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
            String month = d.getMonth().getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
            int hour12 = (d.getHour() + 11) % 12 + 1;
            b.append(switch (c) {
                case 'a' -> full.substring(0, 3);
                case 'A' -> full;
                case 'b', 'h' -> month.substring(0, 3);
                case 'B' -> month;
                case 'c' -> asctime(d);
                case 'C' -> String.format(Locale.ROOT, "%02d", d.getYear() / 100);
                case 'd' -> String.format(Locale.ROOT, "%02d", d.getDayOfMonth());
                case 'D' -> String.format(Locale.ROOT, "%02d/%02d/%02d", d.getMonthValue(), d.getDayOfMonth(), d.getYear() % 100);
                case 'e' -> String.format(Locale.ROOT, "%2d", d.getDayOfMonth());
                case 'F' -> String.format(Locale.ROOT, "%d-%02d-%02d", d.getYear(), d.getMonthValue(), d.getDayOfMonth());
                case 'H' -> String.format(Locale.ROOT, "%02d", d.getHour());
                case 'I' -> String.format(Locale.ROOT, "%02d", hour12);
                case 'j' -> String.format(Locale.ROOT, "%03d", d.getDayOfYear());
                case 'm' -> String.format(Locale.ROOT, "%02d", d.getMonthValue());
                case 'M' -> String.format(Locale.ROOT, "%02d", d.getMinute());
                case 'n' -> "\n";
                case 'p' -> d.getHour() < 12 ? "AM" : "PM";
                case 'R' -> String.format(Locale.ROOT, "%02d:%02d", d.getHour(), d.getMinute());
                case 's' -> String.valueOf(d.toEpochSecond());
                case 'S' -> String.format(Locale.ROOT, "%02d", d.getSecond());
                case 't' -> "\t";
                case 'T', 'X' -> String.format(Locale.ROOT, "%02d:%02d:%02d", d.getHour(), d.getMinute(), d.getSecond());
                case 'u' -> String.valueOf(d.getDayOfWeek().getValue());
                case 'U' -> String.format(Locale.ROOT, "%02d", (d.getDayOfYear() + 6 - d.getDayOfWeek().getValue() % 7) / 7);
                case 'W' -> String.format(Locale.ROOT, "%02d", (d.getDayOfYear() + 6 - (d.getDayOfWeek().getValue() + 6) % 7) / 7);
                case 'w' -> String.valueOf(d.getDayOfWeek().getValue() % 7);
                case 'x' -> String.format(Locale.ROOT, "%02d/%02d/%02d", d.getMonthValue(), d.getDayOfMonth(), d.getYear() % 100);
                case 'y' -> String.format(Locale.ROOT, "%02d", d.getYear() % 100);
                case 'Y' -> String.valueOf(d.getYear());
                case 'z' -> d.getOffset().getId().equals("Z") ? "+0000" : d.getOffset().getId().replace(":", "");
                case 'Z' -> java.util.TimeZone.getTimeZone(d.getZone()).getDisplayName(false, java.util.TimeZone.SHORT, Locale.ROOT);
                case '%' -> "%";
                default -> "%" + c;
            });
        }
        return b.toString();
    }
}
