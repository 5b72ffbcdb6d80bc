package io.mithridate.store;

import java.time.Instant;

/**
 * An artifact as described by its manifest; its files have not been checked.
 *
 * @param kind the stage's kind, e.g. {@code victim}
 * @param key the stage's key
 * @param bytes the total size of its files, in bytes
 * @param created the time at which it was computed
 * @param cost the cost of computing it
 * @param maker the program and machine that computed it
 */
public record StoredArtifact(
        String kind, String key, long bytes, Instant created, Cost cost, Maker maker) {}
