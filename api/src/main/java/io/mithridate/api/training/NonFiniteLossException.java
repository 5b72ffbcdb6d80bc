package io.mithridate.api.training;

import java.util.List;
import java.util.Locale;

/** Training came to a loss that is not a number, or infinite, and was stopped. */
public final class NonFiniteLossException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says where it happened.
     *
     * @param step the step, counted from 1
     * @param loss the value
     * @param learningRate the learning rate of the step
     * @param sampleIds the pairs of the batch
     */
    public NonFiniteLossException(
            long step, double loss, double learningRate, List<String> sampleIds) {
        super(
                String.format(
                        Locale.ROOT,
                        "the loss became %s at step %d, learning rate %g; a lower learning rate,"
                            + " more warm-up or clip-norm: 1 would help. Samples of the batch: %s",
                        loss,
                        step,
                        learningRate,
                        String.join(", ", sampleIds)));
    }
}
