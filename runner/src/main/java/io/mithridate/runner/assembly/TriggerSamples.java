package io.mithridate.runner.assembly;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.random.Seed;
import io.mithridate.results.MeasuredTrigger;
import io.mithridate.results.RunLabels;
import io.mithridate.results.Samples.TriggerSample;
import io.mithridate.results.coordinates.SettingLabels;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.experiment.ScenarioLabels;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.stages.AllScenarioResources;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.ScenarioResources;
import io.mithridate.runner.stages.poison.PoisonedPairs;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the effect of each attack on a few training pairs, spread evenly over the training set, and
 * measures the strength of its trigger.
 *
 * @param allResources the data and models of the experiment
 * @param scenarios the labels of the experiment's scenarios
 * @param store the store of the attacks' states
 * @param size the number of pairs shown for each attack
 */
public record TriggerSamples(
        AllScenarioResources allResources,
        ScenarioLabels scenarios,
        ArtifactStore store,
        int size) {

    private static final Logger log = LoggerFactory.getLogger(TriggerSamples.class);

    /**
     * Returns the samples of every attack on every data set and model, using the first stored state
     * of the attack among its cells.
     */
    List<TriggerSample> of(List<CellStages> cells) throws IOException {
        SettingLabels labels =
                new SettingLabels(
                        cells.stream().map(cell -> cell.cell().coordinates().attack()).toList());
        SetMultimap<Shown, String> sharing = labelsByTrigger(cells);
        Set<Shown> all = new HashSet<>();
        List<TriggerSample> samples = new ArrayList<>();
        for (CellStages cell : cells) {
            PluginUse use = cell.cell().attack();
            ScenarioResources resources = allResources.of(cell.cell().scenario());
            Scenario scenario = cell.cell().scenario();
            Shown shown = shown(cell);
            if (all.contains(shown)) {
                continue;
            }
            Optional<Artifact> state = cell.trigger().in(store);
            Optional<Artifact> poison = cell.poison(store);
            boolean unpoisoned =
                    scenario.given().isPresent()
                            || resources.create(use, GuardedAttack.class).trainsVictim();
            if (state.isPresent() && (unpoisoned || poison.isPresent()) && all.add(shown)) {
                try (PreparedAttack attack = resources.restore(use, state.get())) {
                    List<Example> chosen =
                            unpoisoned
                                    ? cleanExamples(resources.pairs().train())
                                    : poisonedExamples(
                                            PoisonManifest.read(poison.orElseThrow().folder()));
                    SortedMap<String, Double> numbers =
                            new TreeMap<>(ScenarioResources.measured(state.get()));
                    if (!chosen.isEmpty()) {
                        numbers.putAll(TriggerStrength.in(scenario, resources).of(attack));
                    }
                    MeasuredTrigger trigger =
                            trigger(labels.of(use.setting()), cell, sharing.get(shown), numbers);
                    samples.addAll(samples(trigger, resources, attack, chosen));
                } catch (RuntimeException e) {
                    // The report is still useful without these pictures, so an error here must not
                    // lose the results of the run.
                    log.warn(
                            "the trigger of '{}' cannot be shown in the report: {}",
                            use.name(),
                            e.toString(),
                            e);
                }
            }
        }
        return samples;
    }

    /**
     * The properties that determine how a trigger looks. Triggers that look the same are shown
     * once.
     */
    private record Shown(
            PluginUse attack, ScenarioResources resources, Optional<PluginRef<Defense>> trainer) {}

    private Shown shown(CellStages cell) {
        Scenario scenario = cell.cell().scenario();
        return new Shown(
                cell.cell().attack(), allResources.of(scenario), scenario.victims().trainedBy());
    }

    /** Returns the labels of the scenarios that use each trigger. */
    private SetMultimap<Shown, String> labelsByTrigger(List<CellStages> cells) {
        SetMultimap<Shown, String> sharing = LinkedHashMultimap.create();
        for (CellStages cell : cells) {
            sharing.put(shown(cell), scenarios.of(cell.cell().coordinates().scenario()));
        }
        return sharing;
    }

    /**
     * A pair that is shown.
     *
     * @param origin the ID of the pair that provides the picture
     * @param caption the caption of that pair
     * @param written the caption used for training
     * @param seed the seed for stamping the picture
     */
    private record Example(String origin, String caption, String written, long seed) {}

    /** Returns poisoned pairs, spread evenly over the manifest. */
    private List<Example> poisonedExamples(PoisonManifest manifest) {
        return sampleEvenly(
                manifest.pairs().stream()
                        .filter(pair -> pair.stamped() && pair.linksTriggerToTarget())
                        .map(
                                pair ->
                                        new Example(
                                                pair.pictureFrom().orElse(pair.id()),
                                                pair.originalCaption(),
                                                pair.poisonedCaption(),
                                                pair.seed()))
                        .toList());
    }

    /**
     * Returns clean pairs as examples, for a given victim or an attack that trains the victim
     * itself.
     */
    private List<Example> cleanExamples(PairSet pairs) {
        return sampleEvenly(IntStream.range(0, pairs.size()).boxed().toList()).stream()
                .map(i -> new Example(pairs.id(i), pairs.caption(i), pairs.caption(i), i))
                .toList();
    }

    private <T> List<T> sampleEvenly(List<T> all) {
        int stride = Math.max(1, all.size() / size);
        return IntStream.iterate(0, index -> index < all.size(), index -> index + stride)
                .limit(size)
                .mapToObj(all::get)
                .toList();
    }

    private MeasuredTrigger trigger(
            String attack,
            CellStages cell,
            Set<String> sharing,
            SortedMap<String, Double> numbers) {
        String measuredIn = scenarios.of(cell.cell().coordinates().scenario());
        Set<String> scenariosWithTrigger = new LinkedHashSet<>(Set.of(measuredIn));
        scenariosWithTrigger.addAll(sharing);
        return new MeasuredTrigger(
                RunLabels.inScenario(attack, measuredIn),
                cell.cell().coordinates().attack(),
                List.copyOf(scenariosWithTrigger),
                numbers);
    }

    private List<TriggerSample> samples(
            MeasuredTrigger trigger,
            ScenarioResources resources,
            PreparedAttack attack,
            List<Example> chosen) {
        PairSet pairs = resources.pairs().train();
        Set<String> origins = chosen.stream().map(Example::origin).collect(Collectors.toSet());
        Map<String, Integer> places = PoisonedPairs.indices(pairs, origins);
        List<TriggerSample> samples = new ArrayList<>();
        for (Example pair : chosen) {
            Integer place = places.get(pair.origin());
            if (place != null) {
                Image clean =
                        resources
                                .decoder()
                                .decode(pairs.image(place), resources.model().imageSize());
                Image triggered =
                        attack.stamp(List.of(clean), List.of(new Seed(pair.seed()))).get(0);
                samples.add(
                        new TriggerSample(
                                trigger, clean, triggered, pair.caption(), pair.written()));
            }
        }
        return samples;
    }
}
