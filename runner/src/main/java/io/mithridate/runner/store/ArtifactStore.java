package io.mithridate.runner.store;

import static org.apache.commons.codec.digest.MessageDigestAlgorithms.SHA_256;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of artifacts: {@code <root>/<kind>/<key>/}, each with a manifest and its files.
 *
 * <p>An artifact is computed under a temporary name, synced and renamed, so that it is there as a
 * whole or not at all. It is read only after its manifest checks out; a damaged one is set aside
 * and computed again, and one that cannot be read now stays. Of two processes, or threads, that
 * want the same key, one computes and the other waits. Where locks do not reach from one machine to
 * another, both compute, and one of the two artifacts is kept; a file system that cannot lock at
 * all is refused.
 *
 * <p>Beside an artifact in the making there may be a folder {@code <key>.unfinished}: what its
 * computation leaves there outlives a process that is killed, and is there when the computation is
 * begun again. It goes when the artifact is complete, or by {@link #removeLeftovers}, and may be
 * deleted by hand while nobody computes the artifact.
 */
public final class ArtifactStore {

    /** The suffix of an artifact in the making; no two have the same name. */
    static final String PARTIAL = ".partial";

    /** The suffix, behind the key, of a folder that outlives a killed process. */
    static final String UNFINISHED = ".unfinished";

    /** The folder of what was damaged. */
    static final String DAMAGED = "damaged";

    private static final Logger log = LoggerFactory.getLogger(ArtifactStore.class);

    private final Path root;
    private final Clock clock;
    private final Maker maker;
    private final KeyLocks locks;
    private final StoreDisk disk;
    private final Map<String, Artifact> verified = new ConcurrentHashMap<>();

    /** Artifacts known by their manifests alone. */
    private final Map<String, Artifact> described = new ConcurrentHashMap<>();

    /**
     * A store in a folder, which is created when the first artifact is. A process that computes for
     * it stays unknown.
     */
    public ArtifactStore(Path root, Clock clock) {
        this(root, clock, Maker.UNKNOWN);
    }

    /**
     * A store in a folder, which is created when the first artifact is.
     *
     * @param maker who computes what is not there yet
     */
    public ArtifactStore(Path root, Clock clock, Maker maker) {
        this(root, clock, maker, StoreDisk.PRESENT);
    }

    /** A store on a disk of its own. */
    ArtifactStore(Path root, Clock clock, Maker maker, StoreDisk disk) {
        this.root = root;
        this.clock = clock;
        this.maker = maker;
        this.disk = disk;
        locks = new KeyLocks(root);
    }

    /** The store's folder. */
    public Path root() {
        return root;
    }

    /** Returns the maker of what is not there yet. */
    public Maker maker() {
        return maker;
    }

    /** Returns whether there is an artifact of this key; its files are not checked. */
    public boolean contains(String kind, String key) {
        return Files.exists(folder(kind, key).resolve(ArtifactManifest.FILE));
    }

    /** The kinds of processors that began to compute a key, and left something to go on with. */
    public SortedSet<String> begunBy(String kind, String key) throws IOException {
        return new UnfinishedWork(unfinished(kind, key)).processors();
    }

    /**
     * The artifact of a key, if it is there and undamaged. A damaged one is set aside, with a
     * warning.
     *
     * @throws IOException if its files cannot be read, which says nothing of damage
     */
    public Optional<Artifact> find(String kind, String key) throws IOException {
        Path folder = folder(kind, key);
        Artifact known = verified.get(kind + "/" + key);
        if (known != null && Files.exists(folder.resolve(ArtifactManifest.FILE))) {
            return Optional.of(known);
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Inspection inspection = inspect(kind, key);
        return inspection.artifact().isPresent() && !Files.exists(unfinished(kind, key))
                ? inspection.artifact()
                // Another process that saw the damage may have computed it again: look once more,
                // alone.
                : locks.alone(kind, key, () -> findOrSetAside(kind, key));
    }

    /**
     * The artifact of a key as its manifest describes it. The manifest says when, by whom and at
     * what cost the artifact was computed; its other files are not digested, which takes hours for
     * the weights of many models. If the manifest or a named file is damaged, the answer is that of
     * {@link #find}.
     *
     * @param read which of its files will be read, as paths in its folder
     * @throws IOException if the manifest or one of those files cannot be read
     */
    public Optional<Artifact> described(String kind, String key, Set<String> read)
            throws IOException {
        String name = kind + "/" + key;
        Path folder = folder(kind, key);
        Artifact known = read.isEmpty() ? described.get(name) : verified.get(name);
        if (known != null && Files.exists(folder.resolve(ArtifactManifest.FILE))) {
            return Optional.of(known);
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            ArtifactManifest manifest = ArtifactManifest.read(folder);
            manifest.check(folder, read);
            Artifact artifact = artifact(folder, manifest);
            described.put(name, artifact);
            return Optional.of(artifact);
        } catch (ArtifactManifest.DamagedArtifactException damaged) {
            return find(kind, key);
        }
    }

    /**
     * The artifact of a key, computed if it is not there.
     *
     * @param description what went into the key, for the manifest
     * @param computation fills the folder that it is given, and says what that cost
     */
    public Artifact getOrCompute(
            String kind, String key, JsonNode description, Computation computation)
            throws IOException {
        Optional<Artifact> there = find(kind, key);
        if (there.isPresent()) {
            return there.get();
        }
        return locks.alone(
                kind,
                key,
                () -> {
                    Optional<Artifact> computedMeanwhile = findOrSetAside(kind, key);
                    return computedMeanwhile.isPresent()
                            ? computedMeanwhile.get()
                            : compute(kind, key, description, computation);
                });
    }

    /**
     * Removes what killed processes left of computations that nobody has begun again. What another
     * process is at work on stays, and what cannot be removed costs a warning.
     *
     * <p>To be called while no other store of this process is at work on the folder.
     *
     * @param untouched for how long nobody has written to what goes
     * @param wanted keys that are about to be computed, whose leftovers stay
     */
    public void removeLeftovers(Duration untouched, Set<String> wanted) {
        new Leftovers(root, locks).remove(clock.instant().minus(untouched), wanted);
    }

    private Optional<Artifact> findOrSetAside(String kind, String key) throws IOException {
        if (!Files.exists(folder(kind, key), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Inspection inspection = inspect(kind, key);
        if (inspection.artifact().isEmpty()) {
            setAside(kind, key, inspection.damage());
        } else {
            // A process that was killed just after it named the artifact leaves this behind.
            deleteOrWarn(unfinished(kind, key));
        }
        return inspection.artifact();
    }

    private Inspection inspect(String kind, String key) throws IOException {
        Path folder = folder(kind, key);
        try {
            ArtifactManifest manifest = ArtifactManifest.read(folder);
            manifest.check(folder);
            return new Inspection(Optional.of(verified(kind, key, manifest)), "");
        } catch (ArtifactManifest.DamagedArtifactException e) {
            return new Inspection(Optional.empty(), e.reason());
        }
    }

    private Artifact compute(String kind, String key, JsonNode description, Computation computation)
            throws IOException {
        Path folder = root.resolve(kind);
        String own = key + "." + maker.host().replaceAll("[^\\w-]", "-") + ".";
        // Processes of one machine do keep each other out: what is left of one that held the lock
        // before is worth nothing.
        try (DirectoryStream<Path> dead = Files.newDirectoryStream(folder, own + "*" + PARTIAL)) {
            for (Path left : dead) {
                FolderTree.delete(left);
            }
        }
        Path temporary = folder.resolve(own + UUID.randomUUID() + PARTIAL);
        Files.createDirectories(temporary);
        UnfinishedWork unfinished = new UnfinishedWork(unfinished(kind, key));
        try {
            Maker makers = maker.after(unfinished.processors());
            if (!maker.equals(Maker.UNKNOWN)) {
                unfinished.begin(maker.processor().kind());
            }
            Cost cost = computation.computeInto(temporary, unfinished.folder());
            Artifact artifact = keep(kind, key, description, cost, makers, temporary);
            deleteOrWarn(temporary);
            deleteOrWarn(unfinished.folder());
            return artifact;
        } catch (IOException | RuntimeException | Error failure) {
            if (disk.space().isUsedUp(temporary)) {
                failure.addSuppressed(new NoRoomException(root));
            }
            try {
                disk.deletion().delete(temporary);
                unfinished.deleteIfNothingIsLeft();
            } catch (IOException | UncheckedIOException left) {
                failure.addSuppressed(left);
            }
            throw failure;
        }
    }

    /** The artifact is complete, whether or not what it does not need can be deleted. */
    private void deleteOrWarn(Path folder) {
        try {
            disk.deletion().delete(folder);
        } catch (IOException | UncheckedIOException e) {
            log.warn("what is not needed any more cannot be deleted: {}: {}", folder, e.toString());
        }
    }

    /** Keeps what is complete, even if the thread was told to stop meanwhile. */
    private Artifact keep(
            String kind, String key, JsonNode description, Cost cost, Maker makers, Path temporary)
            throws IOException {
        List<ArtifactManifest.Entry> entries = entries(temporary);
        ArtifactManifest manifest =
                new ArtifactManifest(
                        kind,
                        key,
                        description,
                        clock.instant().toString(),
                        cost,
                        makers,
                        entries.stream().filter(entry -> !entry.isMade()).toList(),
                        entries.stream().filter(ArtifactManifest.Entry::isMade).toList());
        manifest.write(temporary);
        disk.syncing().syncAll(temporary);
        Path folder = folder(kind, key);
        try {
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException refused) {
            // Where locks do not work between machines, another one may have been faster.
            return inspect(kind, key).artifact().orElseThrow(() -> refused);
        }
        disk.syncing().sync(root.resolve(kind));
        return verified(kind, key, manifest);
    }

    private Artifact verified(String kind, String key, ArtifactManifest manifest) {
        Artifact artifact = artifact(folder(kind, key), manifest);
        String name = kind + "/" + key;
        verified.put(name, artifact);
        described.put(name, artifact);
        return artifact;
    }

    private static Artifact artifact(Path folder, ArtifactManifest manifest) {
        return new Artifact(folder, manifest.cost(), manifest.maker(), manifest.created());
    }

    private void setAside(String kind, String key, String reason) throws IOException {
        Path damaged = root.resolve(DAMAGED);
        Files.createDirectories(damaged);
        String name = kind + "-" + key + "-" + clock.instant().toEpochMilli();
        Path aside = damaged.resolve(name);
        for (int attempt = 2; Files.exists(aside); attempt++) {
            aside = damaged.resolve(name + "_" + attempt);
        }
        Files.move(folder(kind, key), aside, StandardCopyOption.ATOMIC_MOVE);
        log.warn(
                "a stored artifact is damaged and will be computed again: kind={} key={}"
                        + " reason=\"{}\" moved-to={}",
                kind,
                key,
                reason,
                aside);
    }

    private Path folder(String kind, String key) {
        return root.resolve(kind).resolve(key);
    }

    private Path unfinished(String kind, String key) {
        return root.resolve(kind).resolve(key + UNFINISHED);
    }

    private static List<ArtifactManifest.Entry> entries(Path folder) throws IOException {
        List<ArtifactManifest.Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.add(
                        new ArtifactManifest.Entry(
                                folder.relativize(file).toString().replace('\\', '/'),
                                Files.size(file),
                                new DigestUtils(SHA_256).digestAsHex(file)));
            }
        }
        return entries;
    }

    /** Computes an artifact. */
    @FunctionalInterface
    public interface Computation {

        /**
         * Writes the artifact's files.
         *
         * @param folder an existing, empty folder
         * @param unfinished where to leave what would be lost if the process were killed; there
         *     only if an earlier computation of the key made it
         * @return what it cost
         */
        Cost computeInto(Path folder, Path unfinished) throws IOException;
    }

    /**
     * The result of a look at an artifact's files.
     *
     * @param artifact the artifact, if it is undamaged
     * @param damage what is wrong with it otherwise
     */
    private record Inspection(Optional<Artifact> artifact, String damage) {}

    /**
     * The operations that a store asks of its disk, beside reading and writing.
     *
     * @param deletion deletes what is not needed any more
     * @param syncing waits until what was written would outlive a loss of power
     * @param space says how much room there is
     */
    record StoreDisk(Deletion deletion, Syncing syncing, FreeSpace space) {

        /** The disk that there is. */
        static final StoreDisk PRESENT =
                new StoreDisk(FolderTree::delete, Syncing::onDisk, FreeSpace::ofDisk);

        /** Deletes a folder, if it is there. */
        @FunctionalInterface
        interface Deletion {

            void delete(Path folder) throws IOException;
        }
    }
}
