package io.mithridate.runner.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an artifact is and of which files it consists; an artifact without one does not exist.
 *
 * @param kind the stage's kind
 * @param key the stage's key
 * @param description all that went into the key
 * @param created when it was computed, ISO 8601
 * @param cost what it cost
 * @param maker who computed it; missing in manifests of programs that did not record it
 * @param files its files
 */
record ArtifactManifest(
        String kind,
        String key,
        JsonNode description,
        String created,
        Cost cost,
        @Nullable Maker maker,
        List<Entry> files) {

    ArtifactManifest {
        // A manifest that was cut short has neither.
        Objects.requireNonNull(cost, "cost");
        files = List.copyOf(files);
    }

    /** Who computed it; {@link Maker#UNKNOWN} if the manifest does not say. */
    Maker madeBy() {
        return maker == null ? Maker.UNKNOWN : maker;
    }

    static final String FILE = "manifest.json";

    /**
     * A file of the artifact.
     *
     * @param path relative to the artifact's folder, with forward slashes
     * @param size in bytes
     * @param sha256 in hexadecimal
     */
    record Entry(String path, long size, String sha256) {}
}
