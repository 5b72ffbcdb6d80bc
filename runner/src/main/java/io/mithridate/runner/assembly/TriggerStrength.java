package io.mithridate.runner.assembly;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.PictureChange;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.pictures.TriggerSurvival;
import io.mithridate.runner.results.statistics.TriggerRemarks;
import io.mithridate.runner.stages.ScenarioResources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Measures how strong a trigger is in training pictures as a victim sees them, and how much is left
 * of it after they were halved and brought back to their size.
 *
 * <p>Triggers are stamped at the model's size, and a victim that is trained by CLIP's loss sees
 * pictures in exactly this form. An attacker who trains by a defense's loss has the views of that
 * loss, too: what each of their changes leaves is measured by itself.
 *
 * @param resources the data and the model
 * @param changes how the victim's training changes pictures
 */
public record TriggerStrength(ScenarioResources resources, List<PictureChange> changes) {

    private static final int PICTURES = 64;

    /**
     * Returns the strength of triggers in a scenario, by how its victims are trained on pictures.
     */
    public static TriggerStrength in(Scenario scenario, ScenarioResources resources) {
        return new TriggerStrength(resources, changes(scenario, resources));
    }

    private static List<PictureChange> changes(Scenario scenario, ScenarioResources resources) {
        return scenario.victims()
                .trainedBy()
                .map(trainer -> resources.instances().create(trainer))
                .filter(Purifier.class::isInstance)
                .map(trainer -> ((Purifier) trainer).pictureChanges())
                .orElse(List.of());
    }

    /** The numbers by name. */
    public Map<String, Double> of(PreparedAttack attack) {
        PairSet pairs = resources.pairs().train();
        int size = resources.model().imageSize();
        int count = Math.min(PICTURES, pairs.size());
        List<Image> clean = new ArrayList<>();
        List<Seed> seeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = (int) ((long) i * pairs.size() / count);
            clean.add(resources.decoder().decode(pairs, index, size));
            seeds.add(new Seed(index).at("strength"));
        }
        List<Image> stamped = attack.stamp(clean, seeds);
        TriggerSurvival seen = TriggerSurvival.of(clean, stamped, UnaryOperator.identity());
        TriggerSurvival halved = TriggerSurvival.of(clean, stamped, image -> halved(image, size));
        Map<String, Double> numbers = new TreeMap<>();
        numbers.put(TriggerRemarks.STRENGTH, seen.strength());
        numbers.put(TriggerRemarks.ALIKE, seen.alike());
        numbers.put(TriggerRemarks.HALVING, halved.left());
        for (PictureChange change : changes) {
            TriggerSurvival left =
                    TriggerSurvival.ofEach(clean, stamped, index -> changed(change, index));
            String name = change.name();
            if (!change.moves()) {
                numbers.put(TriggerRemarks.LEFT_AFTER + name, left.left());
            }
            numbers.put(TriggerRemarks.STRENGTH_AFTER + name, left.strength());
            numbers.put(TriggerRemarks.ALIKE + "-after-" + name, left.alike());
        }
        return numbers;
    }

    private static UnaryOperator<Image> changed(PictureChange change, int index) {
        return image -> change.apply(image, new Seed(index).at(change.name()).generator());
    }

    private Image halved(Image image, int size) {
        Image small =
                resources.decoder().decode(new ImageData.Decoded(image), Math.max(1, size / 2));
        return resources.decoder().decode(new ImageData.Decoded(small), size);
    }
}
