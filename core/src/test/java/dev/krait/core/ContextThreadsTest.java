package dev.krait.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.api.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Contexts in several Java threads, and several Java threads in one context. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ContextThreadsTest {
    private static final String WORK = """
            import time

            def work(n):
                names = {}
                total = 0
                for i in range(n):
                    names[i % 100] = str(i)
                    some = [x for x in range(i % 7)]
                    total += len(names) + len(some[1:3]) + len(set(x % 3 for x in some)) + sum(x / 2 for x in some)
                return total

            def wait(seconds):
                time.sleep(seconds)
                return [str(n) for n in range(3)]
            """;

    private static <T> List<T> together(int threads, Callable<T> action) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads, r -> new Thread(null, r, "user", 64 << 20));
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(action));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void contextsOfTheirOwn() throws Exception {
        List<Double> results = together(4, () -> {
            double last = 0;
            for (int i = 0; i < 3; i++) {
                try (Context c = Context.create()) {
                    c.exec(WORK);
                    for (int k = 0; k < 5; k++) {
                        last = c.get("work").call(4000).asDouble();
                    }
                }
            }
            return last;
        });
        assertEquals(1, results.stream().distinct().count(), results.toString());
    }

    @Test
    void oneContextForAll() throws Exception {
        try (Context c = Context.create()) {
            c.exec(WORK);
            double alone = c.get("work").call(4000).asDouble();
            List<Double> results = together(4, () -> {
                for (int i = 0; i < 10; i++) {
                    assertEquals(3, c.get("wait").call(0.002).length());
                }
                return c.get("work").call(4000).asDouble();
            });
            assertTrue(results.stream().allMatch(r -> r == alone), results.toString());
        }
    }

    /** Whoever calls into a context in which the thread that made it computes is let in soon. */
    @Test
    void letInWhileAnotherComputes() throws Exception {
        try (Context c = Context.create()) {
            c.exec("""
                    import time

                    stop = False

                    def spin(seconds):
                        end = time.time() + seconds
                        while not stop:
                            if time.time() > end:
                                return False
                        return True
                    """);
            CountDownLatch started = new CountDownLatch(1);
            ExecutorService pool = Executors.newFixedThreadPool(1);
            try {
                Future<Boolean> spinning = pool.submit(() -> {
                    started.countDown();
                    return c.get("spin").call(30).asBoolean();
                });
                started.await();
                Thread.sleep(300);
                c.exec("stop = True");
                assertTrue(spinning.get(), "it was not let in for half a minute");
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void closedWhileOthersWait() throws Exception {
        Context c = Context.create();
        c.exec(WORK);
        CountDownLatch started = new CountDownLatch(2);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> waiting = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                waiting.add(pool.submit(() -> {
                    started.countDown();
                    return c.get("wait").call(1.5).length();
                }));
            }
            started.await();
            Thread.sleep(300);
            c.close();
            c.close();
            for (Future<?> f : waiting) {
                Exception e = assertThrows(java.util.concurrent.ExecutionException.class, f::get);
                assertTrue(e.getCause() instanceof IllegalStateException, String.valueOf(e.getCause()));
            }
        } finally {
            pool.shutdownNow();
        }
        assertThrows(IllegalStateException.class, () -> c.get("wait"));
        c.interrupt();
    }

    @Test
    void pythonThreadsEndWithTheirContext() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (Context c = Context.create()) {
                c.exec("""
                        import threading, time

                        def forever():
                            n = 0
                            while True:
                                n += len(str(n))
                                if n % 1000 == 0:
                                    time.sleep(0.001)

                        for _ in range(2):
                            threading.Thread(target=forever, daemon=True).start()
                        time.sleep(0.05)
                        """);
            }
        }
    }
}
