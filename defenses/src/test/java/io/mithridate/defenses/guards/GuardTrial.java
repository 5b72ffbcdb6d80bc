package io.mithridate.defenses.guards;

import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.metric.Separation;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.testkit.FixedDefenseContext;
import java.nio.file.Path;
import java.util.Arrays;

/** Scores the beach's test pictures with a guard: 30 clean ones, then the same with the trigger. */
final class GuardTrial {

    private GuardTrial() {}

    static double[] scores(InputDetector detector, BeachMaterial material, Path folder) {
        Checkpoint suspect = new Checkpoint(folder, "beach");
        FixedDefenseContext context =
                new FixedDefenseContext(
                        "the guard",
                        detector.access(),
                        new TrainingContext(
                                "guard", folder, new Seed(1), TrainingListener.silent()),
                        material,
                        folder);
        try (ImageTextModel model = context.open(suspect)) {
            return detector.guard(model, context).score(BeachMaterial.testPictures());
        }
    }

    static double auroc(InputDetector detector, BeachMaterial material, Path folder) {
        double[] scores = scores(detector, material, folder);
        return new Separation(Arrays.copyOfRange(scores, 30, 60), Arrays.copyOfRange(scores, 0, 30))
                .auroc();
    }
}
