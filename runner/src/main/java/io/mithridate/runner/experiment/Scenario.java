package io.mithridate.runner.experiment;

import io.mithridate.api.training.Recipe;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What cells share before any attack.
 *
 * @param dataset where pairs and test pictures come from
 * @param model the architecture and perhaps its weights
 * @param base the recipe of the base model; empty where the model comes with weights
 * @param poisoning how victims are made
 * @param defenseData which pairs a defender has
 */
public record Scenario(
        DatasetUse dataset,
        PluginUse model,
        Optional<Recipe> base,
        Poisoning poisoning,
        DefenseData defenseData) {

    /** Its options by place: {@code poisoning.rate}; one without a value is not there. */
    public SortedMap<String, String> places() {
        SortedMap<String, String> places = new TreeMap<>();
        for (ScenarioPart part : ScenarioPart.values()) {
            places.putAll(part.places(this));
        }
        return places;
    }
}
