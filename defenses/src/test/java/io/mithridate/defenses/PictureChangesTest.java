package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.mithridate.api.data.Image;
import io.mithridate.api.defense.Purifier.PictureChange;
import io.mithridate.api.random.Seed;
import io.mithridate.defenses.perturbation.Par;
import io.mithridate.defenses.perturbation.ParSettings;
import io.mithridate.testkit.SamplePictures;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureChangesTest {

    private static final Image PICTURE = SamplePictures.noise(16, new Seed(3));

    @ParameterizedTest
    @EnumSource
    void cleanClipReportsItsAugmentation(ImageAugmentation augmentation) {
        List<PictureChange> changes = cleanClip(augmentation).pictureChanges();

        assertThat(changes).hasSize(1);
        for (int i = 0; i < 20; i++) {
            Seed seed = new Seed(i);
            assertThat(changes.get(0).apply(PICTURE, seed.generator()))
                    .isEqualTo(
                            augmentation
                                    .view()
                                    .transform()
                                    .orElseThrow()
                                    .apply(PICTURE, seed.generator()));
        }
    }

    @Test
    void reportsTheNameAndGeometryOfAnAugmentation() {
        assertThat(cleanClip(ImageAugmentation.AUTO_AUGMENT).pictureChanges())
                .extracting(PictureChange::name, PictureChange::isGeometric)
                .containsExactly(tuple("auto-augment", false));
        assertThat(cleanClip(ImageAugmentation.GEOMETRIC).pictureChanges())
                .extracting(PictureChange::name, PictureChange::isGeometric)
                .containsExactly(tuple("geometric", true));
    }

    @Test
    void taCleanerChangesPicturesOnlyForItsInModalLoss() {
        assertThat(taCleaner(1).pictureChanges())
                .extracting(PictureChange::name)
                .containsExactly("auto-augment");
        assertThat(taCleaner(0).pictureChanges()).isEmpty();
    }

    @Test
    void parAddsNoiseAndErasesSquares() {
        Par par = new Par(new ParSettings().build(), BarMaterial.FINE_TUNER);

        List<PictureChange> changes = par.pictureChanges();

        assertThat(changes)
                .extracting(PictureChange::name, PictureChange::isGeometric)
                .containsExactly(tuple("noise-and-erasing", false));
        assertThat(
                        IntStream.range(0, 20)
                                .mapToObj(
                                        i ->
                                                changes.get(0)
                                                        .apply(PICTURE, new Seed(i).generator())))
                .contains(PICTURE)
                .anyMatch(changed -> !changed.equals(PICTURE));
    }

    private static CleanClip cleanClip(ImageAugmentation augmentation) {
        return new CleanClip(
                new CleanClip.Options(
                        1,
                        new InModal(1, augmentation, TaCleanerSettings.EDA),
                        false,
                        TaCleanerSettings.RECIPE),
                BarMaterial.FINE_TUNER,
                FixedPlugins.bundled());
    }

    private static TaCleaner taCleaner(double inModalWeight) {
        return new TaCleaner(
                new TaCleanerSettings().weights(1, inModalWeight, 1).build(),
                BarMaterial.FINE_TUNER,
                FixedPlugins.bundled());
    }
}
