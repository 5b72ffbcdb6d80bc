package io.mithridate.runner.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** What a store holds, to be listed, checked and thrown away. */
public final class StoreInventory {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final KeyLocks locks;

    /** The inventory of the store in a folder. */
    public StoreInventory(Path root) {
        this.root = root;
        locks = new KeyLocks(root);
    }

    /**
     * Every artifact whose manifest can be read, from the oldest to the youngest.
     *
     * @throws IOException if the store cannot be looked through
     */
    public List<StoredArtifact> artifacts() throws IOException {
        List<StoredArtifact> artifacts = new ArrayList<>();
        for (Path folder : folders()) {
            try {
                artifacts.add(artifact(manifest(folder)));
            } catch (IOException | DateTimeException | IllegalArgumentException unreadable) {
                // What is wrong with it is what damaged() is for.
            }
        }
        artifacts.sort(
                Comparator.comparing(StoredArtifact::created).thenComparing(StoredArtifact::key));
        return artifacts;
    }

    /**
     * Compares every file with the size and the SHA-256 in its manifest.
     *
     * @return the artifacts that do not check out; the store puts each aside and computes it again
     *     when it is asked for
     * @throws IOException if the store cannot be looked through
     */
    public List<Damage> damaged() throws IOException {
        List<Damage> damaged = new ArrayList<>();
        for (Path folder : folders()) {
            damage(folder)
                    .ifPresent(reason -> damaged.add(new Damage(root.relativize(folder), reason)));
        }
        return damaged;
    }

    /**
     * Removes an artifact, unless somebody is at work on its key.
     *
     * @return whether it is gone
     * @throws IOException if it cannot be deleted
     */
    public boolean remove(StoredArtifact artifact) throws IOException {
        Path folder = root.resolve(artifact.kind()).resolve(artifact.key());
        AtomicBoolean removed = new AtomicBoolean();
        locks.ifFree(
                artifact.kind(),
                artifact.key(),
                () -> {
                    // Without its manifest it is no artifact, whatever stops the rest.
                    Files.deleteIfExists(folder.resolve(ArtifactManifest.FILE));
                    FolderTree.delete(folder);
                    removed.set(true);
                    return folder;
                });
        return removed.get();
    }

    private static Optional<String> damage(Path folder) {
        try {
            return ArtifactStore.damage(folder, manifest(folder));
        } catch (JacksonException e) {
            return Optional.of("its manifest cannot be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            return Optional.of("it cannot be read: " + e);
        }
    }

    private static ArtifactManifest manifest(Path folder) throws IOException {
        ArtifactManifest manifest =
                JSON.readValue(
                        folder.resolve(ArtifactManifest.FILE).toFile(), ArtifactManifest.class);
        if (manifest == null) {
            throw new IOException("its manifest is empty");
        }
        return manifest;
    }

    private static StoredArtifact artifact(ArtifactManifest manifest) {
        return new StoredArtifact(
                manifest.kind(),
                manifest.key(),
                manifest.files().stream().mapToLong(ArtifactManifest.Entry::size).sum(),
                Instant.parse(manifest.created()),
                manifest.cost(),
                manifest.madeBy());
    }

    /** The folders {@code <kind>/<key>} of finished artifacts. */
    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.walk(root, 2)) {
            return folders.filter(folder -> root.relativize(folder).getNameCount() == 2)
                    .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                    .filter(this::isFinished)
                    .sorted()
                    .toList();
        }
    }

    /** What is in the making has a dot in its name, and what was set aside has a folder. */
    private boolean isFinished(Path folder) {
        return folder.getFileName().toString().indexOf('.') < 0
                && !root.relativize(folder).startsWith(ArtifactStore.DAMAGED);
    }

    /**
     * An artifact that does not check out.
     *
     * @param folder where it lies in the store
     * @param reason what is wrong
     */
    public record Damage(Path folder, String reason) {}
}
