package io.mithridate.tensorflow.bench;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.benchmarks.OpenAiVocabulary;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.ClipPresets;
import io.mithridate.tensorflow.training.ClipObjective;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.TinyPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Times training steps of a full-size CLIP, as {@code bench/pytorch/train_step.py} does in PyTorch.
 *
 * <p>Arguments, with defaults in parentheses: OpenAI's vocabulary file, architecture, samples in a
 * batch (16), number of steps (6), threads (2), and the folder of initial weights. A folder that
 * does not exist is created and keeps weights drawn from a seed. If the folder exists, the time to
 * the first step includes reading the weights.
 */
public final class ClipTrainingBenchmark {

    private ClipTrainingBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException {
        Path vocabulary = Path.of(arguments[0]);
        String name = arguments[1];
        int batch = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 16;
        int steps = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 6;
        int threads = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 2;
        Path folder = Files.createTempDirectory("clip-training-benchmark");
        Path weights = arguments.length > 5 ? Path.of(arguments[5]) : folder.resolve("start");
        Checkpoint start = readOrCreateStart(vocabulary, name, weights);
        int size = ClipCheckpoint.read(start).architecture().imageSize();
        FineTuner tuner =
                new FineTuner(
                        new Compute(Compute.Device.CPU, threads, Compute.Precision.FLOAT32),
                        TinyPairs.decoder());
        StepTimes times = new StepTimes();
        tuner.fineTune(
                start,
                new RepeatedPairs(batch, batch * (steps + 1), size),
                ClipObjective.withoutFalseNegatives(),
                new Recipe(1, batch, 1e-6, 0, 0.1, 0.9, 0.999, 1e-8, 0),
                context(folder.resolve("end"), times));
        System.out.printf(
                "Mithridate, %s, batch %d, %d threads: %s, at most %.2f GiB%n",
                name, batch, threads, times.summary(batch), peakGibibytes());
        delete(folder);
    }

    private static Checkpoint readOrCreateStart(Path vocabulary, String name, Path folder)
            throws IOException {
        if (Files.isDirectory(folder)) {
            return new Checkpoint(folder, name);
        }
        return ClipCheckpoint.initial(
                        ClipPresets.named(name), OpenAiVocabulary.read(vocabulary), new Seed(1))
                .write(Files.createDirectories(folder));
    }

    private static TrainingContext context(Path folder, TrainingListener listener)
            throws IOException {
        return new TrainingContext(
                "benchmark", Files.createDirectories(folder), new Seed(1), listener);
    }

    /** Returns the peak resident memory of the process, as Linux reports it. */
    private static double peakGibibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0)
                / (1024.0 * 1024.0);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Repeats the decoded pictures of one batch, so the host has nothing to do. */
    private static final class RepeatedPairs implements PairSet {

        private final TinyPairs pairs;
        private final List<ImageData> images = new ArrayList<>();
        private final int size;

        RepeatedPairs(int distinct, int size, int side) {
            pairs = new TinyPairs(size, side);
            for (int i = 0; i < distinct; i++) {
                images.add(pairs.image(i));
            }
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public String id(int index) {
            return pairs.id(index);
        }

        @Override
        public ImageData image(int index) {
            return images.get(index % images.size());
        }

        @Override
        public String caption(int index) {
            return "%s, photograph number %d".formatted(pairs.caption(index), index);
        }

        @Override
        public String fingerprint() {
            return "repeated " + pairs.fingerprint();
        }
    }
}
