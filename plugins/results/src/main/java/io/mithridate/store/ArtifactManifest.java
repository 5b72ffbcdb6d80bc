package io.mithridate.store;

import static org.apache.commons.codec.digest.MessageDigestAlgorithms.SHA_256;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Identifies an artifact and lists its files; an artifact without a manifest does not exist.
 *
 * @param kind the stage's kind
 * @param key the stage's key
 * @param description everything that the key is computed from
 * @param created the time at which it was computed, in ISO 8601 format
 * @param cost the cost of computing it
 * @param maker the program and machine that computed it
 * @param files the artifact's files, except those in {@code made}
 * @param made the files that record how the artifact was made; they may differ between two
 *     computations of one key
 */
record ArtifactManifest(
        String kind,
        String key,
        JsonNode description,
        String created,
        Cost cost,
        Maker maker,
        List<Entry> files,
        List<Entry> made) {

    ArtifactManifest {
        files = List.copyOf(files);
        made = List.copyOf(made);
    }

    /** Returns all files of the artifact. Those that record how it was made are at the end. */
    List<Entry> allFiles() {
        return Stream.of(files, made).flatMap(List::stream).toList();
    }

    static final String FILE = "manifest.json";

    /**
     * Reads the manifest of an artifact without checking its files.
     *
     * @param folder {@code <kind>/<key>} in a store
     * @throws DamagedArtifactException if it is missing, malformed, or that of another artifact;
     *     the message gives the reason
     * @throws IOException if it cannot be read, or has a newer version; the artifact may be
     *     undamaged
     */
    static ArtifactManifest read(Path folder) throws DamagedArtifactException, IOException {
        Path file = folder.resolve(FILE);
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new DamagedArtifactException("its manifest is missing");
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        ArtifactManifest manifest = parse(file, content);
        String name = manifest.kind + "/" + manifest.key;
        if (!name.equals(folder.getName(folder.getNameCount() - 2) + "/" + folder.getFileName())) {
            throw new DamagedArtifactException("its manifest is that of " + name);
        }
        return manifest;
    }

    private static ArtifactManifest parse(Path file, byte[] content)
            throws DamagedArtifactException, IOException {
        try {
            ArtifactManifest manifest = StoredJson.parse(content, ArtifactManifest.class);
            if (manifest == null) {
                throw new DamagedArtifactException("its manifest is empty");
            }
            return manifest;
        } catch (UnrecognizedPropertyException e) {
            throw new IOException(
                    "%s has a field '%s', which this version of Mithridate does not know; use the version that wrote it, or another store"
                            .formatted(file, e.getPropertyName()),
                    e);
        } catch (JacksonException e) {
            throw new DamagedArtifactException(
                    "its manifest cannot be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            // The bytes are not text in any encoding.
            throw new DamagedArtifactException("its manifest cannot be read: " + e.getMessage());
        }
    }

    private static IOException unreadable(Path folder, IOException cause) {
        return new IOException(
                "the artifact %s cannot be read (%s); it stays in the store: see to the disk, or to the permissions, and start again"
                        .formatted(folder, cause),
                cause);
    }

    /** Writes the manifest into an artifact's folder. */
    void write(Path folder) throws IOException {
        StoredJson.write(folder.resolve(FILE), this);
    }

    /**
     * Compares every file with its recorded size and SHA-256.
     *
     * @throws DamagedArtifactException at the first file that is missing or differs; the message
     *     gives the reason
     * @throws IOException if a file cannot be read; the artifact may be undamaged
     */
    void check(Path folder) throws DamagedArtifactException, IOException {
        check(folder, allFiles());
    }

    /** Compares only the named files with their recorded sizes and SHA-256. */
    void check(Path folder, Set<String> names) throws DamagedArtifactException, IOException {
        check(folder, allFiles().stream().filter(file -> names.contains(file.path())).toList());
    }

    private static void check(Path folder, List<Entry> files)
            throws DamagedArtifactException, IOException {
        try {
            for (Entry entry : files) {
                entry.check(folder.resolve(entry.path()));
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /**
     * A file of the artifact.
     *
     * @param path the path relative to the artifact's folder, with forward slashes
     * @param size the size in bytes
     * @param sha256 the SHA-256, in hexadecimal
     */
    record Entry(String path, long size, String sha256) {

        /** Returns whether this file records how the artifact was made. */
        boolean isMade() {
            return path.startsWith(Artifact.MADE + "/");
        }

        private void check(Path file) throws DamagedArtifactException, IOException {
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(file, BasicFileAttributes.class);
                if (!attributes.isRegularFile()) {
                    throw new DamagedArtifactException(path + " is not a file");
                }
                if (attributes.size() != size) {
                    throw new DamagedArtifactException(
                            "%s has %d bytes instead of %d"
                                    .formatted(path, attributes.size(), size));
                }
                if (!new DigestUtils(SHA_256).digestAsHex(file).equals(sha256)) {
                    throw new DamagedArtifactException(path + " does not match its SHA-256");
                }
            } catch (NoSuchFileException e) {
                throw new DamagedArtifactException(path + " is missing");
            }
        }
    }

    /** Thrown if the files of an artifact are damaged. */
    static final class DamagedArtifactException extends Exception {

        @Serial private static final long serialVersionUID = 1L;

        DamagedArtifactException(String reason) {
            super(reason);
        }

        /** Returns the problem as a clause, e.g. {@code weights is missing}. */
        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
