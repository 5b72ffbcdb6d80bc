package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.checkpoint.Tensor;
import io.mithridate.tensorflow.clip.GoldenClip;
import io.mithridate.tensorflow.training.graph.LossScale;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Compares three training steps with OpenAI's module, PyTorch's AdamW and CleanCLIP's losses.
 *
 * <p>The transformer agrees up to rounding. The ResNet agrees less, and a run of the reference in
 * double precision shows why: at the first step of CleanCLIP's loss one input of a ReLU ({@code
 * visual.layer2.0.bn1}) is 8e-7, and rounding in single precision, about 4e-6 here, changes its
 * sign. With that one ReLU switched by hand the double-precision gradients agree with ours to 6e-5
 * in every tensor; otherwise they agree to 2e-3 in the layers before it. Adam's first steps are
 * nearly the signs of the gradients. Noise of 5e-6 in the gradients of the double-precision run
 * therefore explains all differences after three steps: 7e-4 in the loss, and up to 5 % in a
 * tensor's movement.
 */
class GoldenTrainingTest {

    /**
     * Parameters whose true gradient is zero, since they add the same number to all logits of a
     * softmax. Adam moves them by rounding errors alone, in PyTorch and here.
     */
    private static final Pattern VANISHING = Pattern.compile("visual\\.attnpool\\.k_proj\\.bias");

    /** Joint biases of queries, keys and values; the gradient of the keys' third is also zero. */
    private static final Pattern VANISHING_THIRD = Pattern.compile(".*\\.attn\\.in_proj_bias");

    /** The tolerances for a kind of CLIP. */
    private enum Tolerance {
        VISION_TRANSFORMER(1e-4, 1e-3, 1e-2),
        RES_NET(1e-3, 2e-2, 0.1);

        private final double loss;
        private final double gradientNorm;
        private final double movement;

        Tolerance(double loss, double gradientNorm, double movement) {
            this.loss = loss;
            this.gradientNorm = gradientNorm;
            this.movement = movement;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tiny-vit, clip, VISION_TRANSFORMER",
        "tiny-vit, cleanclip, VISION_TRANSFORMER",
        "tiny-rn, clip, RES_NET",
        "tiny-rn, cleanclip, RES_NET"
    })
    void threeStepsAgreeWithTheReference(String name, String kind, Tolerance tolerance) {
        GoldenClip clip = GoldenClip.read(name);
        Map<String, Tensor> golden = GoldenClip.tensors(name + "-train-" + kind);
        boolean inModal = kind.equals("cleanclip");
        GoldenTraining training =
                GoldenTraining.run(clip, inModal ? new CleanClipTerms() : ClipObjective.textbook());
        List<String> parameters = parameterNames(golden);

        assertThat(training.gradientNorms().keySet())
                .containsExactlyInAnyOrderElementsOf(parameters);
        assertGradientNorms(training, golden, parameters, tolerance);
        for (int step = 0; step < GoldenTraining.STEPS; step++) {
            TrainingListener.Step actual = training.steps().get(step);
            Map<String, Double> terms = actual.terms();
            String prefix = "step" + step + ".";
            assertThat(actual.loss())
                    .as("loss of step %d", step)
                    .isCloseTo(number(golden, prefix + "loss"), within(tolerance.loss));
            if (inModal) {
                assertThat(terms.get("cross"))
                        .isCloseTo(number(golden, prefix + "cross"), within(tolerance.loss));
                assertThat(terms.get("inmodal"))
                        .isCloseTo(number(golden, prefix + "inmodal"), within(tolerance.loss));
            }
        }
        for (String parameter : parameters) {
            if (!VANISHING.matcher(parameter).matches()) {
                assertMovement(clip, training, golden, parameter, tolerance);
            }
        }
        assertStatistics(training, golden);
    }

    /**
     * In float16 an operand and a result are each off by at most 2⁻¹¹. The error of a loss of about
     * ln 4 is bounded by that of the cosines times the logit scale of 14. About five successive
     * products add up to 14 · 5 · 2⁻¹¹ = 0.03.
     *
     * <p>Adam's first steps are nearly the signs of the gradients. If gradients are off by 5 · 2⁻¹¹
     * of their typical size, a share of 0.8 · 5 · 2⁻¹¹ of them, if normally distributed, is smaller
     * than this error and may have the wrong sign, which is an error of 2: √(4 · 0.8 · 5 · 2⁻¹¹) =
     * 0.09 of all movement. In the ResNet, ReLUs also flip, so gradients are off by 0.03 or more,
     * which gives 0.3.
     *
     * <p>After a step, the loss is off by the same share of the change that the movement caused.
     * The rounding of sums depends on the number of TensorFlow's threads, which the first session
     * of the JVM determines: in the ResNet the third loss is off by 0.026 with one thread, by 0.036
     * with two.
     */
    @ParameterizedTest
    @CsvSource({
        "tiny-vit, clip, 0.09",
        "tiny-vit, cleanclip, 0.09",
        "tiny-rn, clip, 0.3",
        "tiny-rn, cleanclip, 0.3"
    })
    void threeStepsInFloat16AgreeUpToRounding(String name, String kind, double tolerance) {
        GoldenClip clip = GoldenClip.read(name);
        Map<String, Tensor> golden = GoldenClip.tensors(name + "-train-" + kind);
        GoldenTraining training =
                GoldenTraining.run(
                        clip,
                        kind.equals("cleanclip") ? new CleanClipTerms() : ClipObjective.textbook(),
                        Compute.Precision.FLOAT16,
                        Optional.of(new LossScale.Rule(256, 2, 0.5f, 2000)));
        double first = number(golden, "step0.loss");
        for (int step = 0; step < GoldenTraining.STEPS; step++) {
            double reference = number(golden, "step" + step + ".loss");
            assertThat(training.steps().get(step).loss())
                    .as("loss of step %d", step)
                    .isCloseTo(reference, within(0.03 + tolerance * Math.abs(reference - first)));
        }
        double error = 0;
        double length = 0;
        for (String parameter : parameterNames(golden)) {
            float[] before = Objects.requireNonNull(clip.weights().get(parameter));
            float[] after = Objects.requireNonNull(training.after().get(parameter));
            float[] reference = movement(golden, parameter, before);
            for (int i = 0; i < before.length; i++) {
                double ours = ((double) after[i] - before[i]) / GoldenTraining.LEARNING_RATE;
                error += (ours - reference[i]) * (ours - reference[i]);
                length += (double) reference[i] * reference[i];
            }
        }
        assertThat(Math.sqrt(error / length)).as("movement").isBetween(tolerance / 30, tolerance);
    }

