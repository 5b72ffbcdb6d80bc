package io.mithridate.tensorflow.training;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Trains a tiny model in its own process, with the whole heap allocated at the start, and prints
 * {@code step resident-KiB} every 50 steps.
 */
final class MemoryProbe {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int STEPS_PER_LINE = 50;
    private static final int BATCH = 16;

    private MemoryProbe() {}

    /** Arguments: a folder, the number of steps, and the number of rows in a chunk. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        int steps = Integer.parseInt(arguments[1]);
        Compute compute =
                new Compute(
                        Compute.Device.CPU,
                        2,
                        Compute.Precision.FLOAT32,
                        Integer.parseInt(arguments[2]));
        int stepsOfAnEpoch = TinyTraining.PAIRS.size() / BATCH;
        Recipe recipe = TinyTraining.recipe((steps + stepsOfAnEpoch - 1) / stepsOfAnEpoch, BATCH);
        Checkpoint start = TinyTraining.writeStart(folder.resolve("start"));
        new FineTuner(compute, TinyPairs.decoder())
                .fineTune(
                        start,
                        TinyTraining.PAIRS,
                        new TinyTraining(),
                        recipe,
                        new TrainingContext(
                                "memory",
                                TinyTraining.createFolder(folder.resolve("trained")),
                                new Seed(1),
                                new Printing(),
                                Optional.of(
                                        new Checkpointing(
                                                folder.resolve("states"),
                                                Duration.ofDays(1),
                                                STEPS_PER_LINE))));
    }

    private static final class Printing implements TrainingListener {

        @Override
        public void onStep(Step step) {
            if (step.number() % STEPS_PER_LINE == 0) {
                System.out.println(step.number() + " " + residentKiB());
            }
        }

        private static long residentKiB() {
            try (Stream<String> lines = Files.lines(STATUS)) {
                return lines.filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
