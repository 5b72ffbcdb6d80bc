package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.checkpoint.Tensor;
import io.mithridate.tensorflow.clip.GoldenClip;
import io.mithridate.tensorflow.clip.Towers;
import io.mithridate.tensorflow.clip.layers.BatchNorm;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Gradients;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.graph.Variables;
import io.mithridate.tensorflow.training.feed.BatchShape;
import io.mithridate.tensorflow.training.feed.Slots;
import io.mithridate.tensorflow.training.graph.GraphBatch;
import io.mithridate.tensorflow.training.loss.Losses;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Compares a step of PAR on two tiny CLIPs with numbers computed in double precision. The trained
 * copy uses batch statistics and the frozen copy running ones, on the same noisy pictures.
 */
class GoldenPerturbationTest {

    private static final Map<String, Tensor> GOLDEN = GoldenClip.tensors("par-step");
    private static final int SAMPLES = 8;
    private static final double EMBEDDING_TOLERANCE = 1e-5;
    private static final double NORM_TOLERANCE = 1e-4;
    private static final double GRADIENT_TOLERANCE = 2e-4;
    private static final String ZERO_GRADIENT_PARAMETER = "visual.attnpool.k_proj.bias";

    @ParameterizedTest(name = "{0}, distances {1} the threshold")
    @CsvSource({
        "rn, below, 0.3",
        "rn, above, 0.3",
        "vit, below, 0.4",
        "vit, above, 0.4",
    })
    void stepAgreesWithTheGoldenNumbers(String kind, String name, double amplitude) {
        GoldenClip frozen = clip(kind);
        Map<String, float[]> trained = perturb(frozen, amplitude);
        String prefix = kind + "." + name + ".";
        Step step = Step.of(frozen, trained, number(prefix + "tau"));

        assertClose(step.images(), kind + ".image_embeddings");
        assertClose(step.texts(), kind + ".text_embeddings");
        assertClose(step.frozenImages(), kind + ".frozen_image_embeddings");
        assertClose(step.frozenTexts(), kind + ".frozen_text_embeddings");
        for (String term : List.of("loss", "clip", "d_img", "d_txt")) {
            assertThat(Objects.requireNonNull(step.terms().get(term)))
                    .as(term)
                    .isCloseTo(number(prefix + term), within(EMBEDDING_TOLERANCE));
        }
        assertNorms(step, prefix, names(kind));
        GOLDEN.keySet().stream()
                .filter(gradient -> gradient.startsWith(prefix + "gradient."))
                .forEach(gradient -> assertGradient(step, prefix, gradient));
        GOLDEN.keySet().stream()
                .filter(statistic -> statistic.startsWith(kind + ".after."))
                .forEach(
                        statistic ->
                                assertThat(
                                                step.after()
                                                        .get(
                                                                statistic.substring(
                                                                        (kind + ".after.")
                                                                                .length())))
                                        .as(statistic)
                                        .containsExactly(floats(statistic), within(1e-5f)));
    }

    private static float[] floats(String name) {
        return GoldenClip.floats(GOLDEN, name);
    }

    private static double number(String name) {
        return floats(name)[0];
    }

    private static GoldenClip clip(String kind) {
        GoldenClip clip = GoldenClip.read("tiny-" + kind);
        return kind.equals("rn") ? clip.with(GoldenClip.tensors("tiny-rn-statistics")) : clip;
    }

