package io.mithridate.runner.store;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;

/** The content of a store, to be listed, checked and thrown away. */
public final class StoreInventory {

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
        List<StoredArtifact> artifacts = read(folder -> true, StoreInventory::artifact);
        artifacts.sort(
                Comparator.comparing(StoredArtifact::created).thenComparing(StoredArtifact::key));
        return artifacts;
    }

    /**
     * The artifacts of some kinds whose manifest can be read, with what went into their keys.
     *
     * @throws IOException if the store cannot be looked through
     */
    public List<DescribedArtifact> described(Set<String> kinds) throws IOException {
        return read(
                folder -> kinds.contains(root.relativize(folder).getName(0).toString()),
                manifest -> new DescribedArtifact(artifact(manifest), manifest.description()));
    }

    private <T> List<T> read(Predicate<Path> wanted, Function<ArtifactManifest, T> made)
            throws IOException {
        List<T> read = new ArrayList<>();
        for (Path folder : folders().stream().filter(wanted).toList()) {
            try {
                read.add(made.apply(ArtifactManifest.read(folder)));
            } catch (ArtifactManifest.DamagedArtifactException
                    | DateTimeException
                    | IOException unreadable) {
                // What is wrong with it is what verify() is for.
            }
        }
        return read;
    }

    /**
     * Compares every file of artifacts with the size and the SHA-256 in its manifest. What is
     * removed meanwhile does not count; what cannot say whether it is chosen does.
     *
     * @param chosen which artifacts are looked at
     * @throws IOException if the store cannot be looked through
     */
    public Verification verify(Predicate<StoredArtifact> chosen) throws IOException {
        int artifacts = 0;
        List<Damage> damaged = new ArrayList<>();
        List<Damage> unreadable = new ArrayList<>();
        for (Path folder : folders()) {
            Path place = root.relativize(folder);
            try {
                ArtifactManifest manifest = ArtifactManifest.read(folder);
                if (!isChosen(manifest, chosen)) {
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
                    // It is gone with its manifest, even if the rest cannot be deleted.
                    Files.deleteIfExists(folder.resolve(ArtifactManifest.FILE));
                    FolderTree.delete(folder);
                    removed.set(true);
                    return folder;
                });
        return removed.get();
    }

    private static boolean isChosen(ArtifactManifest manifest, Predicate<StoredArtifact> chosen) {
        try {
            return chosen.test(artifact(manifest));
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

    /** The folders {@code <kind>/<key>} of finished artifacts. */
    private List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path kind : FolderTree.folders(root)) {
            FolderTree.folders(kind).stream().filter(this::isFinished).forEach(folders::add);
        }
        folders.sort(Comparator.naturalOrder());
        return folders;
    }

    /**
     * {@code true} if an artifact is finished: the place of an unfinished or imported one has a
     * dot, and one that was set aside lies in {@link ArtifactStore#DAMAGED}.
     */
    private boolean isFinished(Path folder) {
        Path place = root.relativize(folder);
        return place.toString().indexOf('.') < 0 && !place.startsWith(ArtifactStore.DAMAGED);
    }

    /**
     * An artifact that does not check out, or that cannot be checked.
     *
     * @param folder where it lies in the store
     * @param reason what is wrong
     */
    public record Damage(Path folder, String reason) {}

    /**
     * The result of a look at all files.
     *
     * @param artifacts how many artifacts there are, those of the two lists among them
     * @param damaged those that do not check out; the store puts each aside and computes it again
     *     when it is asked for
     * @param unreadable those that cannot be checked, such as for a broken disk; each stays, and a
     *     stage that needs it fails
     */
    public record Verification(int artifacts, List<Damage> damaged, List<Damage> unreadable) {

        public Verification {
            damaged = List.copyOf(damaged);
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * An artifact with what it was computed from; its files have not been looked at.
     *
     * @param artifact the artifact
     * @param description all that went into its key
     */
    public record DescribedArtifact(StoredArtifact artifact, JsonNode description) {}
}
