package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.Tensor;
import io.mithridate.tensorflow.graph.Gradients;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import io.mithridate.tensorflow.training.loss.SubCaptionLosses;
import io.mithridate.tensorflow.training.loss.SubCaptionLosses.Negatives;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * Compares the value and all gradients of every loss with numbers computed from the formulas in
 * double precision, on embeddings of six samples.
 */
class GoldenLossesTest {

    private static final double TOLERANCE = 1e-5;
    private static final Map<String, Tensor> GOLDEN = golden();

    private static Map<String, Tensor> golden() {
        try {
            return Safetensors.readAll(
                    Path.of(
                            Objects.requireNonNull(
                                            GoldenLossesTest.class.getResource(
                                                    "/golden/losses.safetensors"))
                                    .toURI()));
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Computes a loss from named, normalized embeddings and the scale. */
    private interface Formula {
        Operand<TFloat32> build(Ops tf, Named unit, Operand<TFloat32> scale);
    }

    private interface Named {
        Operand<TFloat32> get(String name);
    }

    static Stream<Arguments> losses() {
        return Stream.of(
                loss("clip", (tf, e, s) -> Losses.clip(tf, e.get("image"), e.get("text"), s)),
                loss("in_modal", GoldenLossesTest::inModal),
                loss("clean_clip", GoldenLossesTest::cleanClip),
                loss("ta.image_to_text.all", (tf, e, s) -> toText(tf, e, s, Negatives.ALL)),
                loss("ta.image_to_text.own", (tf, e, s) -> toText(tf, e, s, Negatives.OWN)),
                loss(
                        "ta.image_to_text.positives_only",
                        (tf, e, s) -> toText(tf, e, s, Negatives.NONE)),
                loss("ta.text_to_image", GoldenLossesTest::toImage),
                loss("ta.total.all.lambda1", (tf, e, s) -> taCleaner(tf, e, s, Negatives.ALL)),
                loss("ta.total.own.lambda1", (tf, e, s) -> taCleaner(tf, e, s, Negatives.OWN)),
                loss(
                        "tsvlc.negatives",
                        (tf, e, s) ->
                                SubCaptionLosses.ownNegative(
                                        tf,
                                        e.get("image"),
                                        e.get("text"),
                                        e.get("negative"),
                                        ones(tf),
                                        s)),
                loss("par.distance_image", (tf, e, s) -> distance(tf, e, "image")),
                loss("par.distance_text", (tf, e, s) -> distance(tf, e, "text")),
                loss("par.total.threshold1.5", (tf, e, s) -> par(tf, e, s, 1.5)),
                loss("par.total.threshold2.15", (tf, e, s) -> par(tf, e, s, 2.15)),
                loss("badclip.triplet", (tf, e, s) -> triplet(tf, e)),
                loss(
                        "badclip.total",
                        (tf, e, s) ->
                                Loss.sum(
                                                tf,
                                                new Loss.Term(
                                                        "clip",
                                                        Losses.clip(
                                                                tf,
                                                                e.get("image"),
                                                                e.get("text"),
                                                                s),
                                                        1),
                                                new Loss.Term("triplet", triplet(tf, e), 500))
                                        .total()));
    }

    private static Arguments loss(String name, Formula formula) {
        return Arguments.of(name, formula);
    }

    private static Operand<TFloat32> ones(Ops tf) {
        return tf.constant(new float[] {1, 1, 1, 1, 1, 1});
    }

    private static Operand<TFloat32> inModal(Ops tf, Named e, Operand<TFloat32> scale) {
        return Losses.inModal(
                tf,
                e.get("image"),
                e.get("augmented_image"),
                e.get("text"),
                e.get("augmented_text"),
                scale);
    }

    private static Operand<TFloat32> cleanClip(Ops tf, Named e, Operand<TFloat32> scale) {
        return tf.math.add(
                Losses.clip(tf, e.get("image"), e.get("text"), scale), inModal(tf, e, scale));
    }

    private static Operand<TFloat32> toText(
            Ops tf, Named e, Operand<TFloat32> scale, Negatives negatives) {
        Operand<TFloat32> positives = e.get("positive");
        return SubCaptionLosses.imageToSubCaptions(
                tf,
                e.get("image"),
                positives,
                negatives == Negatives.NONE ? positives : e.get("negative"),
                ones(tf),
                scale,
                Optional.empty(),
                negatives);
    }

    private static Operand<TFloat32> toImage(Ops tf, Named e, Operand<TFloat32> scale) {
        return SubCaptionLosses.subCaptionsToImage(
                tf, e.get("positive"), e.get("image"), ones(tf), scale, Optional.empty());
    }

    private static Operand<TFloat32> taCleaner(
            Ops tf, Named e, Operand<TFloat32> scale, Negatives negatives) {
        return Loss.sum(
                        tf,
                        new Loss.Term("clean-clip", cleanClip(tf, e, scale), 1),
                        new Loss.Term("image-to-text", toText(tf, e, scale, negatives), 0.5),
                        new Loss.Term("text-to-image", toImage(tf, e, scale), 0.5))
                .total();
    }

    private static Operand<TFloat32> distance(Ops tf, Named e, String kind) {
        return Losses.squaredDistance(tf, e.get(kind), e.get("frozen_" + kind));
    }

    private static Operand<TFloat32> par(
            Ops tf, Named e, Operand<TFloat32> scale, double threshold) {
        return Loss.sum(
                        tf,
                        new Loss.Term(
                                "clip", Losses.clip(tf, e.get("image"), e.get("text"), scale), 1),
                        new Loss.Term(
                                "image",
                                Losses.zeroAbove(tf, distance(tf, e, "image"), threshold),
                                -0.5),
                        new Loss.Term(
                                "text",
                                Losses.zeroAbove(tf, distance(tf, e, "text"), threshold),
                                -0.5))
                .total();
    }

    private static Operand<TFloat32> triplet(Ops tf, Named e) {
        return Losses.triplet(tf, e.get("image"), e.get("positive"), e.get("negative"), 1, 1e-6);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void agreesInValueAndGradients(String name, Formula formula) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Map<String, Operand<TFloat32>> used = new LinkedHashMap<>();
            Operand<TFloat32> logitScale = constant(tf, "logit_scale");
            Named unit =
                    embedding ->
                            unit(
                                    tf,
                                    used.computeIfAbsent(
                                            embedding, key -> constant(tf, "embedding." + key)));
            Operand<TFloat32> loss =
                    formula.build(
                            tf, unit, tf.math.exp(tf.reshape(logitScale, tf.constant(new int[0]))));
            List<String> names = new ArrayList<>(gradientNames(name));
            List<Operand<TFloat32>> operands = new ArrayList<>();
            for (String operand : names) {
                operands.add(
                        operand.equals("logit_scale")
                                ? logitScale
                                : Objects.requireNonNull(used.get(operand)));
            }
            assertThat(names).as("gradients to compare").isNotEmpty();
            List<Operand<TFloat32>> gradients = Gradients.of(graph, loss, operands, names);
            compare(graph, name, loss, names, gradients);
        }
    }

    private static void compare(
            Graph graph,
            String name,
            Operand<TFloat32> loss,
            List<String> names,
            List<Operand<TFloat32>> gradients) {
        try (Session session = new Session(graph)) {
            Session.Runner runner = session.runner().fetch(loss);
            gradients.forEach(runner::fetch);
            try (Result result = runner.run()) {
                assertClose(name, values(result, 0), tensor("loss." + name).data());
                for (int i = 0; i < names.size(); i++) {
                    String gradient = "gradient." + name + "." + names.get(i);
                    assertClose(gradient, values(result, i + 1), tensor(gradient).data());
                }
            }
        }
    }

    private static Set<String> gradientNames(String loss) {
        String prefix = "gradient." + loss + ".";
        Set<String> names = new TreeSet<>();
        for (String key : GOLDEN.keySet()) {
            if (key.startsWith(prefix)) {
                names.add(key.substring(prefix.length()));
            }
        }
        return names;
    }

    private static void assertClose(String name, float[] actual, float[] expected) {
        assertThat(actual).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            double tolerance = TOLERANCE * Math.max(1, Math.abs(expected[i]));
            assertThat((double) actual[i])
                    .as("%s, number %d", name, i)
                    .isCloseTo(expected[i], within(tolerance));
        }
    }

    private static float[] values(Result result, int index) {
        TFloat32 tensor = (TFloat32) result.get(index);
        float[] values = new float[(int) tensor.size()];
        tensor.copyTo(DataBuffers.of(values, false, false));
        return values;
    }

    private static FloatTensor tensor(String name) {
        return (FloatTensor) Objects.requireNonNull(GOLDEN.get(name), name);
    }

    private static Operand<TFloat32> constant(Ops tf, String name) {
        FloatTensor tensor = tensor(name);
        return tf.constant(Shape.of(tensor.shape()), DataBuffers.of(tensor.data()));
    }

    private static Operand<TFloat32> unit(Ops tf, Operand<TFloat32> rows) {
        Operand<TFloat32> square = tf.sum(tf.math.square(rows), tf.constant(1), Sum.keepDims(true));
        return tf.math.mul(rows, tf.math.rsqrt(square));
    }

    @Test
    void coversEveryGoldenLoss() {
        List<String> covered =
                losses().map(arguments -> "loss." + arguments.get()[0]).sorted().toList();
        List<String> present =
                GOLDEN.keySet().stream().filter(key -> key.startsWith("loss.")).sorted().toList();
        assertThat(covered).isEqualTo(present);
    }
}
