package io.mithridate.runner.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.runner.plugins.PluginException;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AugmenterGuardTest {

    private static final PluginGuard GUARD = new PluginGuard("augmenter 'mute' (mute.jar)");

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // plugins must not return null
    private static <T> T nullResult() {
        return null;
    }

    private static Augmentation augment(String caption, Supplier<Augmentation> texts) {
        TextAugmenter augmenter = corpus -> (text, random) -> texts.get();
        return new CheckedAugmenter(GUARD, augmenter)
                .fit(new Corpus(List.of(caption), Optional.empty()))
                .augment(caption, new Seed(1).generator());
    }

    private static void assertRefused(String complaint, Supplier<Augmentation> texts) {
        assertThatThrownBy(() -> augment("a red bus", texts))
                .isInstanceOf(PluginException.class)
                .hasMessage("augmenter 'mute' (mute.jar): " + complaint);
    }

    private static Augmentation negative(String text, Negative.Kind kind) {
        return new Augmentation(List.of(), List.of(new Negative(text, kind, "red", "blue")));
    }

    @Test
    void acceptsNonblankTexts() {
        Augmentation texts =
                new Augmentation(
                        List.of("a bus"),
                        List.of(
                                new Negative(
                                        "a blue bus", Negative.Kind.ATTRIBUTE, "red", "blue")));
        assertThat(augment("a red bus", () -> texts)).isEqualTo(texts);
    }

    @Test
    void acceptsBlankPositivesOfABlankCaption() {
        Augmentation texts = new Augmentation(List.of(""), List.of());
        assertThat(augment(" ", () -> texts)).isEqualTo(texts);
    }

    @Test
    void rejectsNullTexts() {
        assertRefused("augment() returned null", AugmenterGuardTest::nullResult);
        TextAugmenter unfitted = corpus -> nullResult();
        assertThatThrownBy(
                        () ->
                                new CheckedAugmenter(GUARD, unfitted)
                                        .fit(new Corpus(List.of(), Optional.empty())))
                .isInstanceOf(PluginException.class)
                .hasMessage("augmenter 'mute' (mute.jar): fit() returned null");
    }

    @Test
    void rejectsBlankTexts() {
        assertRefused(
                "augment() returned a positive without a word for the caption 'a red bus'",
                () -> new Augmentation(List.of("a bus", " "), List.of()));
        assertRefused(
                "augment() returned a negative without a word for the caption 'a red bus'",
                () -> negative("", Negative.Kind.ATTRIBUTE));
        assertRefused(
                "augment(), a negative's text, returned null",
                () -> negative(nullResult(), Negative.Kind.ATTRIBUTE));
        assertRefused(
                "augment(), a negative's kind, returned null",
                () -> negative("a blue bus", nullResult()));
    }

    @Test
    void namesThePluginAndTheCaptionOfAnException() {
        assertRefused(
                "augment() of the caption 'a red bus' failed:"
                        + " java.lang.IllegalStateException: speechless",
                () -> {
                    throw new IllegalStateException("speechless");
                });
    }

    @Test
    void rejectsEndlessTextsBeforeMemoryIsFull() {
        assertRefused(
                "augment() of the caption 'a red bus' failed:"
                        + " java.lang.IllegalArgumentException:"
                        + " a caption has more than 10000 positives or negatives",
                () -> new Augmentation(new Endless(), List.of()));
    }

    /** A list that claims to have three texts but never ends. */
    private static final class Endless extends AbstractList<String> {
        @Override
        public String get(int index) {
            return "text " + index;
        }

        @Override
        public int size() {
            return 3;
        }

        @Override
        public Iterator<String> iterator() {
            return Stream.iterate(0, i -> i + 1).map(this::get).iterator();
        }
    }
}
