package io.mithridate.store;

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
 * <p>An artifact is written under a temporary name, synced and renamed, so it is either complete or
 * absent. It is checked against its manifest before use. A damaged artifact is moved aside and
 * computed again; an unreadable one is kept. If two processes or threads request the same key, one
 * computes it and the other waits. If locks are not shared between machines, both compute it, and
 * one of the two artifacts is kept. A file system without locks is rejected.
 *
 * <p>A computation may keep files in a folder {@code <key>.unfinished} beside the artifact. The
 * folder survives if the process is killed, and is available when the computation is started again.
 * It is deleted when the artifact is complete or by {@link #removeLeftovers}, and may be deleted by
 * hand while the artifact is not being computed.
 */
public final class ArtifactStore {

    /** The suffix of a folder in which an artifact is being written; the full names are unique. */
    static final String PARTIAL = ".partial";

    /** The suffix, after the key, of a folder that survives a killed process. */
    static final String UNFINISHED = ".unfinished";

    /** The folder to which damaged artifacts are moved. */
    static final String DAMAGED = "damaged";

    private static final Logger log = LoggerFactory.getLogger(ArtifactStore.class);

    private final Path root;
    private final Clock clock;
    private final Maker maker;
    private final KeyLocks locks;
    private final StoreDisk disk;
    private final Map<String, Artifact> verified = new ConcurrentHashMap<>();

    /** Artifacts whose manifests were read, although not all of their files were checked. */
    private final Map<String, Artifact> described = new ConcurrentHashMap<>();

    /**
     * Creates a store in a folder, which is created with the first artifact. Its artifacts do not
     * record their maker.
     */
    public ArtifactStore(Path root, Clock clock) {
        this(root, clock, Maker.UNKNOWN);
    }

    /**
     * Creates a store in a folder, which is created with the first artifact.
     *
     * @param maker the maker recorded for new artifacts
     */
    public ArtifactStore(Path root, Clock clock, Maker maker) {
        this(root, clock, maker, StoreDisk.DEFAULT);
    }

    /** Creates a store with the given disk operations. */
    ArtifactStore(Path root, Clock clock, Maker maker, StoreDisk disk) {
        this.root = root;
        this.clock = clock;
        this.maker = maker;
        this.disk = disk;
        locks = new KeyLocks(root);
    }

    /** Returns the store's folder. */
    public Path root() {
        return root;
    }

    /** Returns the maker that is recorded for new artifacts. */
    public Maker maker() {
        return maker;
    }

    /** Returns whether an artifact of this key exists; its files are not checked. */
    public boolean contains(String kind, String key) {
        return Files.exists(folder(kind, key).resolve(ArtifactManifest.FILE));
    }

    /**
     * Returns the kinds of processors on which unfinished computations of a key have saved state.
     */
    public SortedSet<String> begunBy(String kind, String key) throws IOException {
        return new UnfinishedWork(unfinished(kind, key)).processors();
    }

    /**
     * Finds the artifact of a key if it exists and is undamaged. A damaged one is moved aside, with
     * a warning.
     *
     * @throws IOException if its files cannot be read, which does not imply that it is damaged
     */
    public Optional<Artifact> find(String kind, String key) throws IOException {
        Path folder = folder(kind, key);
        Artifact cached = verified.get(kind + "/" + key);
        if (cached != null && Files.exists(folder.resolve(ArtifactManifest.FILE))) {
            return Optional.of(cached);
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Inspection inspection = inspect(kind, key);
        return inspection.artifact().isPresent() && !Files.exists(unfinished(kind, key))
                ? inspection.artifact()
                // Another process that saw the damage may have computed it again, so look again
                // under the lock.
                : locks.withLock(kind, key, () -> findOrSetAside(kind, key));
    }

    /**
     * Finds the artifact of a key from its manifest, which records its maker, time and cost. Only
     * the given files are checked, because computing the digests of the weights of many models
     * takes hours. If the manifest or one of these files is damaged, the result is that of {@link
     * #find}.
     *
     * @param filesToRead the files that will be read, as paths in the artifact's folder
     * @throws IOException if the manifest or one of those files cannot be read
     */
    public Optional<Artifact> described(String kind, String key, Set<String> filesToRead)
            throws IOException {
        String name = kind + "/" + key;
        Path folder = folder(kind, key);
        Artifact cached = filesToRead.isEmpty() ? described.get(name) : verified.get(name);
        if (cached != null && Files.exists(folder.resolve(ArtifactManifest.FILE))) {
            return Optional.of(cached);
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            ArtifactManifest manifest = ArtifactManifest.read(folder);
            manifest.check(folder, filesToRead);
            Artifact artifact = artifact(folder, manifest);
            described.put(name, artifact);
            return Optional.of(artifact);
        } catch (ArtifactManifest.DamagedArtifactException damaged) {
            return find(kind, key);
        }
    }

    /**
     * Returns the artifact of a key, and computes it if it does not exist.
     *
     * @param description everything that the key is computed from, for the manifest
     * @param computation writes the files into the given folder and returns the cost
     */
    public Artifact getOrCompute(
            String kind, String key, JsonNode description, Computation computation)
            throws IOException {
        Optional<Artifact> existing = find(kind, key);
        if (existing.isPresent()) {
            return existing.get();
        }
        return locks.withLock(
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
     * Removes unfinished computations that killed processes left behind and that were not resumed.
     * Those in use by another process are kept. A failure to remove one only causes a warning.
     *
     * <p>Must not be called while another store object of this process uses the folder.
     *
     * @param minAge the minimum time since the last write to a removed folder
     * @param wantedKeys the keys that are about to be computed; their leftovers are kept
     */
    public void removeLeftovers(Duration minAge, Set<String> wantedKeys) {
        new Leftovers(root, locks).remove(clock.instant().minus(minAge), wantedKeys);
    }

    private Optional<Artifact> findOrSetAside(String kind, String key) throws IOException {
        if (!Files.exists(folder(kind, key), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Inspection inspection = inspect(kind, key);
        if (inspection.artifact().isEmpty()) {
            setAside(kind, key, inspection.damage());
        } else {
            // A process that was killed after it renamed the artifact left this folder.
            deleteOrWarn(unfinished(kind, key));
        }
        return inspection.artifact();
    }

    private Inspection inspect(String kind, String key) throws IOException {
        Path folder = folder(kind, key);
        try {
            ArtifactManifest manifest = ArtifactManifest.read(folder);
            manifest.check(folder);
            return new Inspection(Optional.of(recordVerified(kind, key, manifest)), "");
        } catch (ArtifactManifest.DamagedArtifactException e) {
            return new Inspection(Optional.empty(), e.reason());
        }
    }

    private Artifact compute(String kind, String key, JsonNode description, Computation computation)
            throws IOException {
        Path folder = root.resolve(kind);
        String prefix = key + "." + maker.host().replaceAll("[^\\w-]", "-") + ".";
        // This process holds the lock of the key, so folders from other processes on this machine
        // were left by killed ones and are useless.
        try (DirectoryStream<Path> dead =
                Files.newDirectoryStream(folder, prefix + "*" + PARTIAL)) {
            for (Path leftover : dead) {
                FileTrees.delete(leftover);
            }
        }
        Path temporary = folder.resolve(prefix + UUID.randomUUID() + PARTIAL);
        Files.createDirectories(temporary);
        UnfinishedWork unfinished = new UnfinishedWork(unfinished(kind, key));
        try {
            Maker recordedMaker = maker.resumedFrom(unfinished.processors());
            if (!maker.equals(Maker.UNKNOWN)) {
                unfinished.begin(maker.processor().kind());
            }
            Cost cost = computation.computeInto(temporary, unfinished.folder());
            Artifact artifact =
                    moveToFinalName(kind, key, description, cost, recordedMaker, temporary);
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

    /**
     * Deletes a folder. A failure only causes a warning, because the artifact is complete even if
     * unneeded files remain.
     */
    private void deleteOrWarn(Path folder) {
        try {
            disk.deletion().delete(folder);
        } catch (IOException | UncheckedIOException e) {
            log.warn("cannot delete unneeded folder {}: {}", folder, e.toString());
        }
    }

    /** Moves a complete artifact to its final name, even if the thread was interrupted. */
    private Artifact moveToFinalName(
            String kind,
            String key,
            JsonNode description,
            Cost cost,
            Maker recordedMaker,
            Path temporary)
            throws IOException {
        List<ArtifactManifest.Entry> entries = entries(temporary);
        ArtifactManifest manifest =
                new ArtifactManifest(
                        kind,
                        key,
                        description,
                        clock.instant().toString(),
                        cost,
                        recordedMaker,
                        entries.stream().filter(entry -> !entry.isMade()).toList(),
                        entries.stream().filter(ArtifactManifest.Entry::isMade).toList());
        manifest.write(temporary);
        disk.syncing().syncAll(temporary);
        Path folder = folder(kind, key);
        try {
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException refused) {
            // Another machine that does not share locks may have been faster.
            return inspect(kind, key).artifact().orElseThrow(() -> refused);
        }
        disk.syncing().sync(root.resolve(kind));
        return recordVerified(kind, key, manifest);
    }

    private Artifact recordVerified(String kind, String key, ArtifactManifest manifest) {
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
        Path target = damaged.resolve(name);
        for (int attempt = 2; Files.exists(target); attempt++) {
            target = damaged.resolve(name + "_" + attempt);
        }
        Files.move(folder(kind, key), target, StandardCopyOption.ATOMIC_MOVE);
        log.warn(
                "a stored artifact is damaged and will be computed again: kind={} key={}"
                        + " reason=\"{}\" moved-to={}",
                kind,
                key,
                reason,
                target);
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
         * @param unfinished the folder for state that must survive if the process is killed; it may
         *     not exist yet
         * @return the cost
         */
        Cost computeInto(Path folder, Path unfinished) throws IOException;
    }

    /**
     * The result of checking an artifact's files.
     *
     * @param artifact the artifact; empty if it is damaged
     * @param damage the problem; an empty string if the artifact is undamaged
     */
    private record Inspection(Optional<Artifact> artifact, String damage) {}

    /**
     * The disk operations that a store needs in addition to reading and writing.
     *
     * @param deletion deletes folders that are no longer needed
     * @param syncing waits until written data would survive a power failure
     * @param space returns the free space
     */
    record StoreDisk(Deletion deletion, Syncing syncing, FreeSpace space) {

        /** The actual disk. */
        static final StoreDisk DEFAULT =
                new StoreDisk(FileTrees::delete, Syncing::onDisk, FreeSpace::ofDisk);

        /** Deletes a folder, if it exists. */
        @FunctionalInterface
        interface Deletion {

            void delete(Path folder) throws IOException;
        }
    }
}
