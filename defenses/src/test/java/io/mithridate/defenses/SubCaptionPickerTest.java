package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.tensorflow.training.View.SubCaption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubCaptionPickerTest {

    private static final String CAPTION = "a red dog above a cat";
    private static final List<String> POSITIVES = List.of("a red dog", "a cat", "a dog");
    private static final List<String> NEGATIVES =
            List.of("a red cow above a cat", "a green dog above a cat");

    private static Optional<SubCaption> pick(
            List<String> positiveTexts,
            List<String> negativeTexts,
            boolean needsPositive,
            boolean needsNegative) {
        return pick(positiveTexts, negativeTexts, needsPositive, needsNegative, 1);
    }

    private static Optional<SubCaption> pick(
            List<String> positiveTexts,
            List<String> negativeTexts,
            boolean needsPositive,
            boolean needsNegative,
            long seed) {
        return new SubCaptionPicker(
                        (caption, random) -> {
                            assertThat(caption).isEqualTo(CAPTION);
                            return new Augmentation(positiveTexts, negatives(negativeTexts));
                        },
                        needsPositive,
                        needsNegative)
                .apply(CAPTION, new Seed(seed).generator());
    }

    private static List<Negative> negatives(List<String> texts) {
        return texts.stream()
                .map(text -> new Negative(text, Negative.Kind.OBJECT, "from", "to"))
                .toList();
    }

    @Test
    void canPickEveryPairOfTexts() {
        Set<SubCaption> picked = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            picked.add(pick(POSITIVES, NEGATIVES, true, true, seed).orElseThrow());
        }

        assertThat(picked)
                .containsExactlyInAnyOrderElementsOf(
                        POSITIVES.stream()
                                .flatMap(
                                        positive ->
                                                NEGATIVES.stream()
                                                        .map(
                                                                text ->
                                                                        new SubCaption(
                                                                                positive, text)))
                                .toList());
    }

    @Test
    void dependsOnlyOnTheGenerator() {
        assertThat(Stream.of(1, 2, 3, 4, 5, 6))
                .allSatisfy(
                        seed ->
                                assertThat(pick(POSITIVES, NEGATIVES, true, true, seed))
                                        .isEqualTo(pick(POSITIVES, NEGATIVES, true, true, seed)));
    }

    @Test
    void usesTheCaptionIfNoPositiveIsNeeded() {
        assertThat(pick(POSITIVES, List.of("n"), false, true))
                .contains(new SubCaption(CAPTION, "n"));
        assertThat(pick(List.of(), List.of("n"), false, true))
                .contains(new SubCaption(CAPTION, "n"));
    }

    @Test
    void doesNotRequireAnUnneededNegative() {
        assertThat(pick(List.of("p"), List.of(), true, false))
                .get()
                .extracting(SubCaption::positive)
                .isEqualTo("p");
    }

    @ParameterizedTest
    @CsvSource({
        "false, true, true, true",
        "true, false, true, true",
        "false, false, true, true",
        "false, true, true, false",
        "true, false, false, true"
    })
    void returnsEmptyIfANeededTextIsMissing(
            boolean hasPositive,
            boolean hasNegative,
            boolean needsPositive,
            boolean needsNegative) {
        assertThat(
                        pick(
                                hasPositive ? POSITIVES : List.of(),
                                hasNegative ? NEGATIVES : List.of(),
                                needsPositive,
                                needsNegative))
                .isEmpty();
    }
}
