package io.mithridate.tensorflow.training;

import com.sun.management.OperatingSystemMXBean;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.data.FilePairs;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.image.decode.ClipImageDecoder;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.text.Tokenizer;
import io.mithridate.tensorflow.training.feed.BatchLoader;
import io.mithridate.tensorflow.training.feed.BatchShape;
import io.mithridate.tensorflow.training.feed.BatchWriter;
import io.mithridate.tensorflow.training.feed.Slots;
import io.mithridate.tensorflow.training.feed.Substitutes;
import io.mithridate.tensorflow.training.feed.TrainingPictures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/**
 * Prints the number of JPEG files per second that are loaded from a folder into the input tensors
 * of a model of 224 pixels: read, decoded, resized, cropped and copied.
 *
 * <p>Arguments: the folder; then, all optional, with defaults in parentheses, workers (one per
 * processor), samples in a batch (64), seconds (15). The first row of the output is measured
 * without a cache, as {@code bench/pytorch/input_pipeline.py} does with PIL and torchvision. The
 * second row measures later epochs, whose pictures come from a cache in the folder for temporary
 * files.
 */
public final class InputPipelineBenchmark {

    private static final int SIZE = 224;
    private static final int EPOCHS = 1_000_000;

    private InputPipelineBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int workers =
                arguments.length > 1
                        ? Integer.parseInt(arguments[1])
                        : Runtime.getRuntime().availableProcessors();
        int batch = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 64;
        double seconds = arguments.length > 3 ? Double.parseDouble(arguments[3]) : 15;
        FilePairs pairs = pictures(Path.of(arguments[0]));
        BatchShape shape = new BatchShape(batch, pairs.size() / batch, SIZE, 77);
        Compute compute = new Compute(Compute.Device.CPU, workers, Compute.Precision.FLOAT32);
        ImageDecoder decoder = new ClipImageDecoder(compute);
        Path folder = Files.createTempDirectory("input-pipeline");
        try (PictureCacheFolder cache =
                new PictureCacheFolder(new PictureCaching(Optional.of(folder)))) {
            Pipeline pipeline = new Pipeline(pairs, shape, decoder, workers, seconds);
            pipeline.measure("nothing kept", PictureCacheFolder.none(), 0);
            pipeline.measure("later epochs from the cache", cache, shape.batchesPerEpoch());
        } finally {
            delete(folder);
        }
    }

    /** Returns the JPEG files of a folder, ordered by name. */
    private static FilePairs pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new FilePairs(
                    folder,
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".jpg"))
                            .sorted()
                            .map(name -> new FilePairs.Line(name, "a picture called " + name))
                            .toList());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** The measured pipeline, without the picture cache. */
    private record Pipeline(
            FilePairs pairs, BatchShape shape, ImageDecoder decoder, int workers, double seconds) {

        /**
         * Prints the throughput of the pipeline.
         *
         * @param batchesBefore the number of batches taken first to fill the cache; each epoch
         *     leaves out its last pictures, which differ between epochs
         */
        void measure(String title, PictureCacheFolder cache, long batchesBefore)
                throws InterruptedException {
            Tokenizer tokenizer = BytePairEncoding.learn(List.of(), 514, shape.contextLength());
            List<View> views = List.of(View.images(), View.captions());
            Seed seed = new Seed(1);
            try (Graph graph = new Graph();
                    TrainingPictures pictures =
                            new TrainingPictures(
                                    pairs, views, SIZE, decoder, cache, new AtomicLong());
                    BatchLoader loader =
                            new BatchLoader(
                                    new BatchWriter(
                                            pairs,
                                            views,
                                            shape,
                                            pictures,
                                            Optional.of(tokenizer),
                                            seed,
                                            new Substitutes(pairs, seed)),
                                    new Slots(Ops.create(graph), views, shape),
                                    shape,
                                    BatchLoader.shuffled(pairs.size(), seed),
                                    EPOCHS,
                                    0,
                                    workers)) {
                for (long i = 0; i < batchesBefore; i++) {
                    loader.next().close();
                }
                take(loader, Math.max(3, seconds / 2));
                OperatingSystemMXBean system =
                        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
                long cpuStart = system.getProcessCpuTime();
                long wallStart = System.nanoTime();
                long count = take(loader, seconds) * shape.batch();
                double wall = (System.nanoTime() - wallStart) / 1e9;
                System.out.printf(
                        "Mithridate, %s, %d workers, batch %d: %.0f pictures/s, %.2f ms of"
                                + " processor time each (n = %d, load %.1f, Java %s)%n",
                        title,
                        workers,
                        shape.batch(),
                        count / wall,
                        (system.getProcessCpuTime() - cpuStart) / 1e6 / count,
                        count,
                        system.getSystemLoadAverage(),
                        Runtime.version());
            }
        }
    }

    /** Takes batches for some time and returns their number. */
    private static long take(BatchLoader loader, double seconds) throws InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long count = 0;
        while (System.nanoTime() < end) {
            loader.next().close();
            count++;
        }
        return count;
    }
}
