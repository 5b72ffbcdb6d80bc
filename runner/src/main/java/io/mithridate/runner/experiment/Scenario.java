package io.mithridate.runner.experiment;

import io.mithridate.api.training.Recipe;
import io.mithridate.config.OptionTree;
import io.mithridate.results.coordinates.Coordinates;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings that cells share, apart from attack, defense and seed.
 *
 * @param dataset the source of training pairs and test pictures
 * @param model the architecture, with or without weights
 * @param base the recipe of the base model; empty if the model has weights, or the victim is given
 * @param victims the origin of the victims
 * @param defenseData the defender's pairs
 */
public record Scenario(
        DatasetUse dataset,
        PluginUse model,
        Optional<Recipe> base,
        VictimOrigin victims,
        DefenseData defenseData) {

    /**
     * Returns the settings for creating victims.
     *
     * @throws IllegalStateException if the victim was trained elsewhere
     */
    public Poisoning poisoning() {
        if (victims instanceof Poisoning poisoning) {
            return poisoning;
        }
        throw new IllegalStateException("a victim from a file is not poisoned by us");
    }

    /** Returns the victim that was trained elsewhere; empty if victims are trained. */
    public Optional<GivenVictim> given() {
        return victims instanceof GivenVictim given ? Optional.of(given) : Optional.empty();
    }

    /**
     * Returns the names of data set and model, and all options by path: {@code poisoning.rate}.
     * Omitted options are absent, except that omitted options of data set and model have an empty
     * text. This distinguishes them from options added to a plugin later.
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
        base.ifPresent(
                recipe -> places.putAll(OptionTree.of(recipe).places(ScenarioPart.BASE.key())));
        places.putAll(OptionTree.of((Record) victims).places(ScenarioPart.POISONING.key()));
        places.putAll(OptionTree.of(defenseData).places(ScenarioPart.DEFENSE_DATA.key()));
        return Collections.unmodifiableSortedMap(places);
    }
}
