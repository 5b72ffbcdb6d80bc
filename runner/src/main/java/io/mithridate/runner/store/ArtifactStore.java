package io.mithridate.runner.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of artifacts: {@code <root>/<kind>/<key>/}, each with a manifest and its files.
 *
 * <p>An artifact is computed under a temporary name, synced and renamed, so that it is there as a
 * whole or not at all. It is read only after its manifest checks out; a damaged one is set aside
 * and computed again. Of two processes, or threads, that want the same key, one computes and the
 * other waits.
 *
 * <p>Beside an artifact in the making there may be a folder {@code <key>.unfinished}: what its
 * computation leaves there outlives a process that is killed, and is there when the computation is
 * begun again. It goes when the artifact is complete, and may be deleted by hand at any other time.
 */
public final class ArtifactStore {

    private static final Logger log = LoggerFactory.getLogger(ArtifactStore.class);

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final Duration LOCK_RETRY = Duration.ofMillis(20);

    private final Path root;
    private final Clock clock;
    private final Map<String, ReentrantLock> threads = new ConcurrentHashMap<>();
    private final Map<String, Artifact> verified = new ConcurrentHashMap<>();

    /** A store in a folder, which is created when the first artifact is. */
    public ArtifactStore(Path root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    /** The store's folder. */
    public Path root() {
        return root;
    }

    /** Whether there is an artifact of this key; its files are not checked. */
    public boolean contains(String kind, String key) {
        return Files.exists(folder(kind, key).resolve(ArtifactManifest.FILE));
    }

    /**
     * The artifact of a key, if it is there and undamaged. A damaged one is set aside, with a
     * warning.
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
                // Whoever else saw the damage may have computed it again: look once more, alone.
                : alone(kind, key, () -> findOrSetAside(kind, key));
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
        return alone(
                kind,
                key,
                () -> {
                    Optional<Artifact> computedMeanwhile = findOrSetAside(kind, key);
                    return computedMeanwhile.isPresent()
                            ? computedMeanwhile.get()
                            : compute(kind, key, description, computation);
                });
    }

    /** Does something while no other thread or process touches the key. */
    @SuppressWarnings("try") // the lock is needed for as long as the block lasts
    private <T> T alone(String kind, String key, Work<T> work) throws IOException {
        ReentrantLock mine =
                threads.computeIfAbsent(kind + "/" + key, ignored -> new ReentrantLock());
        mine.lock();
        try (FileChannel channel = openLockFile(kind, key);
                FileLock ignored = lock(channel)) {
            return work.run();
        } finally {
            mine.unlock();
        }
    }

    private FileChannel openLockFile(String kind, String key) throws IOException {
        try {
            Path folder = Files.createDirectories(root.resolve(kind));
            return FileChannel.open(
                    folder.resolve(key + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException(
                    "cannot write to the store %s (%s); --store or MITHRIDATE_STORE names another"
                            .formatted(root, e),
                    e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException heldByThisProcess) {
                // The lock is the process's: another store on this folder has it, so it is asked
                // for again instead of waited for.
                LockSupport.parkNanos(LOCK_RETRY.toNanos());
                if (Thread.interrupted()) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted while another computes the key");
                }
            }
        }
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
            deleteTree(unfinished(kind, key));
        }
        return inspection.artifact();
    }

    private Inspection inspect(String kind, String key) {
        Path folder = folder(kind, key);
        try {
            ArtifactManifest manifest =
                    JSON.readValue(
                            folder.resolve(ArtifactManifest.FILE).toFile(), ArtifactManifest.class);
            if (manifest == null) {
                return Inspection.damaged("its manifest is empty");
            }
            Optional<String> damage = damage(folder, manifest);
            if (damage.isPresent()) {
                return Inspection.damaged(damage.get());
            }
            Artifact artifact = new Artifact(folder, manifest.cost());
            verified.put(kind + "/" + key, artifact);
            return new Inspection(Optional.of(artifact), "");
        } catch (JacksonException e) {
            return Inspection.damaged("its manifest cannot be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            return Inspection.damaged("it cannot be read: " + e);
        }
    }

    private Artifact compute(String kind, String key, JsonNode description, Computation computation)
            throws IOException {
        Path temporary = root.resolve(kind).resolve(key + ".partial");
        // Whoever held the lock before died while it computed: what it left is worth nothing.
        deleteTree(temporary);
        Files.createDirectories(temporary);
        try {
            Cost cost = computation.computeInto(temporary, unfinished(kind, key));
            ArtifactManifest manifest =
                    new ArtifactManifest(
                            kind,
                            key,
                            description,
                            clock.instant().toString(),
                            cost,
                            entries(temporary));
            Path manifestFile = temporary.resolve(ArtifactManifest.FILE);
            JSON.writeValue(manifestFile.toFile(), manifest);
            sync(manifestFile);
            for (ArtifactManifest.Entry entry : manifest.files()) {
                sync(temporary.resolve(entry.path()));
            }
            Path folder = folder(kind, key);
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
            Artifact artifact = new Artifact(folder, cost);
            verified.put(kind + "/" + key, artifact);
            deleteTree(unfinished(kind, key));
            return artifact;
        } finally {
            deleteTree(temporary);
        }
    }

    private static Optional<String> damage(Path folder, ArtifactManifest manifest)
            throws IOException {
        for (ArtifactManifest.Entry entry : manifest.files()) {
            Path file = folder.resolve(entry.path());
            if (!Files.isRegularFile(file)) {
                return Optional.of(entry.path() + " is missing");
            }
            if (Files.size(file) != entry.size()) {
                return Optional.of(
                        "%s has %d bytes instead of %d"
                                .formatted(entry.path(), Files.size(file), entry.size()));
            }
            if (!Sha256.of(file).equals(entry.sha256())) {
                return Optional.of(entry.path() + " does not match its SHA-256");
            }
        }
        return Optional.empty();
    }

    private void setAside(String kind, String key, String reason) throws IOException {
        Path damaged = root.resolve("damaged");
        Files.createDirectories(damaged);
        String name = "%s-%s-%d".formatted(kind, key, clock.instant().toEpochMilli());
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
        return root.resolve(kind).resolve(key + ".unfinished");
    }

    private static List<ArtifactManifest.Entry> entries(Path folder) throws IOException {
        List<ArtifactManifest.Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.add(
                        new ArtifactManifest.Entry(
                                folder.relativize(file).toString().replace('\\', '/'),
                                Files.size(file),
                                Sha256.of(file)));
            }
        }
        return entries;
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
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

    /** What is done while nobody else touches a key. */
    @FunctionalInterface
    private interface Work<T> {

        T run() throws IOException;
    }

    /**
     * What a look at an artifact's files found.
     *
     * @param artifact the artifact, if it is undamaged
     * @param damage what is wrong with it otherwise
     */
    private record Inspection(Optional<Artifact> artifact, String damage) {

        static Inspection damaged(String damage) {
            return new Inspection(Optional.empty(), damage);
        }
    }
}
