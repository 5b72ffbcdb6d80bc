package io.mithridate.attacks.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.networks.Colours;
import io.mithridate.attacks.networks.PlainLayers;
import io.mithridate.attacks.networks.SmoothPairs;
import io.mithridate.tensorflow.training.OpenNetwork;
import io.mithridate.testkit.SamplePictures;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorTest {

    private static final int SIDE = 16;

    private final Map<String, NumberArray> weights = new LinkedHashMap<>();

    @ParameterizedTest
    @CsvSource({"mask, 1", "pattern, 3"})
    void matchesTheReferenceNetworkAtAQuarterOfItsWidths(String name, int channels) {
        Image picture = SamplePictures.noise(SIDE, new Seed(3));
        double[][][][] expected =
                new PlainGenerator(name, channels, false, this::draw)
                        .of(PlainLayers.fractions(List.of(picture)));
        float[] found;
        try (OpenNetwork<float[]> network =
                SmoothPairs.networks()
                        .numbers(
                                SIDE,
                                weights,
                                (pass, pictures) ->
                                        new Generator(name, channels)
                                                .generate(
                                                        pass,
                                                        Colours.fractions(pass.ops(), pictures)))) {
            found = network.run(List.of(picture)).get(0);
        }
        assertThat(found).hasSize(SIDE * SIDE * channels);
        for (int i = 0; i < found.length; i++) {
            int pixel = i / channels;
            assertThat((double) found[i])
                    .isCloseTo(expected[0][pixel / SIDE][pixel % SIDE][i % channels], within(1e-5));
        }
    }

    /** Draws values from −0.3 to 0.4, and variances from 0.2 to 0.9. */
    private double[] draw(String name, int... shape) {
        RandomGenerator random = new Seed(7).at(name).generator();
        float[] values = new float[Arrays.stream(shape).reduce(1, (one, other) -> one * other)];
        for (int i = 0; i < values.length; i++) {
            double drawn = random.nextDouble(-0.3, 0.4);
            values[i] = (float) (name.endsWith("var") ? drawn + 0.5 : drawn);
        }
        weights.put(name, new NumberArray(Arrays.stream(shape).boxed().toList(), values));
        return PlainLayers.doubles(values);
    }
}
