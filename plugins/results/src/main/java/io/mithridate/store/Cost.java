package io.mithridate.store;

/**
 * The cost of computing a stage.
 *
 * @param wallSeconds the number of seconds from start to end; if a killed process was resumed, this
 *     includes the time up to the state that it had saved
 * @param steps the number of training steps; 0 without training
 * @param samples the number of pairs and pictures that the model processed
 * @param pictures the number of pictures embedded, counting each view of a pair and each model
 * @param peakMemoryMiB the maximum resident memory of the process during the computation, in MiB
 * @param waitingSeconds the number of seconds that training waited for batches to be loaded; if a
 *     killed process was resumed, only the time since then is counted
 * @param skippedSteps the number of steps that changed no weights because their gradients
 *     overflowed, as happens in float16 until the loss scale fits
 */
public record Cost(
        double wallSeconds,
        long steps,
        long samples,
        long pictures,
        double peakMemoryMiB,
        double waitingSeconds,
        long skippedSteps) {

    /** Returns the samples per second; 0 if the model processed none. */
    public double samplesPerSecond() {
        return samples == 0 || wallSeconds == 0 ? 0 : samples / wallSeconds;
    }
}
