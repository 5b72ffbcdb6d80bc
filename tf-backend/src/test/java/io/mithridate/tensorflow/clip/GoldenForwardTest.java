package io.mithridate.tensorflow.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.checkpoint.Tensor;
import io.mithridate.tensorflow.clip.architecture.Parameters;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.graph.Variables;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Compares both image towers and the text tower with OpenAI's module on the same weights. */
class GoldenForwardTest {

    private static final float TOLERANCE = 1e-4f;

    @ParameterizedTest
    @MethodSource("io.mithridate.tensorflow.clip.GoldenClip#all")
    void fileContainsTheParametersOfTheArchitecture(GoldenClip clip) {
        assertThat(Parameters.of(clip.architecture()).list())
                .allSatisfy(
                        variable ->
                                assertThat(clip.weights().get(variable.name()))
                                        .as(variable.name())
                                        .hasSize(variable.size()))
                .extracting(Variable::name)
                .containsExactlyInAnyOrderElementsOf(clip.weights().keySet());
    }

    @ParameterizedTest
    @MethodSource("io.mithridate.tensorflow.clip.GoldenClip#all")
    void embedsImagesLikeTheReference(GoldenClip clip) {
        Map<String, Tensor> golden = GoldenClip.tensors(clip.name() + "-forward");
        assertClose(images(clip, golden, false), golden, "image_features");
    }

    /**
     * With the model's own running statistics, the embeddings of two pictures differ by 1e-6, so
     * the test would pass with a wrong picture. With the statistics used here, which were measured
     * on pictures, cosines are .92 to .96.
     */
    @Test
    void embedsDifferentPicturesLikeTheReference() {
        GoldenClip clip = GoldenClip.read("tiny-rn").with(GoldenClip.tensors("tiny-rn-statistics"));
        float[] features =
                GoldenClip.floats(
                        GoldenClip.tensors("tiny-rn-statistics-forward"), "image_features");
        Map<String, Tensor> golden = GoldenClip.tensors("tiny-rn-forward");

        assertThat(images(clip, golden, false)).containsExactly(features, within(TOLERANCE));
        assertThat(cosine(features, 0, 1)).isLessThan(0.97);
    }

    private static double cosine(float[] rows, int one, int other) {
        int length = rows.length / GoldenClip.SAMPLES;
        double product = 0;
        double squareOfOne = 0;
        double squareOfOther = 0;
        for (int i = 0; i < length; i++) {
            double x = rows[one * length + i];
            double y = rows[other * length + i];
            product += x * y;
            squareOfOne += x * x;
            squareOfOther += y * y;
        }
        return product / Math.sqrt(squareOfOne * squareOfOther);
    }

    @ParameterizedTest
    @MethodSource("io.mithridate.tensorflow.clip.GoldenClip#all")
    void embedsTrainingBatchesLikeTheReference(GoldenClip clip) {
        Map<String, Tensor> golden = GoldenClip.tensors(clip.name() + "-forward");
        assertClose(images(clip, golden, true), golden, "image_features_batchnorm_training");
    }

    @ParameterizedTest
    @MethodSource("io.mithridate.tensorflow.clip.GoldenClip#all")
    void embedsTextsLikeTheReference(GoldenClip clip) {
        Map<String, Tensor> golden = GoldenClip.tensors(clip.name() + "-forward");
        int[] ids = GoldenClip.ids(golden, "input_ids");
        float[] actual =
                features(
                        clip,
                        false,
                        (tf, pass) -> {
                            Operand<TInt32> tokens =
                                    tf.constant(
                                            Shape.of(
                                                    GoldenClip.SAMPLES,
                                                    clip.architecture().contextLength()),
                                            DataBuffers.of(ids));
                            return clip.architecture().embedTexts(pass, tokens);
                        });
        assertClose(actual, golden, "text_features");
    }

    private static float[] images(GoldenClip clip, Map<String, Tensor> golden, boolean training) {
        float[] pictures = GoldenClip.pictures(golden, "pixel_values");
        return features(
                clip,
                training,
                (tf, pass) ->
                        clip.architecture()
                                .embedNormalised(
                                        pass,
                                        tf.constant(
                                                Shape.of(
                                                        GoldenClip.SAMPLES,
                                                        GoldenClip.SIDE,
                                                        GoldenClip.SIDE,
                                                        3),
                                                DataBuffers.of(pictures))));
    }

    private static float[] features(
            GoldenClip clip,
            boolean training,
            BiFunction<Ops, ForwardPass, Operand<TFloat32>> tower) {
        try (Computation computation =
                new Computation(new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32))) {
            Ops tf = computation.ops();
            Variables variables = Variables.trained(tf);
            Operand<TFloat32> features = tower.apply(tf, new ForwardPass(tf, variables, training));
            variables.load(computation.session(), clip.weights());
            try (Result result = computation.session().runner().fetch(features).run()) {
                float[] values = new float[Math.toIntExact(features.shape().size())];
                ((TFloat32) result.get(0)).copyTo(DataBuffers.of(values, false, false));
                return values;
            }
        }
    }

    private static void assertClose(float[] actual, Map<String, Tensor> golden, String name) {
        assertThat(actual).containsExactly(GoldenClip.floats(golden, name), within(TOLERANCE));
    }
}