    private static void assertGradientNorms(
            GoldenTraining training,
            Map<String, Tensor> golden,
            List<String> parameters,
            Tolerance tolerance) {
        float[] norms = GoldenClip.floats(golden, "grad_norm_step0");
        for (int i = 0; i < norms.length; i++) {
            String parameter = parameters.get(i);
            Double norm = training.gradientNorms().get(parameter);
            if (VANISHING.matcher(parameter).matches()) {
                assertThat(norm).as(parameter).isLessThan(1e-6);
            } else {
                assertThat(norm)
                        .as("gradient of %s", parameter)
                        .isCloseTo((double) norms[i], within(tolerance.gradientNorm * norms[i]));
            }
        }
    }

    private static void assertMovement(
            GoldenClip clip,
            GoldenTraining training,
            Map<String, Tensor> golden,
            String parameter,
            Tolerance tolerance) {
        float[] before = Objects.requireNonNull(clip.weights().get(parameter));
        float[] after = Objects.requireNonNull(training.after().get(parameter));
        float[] reference = movement(golden, parameter, before);
        boolean third = VANISHING_THIRD.matcher(parameter).matches();
        double error = 0;
        double length = 0;
        for (int i = 0; i < before.length; i++) {
            if (third && 3 * i / before.length == 1) {
                continue;
            }
            double ours = ((double) after[i] - before[i]) / GoldenTraining.LEARNING_RATE;
            error += (ours - reference[i]) * (ours - reference[i]);
            length += (double) reference[i] * reference[i];
        }
        assertThat(Math.sqrt(error / length))
                .as("movement of %s", parameter)
                .isLessThanOrEqualTo(tolerance.movement);
    }

    /**
     * Returns the reference's movement of a parameter in units of the learning rate. For the logit
     * scale, the file has only the final value.
     */
    private static float[] movement(Map<String, Tensor> golden, String parameter, float[] before) {
        if (!parameter.equals("logit_scale")) {
            return GoldenClip.floats(golden, "movement." + parameter);
        }
        double end = number(golden, "after.logit_scale");
        return new float[] {(float) ((end - before[0]) / GoldenTraining.LEARNING_RATE)};
    }

    private static void assertStatistics(GoldenTraining training, Map<String, Tensor> golden) {
        golden.keySet().stream()
                .filter(name -> name.contains(".running_"))
                .forEach(
                        name ->
                                assertThat(training.after().get(name.substring("after.".length())))
                                        .as(name)
                                        .containsExactly(
                                                GoldenClip.floats(golden, name), within(1e-3f)));
    }

    private static double number(Map<String, Tensor> golden, String name) {
        return GoldenClip.floats(golden, name)[0];
    }

    private static List<String> parameterNames(Map<String, Tensor> golden) {
        int[] letters = GoldenClip.ids(golden, "parameter_names");
        return new String(letters, 0, letters.length).lines().toList();
    }

    /** CleanCLIP's views and loss; the views are fed and never computed. */
    private static final class CleanClipTerms implements Objective {

        private static final View.Images IMAGE = View.images();
        private static final View.Images AUGMENTED =
                View.images("augmented image", (image, random) -> image);
        private static final View.Captions CAPTION = View.captions();
        private static final View.Captions CHANGED =
                View.captions("augmented caption", (caption, random) -> caption);

        @Override
        public List<View> views() {
            return List.of(IMAGE, AUGMENTED, CAPTION, CHANGED);
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            Operand<TFloat32> scale = batch.logitScale();
            return Loss.sum(
                    tf,
                    new Loss.Term(
                            "cross", Losses.clip(tf, batch.of(IMAGE), batch.of(CAPTION), scale), 1),
                    new Loss.Term(
                            "inmodal",
                            Losses.inModal(
                                    tf,
                                    batch.of(IMAGE),
                                    batch.of(AUGMENTED),
                                    batch.of(CAPTION),
                                    batch.of(CHANGED),
                                    scale),
                            1));
        }
    }
}
