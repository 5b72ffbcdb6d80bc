package io.mithridate.runner.store;

/**
 * The cost of computing a stage.
 *
 * @param wallSeconds seconds from start to end; if a killed process was resumed, this includes the
 *     time up to the state that it had saved
 * @param steps training steps; 0 without training
 * @param samples pairs or pictures that were processed by the model
 * @param pictures pictures that were embedded, counted once for each view of a pair and each model
 *     that embedded it
 * @param peakMemoryMiB the process's highest resident memory during the computation, in MiB
 * @param waitingSeconds seconds that training waited for batches to be loaded; if a killed process
 *     was resumed, only since then
 * @param skippedSteps number of steps that changed no weights because their gradients overflowed,
 *     as happens in float16 until the loss scale fits
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
