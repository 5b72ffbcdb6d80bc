package io.mithridate.attacks.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.networks.Colours;
import io.mithridate.attacks.networks.PlainLayers;
import io.mithridate.attacks.networks.SmoothPairs;
import io.mithridate.tensorflow.training.RunningNetwork;
import io.mithridate.testkit.SamplePictures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference is {@code Generator} in {@code networks/models.py} of Nguyen and Tran's code. */
class GeneratorTest {

    private static final int SIDE = 16;

    private final Map<String, NumberArray> weights = new LinkedHashMap<>();

    /** The last convolution has batch norm and no ReLU. */
    @ParameterizedTest
    @CsvSource({"mask, 1", "pattern, 3"})
    void isTheReferencesNetworkAtAQuarterOfItsWidths(String name, int channels) {
        Image picture = SamplePictures.noise(SIDE, new Seed(3));
        double[][][][] images = fractions(picture);

        images = PlainLayers.pooled(twice(images, name, "down0", 8, 8));
        images = PlainLayers.pooled(twice(images, name, "down1", 16, 16));
        images = PlainLayers.pooled(twice(images, name, "down2", 32, 32));
        images = rectified(block(images, name + ".middle", 32));
        images = twice(PlainLayers.doubled(images), name, "up2", 32, 16);
        images = twice(PlainLayers.doubled(images), name, "up1", 16, 8);
        images = rectified(block(PlainLayers.doubled(images), name + ".up0.0", 8));
        images = block(images, name + ".up0.1", channels);
        images = PlainLayers.each(images, x -> Math.tanh(x) / 2 + 0.5);

        float[] found;
        try (RunningNetwork<float[]> network =
                SmoothPairs.networks()
                        .numbers(
                                SIDE,
                                weights,
                                (pass, pictures) ->
                                        new Generator(name, channels)
                                                .of(
                                                        pass,
                                                        Colours.fractions(pass.ops(), pictures)))) {
            found = network.run(List.of(picture)).get(0);
        }
        assertThat(found).hasSize(SIDE * SIDE * channels);
        for (int i = 0; i < found.length; i++) {
            int pixel = i / channels;
            assertThat((double) found[i])
                    .isCloseTo(images[0][pixel / SIDE][pixel % SIDE][i % channels], within(1e-5));
        }
    }

    private double[][][][] twice(
            double[][][][] images, String name, String level, int first, int second) {
        String prefix = name + "." + level;
        return rectified(
                block(rectified(block(images, prefix + ".0", first)), prefix + ".1", second));
    }

    private static double[][][][] rectified(double[][][][] images) {
        return PlainLayers.each(images, x -> Math.max(0, x));
    }

    /** A convolution and batch norm, with weights that are drawn here. */
    private double[][][][] block(double[][][][] images, String name, int outputs) {
        int inputs = images[0][0][0].length;
        float[] filter = drawn(name + ".weight", -0.3, 0.4, outputs, inputs, 3, 3);
        float[] gain = drawn(name + ".norm.weight", 0.5, 1.5, outputs);
        float[] shift = drawn(name + ".norm.bias", -0.5, 0.5, outputs);
        float[] mean = drawn(name + ".norm.running_mean", -0.5, 0.5, outputs);
        float[] variance = drawn(name + ".norm.running_var", 0.5, 2, outputs);
        return PlainLayers.normalised(
                PlainLayers.convolution(images, filter, outputs), mean, variance, gain, shift);
    }

    private float[] drawn(String name, double from, double to, Integer... shape) {
        RandomGenerator random = new Seed(7).at(name).generator();
        int count = List.of(shape).stream().reduce(1, (one, other) -> one * other);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(from, to);
        }
        weights.put(name, new NumberArray(List.of(shape), values));
        return Objects.requireNonNull(weights.get(name)).values();
    }

    private static double[][][][] fractions(Image picture) {
        double[][][][] fractions = new double[1][SIDE][SIDE][Image.CHANNELS];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    fractions[0][y][x][channel] = picture.value(x, y, channel) / 255.0;
                }
            }
        }
        return fractions;
    }
}
