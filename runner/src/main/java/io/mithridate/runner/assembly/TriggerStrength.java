package io.mithridate.runner.assembly;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.defense.Purifier.PictureChange;
import io.mithridate.api.random.Seed;
import io.mithridate.pictures.TriggerSurvival;
import io.mithridate.results.statistics.TriggerRemarks;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.stages.ScenarioResources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Measures the strength of a trigger in training pictures as the victim sees them, and how much of
 * it survives scaling to half the size and back.
 *
 * <p>Triggers are stamped at the model's size, which is exactly the form of the pictures seen by a
 * victim trained with CLIP's loss. If the attacker trains with a defense's loss, the victim also
 * sees the views of that loss; how much survives each change in these views is measured separately.
 *
 * @param resources the data and the model
 * @param changes the changes that the victim's training applies to pictures
 */
public record TriggerStrength(ScenarioResources resources, List<PictureChange> changes) {

    private static final int MAX_PICTURES = 64;

    /**
     * Returns a measure for the triggers of a scenario, with the picture changes that the training
     * of its victims applies.
     */
    public static TriggerStrength in(Scenario scenario, ScenarioResources resources) {
        List<PictureChange> changes =
                scenario.victims()
                        .trainedBy()
                        .map(trainer -> resources.instances().create(trainer))
                        .filter(Purifier.class::isInstance)
                        .map(trainer -> ((Purifier) trainer).pictureChanges())
                        .orElse(List.of());
        return new TriggerStrength(resources, changes);
    }

    /** Returns the measured numbers, by name. */
    public Map<String, Double> of(PreparedAttack attack) {
        PairSet pairs = resources.pairs().train();
        int size = resources.model().imageSize();
        int count = Math.min(MAX_PICTURES, pairs.size());
        List<Image> clean = new ArrayList<>();
        List<Seed> seeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = (int) ((long) i * pairs.size() / count);
            clean.add(resources.decoder().decode(pairs, index, size));
            seeds.add(new Seed(index).at("strength"));
        }
        List<Image> stamped = attack.stamp(clean, seeds);
        TriggerSurvival seen = TriggerSurvival.of(clean, stamped, UnaryOperator.identity());
        TriggerSurvival halved =
                TriggerSurvival.of(clean, stamped, image -> scaleDownAndUp(image, size));
        Map<String, Double> numbers = new TreeMap<>();
        numbers.put(TriggerRemarks.STRENGTH, seen.strength());
        numbers.put(TriggerRemarks.ALIKE, seen.alike());
        numbers.put(TriggerRemarks.HALVING, halved.left());
        for (PictureChange change : changes) {
            TriggerSurvival left =
                    TriggerSurvival.ofEach(clean, stamped, index -> applyChange(change, index));
            String name = change.name();
            if (!change.isGeometric()) {
                numbers.put(TriggerRemarks.LEFT_AFTER + name, left.left());
            }
            numbers.put(TriggerRemarks.STRENGTH_AFTER + name, left.strength());
            numbers.put(TriggerRemarks.ALIKE + "-after-" + name, left.alike());
        }
        return numbers;
    }

    private static UnaryOperator<Image> applyChange(PictureChange change, int index) {
        return image -> change.apply(image, new Seed(index).at(change.name()).generator());
    }

    private Image scaleDownAndUp(Image image, int size) {
        Image small =
                resources.decoder().decode(new ImageData.Decoded(image), Math.max(1, size / 2));
        return resources.decoder().decode(new ImageData.Decoded(small), size);
    }
}
