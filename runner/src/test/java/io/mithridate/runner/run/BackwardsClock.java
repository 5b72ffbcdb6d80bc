package io.mithridate.runner.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes back by an hour whenever it is read. */
final class BackwardsClock extends Clock {

    private final Instant start;
    private final AtomicLong readings = new AtomicLong();

    BackwardsClock(Instant start) {
        this.start = start;
    }

    @Override
    public Instant instant() {
        return start.minus(Duration.ofHours(readings.getAndIncrement()));
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
