package io.mithridate.tensorflow.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.LongTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.Tensor;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variables;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

class TextTransformerTest {

    private static final int TEXTS = 4;
    private static final int CONTEXT = 77;
    private static final int WIDTH = 64;
    private static final Transformer BLOCKS =
            new Transformer(
                    "transformer",
                    WIDTH,
                    2,
                    2,
                    Activation.QUICK_GELU,
                    BlockInitializers.openAi(WIDTH, 2));

    @Test
    void agreesWithTheReferenceImplementation() throws URISyntaxException {
        Map<String, Tensor> golden =
                Safetensors.readAll(
                        Path.of(
                                Objects.requireNonNull(
                                                getClass()
                                                        .getResource(
                                                                "/golden/tiny-vit-text.safetensors"))
                                        .toURI()));
        Map<String, float[]> weights = new HashMap<>();
        golden.forEach(
                (name, tensor) -> {
                    if (tensor instanceof FloatTensor floats) {
                        weights.put(name, floats.data());
                    }
                });
        long[] ids = ((LongTensor) Objects.requireNonNull(golden.get("input_ids"))).data();
        float[] expected = Objects.requireNonNull(weights.get("text_features"));
        float[] actual = features(weights, Arrays.stream(ids).mapToInt(id -> (int) id).toArray());
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("number %d", i).isCloseTo(expected[i], within(1e-4f));
        }
    }

    private static float[] features(Map<String, float[]> weights, int[] ids) {
        try (Computation computation =
                new Computation(new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32))) {
            Ops tf = computation.ops();
            Variables variables = Variables.trained(tf);
            Operand<TInt32> tokens = tf.constant(Shape.of(TEXTS, CONTEXT), DataBuffers.of(ids));
            Operand<TFloat32> features =
                    new TextTransformer(BLOCKS, CONTEXT, 512, WIDTH)
                            .embed(new ForwardPass(tf, variables, false), tokens);
            variables.load(computation.session(), weights);
            try (Result result = computation.session().runner().fetch(features).run()) {
                float[] values = new float[TEXTS * WIDTH];
                ((TFloat32) result.get(0)).copyTo(DataBuffers.of(values, false, false));
                return values;
            }
        }
    }
}
