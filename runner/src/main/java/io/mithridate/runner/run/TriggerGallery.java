package io.mithridate.runner.run;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.matrix.ScenarioLabels;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.results.SettingLabels;
import io.mithridate.runner.results.TriggerSample;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.Laboratories;
import io.mithridate.runner.stages.Laboratory;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows what each attack does to a few training pairs, spread evenly over the training set.
 *
 * @param laboratories the experiment's data and models
 * @param store where the attacks' states are
 * @param size how many pairs are shown of each attack
 */
record TriggerGallery(Laboratories laboratories, ArtifactStore store, int size) {

    private static final Logger log = LoggerFactory.getLogger(TriggerGallery.class);

    /**
     * The samples of every attack on every data set and model, with the state of the first of its
     * cells that is stored.
     */
    List<TriggerSample> of(List<CellStages> cells) throws IOException {
        SettingLabels labels =
                new SettingLabels(
                        cells.stream()
                                .map(cell -> CellResults.setting(cell.cell().attack()))
                                .toList());
        ScenarioLabels scenarios =
                new ScenarioLabels(cells.stream().map(cell -> cell.cell().scenario()).toList());
        Set<Shown> all = new HashSet<>();
        List<TriggerSample> samples = new ArrayList<>();
        for (CellStages cell : cells) {
            PluginUse use = cell.cell().attack();
            Laboratory laboratory = laboratories.of(cell.cell().scenario());
            Shown shown = new Shown(use, laboratory);
            if (all.contains(shown)) {
                continue;
            }
            Stage trigger = cell.trigger();
            Optional<Artifact> state = store.find(trigger.kind().label(), trigger.key());
            if (state.isPresent() && all.add(shown)) {
                Seed seed = new Seed(cell.cell().seed()).at("gallery");
                try {
                    PreparedAttack attack = laboratory.restore(use, state.get());
                    String scenario = scenarios.of(cell.cell().scenario());
                    String name = labels.of(CellResults.setting(use));
                    samples.addAll(
                            samples(
                                    scenario.isEmpty() ? name : name + ", " + scenario,
                                    laboratory,
                                    attack,
                                    seed));
                } catch (RuntimeException e) {
                    // Pictures for the report are not worth the results of the whole run.
                    log.warn("the trigger of '{}' cannot be shown in the report", use.name(), e);
                }
            }
        }
        return samples;
    }

    /** A trigger that is shown already; it looks otherwise on other data. */
    private record Shown(PluginUse attack, Laboratory laboratory) {}

    private List<TriggerSample> samples(
            String name, Laboratory laboratory, PreparedAttack attack, Seed seed) {
        if (attack.triggers().isEmpty()) {
            return List.of();
        }
        PairSet pairs = laboratory.pairs().train();
        List<TriggerSample> samples = new ArrayList<>();
        int stride = Math.max(1, pairs.size() / size);
        for (int index = 0; index < pairs.size() && samples.size() < size; index += stride) {
            String caption = pairs.caption(index);
            if (!attack.eligible(caption)) {
                continue;
            }
            Seed own = seed.at(pairs.id(index));
            Image clean =
                    laboratory.decoder().decode(pairs.image(index), laboratory.model().imageSize());
            Image triggered = attack.stamp(List.of(clean), List.of(own.at("trigger"))).get(0);
            samples.add(
                    new TriggerSample(
                            name,
                            clean,
                            triggered,
                            caption,
                            attack.poisonCaption(caption, own.at("caption"))));
        }
        return samples;
    }
}
