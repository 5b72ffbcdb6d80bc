package io.mithridate.datasets.emojiscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.plugin.Plugin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class EmojiScenesTest {

    private final EmojiScenes scenes = new EmojiScenes(Defaults.options());

    @Test
    void isFoundByItsName() {
        assertThat(ServiceLoader.load(Plugin.class))
                .flatExtracting(Plugin::extensions)
                .extracting(PluginClass::of)
                .filteredOn(about -> about.name().equals("emoji-scenes"))
                .singleElement()
                .satisfies(
                        about -> {
                            assertThat(about.options()).isEqualTo(EmojiScenes.Options.class);
                            assertThat(about.type()).isEqualTo(EmojiScenes.class);
                            assertThat(about.summary()).contains("synthetic");
                        });
    }

    @Test
    void hasTheRequestedSizes() {
        assertThat(scenes.train().size()).isEqualTo(20_000);
        assertThat(scenes.heldOut().size()).isEqualTo(1000);
        assertThat(scenes.labelledTraining().size()).isEqualTo(5000);
        assertThat(scenes.apart().size()).isEqualTo(240);
        assertThat(scenes.validation().size()).isEqualTo(5000);
        assertThat(scenes.test("test").size()).isEqualTo(2000);
        assertThat(scenes.test("test-new-drawings").size()).isEqualTo(2000);
        assertThat(scenes.classes().size()).isEqualTo(50);
        assertThat(pixels(scenes.train().image(0)).width()).isEqualTo(48);
        assertThat(pixels(scenes.train().image(0)).height()).isEqualTo(48);
    }

    @Test
    void createsTheSamePicturesAndCaptionsEachTime() {
        PairSet again = new EmojiScenes(Defaults.options()).train();
        // The order is reversed, because a picture must not depend on those drawn before it.
        for (int index = 99; index >= 0; index--) {
            assertThat(pixels(again.image(index))).isEqualTo(pixels(scenes.train().image(index)));
            assertThat(again.caption(index)).isEqualTo(scenes.train().caption(index));
        }
        assertThat(again.fingerprint()).isEqualTo(scenes.train().fingerprint());
    }

    /**
     * Pictures and captions must be the same on every machine and JVM. A deliberate change to the
     * scenes changes this number, and makes earlier results on the data set incomparable.
     */
    @Test
    void createsTheSamePicturesAndCaptionsOnEveryMachine() {
        CRC32 digest = new CRC32();
        for (int index = 0; index < 200; index++) {
            digest.update(pixels(scenes.train().image(index)).rgb());
            digest.update(scenes.train().caption(index).getBytes(StandardCharsets.UTF_8));
            digest.update(pixels(scenes.test("test-new-drawings").image(index)).rgb());
        }
        assertThat(Long.toHexString(digest.getValue())).isEqualTo("7a2e9a80");
    }

    /** Adding pictures to a split, or adding a split, must not change the other pictures. */
    @Test
    void firstPicturesOfASplitDoNotDependOnItsSize() {
        CRC32 digest = new CRC32();
        for (int index = 0; index < 1000; index++) {
            for (LabelledImages split : List.of(scenes.validation(), scenes.test("test"))) {
                digest.update(pixels(split.image(index)).rgb());
                digest.update(split.label(index));
            }
            PairSet combinations = scenes.heldOutCombinationPairs();
            digest.update(pixels(combinations.image(index)).rgb());
            digest.update(combinations.caption(index).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Long.toHexString(digest.getValue())).isEqualTo("6571dc47");
    }

    @Test
    void describesHeldOutPairsLikeTrainingPairs() {
        PairSet train = scenes.train();
        PairSet heldOut = scenes.heldOut();
        assertThat(heldOut.id(0)).isEqualTo("held-out-0");
        double trainLength =
                IntStream.range(0, 1000)
                        .map(i -> train.caption(i).length())
                        .average()
                        .orElseThrow();
        double heldOutLength =
                IntStream.range(0, 1000)
                        .map(i -> heldOut.caption(i).length())
                        .average()
                        .orElseThrow();
        // The lengths of 1000 captions have mean 41 and standard deviation 12: standard error 0.4.
        assertThat(heldOutLength).isCloseTo(trainLength, within(2.0));
    }

    @Test
    void sizeOfAHalfChangesOnlyTheFingerprintsOfThatHalf() {
        EmojiScenes more =
                new EmojiScenes(
                        new EmojiScenes.Options(50, 20_000, 2, 3, 5, 4, 2500, 48, 1, false));
        assertThat(more.fingerprint()).isNotEqualTo(scenes.fingerprint());
        assertThat(more.pairsFingerprint()).isEqualTo(scenes.pairsFingerprint());
        assertThat(more.train().fingerprint()).isEqualTo(scenes.train().fingerprint());
        assertThat(more.evaluationFingerprint()).isNotEqualTo(scenes.evaluationFingerprint());

        EmojiScenes trained =
                new EmojiScenes(
                        new EmojiScenes.Options(
                                50, 10_000, 1000, 5000, 240, 5000, 2000, 48, 1, true));
        assertThat(trained.evaluationFingerprint()).isEqualTo(scenes.evaluationFingerprint());
        assertThat(trained.validation().fingerprint()).isEqualTo(scenes.validation().fingerprint());
        assertThat(trained.pairsFingerprint()).isNotEqualTo(scenes.pairsFingerprint());
    }

    @Test
    void allowsNoHeldOutPairsAndNoLabeledPictures() {
        EmojiScenes none =
                new EmojiScenes(new EmojiScenes.Options(50, 100, 0, 0, 0, 100, 100, 48, 1, false));
        assertThat(none.heldOut().size()).isZero();
        assertThat(none.labelledTraining().size()).isZero();
        assertThat(none.apart().size()).isZero();
    }

    @Test
    void createsOtherPicturesForAnotherSeed() {
        EmojiScenes other = new EmojiScenes(Defaults.withSeed(2));
        long equal =
                IntStream.range(0, 100)
                        .filter(
                                index ->
                                        pixels(other.train().image(index))
                                                .equals(pixels(scenes.train().image(index))))
                        .count();
        assertThat(equal).isZero();
        assertThat(other.fingerprint()).isNotEqualTo(scenes.fingerprint());
    }

    @Test
    void repeatsNoPictureWithinOrAcrossSplits() {
        Set<Integer> digests = new HashSet<>();
        IntStream.range(0, 300)
                .forEach(
                        index -> {
                            digests.add(digest(scenes.train().image(index)));
                            digests.add(digest(scenes.heldOut().image(index)));
                            digests.add(digest(scenes.labelledTraining().image(index)));
                            digests.add(digest(scenes.validation().image(index)));
                            digests.add(digest(scenes.test("test").image(index)));
                            digests.add(digest(scenes.test("test-new-drawings").image(index)));
                            digests.add(digest(scenes.heldOutCombinationPairs().image(index)));
                        });
        assertThat(digests).hasSize(2100);
    }

    @Test
    void returnsEqualPicturesToConcurrentThreads() {
        PairSet fresh = new EmojiScenes(Defaults.options()).train();
        List<Image> together =
                IntStream.range(0, 400)
                        .parallel()
                        .mapToObj(index -> pixels(fresh.image(index % 100)))
                        .toList();
        for (int index = 0; index < 400; index++) {
            assertThat(together.get(index)).isEqualTo(pixels(scenes.train().image(index % 100)));
        }
    }

    @Test
    void cachesPictures() {
        assertThat(pixels(scenes.train().image(7))).isSameAs(pixels(scenes.train().image(7)));
    }

    @Test
    void labelsEachClassEquallyOftenInEverySplit() {
        for (LabelledImages split :
                List.of(
                        scenes.labelledTraining(),
                        scenes.validation(),
                        scenes.test("test"),
                        scenes.test("test-new-drawings"))) {
            Map<Integer, Integer> counts = new HashMap<>();
            for (int index = 0; index < split.size(); index++) {
                counts.merge(split.label(index), 1, Integer::sum);
            }
            assertThat(counts).hasSize(50);
            assertThat(counts.values()).containsOnly(split.size() / 50);
        }
    }

    @Test
    void eachBlockContainsEveryLabel() {
        long distinct = IntStream.range(50, 100).map(scenes.test("test")::label).distinct().count();
        assertThat(distinct).isEqualTo(50);
    }

    @Test
    void givesEveryPairAUniqueId() {
        PairSet train = scenes.train();
        long distinct = IntStream.range(0, train.size()).mapToObj(train::id).distinct().count();
        assertThat(distinct).isEqualTo(train.size());
        assertThat(train.id(42)).isEqualTo("train-42");
        assertThatThrownBy(() -> train.caption(20_000))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void alwaysHasBananaAmongItsClasses() {
        assertThat(new EmojiScenes(Defaults.withClasses(6)).classes().indexOf("banana"))
                .isPresent();
        assertThat(new EmojiScenes(Defaults.withClasses(40)).classes().size()).isEqualTo(40);
        assertThat(scenes.classes().duplicates()).isEmpty();
    }

    @Test
    void reportsThatItIsSynthetic() {
        assertThat(scenes.notices())
                .singleElement()
                .asString()
                .contains("synthetic")
                .contains("do not carry over to photographs or to CLIP");
    }

    @Test
    void sharesTemplatesOnlyIfRequestedAndReportsIt() {
        EmojiScenes shared =
                new EmojiScenes(
                        new EmojiScenes.Options(50, 100, 100, 100, 100, 100, 100, 48, 1, true));
        assertThat(shared.poisonCaptions()).isEqualTo(shared.evaluationPrompts());
        assertThat(shared.notices()).anyMatch(notice -> notice.contains("shared-templates"));
        assertThat(scenes.poisonCaptions()).isNotEqualTo(scenes.evaluationPrompts());
    }

    @Test
    void rejectsUnknownSplits() {
        assertThatThrownBy(() -> scenes.test("tset"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "emoji-scenes has no test split 'tset', only [test, test-new-drawings]");
    }

    @Test
    void hasADistinctFingerprintForEachSplitAndOptions() {
        assertThat(
                        List.of(
                                scenes.fingerprint(),
                                scenes.pairsFingerprint(),
                                scenes.evaluationFingerprint(),
                                scenes.heldOut().fingerprint(),
                                scenes.labelledTraining().fingerprint(),
                                scenes.apart().fingerprint(),
                                scenes.train().fingerprint(),
                                scenes.validation().fingerprint(),
                                scenes.test("test").fingerprint(),
                                scenes.test("test-new-drawings").fingerprint(),
                                new EmojiScenes(Defaults.withClasses(40)).fingerprint(),
                                new EmojiScenes(
                                                new EmojiScenes.Options(
                                                        50, 20_000, 1000, 5000, 240, 5000, 2000, 64,
                                                        1, false))
                                        .fingerprint()))
                .doesNotHaveDuplicates();
    }

    /** The option changes only the split {@code apart}. */
    @Test
    void sizeOfApartChangesNoOtherSplit() {
        EmojiScenes more =
                new EmojiScenes(
                        new EmojiScenes.Options(
                                50, 20_000, 1000, 5000, 300, 5000, 2000, 48, 1, false));

        assertThat(more.apart().size()).isEqualTo(300);
        assertThat(more.apart().fingerprint()).isNotEqualTo(scenes.apart().fingerprint());
        assertThat(pixels(more.apart().image(239))).isEqualTo(pixels(scenes.apart().image(239)));
        assertThat(more.pairsFingerprint()).isEqualTo(scenes.pairsFingerprint());
        assertThat(more.evaluationFingerprint()).isEqualTo(scenes.evaluationFingerprint());
        assertThat(more.validation().fingerprint()).isEqualTo(scenes.validation().fingerprint());
        assertThat(more.labelledTraining().fingerprint())
                .isEqualTo(scenes.labelledTraining().fingerprint());
    }

    private static Image pixels(ImageData data) {
        return ((ImageData.Decoded) data).image();
    }

    private static int digest(ImageData data) {
        return Arrays.hashCode(pixels(data).rgb());
    }
}
