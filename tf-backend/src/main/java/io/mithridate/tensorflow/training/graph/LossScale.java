package io.mithridate.tensorflow.training.graph;

/**
 * The current value of a dynamic loss scale (<a
 * href="https://arxiv.org/abs/1710.03740">Micikevicius et al., 2018</a>).
 *
 * <p>Float16 has no numbers between zero and 6·10⁻⁸ and none above 65504. Therefore, the loss is
 * multiplied by a factor before gradients are computed, and the gradients are divided by it
 * afterward. The factor is kept as high as the gradients allow: it grows after a number of steps
 * without an overflow, and shrinks after each step with an overflow, which is skipped.
 *
 * @param factor the factor that the loss is multiplied by
 * @param finiteSteps the number of consecutive steps with finite gradients since the factor last
 *     grew
 * @param skippedSteps the total number of steps whose gradients were not finite
 */
public record LossScale(float factor, long finiteSteps, long skippedSteps) {

    /**
     * The lowest factor. If gradients overflow even without scaling, the factor is not the cause.
     */
    private static final float MIN_FACTOR = 1;

    /** Returns the scale before the first step. */
    public static LossScale first(Rule rule) {
        return new LossScale(rule.first(), 0, 0);
    }

    /** Returns the scale after a step with finite gradients. */
    public LossScale afterFinite(Rule rule) {
        if (finiteSteps + 1 < rule.interval()) {
            return new LossScale(factor, finiteSteps + 1, skippedSteps);
        }
        float grown = factor * rule.growth();
        return new LossScale(Float.isFinite(grown) ? grown : factor, 0, skippedSteps);
    }

    /** Returns the scale after a step that was skipped because its gradients were not finite. */
    public LossScale afterSkipped(Rule rule) {
        return new LossScale(factor * rule.backoff(), 0, skippedSteps + 1);
    }

    /** Returns whether so many steps were skipped that the factor cannot cause the overflows. */
    public boolean isExhausted() {
        return factor < MIN_FACTOR;
    }

    /**
     * The rule by which a loss scale changes. With powers of two, scaling does not change the
     * significant digits of a single-precision gradient.
     *
     * @param first the initial factor, at least 1
     * @param growth the number that the factor is multiplied by when it grows, above 1
     * @param backoff the number that the factor is multiplied by when a step is skipped, above 0
     *     and below 1
     * @param interval the number of finite steps after which the factor grows, at least 1
     */
    public record Rule(float first, float growth, float backoff, long interval) {

        /** The defaults of PyTorch's {@code torch.amp.GradScaler}. */
        public static final Rule PYTORCH = new Rule(65_536, 2, 0.5f, 2000);

        public Rule {
            if (!(first >= MIN_FACTOR
                    && growth > 1
                    && backoff > 0
                    && backoff < 1
                    && interval >= 1)) {
                throw new IllegalArgumentException(
                        ("a loss scale of %s that grows by %s after %d steps and shrinks by %s:"
                                        + " required: at least 1, above 1, at least 1, and"
                                        + " between 0 and 1")
                                .formatted(first, growth, interval, backoff));
            }
        }
    }
}
