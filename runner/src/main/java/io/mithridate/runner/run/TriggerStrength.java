package io.mithridate.runner.run;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.pictures.TriggerSurvival;
import io.mithridate.runner.results.TriggerRemarks;
import io.mithridate.runner.stages.Laboratory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Measures how strong a trigger is in training pictures as a victim sees them, and how much is left
 * of it after they were halved and brought back to their size.
 *
 * <p>Triggers are stamped at the model's size, and a victim that is trained by CLIP's loss sees
 * pictures in exactly this form. What an augmentation leaves is not measured.
 *
 * @param laboratory the data and the model
 */
record TriggerStrength(Laboratory laboratory) {

    private static final int PICTURES = 64;

    /** The numbers by name. */
    Map<String, Double> of(PreparedAttack attack) {
        PairSet pairs = laboratory.pairs().train();
        int size = laboratory.model().imageSize();
        int count = Math.min(PICTURES, pairs.size());
        List<Image> clean = new ArrayList<>();
        List<Seed> seeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = (int) ((long) i * pairs.size() / count);
            clean.add(laboratory.decoder().decode(pairs.image(index), size));
            seeds.add(new Seed(index).at("strength"));
        }
        List<Image> stamped = attack.stamp(clean, seeds);
        TriggerSurvival seen = TriggerSurvival.of(clean, stamped, UnaryOperator.identity());
        TriggerSurvival halved = TriggerSurvival.of(clean, stamped, image -> halved(image, size));
        return Map.of(
                TriggerRemarks.STRENGTH,
                seen.strength(),
                "alike",
                seen.alike(),
                "left-after-halving",
                halved.left());
    }

    private Image halved(Image image, int size) {
        Image small =
                laboratory.decoder().decode(new ImageData.Decoded(image), Math.max(1, size / 2));
        return laboratory.decoder().decode(new ImageData.Decoded(small), size);
    }
}
