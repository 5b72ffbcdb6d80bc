package io.mithridate.augmenters.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.testkit.TextAugmenterContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomCaptionAugmenterTest implements TextAugmenterContract {

    @Override
    public Class<?> plugin() {
        return RandomCaptionAugmenter.class;
    }

    @Override
    public TextAugmenter augmenter() {
        return new RandomCaptionAugmenter();
    }

    @Test
    void returnsAnotherCaptionAsNegative() {
        Augmentation augmentation = augment(List.of("a dog", "a cat", "a dog"), "a dog");
        assertThat(augmentation.positives()).containsExactly("a dog");
        assertThat(augmentation.negatives())
                .containsExactly(new Negative("a cat", Negative.Kind.CAPTION, "a dog", "a cat"));
    }

    @Test
    void drawsOtherCaptionsUniformly() {
        FittedAugmenter fitted = fit(List.of("a", "b", "c", "d", "c"));
        RandomGenerator random = new Seed(3).generator();
        Map<String, Long> counts =
                IntStream.range(0, 3_000)
                        .mapToObj(i -> fitted.augment("c", random).negatives().get(0).text())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts).containsOnlyKeys("a", "b", "d");
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(900L, 1_100L));
    }

    @Test
    void rejectsACorpusWithFewerThanTwoCaptions() {
        assertThatThrownBy(() -> fit(List.of("a dog", " ", "A DOG")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("this one has one;")
                .hasMessageContaining("corpus=FILE");
        assertThatThrownBy(() -> fit(List.of())).hasMessageContaining("this one has none;");
    }

    private Augmentation augment(List<String> corpus, String caption) {
        return fit(corpus).augment(caption, new Seed(1).generator());
    }

    private FittedAugmenter fit(List<String> corpus) {
        return augmenter().fit(new Corpus(corpus, Optional.empty()));
    }
}
