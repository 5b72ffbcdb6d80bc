package io.mithridate.runner.store;

/**
 * The cost of a stage when it was computed.
 *
 * @param wallSeconds seconds from start to end; where a killed process was continued, those up to
 *     the state that it saved are counted as well
 * @param steps training steps; 0 where nothing was trained
 * @param samples pairs or pictures that went through the model
 * @param pictures pictures that were embedded: each view of a pair counts, for each model that
 *     embedded it
 * @param peakMemoryMiB the process's highest resident memory meanwhile, in MiB
 * @param waitingSeconds how long training waited for batches to be loaded; where a killed process
 *     was continued, only since then
 * @param skippedSteps how many of the steps changed no weights since their gradients overflowed, as
 *     happens in float16 until the loss scale fits
 */
public record Cost(
        double wallSeconds,
        long steps,
        long samples,
        long pictures,
        double peakMemoryMiB,
        double waitingSeconds,
        long skippedSteps) {

    /** Samples a second; 0 where nothing went through the model. */
    public double samplesPerSecond() {
        return samples == 0 || wallSeconds == 0 ? 0 : samples / wallSeconds;
    }
}
