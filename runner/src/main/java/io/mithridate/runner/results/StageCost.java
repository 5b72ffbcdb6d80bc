package io.mithridate.runner.results;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The cost of computing a stage.
 *
 * @param cell the number of the cell that the stage belongs to; empty where several share it, and
 *     where several runs are joined
 * @param title what was computed, for people: "victim of badnets, seed 1"
 * @param stage the stage's kind, such as {@code victim}
 * @param key its content key, SHA-256 in hexadecimal
 * @param cached whether it came from the store; the numbers are then those of the run that computed
 *     it
 * @param wallSeconds time on the clock, in seconds
 * @param samples pairs that were trained on and pictures that were embedded, counted each time; a
 *     second, augmented view of a pair is not counted again
 * @param picturesEmbedded each view of a pair counts, for each model that embedded it
 * @param labels labels that were looked at
 * @param steps steps of the optimizer
 * @param imagesPerSecond samples over wall seconds, set-up included; empty where there were none
 * @param peakMemoryMib the most memory that the process held, in MiB; empty where not measured
 * @param waitingSeconds time on the clock that training waited for batches to be loaded, in seconds
 * @param skippedSteps steps that changed no weights since their gradients overflowed float16
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

    /** The same stage among the cells of several runs, which number them each in its own way. */
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
