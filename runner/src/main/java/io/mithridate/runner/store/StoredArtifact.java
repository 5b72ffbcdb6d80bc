package io.mithridate.runner.store;

import java.time.Instant;

/**
 * An artifact, as its manifest describes it; its files have not been looked at.
 *
 * @param kind the stage's kind, such as {@code victim}
 * @param key the stage's key
 * @param bytes the size of its files
 * @param created when it was computed
 * @param cost what it cost when it was computed
 * @param maker who computed it
 */
public record StoredArtifact(
        String kind, String key, long bytes, Instant created, Cost cost, Maker maker) {}
