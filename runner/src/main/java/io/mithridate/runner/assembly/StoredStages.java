package io.mithridate.runner.assembly;

import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.runner.augmentation.ReplacementLog;
import io.mithridate.runner.options.OptionTree;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.results.RunResults.EpochMeasures;
import io.mithridate.runner.results.Samples.CaptionSample;
import io.mithridate.runner.results.StageCost;
import io.mithridate.runner.results.TextUse;
import io.mithridate.runner.stages.AllScenarioResources;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.defense.DefenseWork;
import io.mithridate.runner.stages.defense.TextCounter;
import io.mithridate.runner.stages.epochs.Epoch;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.ArtifactStore;
import io.mithridate.runner.store.Cost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, Use> uses = new LinkedHashMap<>();
        for (CellStages cell : cells) {
            for (Stage stage : cell.inOrder()) {
                uses.merge(
                        stage.key(),
                        new Use(stage, OptionalInt.of(cell.cell().number()), labelCount(stage)),
                        Use::sharedWith);
            }
        }
        List<StageCost> costs = new ArrayList<>();
        for (Use use : uses.values()) {
            Stage stage = use.stage();
            Optional<Artifact> artifact =
                    store.described(stage.kind().label(), stage.key(), Set.of());
            if (artifact.isPresent()) {
                costs.add(cost(use, artifact.get().cost()));
            }
        }
        return costs;
    }

    private static int labelCount(Stage stage) {
        return stage.work() instanceof DefenseWork work
                ? work.inputs().labels().map(labels -> labels.pictures().size()).orElse(0)
                : 0;
    }

    private StageCost cost(Use use, Cost cost) {
        Stage stage = use.stage();
        return new StageCost(
                use.cell(),
                stage.title(),
                stage.kind().label(),
                stage.key(),
                !computed.test(stage.key()),
                cost.wallSeconds(),
                cost.samples(),
                cost.pictures(),
                use.labels(),
                cost.steps(),
                cost.samples() == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(cost.samplesPerSecond()),
                OptionalDouble.of(cost.peakMemoryMiB()),
                cost.waitingSeconds(),
                cost.skippedSteps());
    }

    /**
     * The use of a stage by cells.
     *
     * @param stage the stage
     * @param cell the number of the cell; empty if several cells use it
     * @param labels the number of labels that the stage reads
     */
    private record Use(Stage stage, OptionalInt cell, int labels) {

        Use sharedWith(Use another) {
            return new Use(stage, OptionalInt.empty(), labels);
        }
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
        Optional<Artifact> artifact =
                store.described(
                        stage.kind().label(), stage.key(), Set.of(TextCounter.TextCounts.FILE));
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
                Optional<Artifact> artifact = store.find(stage.kind().label(), stage.key());
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
