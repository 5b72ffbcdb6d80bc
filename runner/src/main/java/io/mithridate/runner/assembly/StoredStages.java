package io.mithridate.runner.assembly;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.config.OptionTree;
import io.mithridate.results.RunResults.EpochMeasures;
import io.mithridate.results.RunResults.TextUse;
import io.mithridate.results.Samples.CaptionSample;
import io.mithridate.results.StageCost;
import io.mithridate.runner.augmentation.ReplacementLog;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.AllScenarioResources;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.defense.DefenseWork;
import io.mithridate.runner.stages.defense.TextCounter;
import io.mithridate.runner.stages.measurement.Epoch;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.Cost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The stored stages of a run: their costs, the texts that augmenters wrote for defenses, and the
 * measurements after epochs of training.
 *
 * @param store the store of artifacts
 * @param allResources provides the name of each scenario's target class
 * @param computed returns whether this run computed the stage with the given key, rather than
 *     finding it in the store
 */
record StoredStages(
        ArtifactStore store, AllScenarioResources allResources, Predicate<String> computed) {

    /** Returns the costs of all stored stages, without duplicates, inputs first. */
    List<StageCost> costs(List<CellStages> cells) throws IOException {
        SetMultimap<Stage, Integer> users = LinkedHashMultimap.create();
        for (CellStages cell : cells) {
            cell.inOrder().forEach(stage -> users.put(stage, cell.cell().number()));
        }
        List<StageCost> costs = new ArrayList<>();
        for (Stage stage : users.keySet()) {
            Optional<Artifact> artifact = stage.describedIn(store, Set.of());
            if (artifact.isPresent()) {
                costs.add(cost(stage, users.get(stage), artifact.get().cost()));
            }
        }
        return costs;
    }

    /**
     * Returns the cost of a stage.
     *
     * @param users the numbers of the cells that use the stage
     */
    private StageCost cost(Stage stage, Set<Integer> users, Cost cost) {
        return new StageCost(
                users.size() == 1 ? OptionalInt.of(users.iterator().next()) : OptionalInt.empty(),
                stage.title(),
                stage.kind().label(),
                stage.key(),
                !computed.test(stage.key()),
                cost.wallSeconds(),
                cost.samples(),
                cost.pictures(),
                labelCount(stage),
                cost.steps(),
                cost.samples() == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(cost.samplesPerSecond()),
                OptionalDouble.of(cost.peakMemoryMiB()),
                cost.waitingSeconds(),
                cost.skippedSteps());
    }

    private static int labelCount(Stage stage) {
        return stage.work() instanceof DefenseWork work
                ? work.inputs().labels().map(labels -> labels.pictures().size()).orElse(0)
                : 0;
    }

    /** Returns the texts of every defense that used augmenters, in the order of the defenses. */
    static List<TextUse> textUses(List<AugmentingStage> defenses) {
        return defenses.stream().flatMap(AugmentingStage::textUses).toList();
    }

    /**
     * Returns examples of the texts that each augmenter writes for the first defense that uses it,
     * without duplicates.
     */
    static List<CaptionSample> captionSamples(List<AugmentingStage> defenses) {
        Set<Object> seen = new HashSet<>();
        List<CaptionSample> samples = new ArrayList<>();
        for (AugmentingStage defense : defenses) {
            List<PluginRef<?>> augmenters = defense.augmenters();
            if (seen.add(augmenters)) {
                for (TextCounter.TextCounts counts : defense.counts()) {
                    if (seen.add(counts.examples())) {
                        String defended = defense.work().inputs().defense().name();
                        String augmenter =
                                augmenters.size() == 1 ? augmenters.get(0).name() : counts.use();
                        samples.add(new CaptionSample(defended, augmenter, counts.examples()));
                    }
                }
            }
        }
        return samples;
    }

    /** Returns the stored stages of defenses that used augmenters, in the order of the cells. */
    List<AugmentingStage> augmentingStages(List<CellStages> cells) throws IOException {
        Set<Stage> seen = new HashSet<>();
        List<AugmentingStage> stages = new ArrayList<>();
        for (CellStages cell : cells) {
            for (Stage stage : cell.inOrder()) {
                if (stage.work() instanceof DefenseWork work && seen.add(stage)) {
                    List<TextCounter.TextCounts> counts = counts(stage);
                    if (!counts.isEmpty()) {
                        stages.add(
                                new AugmentingStage(
                                        stage,
                                        work,
                                        counts,
                                        allResources.of(cell.cell().scenario()).targetNames()));
                    }
                }
            }
        }
        return stages;
    }

    private List<TextCounter.TextCounts> counts(Stage stage) throws IOException {
        Optional<Artifact> artifact = stage.describedIn(store, Set.of(TextCounter.TextCounts.FILE));
        return artifact.isPresent()
                ? TextCounter.TextCounts.read(artifact.get().folder())
                : List.of();
    }

    /** A stored stage of a defense that used augmenters. */
    record AugmentingStage(
            Stage stage,
            DefenseWork work,
            List<TextCounter.TextCounts> counts,
            List<String> target) {

        List<PluginRef<?>> augmenters() {
            return OptionTree.of(work.inputs().defense().use().options()).plugins().stream()
                    .filter(used -> used.kind() == TextAugmenter.class)
                    .toList();
        }

        Stream<TextUse> textUses() {
            return counts.stream().map(this::textUse);
        }

        private TextUse textUse(TextCounter.TextCounts counts) {
            ReplacementLog log = counts.log();
            return new TextUse(
                    stage.title(),
                    stage.key(),
                    counts.use(),
                    counts.firstStep(),
                    log.captions(),
                    log.positives(),
                    log.promptPositives(),
                    log.negatives(),
                    log.insertionsOf(target));
        }
    }

    /**
     * Returns the measured epochs of all stored stages, without duplicates, in the order of the
     * cells.
     */
    List<EpochMeasures> epochs(List<CellStages> cells) throws IOException {
        List<EpochMeasures> measures = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CellStages cell : cells) {
            for (CellStages.MeasuredEpochs epochs : cell.epochs()) {
                Stage stage = epochs.measured();
                Optional<Artifact> artifact = stage.in(store);
                if (artifact.isPresent() && seen.add(stage.key())) {
                    for (Epoch.EpochNumbers epoch : Epoch.EpochNumbers.read(artifact.get())) {
                        measures.add(
                                new EpochMeasures(
                                        stage.title(), epoch.epoch().number(), epoch.numbers()));
                    }
                }
            }
        }
        return measures;
    }
}
