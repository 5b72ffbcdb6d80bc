package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * The contract of every text augmenter: it accepts any text, and its results depend only on the
 * corpus, the caption and the random generator.
 */
public interface TextAugmenterContract extends PluginContract {

    /** Returns a new augmenter with the options under test. */
    TextAugmenter augmenter();

    /** Returns the corpus that the augmenter is fitted to. */
    default Corpus corpus() {
        return new Corpus(SampleTexts.captions(), Optional.empty());
    }

    /** Any text can be augmented, since data sets contain all kinds of text. */
    @Test
    default void augmentsAnyText() {
        assertThat(TextAugmenterContract.augmentations(augmenter().fit(corpus())))
                .doesNotContainNull();
    }

    /**
     * An empty corpus, e.g. when an augmenter is tried on the command line, is either accepted or
     * rejected with a message.
     */
    @Test
    default void fitsOrRefusesAnEmptyCorpus() {
        FittedAugmenter fitted;
        try {
            fitted = augmenter().fit(new Corpus(List.of(), Optional.empty()));
        } catch (IllegalArgumentException refusal) {
            assertThat(refusal).message().isNotBlank();
            return;
        }
        assertThat(TextAugmenterContract.augmentations(fitted)).doesNotContainNull();
    }

    /** A corpus may contain any text. */
    @Test
    default void fitsACorpusOfAwkwardTexts() {
        FittedAugmenter fitted =
                augmenter().fit(new Corpus(SampleTexts.awkward(), Optional.empty()));
        assertThat(TextAugmenterContract.augmentations(fitted)).doesNotContainNull();
    }

    /** The time for a caption of 10,000 characters is bounded. */
    @Test
    default void longTextsFinishInTime() {
        FittedAugmenter fitted = augmenter().fit(corpus());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> fitted.augment("a red dog and ".repeat(715), new Seed(1).generator()));
    }

    /** The same corpus, caption and generator give the same texts in every instance. */
    @Test
    default void sameSeedGivesTheSameTexts() {
        assertThat(TextAugmenterContract.augmentations(augmenter().fit(corpus())))
                .isEqualTo(TextAugmenterContract.augmentations(augmenter().fit(corpus())));
    }

    /** The texts of a caption do not depend on earlier captions. */
    @Test
    default void textsDoNotDependOnTheOrder() {
        FittedAugmenter fitted = augmenter().fit(corpus());
        List<String> texts = SampleTexts.all();
        List<Augmentation> forwards = TextAugmenterContract.augmentations(fitted);
        List<Augmentation> backwards = new ArrayList<>();
        for (int i = texts.size() - 1; i >= 0; i--) {
            backwards.add(fitted.augment(texts.get(i), new Seed(i).generator()));
        }
        Collections.reverse(backwards);
        assertThat(forwards).isEqualTo(backwards);
    }

    /** A fitted augmenter can be shared by the threads of a loader. */
    @Test
    default void givesTheSameFromSeveralThreads() {
        FittedAugmenter fitted = augmenter().fit(corpus());
        List<Augmentation> alone = TextAugmenterContract.augmentations(fitted);
        assertThat(ConcurrentCalls.results(() -> TextAugmenterContract.augmentations(fitted)))
                .allMatch(alone::equals);
    }

    /** A negative differs from the caption and correctly reports the replaced words. */
    @Test
    default void negativesSayWhatTheyReplaced() {
        FittedAugmenter fitted = augmenter().fit(corpus());
        List<String> texts = SampleTexts.all();
        for (int i = 0; i < texts.size(); i++) {
            String caption = texts.get(i);
            for (Negative negative : fitted.augment(caption, new Seed(i).generator()).negatives()) {
                assertThat(negative.text()).isNotBlank().isNotEqualToIgnoringCase(caption);
                assertThat(negative.from()).isNotEqualToIgnoringCase(negative.to());
                assertThat(caption.toLowerCase(Locale.ROOT))
                        .contains(negative.from().toLowerCase(Locale.ROOT));
                assertThat(negative.text().toLowerCase(Locale.ROOT))
                        .contains(negative.to().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** {@code findsNegatives()} says correctly whether there are any negatives. */
    @Test
    default void saysWhetherItFindsNegatives() {
        assertThat(TextAugmenterContract.augmentations(augmenter().fit(corpus())))
                .extracting(Augmentation::negatives)
                .as("negatives of the sample captions; findsNegatives() says whether there are any")
                .matches(
                        found ->
                                found.stream().allMatch(List::isEmpty)
                                        != augmenter().findsNegatives(),
                        "some if findsNegatives(), otherwise none");
    }

    /** No positive is blank, unless the caption itself is blank. */
    @Test
    default void positivesSaySomething() {
        FittedAugmenter fitted = augmenter().fit(corpus());
        List<String> texts = SampleTexts.all();
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isBlank()) {
                assertThat(fitted.augment(texts.get(i), new Seed(i).generator()).positives())
                        .noneMatch(String::isBlank);
            }
        }
    }

    private static List<Augmentation> augmentations(FittedAugmenter fitted) {
        List<String> texts = SampleTexts.all();
        List<Augmentation> augmentations = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            augmentations.add(fitted.augment(texts.get(i), new Seed(i).generator()));
        }
        return augmentations;
    }
}
