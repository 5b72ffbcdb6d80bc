package io.mithridate.runner.store;

import static org.apache.commons.codec.digest.MessageDigestAlgorithms.SHA_256;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
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
 * @param made the files that say how it was made, in which two computations of one key differ;
 *     missing in manifests of programs that did not write any
 */
record ArtifactManifest(
        String kind,
        String key,
        JsonNode description,
        String created,
        Cost cost,
        @Nullable Maker maker,
        List<Entry> files,
        @Nullable List<Entry> made) {

    ArtifactManifest {
        // A manifest that was cut short has neither.
        Objects.requireNonNull(cost, "cost");
        files = List.copyOf(files);
        made = made == null ? null : List.copyOf(made);
    }

    /** All of its files, those that say how it was made behind the others. */
    List<Entry> allFiles() {
        return made == null ? files : Stream.of(files, made).flatMap(List::stream).toList();
    }

    /** Who computed it; {@link Maker#UNKNOWN} if the manifest does not say. */
    Maker madeBy() {
        return maker == null ? Maker.UNKNOWN : maker;
    }

    static final String FILE = "manifest.json";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * The manifest of an artifact; its files are not looked at.
     *
     * @throws DamagedArtifactException if it cannot be read; the message says why
     */
    static ArtifactManifest read(Path folder) throws DamagedArtifactException {
        try {
            ArtifactManifest manifest =
                    JSON.readValue(folder.resolve(FILE).toFile(), ArtifactManifest.class);
            if (manifest == null) {
                throw new DamagedArtifactException("its manifest is empty");
            }
            return manifest;
        } catch (JacksonException e) {
            throw new DamagedArtifactException(
                    "its manifest cannot be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new DamagedArtifactException("it cannot be read: " + e);
        }
    }

    /** Writes the manifest into an artifact's folder. */
    Path write(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        JSON.writeValue(file.toFile(), this);
        return file;
    }

    /**
     * Compares every file with its size and SHA-256.
     *
     * @throws DamagedArtifactException at the first that differs; the message says how
     */
    void check(Path folder) throws DamagedArtifactException {
        try {
            for (Entry entry : allFiles()) {
                entry.check(folder.resolve(entry.path()));
            }
        } catch (IOException e) {
            throw new DamagedArtifactException("it cannot be read: " + e);
        }
    }

    /**
     * A file of the artifact.
     *
     * @param path relative to the artifact's folder, with forward slashes
     * @param size in bytes
     * @param sha256 in hexadecimal
     */
    record Entry(String path, long size, String sha256) {

        /** Whether it says how the artifact was made. */
        boolean isMade() {
            return path.startsWith(Artifact.MADE + "/");
        }

        private void check(Path file) throws DamagedArtifactException, IOException {
            if (!Files.isRegularFile(file)) {
                throw new DamagedArtifactException(path + " is missing");
            }
            if (Files.size(file) != size) {
                throw new DamagedArtifactException(
                        "%s has %d bytes instead of %d".formatted(path, Files.size(file), size));
            }
            if (!new DigestUtils(SHA_256).digestAsHex(file).equals(sha256)) {
                throw new DamagedArtifactException(path + " does not match its SHA-256");
            }
        }
    }
}
