package io.mithridate.runner.experiment;

import io.mithridate.api.training.Recipe;
import io.mithridate.runner.coordinates.Coordinates;
import io.mithridate.runner.options.OptionTree;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings that cells share before any attack.
 *
 * @param dataset where pairs and test pictures come from
 * @param model the architecture and perhaps its weights
 * @param base the recipe of the base model; empty where the model comes with weights, or the victim
 * @param victims where victims come from
 * @param defenseData which pairs a defender has
 */
public record Scenario(
        DatasetUse dataset,
        PluginUse model,
        Optional<Recipe> base,
        VictimOrigin victims,
        DefenseData defenseData) {

    /**
     * Returns the making of the victims.
     *
     * @throws IllegalStateException if somebody else made one
     */
    public Poisoning poisoning() {
        if (victims instanceof Poisoning poisoning) {
            return poisoning;
        }
        throw new IllegalStateException("a victim from a file is not poisoned by us");
    }

    /** The victim that somebody else made; empty where victims are trained. */
    public Optional<GivenVictim> given() {
        return victims instanceof GivenVictim given ? Optional.of(given) : Optional.empty();
    }

    /**
     * The names of data set and model, and all options by place: {@code poisoning.rate}. One that
     * is left out is not there; of data set and model it has an empty text, which is not so of an
     * option that a plugin got later.
     */
    public SortedMap<String, String> places() {
        SortedMap<String, String> places = new TreeMap<>();
        places.put(Coordinates.DATASET, dataset.name());
        places.put(Coordinates.MODEL, model.name());
        Map<String, PluginUse> plugins = new HashMap<>(Map.of(Coordinates.MODEL, model));
        if (dataset.paired()) {
            plugins.put(Coordinates.DATASET + ".train", dataset.train());
            plugins.put(Coordinates.DATASET + ".test", dataset.test());
        } else {
            plugins.put(Coordinates.DATASET, dataset.train());
        }
        plugins.forEach(
                (root, use) -> {
                    OptionTree tree = use.tree();
                    tree.leftOut(root).forEach(place -> places.put(place, ""));
                    places.putAll(tree.places(root));
                });
        for (ScenarioPart part : ScenarioPart.values()) {
            part.options(this)
                    .ifPresent(options -> places.putAll(OptionTree.of(options).places(part.key())));
        }
        return Collections.unmodifiableSortedMap(places);
    }
}
