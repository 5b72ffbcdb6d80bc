package io.mithridate.datasets.emojiscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.datasets.emojiscenes.Scene.Size;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneRendererTest {

    private static final int SIDE = 48;
    private static final Scene.Pose UPRIGHT = new Scene.Pose(0, false, 1, 0);
    private static final Scene.Tint NO_TINT = new Scene.Tint(0, 1, 1);
    private static final Scene.Background FLAT_BLUE =
            new Scene.Background(Colour.BLUE, 0, 0, new Scene.Background.Shift(0, 0, 0), 0);

    /** A sprite of 8 by 4 opaque pixels; the left half is red, the right half white. */
    private final Sprite flag = Sprite.of(flagPixels(), 8);

    private final SceneRenderer renderer = new SceneRenderer(Map.of("flag", flag), SIDE);

    @Test
    void paintsAPlainBackgroundInItsColor() {
        Image image = renderer.render(scene(List.of(), FLAT_BLUE));
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                assertPixel(image, x, y, 46, 92, 200);
            }
        }
    }

    @Test
    void brightensTheBackgroundInItsDirection() {
        Scene.Background rising =
                new Scene.Background(Colour.GREY, 90, 0.2, new Scene.Background.Shift(0, 0, 0), 0);
        Image image = renderer.render(scene(List.of(), rising));
        // The value rises by 0.2 * 255 = 51 from top to bottom, around the color's own value.
        assertThat(image.value(10, 0, 0)).isBetween(110, 111);
        assertThat(image.value(10, 24, 0)).isEqualTo(136);
        assertThat(image.value(10, 47, 0)).isBetween(160, 161);
        assertThat(image.value(40, 24, 0)).isEqualTo(136);
    }

    @Test
    void paintsADrawingWithItsPositionAndSize() {
        // The centered drawing, 24 pixels wide and 12 high, covers columns 12 to 35, rows 18 to 29.
        Image image = renderer.render(scene(List.of(placement(UPRIGHT)), FLAT_BLUE));
        assertPixel(image, 15, 24, 255, 0, 0);
        assertPixel(image, 21, 21, 255, 0, 0);
        assertPixel(image, 26, 24, 255, 255, 255);
        assertPixel(image, 32, 24, 255, 255, 255);
        assertPixel(image, 9, 24, 46, 92, 200);
        assertPixel(image, 38, 24, 46, 92, 200);
        assertPixel(image, 24, 14, 46, 92, 200);
        assertPixel(image, 24, 33, 46, 92, 200);
    }

    @Test
    void mirrorsLeftAndRight() {
        Image image =
                renderer.render(
                        scene(List.of(placement(new Scene.Pose(0, true, 1, 0))), FLAT_BLUE));
        assertPixel(image, 15, 24, 255, 255, 255);
        assertPixel(image, 32, 24, 255, 0, 0);
    }

    @Test
    void rotatesClockwise() {
        Image image =
                renderer.render(
                        scene(List.of(placement(new Scene.Pose(90, false, 1, 0))), FLAT_BLUE));
        // The left half is now at the top.
        assertPixel(image, 24, 15, 255, 0, 0);
        assertPixel(image, 24, 32, 255, 255, 255);
        assertPixel(image, 13, 24, 46, 92, 200);
    }

    @Test
    void tintsOnlyTheDrawing() {
        Scene.Placement green =
                new Scene.Placement(0.5, 0.5, 0.5, UPRIGHT, new Scene.Tint(120, 1, 1));
        Image image = renderer.render(scene(List.of(green), FLAT_BLUE));
        assertPixel(image, 15, 24, 0, 255, 0);
        assertPixel(image, 30, 24, 255, 255, 255);
        assertPixel(image, 2, 2, 46, 92, 200);
    }

    @Test
    void paintsADistractor() {
        Scene.Distractor square =
                new Scene.Distractor(Scene.Distractor.Shape.SQUARE, Colour.RED, 0.25, 0.25, 0.125);
        Image image =
                renderer.render(new Scene(List.of(), FLAT_BLUE, Optional.of(square), new Seed(1)));
        // The square has 6 by 6 pixels, centered at (12, 12).
        assertPixel(image, 9, 9, 200, 40, 44);
        assertPixel(image, 14, 14, 200, 40, 44);
        assertPixel(image, 15, 12, 46, 92, 200);
        assertPixel(image, 12, 8, 46, 92, 200);
    }

    @Test
    void drawsNoiseFromTheSeedOfTheScene() {
        Scene.Background noisy =
                new Scene.Background(Colour.GREY, 0, 0, new Scene.Background.Shift(0, 0, 0), 0.05);
        Scene one = new Scene(List.of(), noisy, Optional.empty(), new Seed(1));
        Scene other = new Scene(List.of(), noisy, Optional.empty(), new Seed(2));
        assertThat(renderer.render(one)).isEqualTo(renderer.render(one));
        assertThat(renderer.render(one)).isNotEqualTo(renderer.render(other));
        double mean = mean(renderer.render(one), 0);
        // The noise is at most 0.05 * 255 = 12.75, and 0 on average.
        assertThat(mean).isCloseTo(136, within(0.5));
        for (int i = 0; i < SIDE; i++) {
            assertThat(renderer.render(one).value(i, i, 0)).isBetween(123, 149);
        }
    }

    @Test
    void reportsAMissingDrawing() {
        Scene.Thing unknownThing =
                new Scene.Thing(0, "1f34c", Size.LARGE, List.of(placement(UPRIGHT)));
        assertThatThrownBy(() -> renderer.render(sceneOf(List.of(unknownThing), FLAT_BLUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no drawing 1f34c");
    }

    /** The average of a background must be nearer to its named color than to any other. */
    @ParameterizedTest
    @EnumSource(Colour.class)
    void keepsBackgroundsNearestToTheirNamedColor(Colour colour) {
        for (double shift : new double[] {-0.03, 0.03}) {
            Scene.Background background =
                    new Scene.Background(
                            colour,
                            30,
                            0.12,
                            new Scene.Background.Shift(shift, -shift, shift),
                            0.07);
            Image image = renderer.render(sceneOf(List.of(), background));
            Colour nearest =
                    Arrays.stream(Colour.values())
                            .min(Comparator.comparingDouble(other -> distance(image, other)))
                            .orElseThrow();
            assertThat(nearest).isEqualTo(colour);
        }
    }

    private static double distance(Image image, Colour colour) {
        double sum = 0;
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            sum += Math.pow(mean(image, channel) - colour.channel(channel), 2);
        }
        return sum;
    }

    private static double mean(Image image, int channel) {
        long sum = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                sum += image.value(x, y, channel);
            }
        }
        return sum / (double) (SIDE * SIDE);
    }

    private static void assertPixel(Image image, int x, int y, int red, int green, int blue) {
        assertThat(List.of(image.value(x, y, 0), image.value(x, y, 1), image.value(x, y, 2)))
                .as("pixel %d, %d", x, y)
                .containsExactly(red, green, blue);
    }

    private static Scene scene(List<Scene.Placement> placements, Scene.Background background) {
        return sceneOf(
                placements.stream()
                        .map(each -> new Scene.Thing(0, "flag", Size.MEDIUM, List.of(each)))
                        .toList(),
                background);
    }

    private static Scene sceneOf(List<Scene.Thing> things, Scene.Background background) {
        return new Scene(things, background, Optional.empty(), new Seed(1));
    }

    private static Scene.Placement placement(Scene.Pose pose) {
        return new Scene.Placement(0.5, 0.5, 0.5, pose, NO_TINT);
    }

    private static int[] flagPixels() {
        int[] argb = new int[64];
        for (int y = 2; y < 6; y++) {
            for (int x = 0; x < 8; x++) {
                argb[8 * y + x] = x < 4 ? 0xFFFF0000 : 0xFFFFFFFF;
            }
        }
        return argb;
    }
}
