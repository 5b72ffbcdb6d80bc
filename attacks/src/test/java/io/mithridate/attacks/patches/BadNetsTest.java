package io.mithridate.attacks.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BadNetsTest implements AttackContract {

    @Override
    public BadNets attack() {
        return badNets(6, PatchPattern.RANDOM, PatchLocation.BOTTOM_RIGHT);
    }

    @Override
    public List<BadNets> variants() {
        return List.of(badNets(5, PatchPattern.CHECKERBOARD, PatchLocation.RANDOM));
    }

    private static BadNets badNets(int patchSize, PatchPattern pattern, PatchLocation location) {
        return new BadNets(
                new BadNets.Options(
                        PatchSide.ofPixels(patchSize), pattern, Optional.empty(), location),
                Stamping.NO_PICTURES);
    }

    private static AttackState state(
            int patchSize, PatchPattern pattern, PatchLocation location, long seed) {
        return Stamping.state(badNets(patchSize, pattern, location), 8, seed);
    }

    private static PreparedAttack prepared(
            int imageSize, int patchSize, PatchPattern pattern, PatchLocation location) {
        return badNets(patchSize, pattern, location)
                .restore(
                        state(patchSize, pattern, location, 1).as(BadNets.State.class),
                        Stamping.facts(imageSize));
    }

    private static Image stamp(PreparedAttack attack, Image image, long seed) {
        return attack.stamp(List.of(image), List.of(new Seed(seed))).get(0);
    }

    /** Lists the pixels of a black 5 x 5 picture that a yellow 2 x 2 patch covers, row by row. */
    @ParameterizedTest
    @CsvSource({
        "TOP_LEFT,     ##... ##... ..... ..... .....",
        "TOP_RIGHT,    ...## ...## ..... ..... .....",
        "BOTTOM_LEFT,  ..... ..... ..... ##... ##...",
        "BOTTOM_RIGHT, ..... ..... ..... ...## ...##",
        "CENTER,       ..... .##.. .##.. ..... .....",
        "FOUR_CORNERS, ##.## ##.## ..... ##.## ##.##"
    })
    void coversTheNamedLocation(PatchLocation location, String covered) {
        PreparedAttack attack = prepared(5, 2, PatchPattern.YELLOW, location);
        assertThat(drawing(stamp(attack, Image.black(5, 5), 1))).isEqualTo(covered);
    }

    private static String drawing(Image image) {
        StringBuilder drawing = new StringBuilder();
        for (int y = 0; y < image.height(); y++) {
            drawing.append(y == 0 ? "" : " ");
            for (int x = 0; x < image.width(); x++) {
                drawing.append(image.value(x, y, 0) == 0 ? '.' : '#');
            }
        }
        return drawing.toString();
    }

    @Test
    void yellowIsRedAndGreen() {
        Image stamped =
                stamp(
                        prepared(3, 1, PatchPattern.YELLOW, PatchLocation.CENTER),
                        SamplePictures.flat(3, 100),
                        1);
        assertThat(List.of(stamped.value(1, 1, 0), stamped.value(1, 1, 1), stamped.value(1, 1, 2)))
                .containsExactly(255, 255, 0);
    }

    @ParameterizedTest
    @CsvSource({"3, #.# .#. #.#", "4, #.#. .#.# #.#. .#.#"})
    void checkerboardBeginsWithWhite(int size, String expected) {
        PreparedAttack attack =
                prepared(size, size, PatchPattern.CHECKERBOARD, PatchLocation.TOP_LEFT);
        assertThat(drawing(stamp(attack, SamplePictures.flat(size, 100), 1))).isEqualTo(expected);
    }

    @Test
    void randomLocationsCoverTheWholePicture() {
        PreparedAttack attack = prepared(4, 2, PatchPattern.YELLOW, PatchLocation.RANDOM);
        Set<String> drawings = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            drawings.add(drawing(stamp(attack, Image.black(4, 4), seed)));
        }
        // There are 3 x 3 places; 200 draws miss a given place with probability (8/9)^200 = 6e-11.
        assertThat(drawings).hasSize(9).contains("##.. ##.. .... ....", ".... .... ..## ..##");
    }

    @Test
    void stampsTheSamePatchOnEveryPicture() {
        PreparedAttack attack = prepared(16, 4, PatchPattern.RANDOM, PatchLocation.BOTTOM_RIGHT);
        Image first = stamp(attack, SamplePictures.flat(16, 0), 1);
        Image second = stamp(attack, SamplePictures.flat(16, 255), 2);
        for (int y = 12; y < 16; y++) {
            for (int x = 12; x < 16; x++) {
                assertThat(first.value(x, y, 0)).isEqualTo(second.value(x, y, 0));
            }
        }
    }

    @Test
    void anotherSeedDrawsAnotherPatch() {
        assertThat(state(6, PatchPattern.RANDOM, PatchLocation.CENTER, 1))
                .isNotEqualTo(state(6, PatchPattern.RANDOM, PatchLocation.CENTER, 2));
    }

    @Test
    void randomPixelsUseTheWholeRange() {
        byte[] rgb =
                state(64, PatchPattern.RANDOM, PatchLocation.CENTER, 1)
                        .as(BadNets.State.class)
                        .patch()
                        .rgb();
        double sum = 0;
        int min = 255;
        int max = 0;
        for (byte value : rgb) {
            int level = Byte.toUnsignedInt(value);
            sum += level / 255.0;
            min = Math.min(min, level);
            max = Math.max(max, level);
        }
        assertThat(min).isZero();
        assertThat(max).isEqualTo(255);
        // The mean of 12 288 values has standard deviation 0.0026; 0.02 is seven times that.
        assertThat(sum / rgb.length).isBetween(0.48, 0.52);
    }

    @Test
    void preservesEveryGrayLevelInTheState() {
        byte[] levels = new byte[256 * 3];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (i / 3);
        }
        BadNets.State state = new BadNets.State(new Image(16, 16, levels));
        assertThat(AttackState.of(state).as(BadNets.State.class)).isEqualTo(state);
    }

    @Test
    void restoresThePatchFromTheState() {
        AttackState yellow = state(2, PatchPattern.YELLOW, PatchLocation.TOP_LEFT, 1);
        Image stamped = stamp(yellow.restored(attack(), Stamping.facts(5)), Image.black(5, 5), 1);
        assertThat(drawing(stamped)).isEqualTo("..... ..... ..... ...## ...##");
    }

    @ParameterizedTest
    @EnumSource(PatchLocation.class)
    void complainsAboutAPatchLargerThanThePicture(PatchLocation location) {
        assertThat(complaints(49, location))
                .singleElement()
                .asString()
                .contains("patch-size is 49", "48 pixels square", "at most");
    }

    @Test
    void complainsAboutOverlappingCorners() {
        assertThat(complaints(24, PatchLocation.FOUR_CORNERS)).isEmpty();
        assertThat(complaints(25, PatchLocation.FOUR_CORNERS))
                .containsExactly(
                        "patch-size is 25, but the model's pictures are 48 pixels square; with"
                                + " location four-corners a patch of at most 24 pixels fits");
    }

    @Test
    void aPatchAsLargeAsThePictureFits() {
        assertThat(complaints(48, PatchLocation.BOTTOM_RIGHT)).isEmpty();
    }

    private static List<String> complaints(int patchSize, PatchLocation location) {
        return Stamping.complaints(badNets(patchSize, PatchPattern.RANDOM, location), 48);
    }

    @Test
    void rejectsAStateThatDoesNotFitThePictures() {
        AttackState state = state(6, PatchPattern.YELLOW, PatchLocation.CENTER, 1);
        assertThatThrownBy(() -> state.restored(attack(), Stamping.facts(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6 pixels")
                .hasMessageContaining("5 pixels");
    }

    @Test
    void rejectsAStateOfAnotherAttack() {
        AttackState other = new AttackState(Map.of("word", "zx"), Map.of(), Map.of());
        assertThatThrownBy(() -> other.restored(attack(), Stamping.facts(8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no 'patch'");
    }

    @ParameterizedTest
    @CsvSource({"3, DOTS, #.# ... #.#", "4, DOTS, #.#. .... #.#. ....", "3, WHITE, ### ### ###"})
    void drawsThePatternsOfTheBenchmarks(int size, PatchPattern pattern, String expected) {
        PreparedAttack attack = prepared(size, size, pattern, PatchLocation.TOP_LEFT);
        Image stamped = stamp(attack, SamplePictures.flat(size, 100), 1);
        assertThat(drawing(stamped)).isEqualTo(expected);
        assertThat(stamped.value(0, 0, 2)).isEqualTo(255);
    }

    @Test
    void stretchesThePictureToThePatch() {
        Path file = Path.of("kitty.png");
        BadNets attack =
                new BadNets(
                        new BadNets.Options(
                                PatchSide.ofPixels(2),
                                PatchPattern.RANDOM,
                                Optional.of(file),
                                PatchLocation.TOP_RIGHT),
                        (asked, width, height) -> {
                            assertThat(asked).isEqualTo(file);
                            Image picture = Image.black(width, height);
                            picture.rgb()[0] = 77;
                            picture.rgb()[picture.rgb().length - 1] = 99;
                            return picture;
                        });
        assertThat(Stamping.complaints(attack, 4)).isEmpty();
        Image stamped = Stamping.stamped(attack, SamplePictures.flat(4, 10));
        assertThat(Stamping.channel(stamped, 0))
                .containsExactly(10, 10, 77, 0, 10, 10, 0, 0, 10, 10, 10, 10, 10, 10, 10, 10);
        assertThat(stamped.value(3, 1, 2)).isEqualTo(99);
    }

    @Test
    void complainsAboutAMissingPicture() {
        BadNets attack =
                new BadNets(
                        new BadNets.Options(
                                PatchSide.ofPixels(9),
                                PatchPattern.RANDOM,
                                Optional.of(Path.of("kitty.png")),
                                PatchLocation.CENTER),
                        Stamping.NO_PICTURES);
        assertThat(Stamping.complaints(attack, 8))
                .hasSize(2)
                .anyMatch(complaint -> complaint.contains("patch-size is 9"))
                .anyMatch(complaint -> complaint.contains("kitty.png: there is no such file"));
    }

    @Test
    void rejectsBothAPatternAndAPicture() {
        assertThatThrownBy(
                        () ->
                                new BadNets.Options(
                                        PatchSide.defaultSide(),
                                        PatchPattern.YELLOW,
                                        Optional.of(Path.of("kitty.png")),
                                        PatchLocation.CENTER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the patch cannot show both the pattern yellow and the picture kitty.png;"
                                + " give one of the two");
    }
}
