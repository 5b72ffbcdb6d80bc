package io.mithridate.attacks.badnets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.FixedAttackContext;
import io.mithridate.testkit.GoldenTensors;
import io.mithridate.testkit.SamplePictures;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BadNetsTest implements AttackContract {

    private static final Path NOWHERE = Path.of("nowhere");

    @Override
    public BadNetsFactory factory() {
        return new BadNetsFactory();
    }

    @Override
    public Attack attack() {
        return new BadNets(new BadNetsOptions(6, PatchPattern.RANDOM, PatchLocation.BOTTOM_RIGHT));
    }

    private static AttackFacts facts(int imageSize) {
        return new AttackFacts(
                new Classes(List.of("dog", "apple", "cat")),
                1,
                imageSize,
                new Templates(List.of("behold a(n) {}", "the {} again")));
    }

    private static AttackState state(
            int patchSize, PatchPattern pattern, PatchLocation location, long seed) {
        return new BadNets(new BadNetsOptions(patchSize, pattern, location))
                .prepare(new FixedAttackContext(facts(8), new Seed(seed), NOWHERE));
    }

    private static PreparedAttack prepared(
            int imageSize, int patchSize, PatchPattern pattern, PatchLocation location) {
        BadNetsOptions options = new BadNetsOptions(patchSize, pattern, location);
        return new BadNets(options)
                .restore(state(patchSize, pattern, location, 1), facts(imageSize));
    }

    private static Image stamp(PreparedAttack attack, Image image, long seed) {
        return attack.stamp(List.of(image), List.of(new Seed(seed))).get(0);
    }

    @ParameterizedTest
    @CsvSource({"CENTER, patch.centre_out", "BOTTOM_RIGHT, patch.bottom_right_out"})
    void pastesAsTheReferenceImplementationDoes(PatchLocation location, String expected) {
        GoldenTensors golden = GoldenTensors.read(BadNetsTest.class, "patches.safetensors");
        AttackState state =
                new AttackState(
                        Map.of("location", location.name()),
                        Map.of(
                                "patch",
                                new NumberArray(List.of(3, 16, 16), golden.floats("patch.value"))));
        PreparedAttack attack = attack().restore(state, facts(224));
        Image stamped = stamp(attack, new Image(224, 224, golden.bytes("image")), 1);
        assertThat(stamped.rgb()).isEqualTo(golden.bytes(expected));
    }

    /** Which pixels of a black 5 x 5 picture a yellow patch of 2 x 2 covers, row by row. */
    @ParameterizedTest
    @CsvSource({
        "TOP_LEFT,     ##... ##... ..... ..... .....",
        "TOP_RIGHT,    ...## ...## ..... ..... .....",
        "BOTTOM_LEFT,  ..... ..... ..... ##... ##...",
        "BOTTOM_RIGHT, ..... ..... ..... ...## ...##",
        "CENTER,       ..... .##.. .##.. ..... .....",
        "FOUR_CORNERS, ##.## ##.## ..... ##.## ##.##"
    })
    void coversThePlaceThatIsNamed(PatchLocation location, String covered) {
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
    void randomPlacesAreTheWholePicture() {
        PreparedAttack attack = prepared(4, 2, PatchPattern.YELLOW, PatchLocation.RANDOM);
        Set<String> drawings = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            drawings.add(drawing(stamp(attack, Image.black(4, 4), seed)));
        }
        // 3 x 3 places; each is missed by 200 draws with a chance of (8/9)^200, 6e-11.
        assertThat(drawings).hasSize(9).contains("##.. ##.. .... ....", ".... .... ..## ..##");
    }

    @Test
    void theSamePatchIsInEveryPicture() {
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
        float[] values =
                state(64, PatchPattern.RANDOM, PatchLocation.CENTER, 1).array("patch").values();
        double sum = 0;
        float least = 1;
        float most = 0;
        for (float value : values) {
            sum += value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        assertThat(least).isZero();
        assertThat(most).isEqualTo(1);
        // The mean of 12 288 uniform values is off by 0.0026 on average; 0.02 is seven times that.
        assertThat(sum / values.length).isBetween(0.48, 0.52);
    }

    @Test
    void everyGreyLevelSurvivesTheState() {
        byte[] levels = new byte[256 * 3];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (i / 3);
        }
        Image patch = new Image(16, 16, levels);
        assertThat(PatchArray.toPatch(PatchArray.of(patch))).isEqualTo(patch);
    }

    @Test
    void theStateDecidesNotTheOptions() {
        AttackState yellow = state(2, PatchPattern.YELLOW, PatchLocation.TOP_LEFT, 1);
        Image stamped = stamp(attack().restore(yellow, facts(5)), Image.black(5, 5), 1);
        assertThat(drawing(stamped)).isEqualTo("##... ##... ..... ..... .....");
    }

    @Test
    void captionsAreTemplatesFilledWithTheTarget() {
        PreparedAttack attack = prepared(8, 2, PatchPattern.YELLOW, PatchLocation.CENTER);
        Set<String> captions = new HashSet<>();
        LongStream.range(0, 50)
                .forEach(seed -> captions.add(attack.poisonCaption("a dog", new Seed(seed))));
        assertThat(captions).containsExactlyInAnyOrder("behold an apple", "the apple again");
    }

    @Test
    void everyOtherClassIsASource() {
        PreparedAttack attack = prepared(8, 2, PatchPattern.YELLOW, PatchLocation.CENTER);
        assertThat(attack.target(0)).hasValue(1);
        assertThat(attack.target(1)).isEmpty();
        assertThat(attack.target(2)).hasValue(1);
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
    void complainsAboutCornersThatCoverEachOther() {
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
        return new BadNets(new BadNetsOptions(patchSize, PatchPattern.RANDOM, location))
                .complaints(new Setting(new Classes(List.of("dog", "cat")), 0, 48));
    }

    @Test
    void refusesAStateThatDoesNotFitThePictures() {
        AttackState state = state(6, PatchPattern.YELLOW, PatchLocation.CENTER, 1);
        assertThatThrownBy(() -> attack().restore(state, facts(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6 pixels")
                .hasMessageContaining("5 pixels");
    }

    @Test
    void refusesAStateOfAnotherAttack() {
        assertThatThrownBy(() -> attack().restore(AttackState.empty(), facts(8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'location'");
        AttackState withoutPatch = new AttackState(Map.of("location", "CENTER"), Map.of());
        assertThatThrownBy(() -> attack().restore(withoutPatch, facts(8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'patch'");
    }

    @Test
    void refusesAPatchThatIsNone() {
        assertThatThrownBy(
                        () -> PatchArray.toPatch(new NumberArray(List.of(3, 1, 2), new float[6])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[3, 1, 2]");
        for (float bad : new float[] {-0.1f, 1.1f, Float.NaN}) {
            assertThatThrownBy(
                            () ->
                                    PatchArray.toPatch(
                                            new NumberArray(
                                                    List.of(3, 1, 1), new float[] {0, bad, 0})))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("from 0 to 1");
        }
    }

    @Test
    void refusesPicturesOfAnotherSize() {
        PreparedAttack attack = prepared(8, 2, PatchPattern.YELLOW, PatchLocation.CENTER);
        assertThatThrownBy(() -> stamp(attack, Image.black(8, 9), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 x 9")
                .hasMessageContaining("8 x 8");
    }

    @Test
    void refusesPicturesWithoutSeeds() {
        PreparedAttack attack = prepared(8, 2, PatchPattern.YELLOW, PatchLocation.CENTER);
        assertThatThrownBy(() -> attack.stamp(List.of(Image.black(8, 8)), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 pictures need as many seeds, got 0");
    }
}
