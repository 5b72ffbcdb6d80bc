package io.mithridate.runner.run;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** A clock that interrupts the thread that makes the n-th reading, as Ctrl-C does. */
final class InterruptingClock extends Clock {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    private final AtomicInteger remainingReadings;

    InterruptingClock(int reading) {
        remainingReadings = new AtomicInteger(reading);
    }

    @Override
    public Instant instant() {
        if (remainingReadings.decrementAndGet() == 0) {
            Thread.currentThread().interrupt();
        }
        return TIME;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
