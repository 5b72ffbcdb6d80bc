package io.mithridate.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Lists, verifies and removes the artifacts of a store. */
public final class StoreInventory {

    private final Path root;
    private final KeyLocks locks;

    /** Creates an inventory of the store in a folder. */
    public StoreInventory(Path root) {
        this.root = root;
        locks = new KeyLocks(root);
    }

    /**
     * Returns all artifacts with a readable manifest, from oldest to newest.
     *
     * @throws IOException if the store cannot be read
     */
    public List<StoredArtifact> artifacts() throws IOException {
        List<StoredArtifact> artifacts = read(folder -> true, StoreInventory::artifact);
        artifacts.sort(
                Comparator.comparing(StoredArtifact::created).thenComparing(StoredArtifact::key));
        return artifacts;
    }

    /**
     * Returns the artifacts of some kinds that have a readable manifest, with the inputs of their
     * keys.
     *
     * @throws IOException if the store cannot be read
     */
    public List<DescribedArtifact> described(Set<String> kinds) throws IOException {
        return read(
                folder -> kinds.contains(root.relativize(folder).getName(0).toString()),
                manifest -> new DescribedArtifact(artifact(manifest), manifest.description()));
    }

    private <T> List<T> read(Predicate<Path> filter, Function<ArtifactManifest, T> create)
            throws IOException {
        List<T> artifacts = new ArrayList<>();
        for (Path folder : folders().stream().filter(filter).toList()) {
            try {
                artifacts.add(create.apply(ArtifactManifest.read(folder)));
            } catch (ArtifactManifest.DamagedArtifactException
                    | DateTimeException
                    | IOException unreadable) {
                // Problems are reported by verify().
            }
        }
        return artifacts;
    }

    /**
     * Compares every file of artifacts with the size and SHA-256 in its manifest. Artifacts that
     * are removed in the meantime are not counted. Artifacts without a readable manifest are always
     * checked.
     *
     * @param filter selects the artifacts to check
     * @throws IOException if the store cannot be read
     */
    public Verification verify(Predicate<StoredArtifact> filter) throws IOException {
        int artifacts = 0;
        List<Damage> damaged = new ArrayList<>();
        List<Damage> unreadable = new ArrayList<>();
        for (Path folder : folders()) {
            Path place = root.relativize(folder);
            try {
                ArtifactManifest manifest = ArtifactManifest.read(folder);
                if (!isChosen(manifest, filter)) {
                    continue;
                }
                manifest.check(folder);
            } catch (ArtifactManifest.DamagedArtifactException e) {
                if (Files.notExists(folder)) {
                    continue;
                }
                damaged.add(new Damage(place, e.reason()));
            } catch (IOException e) {
                unreadable.add(new Damage(place, String.valueOf(e.getMessage())));
            }
            artifacts++;
        }
        return new Verification(artifacts, damaged, unreadable);
    }

    /**
     * Removes an artifact, unless its key is in use.
     *
     * @return whether it was removed
     * @throws IOException if it cannot be deleted
     */
    public boolean remove(StoredArtifact artifact) throws IOException {
        Path folder = root.resolve(artifact.kind()).resolve(artifact.key());
        return locks.runIfFree(
                artifact.kind(),
                artifact.key(),
                () -> {
                    // Without its manifest the artifact no longer exists, even if the rest cannot
                    // be deleted.
                    Files.deleteIfExists(folder.resolve(ArtifactManifest.FILE));
                    FileTrees.delete(folder);
                    return folder;
                });
    }

    private static boolean isChosen(ArtifactManifest manifest, Predicate<StoredArtifact> filter) {
        try {
            return filter.test(artifact(manifest));
        } catch (DateTimeException withoutTime) {
            return true;
        }
    }

    private static StoredArtifact artifact(ArtifactManifest manifest) {
        return new StoredArtifact(
                manifest.kind(),
                manifest.key(),
                manifest.allFiles().stream().mapToLong(ArtifactManifest.Entry::size).sum(),
                Instant.parse(manifest.created()),
                manifest.cost(),
                manifest.maker());
    }

    /** Returns the folders {@code <kind>/<key>} of finished artifacts. */
    private List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path kind : FileTrees.folders(root)) {
            FileTrees.folders(kind).stream().filter(this::isFinished).forEach(folders::add);
        }
        folders.sort(Comparator.naturalOrder());
        return folders;
    }

    /**
     * Returns whether an artifact is finished. The path of an unfinished or imported artifact
     * contains a dot, and damaged artifacts are in {@link ArtifactStore#DAMAGED}.
     */
    private boolean isFinished(Path folder) {
        Path place = root.relativize(folder);
        return place.toString().indexOf('.') < 0 && !place.startsWith(ArtifactStore.DAMAGED);
    }

    /**
     * An artifact that is damaged or cannot be checked.
     *
     * @param folder the artifact's folder, relative to the store
     * @param reason the problem
     */
    public record Damage(Path folder, String reason) {}

    /**
     * The result of checking all files.
     *
     * @param artifacts the number of artifacts checked, including those in the two lists
     * @param damaged damaged artifacts, which the store moves aside and computes again when they
     *     are next needed
     * @param unreadable artifacts that cannot be checked, e.g. because of a broken disk; they are
     *     kept, and stages that need them fail
     */
    public record Verification(int artifacts, List<Damage> damaged, List<Damage> unreadable) {

        public Verification {
            damaged = List.copyOf(damaged);
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * An artifact and the inputs of its key; its files have not been checked.
     *
     * @param artifact the artifact
     * @param description everything that its key is computed from
     */
    public record DescribedArtifact(StoredArtifact artifact, JsonNode description) {}
}
