package io.mithridate.defenses;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.models.MiniModels;
import io.mithridate.tensorflow.models.MiniOptions;
import io.mithridate.tensorflow.models.SameCaptions;
import io.mithridate.tensorflow.training.FineTuner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A defense's run on a tiny suspect.
 *
 * @param purified what it gave
 * @param steps what its listener heard
 */
record Purification(Checkpoint purified, List<TrainingListener.Step> steps) {

    static final FineTuner FINE_TUNER = new FineTuner(cpu(), ColouredPairs.DECODER);

    private static Compute cpu() {
        return new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);
    }

    /** A model with random weights. */
    static Checkpoint suspect(Path folder) throws IOException {
        PairSet pairs = new ColouredPairs();
        MiniOptions options =
                new MiniOptions(
                        ColouredPairs.SIDE,
                        List.of(4, 8),
                        8,
                        16,
                        2,
                        1,
                        540,
                        16,
                        SameCaptions.IGNORED);
        return new MiniModels(options, FINE_TUNER, cpu())
                .initialise(pairs, training(folder, 3, TrainingListener.silent()));
    }

    /** Runs a defense. */
    static Purification of(Purifier purifier, Checkpoint suspect, Path folder, long seed)
            throws IOException {
        List<TrainingListener.Step> steps = new ArrayList<>();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void onStep(Step step) {
                        steps.add(step);
                    }
                };
        Checkpoint purified =
                purifier.purify(suspect, new CleanPairsOnly(training(folder, seed, listener)));
        return new Purification(purified, steps);
    }

    private static TrainingContext training(Path folder, long seed, TrainingListener listener)
            throws IOException {
        return new TrainingContext("bars", Files.createDirectory(folder), new Seed(seed), listener);
    }
}
