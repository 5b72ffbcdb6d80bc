package io.mithridate.runner.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpreadCaptionsTest {

    private static final int LIME = 1;
    private static final ClassNames NAMES =
            new ClassNames(List.of(List.of("plum", "plums"), List.of("lime", "limes")));
    private static final PoisonCaptions WHOLE =
            (caption, target, seed) -> "two limes beside a plum";

    private static List<String> writeCaptions(FittedAugmenter augmenter) {
        PoisonCaptions captions = WHOLE.spread(augmenter, NAMES);
        return LongStream.range(0, 600)
                .mapToObj(seed -> captions.write("its own", LIME, new Seed(seed)))
                .toList();
    }

    private static FittedAugmenter augmenterOf(String... texts) {
        return (caption, random) -> new Augmentation(List.of(texts), List.of());
    }

    @Test
    void captionAndItsSubCaptionsHaveTheSameProbability() {
        List<String> written = writeCaptions(augmenterOf("two limes", "limes"));

        assertThat(written)
                .containsOnly("two limes beside a plum", "two limes", "limes")
                .filteredOn("limes"::equals)
                .as("a third of 600 has a standard deviation of 11.5")
                .hasSizeBetween(140, 260);
    }

    @Test
    void omitsTextsThatDoNotNameTheTarget() {
        assertThat(writeCaptions(augmenterOf("a plum", "two things", "limestone")))
                .containsOnly("two limes beside a plum");
    }

    @Test
    void keepsTheCaptionIfThereAreNoSubCaptions() {
        assertThat(writeCaptions((caption, random) -> Augmentation.none()))
                .containsOnly("two limes beside a plum");
    }

    @Test
    void sameSeedsGiveTheSameCaptions() {
        FittedAugmenter random =
                (caption, generator) ->
                        new Augmentation(List.of("lime " + generator.nextInt(1_000)), List.of());

        assertThat(writeCaptions(random)).isEqualTo(writeCaptions(random));
    }
}
