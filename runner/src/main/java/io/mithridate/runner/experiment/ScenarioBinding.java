package io.mithridate.runner.experiment;

import io.mithridate.api.training.Recipe;
import io.mithridate.runner.options.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The variants of a scenario's parts.
 *
 * @param datasets at least one, if there was nothing to complain about; so the others
 * @param bases none where no recipe of a base model is given
 */
record ScenarioBinding(
        List<Bound<DatasetUse>> datasets,
        List<Bound<PluginUse>> models,
        List<Bound<Recipe>> bases,
        List<Bound<VictimOrigin>> victims,
        List<Bound<DefenseData>> defenseData) {

    /** How many scenarios there are; a double, since the product may be beyond any whole number. */
    double size() {
        return 1.0
                * datasets.size()
                * models.size()
                * Math.max(1, bases.size())
                * victims.size()
                * defenseData.size();
    }

    /** The product of the variants, those of the last part varying fastest. */
    List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        for (Bound<DatasetUse> dataset : datasets) {
            for (Bound<PluginUse> model : models) {
                for (Optional<Recipe> base : recipes()) {
                    for (Bound<VictimOrigin> victim : victims) {
                        for (Bound<DefenseData> pairs : defenseData) {
                            scenarios.add(
                                    new Scenario(
                                            dataset.value(),
                                            model.value(),
                                            base,
                                            victim.value(),
                                            pairs.value()));
                        }
                    }
                }
            }
        }
        return scenarios;
    }

    private List<Optional<Recipe>> recipes() {
        return bases.isEmpty()
                ? List.of(Optional.empty())
                : bases.stream().map(base -> Optional.of(base.value())).toList();
    }
}
