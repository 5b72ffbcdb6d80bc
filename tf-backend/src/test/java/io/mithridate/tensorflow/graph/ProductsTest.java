package io.mithridate.tensorflow.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.training.Compute;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;

/**
 * Tests float16 products by native kernels and by rounding. The two must agree because GPUs use the
 * kernels. CPUs also have such kernels, though slow ones, except for batches of matrices.
 */
class ProductsTest {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32);

    /** Half the value of the last binary digit of a float16 number from 1 to 2. */
    private static final float HALF_DIGIT = (float) Math.pow(2, -11);

    static Stream<Products<?>> halves() {
        return Stream.of(Products.half(TFloat16.class), Products.rounded());
    }

    /** A kind of product and the shapes that it takes. */
    private record Kind(String name, Product product, Shape left, Shape right) {

        private interface Product {
            Operand<TFloat32> of(
                    Products<?> products, Ops tf, Operand<TFloat32> left, Operand<TFloat32> right);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.concat(batches(), kindsWithKernels());
    }

    static Stream<Kind> kindsWithKernels() {
        return Stream.of(
                new Kind("times", Products::times, Shape.of(5, 9), Shape.of(9, 4)),
                new Kind(
                        "times transposed",
                        Products::timesTransposed,
                        Shape.of(5, 9),
                        Shape.of(4, 9)),
                new Kind(
                        "convolution",
                        (products, tf, images, filter) ->
                                products.convolution(
                                        tf, images, filter, List.of(1L, 1L, 1L, 1L), "SAME"),
                        Shape.of(2, 6, 6, 3),
                        Shape.of(3, 3, 3, 4)),
                new Kind(
                        "convolution with a stride",
                        (products, tf, images, filter) ->
                                products.convolution(
                                        tf, images, filter, List.of(1L, 2L, 2L, 1L), "VALID"),
                        Shape.of(2, 7, 7, 3),
                        Shape.of(3, 3, 3, 4)));
    }

    static Stream<Kind> batches() {
        return Stream.of(
                new Kind(
                        "times each",
                        Products::timesEach,
                        Shape.of(2, 3, 5, 9),
                        Shape.of(2, 3, 9, 4)),
                new Kind(
                        "times each transposed",
                        Products::timesEachTransposed,
                        Shape.of(2, 3, 5, 9),
                        Shape.of(2, 3, 4, 9)));
    }

    /**
     * Returns the product of fixed numbers, and the gradients of half the sum of the product's
     * squares.
     */
    private static List<float[]> evaluate(Products<?> products, Kind kind) {
        try (Computation computation = new Computation(CPU)) {
            Ops tf = computation.ops();
            Operand<TFloat32> left = numbers(tf, kind.left(), 1);
            Operand<TFloat32> right = numbers(tf, kind.right(), 2);
            Operand<TFloat32> product = kind.product().of(products, tf, left, right);
            Operand<TFloat32> loss = tf.nn.l2Loss(product);
            List<Operand<TFloat32>> gradients =
                    Gradients.of(
                            computation.graph(),
                            loss,
                            List.of(left, right),
                            List.of("left", "right"));
            return fetchAll(computation, product, gradients.get(0), gradients.get(1));
        }
    }

    private static Operand<TFloat32> numbers(Ops tf, Shape shape, int seed) {
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(seed + 1.7 * i);
        }
        return tf.reshape(tf.constant(values), tf.constant(shape.asArray()));
    }

    @SafeVarargs
    private static List<float[]> fetchAll(Computation computation, Operand<TFloat32>... operands) {
        Session.Runner runner = computation.session().runner();
        for (Operand<TFloat32> operand : operands) {
            runner.fetch(operand);
        }
        try (Result result = runner.run()) {
            return Stream.iterate(0, i -> i + 1)
                    .limit(operands.length)
                    .map(i -> floats((TFloat32) result.get(i)))
                    .toList();
        }
    }

    private static float[] floats(TFloat32 tensor) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        tensor.copyTo(DataBuffers.of(values, false, false));
        return values;
    }

    /** Returns the norm of the difference relative to the norm of {@code other}. */
    private static double difference(float[] one, float[] other) {
        assertThat(one).hasSameSizeAs(other);
        double error = 0;
        double length = 0;
        for (int i = 0; i < one.length; i++) {
            error += Math.pow((double) one[i] - other[i], 2);
            length += (double) other[i] * other[i];
        }
        return Math.sqrt(error / length);
    }

    /**
     * Each rounding changes a number by at most half a digit, and each number here is rounded at
     * most three times: as an operand, as the result, and in the chain rule.
     */
    @ParameterizedTest
    @MethodSource("kinds")
    void roundedProductsAreCloseToSinglePrecision(Kind kind) {
        assertNear(evaluate(Products.rounded(), kind), evaluate(Products.float32(), kind));
    }

    @ParameterizedTest
    @MethodSource("kindsWithKernels")
    void float16KernelsAreCloseToSinglePrecision(Kind kind) {
        assertNear(
                evaluate(Products.half(TFloat16.class), kind), evaluate(Products.float32(), kind));
    }

    private static void assertNear(List<float[]> half, List<float[]> single) {
        assertNear(half, single, HALF_DIGIT);
    }

    private static void assertNear(List<float[]> half, List<float[]> single, float halfDigit) {
        for (int i = 0; i < single.size(); i++) {
            assertThat(difference(half.get(i), single.get(i)))
                    .isBetween(halfDigit / 16.0, 3.0 * halfDigit);
        }
    }

    /** Bfloat16 keeps three fewer binary digits than float16, and CPUs have all its kernels. */
    @ParameterizedTest
    @MethodSource("kinds")
    void bfloat16KernelsAreCloseToSinglePrecision(Kind kind) {
        assertNear(
                evaluate(Products.half(TBfloat16.class), kind),
                evaluate(Products.float32(), kind),
                8 * HALF_DIGIT);
    }

    /** The rounding steps are the same, but a sum near a tie may be rounded either way. */
    @ParameterizedTest
    @MethodSource("kindsWithKernels")
    void float16KernelsAgreeWithRounding(Kind kind) {
        List<float[]> kernels = evaluate(Products.half(TFloat16.class), kind);
        List<float[]> rounded = evaluate(Products.rounded(), kind);
        for (int i = 0; i < kernels.size(); i++) {
            assertThat(difference(kernels.get(i), rounded.get(i))).isLessThan(2.0 * HALF_DIGIT);
        }
    }

    /** CPUs have no kernel, so only the operation is checked: it must be the one that GPUs run. */
    @ParameterizedTest
    @MethodSource("batches")
    void buildsFloat16OperationsForBatchesOfMatrices(Kind kind) {
        try (Computation computation = new Computation(CPU)) {
            Ops tf = computation.ops();
            Operand<TFloat32> left = numbers(tf, kind.left(), 1);
            Operand<TFloat32> right = numbers(tf, kind.right(), 2);
            Operand<TFloat32> product =
                    kind.product().of(Products.half(TFloat16.class), tf, left, right);
            assertThat(product.shape()).isEqualTo(Shape.of(2, 3, 5, 4));
            Gradients.of(
                    computation.graph(),
                    tf.nn.l2Loss(product),
                    List.of(left, right),
                    List.of("left", "right"));
            List<String> types =
                    computation.graph().toGraphDef().getNodeList().stream()
                            .filter(node -> node.getOp().startsWith("BatchMatMul"))
                            .map(
                                    node ->
                                            node.getOp()
                                                    + " "
                                                    + node.getAttrOrThrow("Ta").getType()
                                                    + " "
                                                    + node.getAttrOrThrow("Tout").getType())
                            .toList();
            assertThat(types).hasSize(3).containsOnly("BatchMatMulV3 DT_HALF DT_HALF");
        }
    }

    /**
     * Returns the product of two numbers, and its derivative with respect to the first number,
     * multiplied by a factor.
     */
    private static float[] product(Products<?> products, float left, float right, float factor) {
        try (Computation computation = new Computation(CPU)) {
            Ops tf = computation.ops();
            Operand<TFloat32> first = tf.constant(new float[][] {{left}});
            Operand<TFloat32> second = tf.constant(new float[][] {{right}});
            Operand<TFloat32> product = products.times(tf, first, second);
            Operand<TFloat32> derivative =
                    Gradients.ifDependent(
                                    computation.graph(),
                                    product,
                                    Optional.of(tf.constant(new float[][] {{factor}})),
                                    List.of(first))
                            .get(0)
                            .orElseThrow();
            List<float[]> values = fetchAll(computation, product, derivative);
            return new float[] {values.get(0)[0], values.get(1)[0]};
        }
    }

    @ParameterizedTest
    @MethodSource("halves")
    void roundsOperandsAndResultsToElevenBinaryDigits(Products<?> half) {
        // A tie is rounded to the even neighbor; anything above a tie is rounded up.
        assertThat(product(half, 1 + HALF_DIGIT, 1, 1)[0]).isEqualTo(1);
        assertThat(product(half, 1 + 1.5f * HALF_DIGIT, 1, 1)[0]).isEqualTo(1 + 2 * HALF_DIGIT);
        // 2049 = 3 · 683 has twelve binary digits.
        assertThat(product(half, 3, 683, 1)[0]).isEqualTo(2048);
    }

    @ParameterizedTest
    @MethodSource("halves")
    void numbersAboveTheMaximumBecomeInfinite(Products<?> half) {
        assertThat(product(half, 256, 255, 1)[0]).isEqualTo(65_280);
        assertThat(product(half, 256, 256, 1)[0]).isInfinite();
        assertThat(product(half, 1, 2, 32_000)[1]).isEqualTo(64_000);
        assertThat(product(half, 1, 2, 33_000)[1]).isInfinite();
    }

    @ParameterizedTest
    @MethodSource("halves")
    void numbersBelowTheMinimumBecomeZeroUnlessScaled(Products<?> half) {
        float small = (float) Math.pow(2, -26);
        assertThat(product(half, 1, 2, small)[1]).isZero();
        assertThat(product(half, 1, 2, small * 65_536)[1] / 65_536).isEqualTo(2 * small);
    }

    @Test
    void usesTheKernelsOfEachPrecision() {
        assertThat(Products.of(CPU)).isEqualTo(Products.float32());
        assertThat(Products.of(with(Compute.Precision.BFLOAT16, "cpu")))
                .isEqualTo(Products.half(TBfloat16.class));
        assertThat(Products.of(with(Compute.Precision.FLOAT16, "cpu")))
                .isEqualTo(Products.rounded());
        assertThat(Products.of(with(Compute.Precision.FLOAT16, "gpu:1")))
                .isEqualTo(Products.half(TFloat16.class));
    }

    private static Compute with(Compute.Precision precision, String device) {
        return new Compute(Compute.Device.parse(device), 1, precision);
    }
}
