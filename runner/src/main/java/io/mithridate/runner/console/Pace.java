package io.mithridate.runner.console;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * The speed of training. The first step builds graph and buffers, so the clock starts when it is
 * done.
 */
final class Pace {

    private final LongSupplier nanoTime;
    private long begin;
    private long samples;
    private long first;
    private long last;

    /** The pace of a training run, by a clock in nanoseconds. */
    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * A step is done.
     *
     * @param number counted from 1; where steps are left out, they were as large as this one
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

    /** Pictures a second since the first step, as text with its unit; empty while unknown. */
    String speed() {
        double seconds = seconds();
        return last == first || seconds <= 0
                ? ""
                : String.format(Locale.ROOT, "%.0f images/s, ", samples / seconds);
    }

    /** Returns the time for so many further steps at this pace; zero as long as it is not known. */
    Duration remaining(long furtherSteps) {
        if (last == first) {
            return Duration.ZERO;
        }
        return Duration.ofMillis(Math.round(1000 * seconds() / (last - first) * furtherSteps));
    }

    /** A time that is left: {@code 12 s}, {@code 1 min 3 s}. */
    static String shown(Duration left) {
        return left.toSeconds() < 60
                ? left.toSeconds() + " s"
                : "%d min %d s".formatted(left.toMinutes(), left.toSecondsPart());
    }

    private double seconds() {
        return (nanoTime.getAsLong() - begin) / 1e9;
    }
}
