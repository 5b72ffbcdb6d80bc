package io.mithridate.defenses;

import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.testkit.FixedDefenseContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of a defense on a tiny suspect.
 *
 * @param purified the resulting model
 * @param steps the steps reported to the listener
 */
public record Purification(Checkpoint purified, List<TrainingListener.Step> steps) {

    /** Creates a model with random weights. */
    public static Checkpoint suspect(Path folder) throws IOException {
        BarMaterial material = new BarMaterial();
        return material.models()
                .initialise(
                        material.pairs(),
                        List.of(),
                        training(folder, 3, TrainingListener.silent()));
    }

    /** Runs a defense. */
    public static Purification of(
            Purifier purifier, FixedPlugins plugins, Checkpoint suspect, Path folder, long seed)
            throws IOException {
        List<TrainingListener.Step> steps = new ArrayList<>();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void onStep(Step step) {
                        steps.add(step);
                    }
                };
        DefenseContext context =
                new FixedDefenseContext(
                        "the defense under test",
                        purifier.access(),
                        training(folder, seed, listener),
                        new BarMaterial(plugins),
                        folder);
        Checkpoint purified = purifier.purify(suspect, context);
        return new Purification(purified, steps);
    }

    private static TrainingContext training(Path folder, long seed, TrainingListener listener)
            throws IOException {
        return new TrainingContext("bars", Files.createDirectory(folder), new Seed(seed), listener);
    }
}
