package io.mithridate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import io.mithridate.results.MeasuredTrigger;
import io.mithridate.results.Samples.TriggerSample;
import io.mithridate.results.coordinates.PluginSetting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class TriggerExampleViewTest {

    private static final Image CLEAN =
            new Image(2, 1, new byte[] {10, 20, 30, (byte) 200, (byte) 210, (byte) 220});

    @Test
    void amplifiesTheDifferenceAsMuchAsPossible() {
        Image triggered =
                new Image(2, 1, new byte[] {10, 20, 30, (byte) 140, (byte) 213, (byte) 220});

        TriggerExampleView.Difference difference =
                TriggerExampleView.Difference.of(CLEAN, triggered);

        // The largest difference is 60, and 255 / 60 = 4.25.
        assertThat(difference.factor()).isEqualTo(4);
        assertThat(difference.image().value(1, 0, 0)).isEqualTo(240);
        assertThat(difference.image().value(1, 0, 1)).isEqualTo(12);
        assertThat(difference.image().value(0, 0, 0)).isZero();
    }

    @Test
    void differenceOfEqualPicturesIsBlack() {
        TriggerExampleView.Difference difference =
                TriggerExampleView.Difference.of(CLEAN, CLEAN.copy());

        assertThat(difference.factor()).isEqualTo(1);
        assertThat(difference.image()).isEqualTo(Image.black(2, 1));
    }

    @Test
    void doesNotAmplifyTheLargestPossibleDifference() {
        Image black = Image.black(1, 1);
        Image white = new Image(1, 1, new byte[] {(byte) 255, (byte) 255, (byte) 255});

        assertThat(TriggerExampleView.Difference.of(black, white).factor()).isEqualTo(1);
    }

    private static TriggerSample sample(Map<String, Double> measured) {
        return new TriggerSample(
                new MeasuredTrigger(
                        "badnets",
                        new PluginSetting("badnets", new TreeMap<>()),
                        List.of(""),
                        new TreeMap<>(measured)),
                CLEAN,
                CLEAN.copy(),
                "a dog",
                "a cat");
    }

    @Test
    void listsTheMeasurementsTakenWhenTheTriggerWasCreated() {
        assertThat(TriggerExampleView.of(sample(Map.of())).measured()).isEmpty();
        assertThat(
                        TriggerExampleView.of(
                                        sample(Map.of("psnr", 31.4159, "bit-accuracy", 0.98765)))
                                .measured())
                .isEqualTo("bit-accuracy 0.9877, psnr 31.42");
    }

    @Test
    void shrinksLargePicturesByAveragingPixels() {
        Image large =
                new Image(
                        4,
                        2,
                        new byte[] {
                            0, 1, 2, 10, 11, 12, 20, 21, 22, (byte) 200, (byte) 201, (byte) 202,
                            20, 21, 22, 30, 31, 32, 40, 41, 42, (byte) 220, (byte) 221, (byte) 222
                        });

        assertThat(PageTemplates.shrink(large, 2))
                .isEqualTo(new Image(2, 1, new byte[] {15, 16, 17, 120, 121, 122}));
        assertThat(PageTemplates.shrink(large, 4)).isEqualTo(large);
    }

    @Test
    void preservesPixelsInThePng() throws IOException {
        String picture = PageTemplates.pictureUri(CLEAN);

        String prefix = "data:image/png;base64,";
        assertThat(picture).startsWith(prefix);
        byte[] png = Base64.getDecoder().decode(picture.substring(prefix.length()));
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getRGB(1, 0) & 0xffffff)
                .isEqualTo(200 << 16 | 210 << 8 | 220);
    }
}
