package io.mithridate.runner.assembly;

import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Corpus;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.runner.inputs.VocabularyInput;
import io.mithridate.runner.options.OptionTree;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.results.CaptionSample;
import io.mithridate.runner.results.CaptionSample.Caption;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.defense.DefenseWork;
import io.mithridate.runner.stages.defense.WatchedTexts.TextCounts;
import io.mithridate.runner.stages.pairs.DefenderPairs;
import io.mithridate.runner.stages.pairs.PairPartition;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes sub-captions as defenses of a run had them: their augmenters, fitted to the same captions
 * once more. Pairs that a defender draws from the poisoned run are left out.
 *
 * @param store has the defenses that used augmenters
 */
record CaptionSamples(ArtifactStore store) {

    private static final Logger log = LoggerFactory.getLogger(CaptionSamples.class);

    private static final int CAPTIONS = 4;

    /**
     * A sample of each augmenter as the first defense with it has it, in the order of the cells.
     */
    List<CaptionSample> of(List<CellStages> cells) throws IOException {
        Set<Object> seen = new HashSet<>();
        List<CaptionSample> samples = new ArrayList<>();
        for (CellStages cell : cells) {
            for (Stage stage : cell.inOrder()) {
                if (stage.work() instanceof DefenseWork work && hasTexts(stage)) {
                    for (PluginRef<?> used :
                            OptionTree.of(work.inputs().defense().use().options()).plugins()) {
                        if (used.kind() == TextAugmenter.class && seen.add(used)) {
                            sample(work.inputs(), used).ifPresent(samples::add);
                        }
                    }
                }
            }
        }
        return samples;
    }

    private boolean hasTexts(Stage stage) throws IOException {
        Optional<Artifact> artifact =
                store.described(stage.kind().label(), stage.key(), Set.of(TextCounts.FILE));
        return artifact.isPresent() && !TextCounts.read(artifact.get().folder()).isEmpty();
    }

    private static Optional<CaptionSample> sample(DefenseWork.Inputs inputs, PluginRef<?> used) {
        Optional<DefenderPairs> pairs =
                inputs.cleanPairs()
                        .filter(DefenderPairs.class::isInstance)
                        .map(DefenderPairs.class::cast)
                        .filter(source -> source.poison().isEmpty());
        try {
            return pairs.map(
                    source ->
                            new CaptionSample(
                                    inputs.defense().name(),
                                    used.name(),
                                    captions(inputs, used, source)));
        } catch (RuntimeException e) {
            // Captions for the report are not worth the results of the whole run.
            log.warn("the texts of '{}' cannot be shown in the report: {}", used.name(), e, e);
            return Optional.empty();
        }
    }

    private static List<Caption> captions(
            DefenseWork.Inputs inputs, PluginRef<?> used, DefenderPairs source) {
        TextAugmenter augmenter = (TextAugmenter) inputs.defense().instances().create(used);
        Corpus corpus =
                Corpus.of(
                        source.all()
                                .pairs()
                                .select(
                                        PairPartition.defense(
                                                source.all().pairs(),
                                                source.count(),
                                                DefenderPairs.drawnBy(source.seed()))),
                        augmenter.readsVocabulary()
                                ? inputs.vocabulary().map(VocabularyInput::vocabulary)
                                : Optional.empty());
        FittedAugmenter fitted = augmenter.fit(corpus);
        RandomGenerator random = inputs.seed().seed().at("report").generator();
        Function<String, Caption> augmented =
                caption -> new Caption(caption, fitted.augment(caption, random));
        return corpus.captions().stream()
                .map(augmented)
                .filter(caption -> !caption.augmentation().equals(Augmentation.none()))
                .limit(CAPTIONS)
                .toList();
    }
}
