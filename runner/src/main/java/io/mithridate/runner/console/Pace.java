package io.mithridate.runner.console;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How fast training goes. The first step builds graph and buffers, so the clock starts when it is
 * done.
 */
final class Pace {

    private final LongSupplier nanoTime;
    private long begin;
    private long samples;
    private long steps;

    /** The pace of a training run, by a clock in nanoseconds. */
    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A step is done. */
    void step(int batch) {
        if (steps == 0) {
            begin = nanoTime.getAsLong();
        } else {
            samples += batch;
        }
        steps++;
    }

    /** Pictures a second since the first step; 0 as long as there is nothing to tell it from. */
    double imagesPerSecond() {
        double seconds = seconds();
        return seconds > 0 ? samples / seconds : 0;
    }

    /** How long so many further steps take at this pace; zero as long as it is not known. */
    Duration remaining(long furtherSteps) {
        if (steps < 2) {
            return Duration.ZERO;
        }
        return Duration.ofMillis(Math.round(1000 * seconds() / (steps - 1) * furtherSteps));
    }

    private double seconds() {
        return (nanoTime.getAsLong() - begin) / 1e9;
    }
}
