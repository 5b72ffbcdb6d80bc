package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.tensorflow.image.augment.AutoAugment;
import io.mithridate.tensorflow.image.augment.GeometricAugment;
import io.mithridate.tensorflow.training.View;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondViewsTest {

    private static final FittedAugmenter NUMBERING =
            (caption, random) ->
                    new Augmentation(
                            List.of(caption + " " + random.nextLong(), "a second one"), List.of());
    private static final Seed FIRST_EPOCH = new Seed(10);
    private static final Seed SECOND_EPOCH = new Seed(11);

    private static View.TextTransform texts(
            FittedAugmenter augmenter, boolean onceForAll, long seed) {
        FirstPositive transform = new FirstPositive(augmenter);
        return onceForAll ? transform.onceForAll(new Seed(seed)) : transform;
    }

    private static String augment(View.TextTransform texts, String caption, Seed epoch) {
        return texts.apply(caption, epoch.generator());
    }

    @Test
    void augmentsCaptionsAgainInEachEpoch() {
        View.TextTransform texts = texts(NUMBERING, false, 1);

        assertThat(augment(texts, "a dog", FIRST_EPOCH))
                .startsWith("a dog ")
                .isNotEqualTo(augment(texts, "a dog", SECOND_EPOCH))
                .isEqualTo(augment(texts(NUMBERING, false, 2), "a dog", FIRST_EPOCH));
    }

    @Test
    void augmentsCaptionsOnceForTheWholeRun() {
        View.TextTransform texts = texts(NUMBERING, true, 1);

        assertThat(augment(texts, "a dog", FIRST_EPOCH))
                .startsWith("a dog ")
                .isEqualTo(augment(texts, "a dog", SECOND_EPOCH))
                .isNotEqualTo(augment(texts(NUMBERING, true, 2), "a dog", FIRST_EPOCH));
    }

    @Test
    void augmentsDifferentCaptionsDifferently() {
        View.TextTransform texts = texts(NUMBERING, true, 1);

        assertThat(augment(texts, "a dog", FIRST_EPOCH).substring("a dog ".length()))
                .isNotEqualTo(augment(texts, "a cat", FIRST_EPOCH).substring("a cat ".length()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsACaptionWithoutPositives(boolean onceForAll) {
        View.TextTransform texts = texts((caption, random) -> Augmentation.none(), onceForAll, 1);

        assertThat(augment(texts, "a dog", FIRST_EPOCH)).isEqualTo("a dog");
    }

    @Test
    void augmentsImagesAsConfigured() {
        assertThat(imageTransform(ImageAugmentation.AUTO_AUGMENT))
                .isInstanceOfSatisfying(
                        AutoAugment.class,
                        transform ->
                                assertThat(transform.policy())
                                        .isEqualTo(AutoAugment.imagenet().policy()));
        assertThat(imageTransform(ImageAugmentation.GEOMETRIC))
                .isInstanceOf(GeometricAugment.class);
    }

    private static Object imageTransform(ImageAugmentation augmentation) {
        return augmentation.view().transform().orElseThrow();
    }
}
