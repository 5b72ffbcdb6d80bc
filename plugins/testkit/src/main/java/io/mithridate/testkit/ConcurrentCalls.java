package io.mithridate.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes the same call from several threads that all start at the same time. */
final class ConcurrentCalls {

    private static final int THREADS = 8;

    private ConcurrentCalls() {}

    /** Returns the result of each thread. */
    static <T> List<T> results(Callable<T> call) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch start = new CountDownLatch(THREADS);
            Callable<T> waitingCall =
                    () -> {
                        start.countDown();
                        start.await();
                        return call.call();
                    };
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(Collections.nCopies(THREADS, waitingCall))) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("a call from several threads failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
