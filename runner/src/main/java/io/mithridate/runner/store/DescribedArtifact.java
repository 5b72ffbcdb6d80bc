package io.mithridate.runner.store;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An artifact with what it was computed from; its files have not been looked at.
 *
 * @param artifact the artifact
 * @param description all that went into its key
 */
public record DescribedArtifact(StoredArtifact artifact, JsonNode description) {}
