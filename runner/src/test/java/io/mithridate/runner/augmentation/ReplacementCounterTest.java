package io.mithridate.runner.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplacementCounterTest {

    private static final Augmentation APPLE =
            new Augmentation(
                    List.of("A photo of a dog.", "an apple"),
                    List.of(
                            new Negative("a Banana", Negative.Kind.OBJECT, "Apple", "Banana"),
                            new Negative("a red apple", Negative.Kind.ATTRIBUTE, "green", "red")));

    private final ReplacementCounter counter =
            new ReplacementCounter(List.of("a photo of a dog", "a photo of a cat"));

    @Test
    void countsTextsReplacementsAndPrompts() {
        counter.count(APPLE);
        counter.count(Augmentation.none());

        ReplacementLog log = counter.log();
        assertThat(log.captions()).isEqualTo(2);
        assertThat(log.withoutPositive()).isEqualTo(1);
        assertThat(log.withoutNegative()).isEqualTo(1);
        assertThat(log.positives()).isEqualTo(2);
        assertThat(log.promptPositives()).isEqualTo(1);
        assertThat(log.negatives()).isEqualTo(2);
        assertThat(log.negatives(Negative.Kind.OBJECT)).isEqualTo(1);
        assertThat(log.negatives(Negative.Kind.COUNT)).isZero();
        assertThat(log.replaced())
                .isEqualTo(
                        Map.of(
                                Negative.Kind.OBJECT, Map.of("apple", 1L),
                                Negative.Kind.ATTRIBUTE, Map.of("green", 1L)));
    }

    @Test
    void findsInsertedNamesAsWholeWords() {
        for (String inserted : List.of("banana", "Banana bread", "bananas", "bandana", "banana")) {
            counter.count(
                    new Augmentation(
                            List.of(),
                            List.of(new Negative("x", Negative.Kind.OBJECT, "apple", inserted))));
        }
        assertThat(counter.log().insertionsOf(List.of("banana"))).isEqualTo(3);
        assertThat(counter.log().insertionsOf(List.of("BANANA", "bananas"))).isEqualTo(4);
        assertThat(counter.log().insertionsOf(List.of("bread"))).isEqualTo(1);
        assertThat(counter.log().insertionsOf(List.of())).isZero();
    }

    /** Every caption may get a different whole caption, but the log must stay small. */
    @Test
    void wholeCaptionsAreCountedWithoutTheirText() {
        counter.count(
                new Augmentation(
                        List.of(),
                        List.of(new Negative("a cat", Negative.Kind.CAPTION, "a dog", "a cat"))));
        assertThat(counter.log().inserted())
                .isEqualTo(Map.of(Negative.Kind.CAPTION, Map.of("", 1L)));
        assertThat(counter.log().insertionsOf(List.of("cat"))).isZero();
    }

    @Test
    void countsAndReturnsTheResultsOfAWatchedAugmenterOnAnyThread() {
        FittedAugmenter watched = counter.watch((caption, random) -> APPLE);
        IntStream.range(0, 10_000)
                .parallel()
                .forEach(
                        i ->
                                assertThat(
                                                watched.augment(
                                                        "a green apple", new SplittableRandom(i)))
                                        .isSameAs(APPLE));
        assertThat(counter.log().insertionsOf(List.of("banana"))).isEqualTo(10_000);
        assertThat(counter.log().captions()).isEqualTo(10_000);
    }
}
