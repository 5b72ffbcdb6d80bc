package io.mithridate.runner.augmentation;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.runner.plugins.PluginException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Augments captions on several threads and writes the results in the captions' order.
 *
 * <p>The randomness of a caption comes from the seed and the caption, so that neither the number of
 * threads nor what stands before it changes its sub-captions. One thread reads, some augment, and
 * the caller's writes; so many batches are under way at a time that none of them waits, and no
 * more, so that memory does not grow with the input.
 */
public final class SubCaptionStream {

    private static final int BATCHES_PER_THREAD = 4;

    private final FittedAugmenter augmenter;
    private final String name;
    private final Seed seed;
    private final Rendering rendering;
    private final int threads;

    /**
     * A stream.
     *
     * @param augmenter makes the sub-captions
     * @param name the augmenter's name, for messages
     * @param seed the root of all randomness
     * @param rendering writes a caption and its sub-captions
     * @param threads how many augment, from 1
     */
    public SubCaptionStream(
            FittedAugmenter augmenter, String name, Seed seed, Rendering rendering, int threads) {
        this.augmenter = augmenter;
        this.name = name;
        this.seed = seed;
        this.rendering = rendering;
        this.threads = threads;
    }

    /**
     * Augments all captions.
     *
     * @param output gets UTF-8, and is flushed whenever nothing more is ready
     * @param progress is told how many lines more have been written
     * @throws InvalidTextException if the captions cannot be read as text; what stood before is
     *     written
     * @throws IOException if reading or writing fails
     * @throws PluginException if the augmenter fails on a caption
     */
    public void copy(CaptionReader captions, OutputStream output, IntConsumer progress)
            throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads, SubCaptionStream::daemon);
        BlockingQueue<Future<Batch>> underWay =
                new ArrayBlockingQueue<>(BATCHES_PER_THREAD * threads);
        Thread reader = daemon(() -> read(captions, workers, underWay));
        reader.start();
        try {
            for (Batch batch = next(underWay, output);
                    batch.lines > 0;
                    batch = next(underWay, output)) {
                output.write(batch.text);
                progress.accept(batch.lines);
            }
        } finally {
            reader.interrupt();
            workers.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sub-captions");
        // A reader that waits for input cannot be interrupted, and must not keep the process alive.
        thread.setDaemon(true);
        return thread;
    }

    /** Flushes what was written before it waits. */
    private static Batch next(BlockingQueue<Future<Batch>> underWay, OutputStream output)
            throws IOException, InterruptedException {
        Future<Batch> head = underWay.peek();
        if (head == null || !head.isDone()) {
            output.flush();
        }
        try {
            return underWay.take().get();
        } catch (ExecutionException e) {
            output.flush();
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof PluginException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void read(
            CaptionReader captions,
            ExecutorService workers,
            BlockingQueue<Future<Batch>> underWay) {
        try {
            underWay.put(readAll(captions, workers, underWay));
        } catch (InterruptedException writerHasStopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts all batches under way; gives what comes after the last: the end, or a failure. */
    private Future<Batch> readAll(
            CaptionReader captions, ExecutorService workers, BlockingQueue<Future<Batch>> underWay)
            throws InterruptedException {
        try {
            long line = 1;
            while (true) {
                List<String> batch = captions.next();
                if (batch.isEmpty()) {
                    return CompletableFuture.completedFuture(Batch.END);
                }
                long first = line;
                underWay.put(workers.submit(() -> augment(batch, first)));
                line += batch.size();
            }
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Batch augment(List<String> captions, long firstLine) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < captions.size(); i++) {
            String caption = captions.get(i);
            text.append(rendering.of(caption, augment(caption, firstLine + i)));
        }
        return new Batch(text.toString().getBytes(StandardCharsets.UTF_8), captions.size());
    }

    private Augmentation augment(String caption, long line) {
        try {
            return augmenter.augment(caption, seed.at(caption).generator());
        } catch (RuntimeException | StackOverflowError e) {
            throw new PluginException(
                    "augmenter %s fails on line %d: %s".formatted(name, line, e), e);
        }
    }

    /** Captions that were augmented together: their rendered text in UTF-8. */
    private static final class Batch {

        private static final Batch END = new Batch(new byte[0], 0);

        private final byte[] text;
        private final int lines;

        private Batch(byte[] text, int lines) {
            this.text = text;
            this.lines = lines;
        }
    }
}
