package io.mithridate.runner.console;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * The speed of training. The first step is slow because it builds the graph and buffers, so the
 * clock starts after it.
 */
final class Throughput {

    private final LongSupplier nanoTime;
    private long begin;
    private long samples;
    private long first;
    private long last;

    /**
     * Creates a measurement of one training run.
     *
     * @param nanoTime a clock, in nanoseconds
     */
    Throughput(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Records a completed step.
     *
     * @param number the number of the step, from 1; skipped steps are assumed to be as large as
     *     this one
     */
    void step(long number, int batch) {
        if (first == 0) {
            begin = nanoTime.getAsLong();
            first = number;
        } else {
            samples += batch * (number - last);
        }
        last = number;
    }

    /**
     * Returns the pictures per second since the first step, with unit and a trailing comma; empty
     * while unknown.
     */
    String speed() {
        double seconds = seconds();
        return last == first || seconds <= 0
                ? ""
                : String.format(Locale.ROOT, "%.0f images/s, ", samples / seconds);
    }

    /** Returns the estimated time for further steps; zero while the throughput is unknown. */
    Duration remaining(long furtherSteps) {
        if (last == first) {
            return Duration.ZERO;
        }
        return Duration.ofMillis(Math.round(1000 * seconds() / (last - first) * furtherSteps));
    }

    /** Formats a remaining time, e.g. {@code 12 s} or {@code 1 min 3 s}. */
    static String format(Duration left) {
        return left.toSeconds() < 60
                ? left.toSeconds() + " s"
                : "%d min %d s".formatted(left.toMinutes(), left.toSecondsPart());
    }

    private double seconds() {
        return (nanoTime.getAsLong() - begin) / 1e9;
    }
}
