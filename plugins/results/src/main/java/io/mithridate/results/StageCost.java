package io.mithridate.results;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The cost of computing a stage.
 *
 * @param cell the number of the cell that the stage belongs to; empty if several cells share it, or
 *     if several runs are joined
 * @param title the title of the stage shown to users, e.g. "victim of badnets, seed 1"
 * @param stage the kind of the stage, e.g. {@code victim}
 * @param key the content key, SHA-256 in hexadecimal
 * @param cached whether it was taken from the store; the numbers are then those of the original
 *     computation
 * @param wallSeconds the wall-clock time, in seconds
 * @param samples the number of pairs trained on and pictures embedded, counting repetitions; a
 *     second, augmented view of a pair is not counted separately
 * @param picturesEmbedded the number of pictures embedded, counting each view of a pair and each
 *     model
 * @param labels the number of labels read
 * @param steps the number of optimizer steps
 * @param imagesPerSecond samples per second of wall-clock time, including setup; empty if there
 *     were no samples
 * @param peakMemoryMib the peak memory of the process, in MiB; empty if not measured
 * @param waitingSeconds the wall-clock time that training waited for batches to be loaded, in
 *     seconds
 * @param skippedSteps the number of steps that changed no weights because gradients overflowed
 *     float16
 */
public record StageCost(
        OptionalInt cell,
        String title,
        String stage,
        String key,
        boolean cached,
        double wallSeconds,
        long samples,
        long picturesEmbedded,
        long labels,
        long steps,
        OptionalDouble imagesPerSecond,
        OptionalDouble peakMemoryMib,
        double waitingSeconds,
        long skippedSteps) {

    /** Returns a copy without the cell number, which is ambiguous when several runs are joined. */
    public StageCost withoutCell() {
        return new StageCost(
                OptionalInt.empty(),
                title,
                stage,
                key,
                cached,
                wallSeconds,
                samples,
                picturesEmbedded,
                labels,
                steps,
                imagesPerSecond,
                peakMemoryMib,
                waitingSeconds,
                skippedSteps);
    }
}
