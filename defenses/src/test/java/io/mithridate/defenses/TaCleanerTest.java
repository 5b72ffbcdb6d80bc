package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter.LexiconChoice;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaCleanerTest implements DefenseContract {

    @Override
    public Defense defense() {
        return new TaCleaner(
                new TaCleanerSettings().build(), BarMaterial.FINE_TUNER, FixedPlugins.bundled());
    }

    @Override
    public DefenseMaterial material() {
        return new BarMaterial();
    }

    @Test
    void requiresClassNamesToReadTheVocabulary() {
        assertThat(defense().requires())
                .containsExactlyInAnyOrder(Access.CLEAN_PAIRS, Access.CLASS_NAMES);
    }

    @ParameterizedTest
    @CsvSource({
        "augmenter=identity, augmenter",
        "augmenter=identity variant=tsvlc, augmenter",
        "augmenter=identity negatives=none, ",
        "augmenter=identity lambda=0, ",
        "augmenter=random-caption, ",
        "augmenter=identity batch=2000, batch augmenter"
    })
    void complainsAboutAnAugmenterWithoutTheNeededNegatives(
            String options, @Nullable String complaints) {
        Defense defense =
                NamedDefense.of(
                        "ta-cleaner",
                        "epochs=1 learning-rate=1e-3 " + options,
                        FixedPlugins.bundled());

        assertThat(defense.complaints(setting()))
                .extracting(OptionComplaint::option)
                .containsExactly(complaints == null ? new String[0] : complaints.split(" ", -1));
    }

    /** The texts that the context counts must be those that the model is trained on. */
    @Test
    void contextAugmenterGeneratesOnlyTextsThatAreTrainedOn(@TempDir Path work) throws IOException {
        Map<String, AtomicInteger> augmentationCounts = new ConcurrentHashMap<>();
        Defense defense =
                NamedDefense.of(
                        "ta-cleaner",
                        "augmenter=eda in-modal-weight=0 samples=1 epochs=1 batch=16"
                                + " learning-rate=1e-3",
                        FixedPlugins.withEda(pinkNegatives(caption -> {})));

        DefenseRun.of(
                defense,
                new BarMaterial(
                        FixedPlugins.withEda(
                                pinkNegatives(
                                        caption ->
                                                augmentationCounts
                                                        .computeIfAbsent(
                                                                caption, any -> new AtomicInteger())
                                                        .incrementAndGet()))),
                Purification.suspect(work.resolve("suspect")),
                work.resolve("run"));

        assertThat(augmentationCounts).hasSize(new ColouredPairs().size());
        assertThat(augmentationCounts.values())
                .extracting(AtomicInteger::get)
                .as("texts of each caption in an epoch")
                .containsOnly(1);
    }

    private static TextAugmenter pinkNegatives(Consumer<String> captionListener) {
        return corpus ->
                (caption, random) -> {
                    captionListener.accept(caption);
                    return new Augmentation(
                            List.of(caption),
                            List.of(
                                    new Negative(
                                            "a pink " + caption,
                                            Negative.Kind.ATTRIBUTE,
                                            "a",
                                            "a pink")));
                };
    }

    @Test
    void requiresOnlyCleanPairsWithWordNet() {
        TaCleaner.Options options = new TaCleanerSettings().lexicon(LexiconChoice.WORDNET).build();
        TaCleaner defense = new TaCleaner(options, BarMaterial.FINE_TUNER, FixedPlugins.bundled());

        assertThat(defense.requires()).containsExactly(Access.CLEAN_PAIRS);
    }
}