    /**
     * Multiplies number i of each tensor by 1 + amplitude · sin(i), except in the logit scale and
     * the statistics.
     */
    private static Map<String, float[]> perturb(GoldenClip clip, double amplitude) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        clip.weights()
                .forEach(
                        (name, values) -> {
                            float[] changed = values.clone();
                            if (!name.equals("logit_scale") && !name.contains("running_")) {
                                for (int i = 0; i < changed.length; i++) {
                                    changed[i] =
                                            (float) (values[i] * (1 + amplitude * Math.sin(i)));
                                }
                            }
                            weights.put(name, changed);
                        });
        return weights;
    }

    private static List<String> names(String kind) {
        return List.of(
                Objects.requireNonNull(
                                GoldenClip.metadata("par-step").get(kind + ".parameter_names"))
                        .split(" ", -1));
    }

    private static void assertClose(float[] actual, String golden) {
        assertThat(actual).as(golden).containsExactly(floats(golden), within(1e-5f));
    }

    private static void assertNorms(Step step, String prefix, List<String> names) {
        float[] norms = floats(prefix + "gradient_norms");
        assertThat(step.gradients().keySet()).containsExactlyInAnyOrderElementsOf(names);
        for (int i = 0; i < norms.length; i++) {
            String name = names.get(i);
            if (name.equals(ZERO_GRADIENT_PARAMETER)) {
                assertThat(norm(step.gradient(name))).as(name).isLessThan(1e-6);
            } else {
                assertThat(norm(step.gradient(name)))
                        .as("gradient of %s", name)
                        .isCloseTo((double) norms[i], within(NORM_TOLERANCE * norms[i]));
            }
        }
    }

    private static void assertGradient(Step step, String prefix, String golden) {
        float[] expected = floats(golden);
        float[] actual = step.gradient(golden.substring((prefix + "gradient.").length()));
        float[] difference = new float[expected.length];
        for (int i = 0; i < expected.length; i++) {
            difference[i] = actual[i] - expected[i];
        }
        assertThat(norm(difference) / norm(expected)).as(golden).isLessThan(GRADIENT_TOLERANCE);
    }

    private static double norm(float[] values) {
        double square = 0;
        for (float value : values) {
            square += (double) value * value;
        }
        return Math.sqrt(square);
    }

    /**
     * The results of a step.
     *
     * @param terms the loss and its parts by golden name
     * @param gradients the gradients by parameter, in the checkpoint's order of axes
     * @param after the weights and statistics after the batch's updates
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Step(
            float[] images,
            float[] texts,
            float[] frozenImages,
            float[] frozenTexts,
            Map<String, Double> terms,
            Map<String, float[]> gradients,
            Map<String, float[]> after) {

        private static final View.Images IMAGE = View.images();
        private static final View.Captions CAPTION = View.captions();

        float[] gradient(String name) {
            return Objects.requireNonNull(gradients.get(name), name);
        }

        static Step of(GoldenClip clip, Map<String, float[]> trained, double threshold) {
            BatchShape shape =
                    new BatchShape(
                            SAMPLES, 1, 2 * GoldenClip.SIDE, clip.architecture().contextLength());
            Compute compute = new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32);
            try (Computation computation = new Computation(compute)) {
                Ops tf = computation.ops();
                GraphBatch batch =
                        new GraphBatch(
                                tf,
                                Optional.of(
                                        new GraphBatch.Models(
                                                new Towers(
                                                        tf,
                                                        new BitcastPictures(clip.architecture()),
                                                        Variables.trained(tf),
                                                        BatchNorm.Statistics.rows(),
                                                        computation.products()),
                                                Towers.frozen(
                                                        tf,
                                                        new BitcastPictures(clip.architecture()),
                                                        computation.products()))),
                                true,
                                shape,
                                Objective.of(
                                        List.of(IMAGE, CAPTION),
                                        (ops, any) -> {
                                            throw new AssertionError("no loss");
                                        }),
                                Set.of(),
                                new Seed(1));
                Operand<TFloat32> image = batch.of(IMAGE);
                Operand<TFloat32> text = batch.of(CAPTION);
                Operand<TFloat32> frozenImage = batch.frozen(IMAGE);
                Operand<TFloat32> frozenText = batch.frozen(CAPTION);
                Operand<TFloat32> clipLoss = Losses.clip(tf, image, text, batch.logitScale());
                Operand<TFloat32> imageGap = Losses.squaredDistance(tf, image, frozenImage);
                Operand<TFloat32> textGap = Losses.squaredDistance(tf, text, frozenText);
                Operand<TFloat32> loss =
                        tf.math.sub(
                                clipLoss,
                                tf.math.mul(
                                        tf.math.add(
                                                Losses.zeroAbove(tf, imageGap, threshold),
                                                Losses.zeroAbove(tf, textGap, threshold)),
                                        tf.constant(0.5f)));
                List<Variable> parameters = batch.variables().trained();
                List<Operand<TFloat32>> fetched = new ArrayList<>();
                fetched.addAll(
                        List.of(image, text, frozenImage, frozenText, loss, clipLoss, imageGap));
                fetched.add(textGap);
                int first = fetched.size();
                fetched.addAll(Gradients.ofVariables(computation.graph(), loss, parameters));
                Session session = computation.session();
                batch.variables().load(session, trained);
                batch.frozenVariables().load(session, clip.weights());
                return run(session, batch, fetched, first, parameters);
            }
        }

        private static Step run(
                Session session,
                GraphBatch batch,
                List<Operand<TFloat32>> fetched,
                int first,
                List<Variable> parameters) {
            try (TUint8 pictures = pictures(batch);
                    TInt32 tokens = tokens(batch)) {
                Session.Runner runner = session.runner();
                runner.feed(Slots.of(batch.slots().pictures(), IMAGE.name()), pictures);
                runner.feed(Slots.of(batch.slots().tokens(), CAPTION.name()), tokens);
                fetched.forEach(runner::fetch);
                for (Op update : batch.updates()) {
                    runner.addTarget(update);
                }
                try (Result result = runner.run()) {
                    Map<String, Double> terms = new LinkedHashMap<>();
                    List<String> names = List.of("loss", "clip", "d_img", "d_txt");
                    for (int i = 0; i < names.size(); i++) {
                        terms.put(names.get(i), (double) values(result, 4 + i)[0]);
                    }
                    Map<String, float[]> gradients = new LinkedHashMap<>();
                    for (int i = 0; i < parameters.size(); i++) {
                        Variable parameter = parameters.get(i);
                        gradients.put(
                                parameter.name(),
                                toCheckpoint(values(result, first + i), parameter.shape()));
                    }
                    return new Step(
                            values(result, 0),
                            values(result, 1),
                            values(result, 2),
                            values(result, 3),
                            terms,
                            gradients,
                            batch.variables().values(session));
                }
            }
        }

        private static TUint8 pictures(GraphBatch batch) {
            float[] numbers = GoldenClip.pictures(GOLDEN, "pixel_values");
            ByteBuffer bytes =
                    ByteBuffer.allocate(numbers.length * Float.BYTES)
                            .order(ByteOrder.nativeOrder());
            bytes.asFloatBuffer().put(numbers);
            TUint8 tensor =
                    TUint8.tensorOf(
                            Slots.of(batch.slots().pictures(), IMAGE.name()).asOutput().shape());
            tensor.asRawTensor().data().write(bytes.array());
            return tensor;
        }

        private static TInt32 tokens(GraphBatch batch) {
            TInt32 tensor =
                    TInt32.tensorOf(
                            Slots.of(batch.slots().tokens(), CAPTION.name()).asOutput().shape());
            tensor.asRawTensor().data().asInts().write(GoldenClip.ids(GOLDEN, "input_ids"));
            return tensor;
        }

        /** Transposes (kernel, kernel, inputs, outputs) to (outputs, inputs, kernel, kernel). */
        private static float[] toCheckpoint(float[] inGraph, long[] shape) {
            if (shape.length < 4) {
                return inGraph;
            }
            int outputs = (int) shape[0];
            int inputs = (int) shape[1];
            int area = (int) (shape[2] * shape[3]);
            float[] values = new float[inGraph.length];
            for (int output = 0; output < outputs; output++) {
                for (int input = 0; input < inputs; input++) {
                    for (int place = 0; place < area; place++) {
                        values[(output * inputs + input) * area + place] =
                                inGraph[(place * inputs + input) * outputs + output];
                    }
                }
            }
            return values;
        }

        private static float[] values(Result result, int index) {
            TFloat32 tensor = (TFloat32) result.get(index);
            float[] values = new float[(int) tensor.size()];
            tensor.copyTo(DataBuffers.of(values, false, false));
            return values;
        }
    }
}
