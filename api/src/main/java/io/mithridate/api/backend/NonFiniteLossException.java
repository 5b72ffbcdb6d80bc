package io.mithridate.api.backend;

import java.util.List;
import java.util.Locale;

/**
 * Thrown if training is stopped because a loss, gradients or weights are infinite or NaN. The first
 * line of the message says which value is not finite and at which step; a second line names the
 * samples.
 */
public final class NonFiniteLossException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private NonFiniteLossException(String message) {
        super(message);
    }

    /**
     * Returns an exception for a loss that is not finite.
     *
     * @param step the step, counted from 1
     * @param loss the loss
     * @param learningRate the learning rate of the step
     * @param sampleIds the pairs of the batch
     */
    public static NonFiniteLossException ofLoss(
            long step, double loss, double learningRate, List<String> sampleIds) {
        return new NonFiniteLossException(
                message("the loss became " + loss, step, learningRate)
                        + ".\nSamples of the batch: "
                        + String.join(", ", sampleIds));
    }

    /**
     * Returns an exception for a finite loss whose gradients are not finite.
     *
     * @param step the step, counted from 1
     * @param norm the global norm of the gradients
     * @param learningRate the learning rate of the step
     * @param sampleIds the pairs of the step's batches
     */
    public static NonFiniteLossException ofGradient(
            long step, double norm, double learningRate, List<String> sampleIds) {
        return new NonFiniteLossException(
                message(
                                "the loss is finite, but the norm of its gradients became " + norm,
                                step,
                                learningRate)
                        + ".\nSamples of the step: "
                        + String.join(", ", sampleIds));
    }

    /**
     * Returns an exception for a finite loss whose gradients are not finite even with the lowest
     * loss scale.
     *
     * @param step the step, counted from 1
     * @param norm the global norm of the gradients
     * @param lossScale the lowest loss scale that was tried
     * @param learningRate the learning rate of the step
     * @param sampleIds the pairs of the step's batches
     */
    public static NonFiniteLossException ofScaledGradient(
            long step, double norm, double lossScale, double learningRate, List<String> sampleIds) {
        return new NonFiniteLossException(
                message(
                                "the loss is finite, but the norm of its gradients became %s even with the lowest loss scale (%s)"
                                        .formatted(norm, lossScale),
                                step,
                                learningRate)
                        + ".\nSamples of the step: "
                        + String.join(", ", sampleIds));
    }

    /**
     * Returns an exception for weights that are not finite after the last step.
     *
     * @param name the name of the first such weight in checkpoints
     * @param step the last step, counted from 1
     * @param learningRate the learning rate of that step
     */
    public static NonFiniteLossException ofWeights(String name, long step, double learningRate) {
        return new NonFiniteLossException(
                message("numbers of " + name + " are not finite", step, learningRate));
    }

    private static String message(String what, long step, double learningRate) {
        return String.format(
                Locale.ROOT,
                "%s at step %d, learning rate %g; a lower learning rate, more warm-up or"
                        + " clip-norm: 1 would help",
                what,
                step,
                learningRate);
    }
}
