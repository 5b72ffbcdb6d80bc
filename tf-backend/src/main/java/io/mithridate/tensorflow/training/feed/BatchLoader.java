package io.mithridate.tensorflow.training.feed;

import io.mithridate.api.random.Seed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.slf4j.MDC;
import org.tensorflow.Session;

/**
 * Writes batches in background threads, a bounded number of them ahead of training, into reusable
 * buffers.
 *
 * <p>Batches are returned in order, and their content does not depend on the number of threads. On
 * close, each thread finishes its current sample, and {@link #close} waits for this because the
 * threads write into the buffers.
 */
public final class BatchLoader implements BatchSource {

    private final BatchWriter writer;
    private final long batchesPerEpoch;
    private final long batches;
    private final LongFunction<int[]> order;
    private final ExecutorService threads;
    private final Deque<BatchBuffers> free = new ArrayDeque<>();
    private final List<BatchBuffers> all = new ArrayList<>();
    private final Deque<Future<BatchBuffers>> ahead = new ArrayDeque<>();
    private final Map<Long, int[]> orders = new ConcurrentHashMap<>();
    private long submitted;

    /**
     * Starts loading.
     *
     * @param order returns the samples of each epoch, counted from 0, in the order of their use;
     *     called once per epoch, by any thread
     * @param epochs the number of epochs after which loading ends
     * @param firstBatch the first batch to load, counted from 0 over all epochs
     * @param threads the number of batches that are written at the same time; two more are in
     *     memory, one in use by training and one ready
     */
    public BatchLoader(
            BatchWriter writer,
            Slots slots,
            BatchShape shape,
            LongFunction<int[]> order,
            int epochs,
            long firstBatch,
            int threads) {
        this.writer = writer;
        this.order = order;
        batchesPerEpoch = shape.batchesPerEpoch();
        batches = batchesPerEpoch * epochs;
        submitted = firstBatch;
        Map<String, String> context =
                Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
        this.threads =
                Executors.newFixedThreadPool(
                        threads,
                        task -> {
                            Thread thread = new Thread(() -> run(task, context), "batch-loader");
                            thread.setDaemon(true);
                            return thread;
                        });
        for (int i = 0; i < threads + 2; i++) {
            BatchBuffers buffers = new BatchBuffers(slots, shape);
            all.add(buffers);
            free.add(buffers);
        }
        submitAsManyAsFit();
    }

    /**
     * Returns the order in which epochs use the samples: a permutation that depends on the seed.
     *
     * @param samples the number of pairs in the set
     * @param seed the seed of the run
     */
    public static LongFunction<int[]> shuffled(int samples, Seed seed) {
        return epoch -> seed.at("shuffle").at(epoch).permutation(samples);
    }

    /** Runs a task with the logging context of the training thread. */
    private static void run(Runnable task, Map<String, String> loggingContext) {
        MDC.setContextMap(loggingContext);
        task.run();
    }

    @Override
    public long batchesPerEpoch() {
        return batchesPerEpoch;
    }

    @Override
    public BatchSource.Feeds next() throws InterruptedException {
        Future<BatchBuffers> first = ahead.poll();
        if (first == null) {
            throw new IllegalStateException("all " + batches + " batches were taken");
        }
        try {
            BatchBuffers written = first.get();
            writer.usedForTraining(written);
            return new Loaded(written);
        } catch (InterruptedException interrupted) {
            ahead.addFirst(first);
            throw interrupted;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** Returns the buffers of all batches in memory. */
    public List<BatchBuffers> buffers() {
        return List.copyOf(all);
    }

    private void submitAsManyAsFit() {
        while (submitted < batches && !free.isEmpty()) {
            BatchBuffers buffers = free.remove();
            long epoch = submitted / batchesPerEpoch;
            long step = submitted % batchesPerEpoch;
            submitted++;
            ahead.add(
                    threads.submit(
                            () -> {
                                writer.write(buffers, order(epoch), epoch, step);
                                return buffers;
                            }));
        }
    }

    /**
     * Returns the order of an epoch, and discards the order of the epoch before the previous one.
     */
    private int[] order(long epoch) {
        orders.remove(epoch - 2);
        return orders.computeIfAbsent(epoch, order::apply);
    }

    @Override
    public void close() {
        // Threads are not interrupted, since that would close the file of a picture cache that is
        // shared with others.
        all.forEach(BatchBuffers::stop);
        ahead.forEach(batch -> batch.cancel(false));
        threads.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (threads.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        all.forEach(BatchBuffers::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A written batch, whose buffers return to the loader after the step. */
    public final class Loaded implements BatchSource.Feeds {

        private final BatchBuffers buffers;

        Loaded(BatchBuffers buffers) {
            this.buffers = buffers;
        }

        public BatchBuffers buffers() {
            return buffers;
        }

        @Override
        public void addTo(Session.Runner runner) {
            buffers.addTo(runner);
        }

        @Override
        public List<String> sampleIds() {
            return buffers.sampleIds();
        }

        @Override
        public void close() {
            free.add(buffers);
            submitAsManyAsFit();
        }
    }
}
