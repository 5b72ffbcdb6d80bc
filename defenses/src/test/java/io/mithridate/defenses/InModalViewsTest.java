package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.tensorflow.image.AutoAugment;
import io.mithridate.tensorflow.image.GeometricAugment;
import io.mithridate.tensorflow.training.View;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InModalViewsTest {

    private static final FittedAugmenter NUMBERING =
            (caption, random) ->
                    new Augmentation(
                            List.of(caption + " " + random.nextLong(), "a second one"), List.of());
    private static final Seed FIRST_EPOCH = new Seed(10);
    private static final Seed SECOND_EPOCH = new Seed(11);

    private static InModalViews views(FittedAugmenter augmenter, boolean onceForAll, long seed) {
        return InModalViews.of(
                ImageAugmentation.AUTO_AUGMENT, augmenter, onceForAll, new Seed(seed));
    }

    private static String augmented(InModalViews views, String caption, Seed epoch) {
        return views.augmentedCaptions()
                .transform()
                .orElseThrow()
                .apply(caption, epoch.generator());
    }

    @Test
    void captionsAreAugmentedAnewInEachEpoch() {
        InModalViews views = views(NUMBERING, false, 1);

        assertThat(augmented(views, "a dog", FIRST_EPOCH))
                .startsWith("a dog ")
                .isNotEqualTo(augmented(views, "a dog", SECOND_EPOCH))
                .isEqualTo(augmented(views(NUMBERING, false, 2), "a dog", FIRST_EPOCH));
    }

    @Test
    void captionsAreAugmentedOnceForTheWholeRun() {
        InModalViews views = views(NUMBERING, true, 1);

        assertThat(augmented(views, "a dog", FIRST_EPOCH))
                .startsWith("a dog ")
                .isEqualTo(augmented(views, "a dog", SECOND_EPOCH))
                .isNotEqualTo(augmented(views(NUMBERING, true, 2), "a dog", FIRST_EPOCH));
    }

    @Test
    void captionsAugmentedOnceDifferInWhatIsDrawnForThem() {
        InModalViews views = views(NUMBERING, true, 1);

        assertThat(augmented(views, "a dog", FIRST_EPOCH).substring("a dog ".length()))
                .isNotEqualTo(augmented(views, "a cat", FIRST_EPOCH).substring("a cat ".length()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCaptionWithoutPositivesStaysAsItIs(boolean onceForAll) {
        InModalViews views = views((caption, random) -> Augmentation.none(), onceForAll, 1);

        assertThat(augmented(views, "a dog", FIRST_EPOCH)).isEqualTo("a dog");
    }

    @Test
    void originalsAreNotChanged() {
        InModalViews views = views(NUMBERING, false, 1);

        assertThat(views.images().transform()).isEmpty();
        assertThat(views.captions().transform()).isEmpty();
    }

    @Test
    void imagesAreAugmentedAsTheOptionsSay() {
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
        return InModalViews.of(augmentation, NUMBERING, false, new Seed(1))
                .augmentedImages()
                .transform()
                .orElseThrow();
    }

    @Test
    void allFourAreInTheBatch() {
        InModalViews views = views(NUMBERING, false, 1);

        assertThat(views.all())
                .containsExactlyInAnyOrder(
                        views.images(),
                        views.augmentedImages(),
                        views.captions(),
                        views.augmentedCaptions());
        assertThat(views.all()).extracting(View::name).doesNotHaveDuplicates();
    }
}
