package io.mithridate.runner.augmentation;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.runner.augmentation.CaptionReader.InvalidTextException;
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
 * Augments captions on several threads and writes the results in the order of the captions.
 *
 * <p>The randomness for a caption depends only on the seed and the caption, so neither the number
 * of threads nor earlier captions change its sub-captions. One thread reads, several augment, and
 * the caller's thread writes. The number of batches in progress is limited: high enough to keep all
 * threads busy, and constant, so that memory use does not grow with the input.
 *
 * @param augmenter creates the sub-captions
 * @param name the augmenter's name, for error messages
 * @param seed the root seed
 * @param rendering formats a caption and its sub-captions
 * @param threads the number of augmenting threads, at least 1
 */
public record SubCaptionStream(
        FittedAugmenter augmenter, String name, Seed seed, Rendering rendering, int threads) {

    private static final int BATCHES_PER_THREAD = 4;

    /**
     * Augments all captions.
     *
     * @param output receives UTF-8 and is flushed whenever no further result is ready
     * @param progress receives the number of captions in each batch after it is written
     * @throws InvalidTextException if the captions are not valid text; the results for the captions
     *     before the error have been written
     * @throws IOException if reading or writing fails
     * @throws PluginException if the augmenter fails on a caption
     */
    public void copy(CaptionReader captions, OutputStream output, IntConsumer progress)
            throws IOException, InterruptedException {
        ExecutorService workers =
                Executors.newFixedThreadPool(threads, SubCaptionStream::daemonThread);
        BlockingQueue<Future<Batch>> pending =
                new ArrayBlockingQueue<>(BATCHES_PER_THREAD * threads);
        Thread reader = daemonThread(() -> read(captions, workers, pending));
        reader.start();
        try {
            for (Batch batch = next(pending, output);
                    batch.lines > 0;
                    batch = next(pending, output)) {
                output.write(batch.text);
                progress.accept(batch.lines);
            }
        } finally {
            reader.interrupt();
            workers.shutdownNow();
        }
    }

    private static Thread daemonThread(Runnable work) {
        Thread thread = new Thread(work, "sub-captions");
        // A reader waiting for input cannot be interrupted and must not keep the process alive.
        thread.setDaemon(true);
        return thread;
    }

    /** Returns the next batch, flushing the output first if the batch is not ready yet. */
    private static Batch next(BlockingQueue<Future<Batch>> pending, OutputStream output)
            throws IOException, InterruptedException {
        Future<Batch> head = pending.peek();
        if (head == null || !head.isDone()) {
            output.flush();
        }
        try {
            return pending.take().get();
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
            CaptionReader captions, ExecutorService workers, BlockingQueue<Future<Batch>> pending) {
        try {
            pending.put(readAll(captions, workers, pending));
        } catch (InterruptedException writerHasStopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Submits all batches and returns the end marker or the failure that follows the last batch.
     */
    private Future<Batch> readAll(
            CaptionReader captions, ExecutorService workers, BlockingQueue<Future<Batch>> pending)
            throws InterruptedException {
        try {
            long line = 1;
            while (true) {
                List<String> batch = captions.next();
                if (batch.isEmpty()) {
                    return CompletableFuture.completedFuture(Batch.END);
                }
                long first = line;
                pending.put(workers.submit(() -> augment(batch, first)));
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

    /** The rendered text, in UTF-8, of captions that were augmented together. */
    private static final class Batch {

        private static final Batch END = new Batch(new byte[0], 0);

        private final byte[] text;
        private final int lines;

        private Batch(byte[] text, int lines) {
            this.text = text;
            this.lines = lines;
        }
    }

    /** Formats a caption and its sub-captions as text; safe for use by several threads. */
    public interface Rendering {

        /** Returns the text for one caption, including line feeds. */
        String of(String caption, Augmentation augmentation);
    }
}
