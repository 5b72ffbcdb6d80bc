package io.mithridate.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Exports artifacts to a tar file, {@code <kind>/<key>/<file>}, and imports them into another
 * store.
 *
 * <p>An import is unpacked next to the store's artifacts and checked against its manifests. It is
 * added to the store only if all of it is valid.
 */
public final class StoreArchive {

    /**
     * The prefix of folders in which imports are unpacked. It contains a dot, unlike the names of
     * finished artifacts.
     */
    static final String IMPORT = "import.";

    /** A kind, a key, and a path within the artifact. */
    private static final Pattern NAME = Pattern.compile("([a-z]+)/([0-9a-f]{64})/(.+)");

    private static final int BUFFER_SIZE = 1 << 16;

    private final Path root;
    private final Syncing syncing;
    private final KeyLocks locks;

    /** Creates archives of the store in a folder. */
    public StoreArchive(Path root) {
        this(root, Syncing::onDisk);
    }

    /** Creates archives of a store with a given way of syncing. */
    StoreArchive(Path root, Syncing syncing) {
        this.root = root;
        this.syncing = syncing;
        locks = new KeyLocks(root);
    }

    /**
     * Writes artifacts of the store to a tar file, atomically.
     *
     * @throws UnusableArchiveException if an artifact is damaged; no file is written in this case
     */
    public void write(Collection<StoredArtifact> artifacts, Path file)
            throws IOException, UnusableArchiveException {
        Path absolute = file.toAbsolutePath();
        Path temporary =
                absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID());
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary));
                    TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
                for (StoredArtifact artifact : artifacts) {
                    write(artifact, tar);
                }
            }
            Files.move(
                    temporary,
                    absolute,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void write(StoredArtifact artifact, TarArchiveOutputStream tar)
            throws IOException, UnusableArchiveException {
        Path folder = root.resolve(artifact.kind()).resolve(artifact.key());
        ArtifactManifest manifest = readAndCheck(folder);
        List<String> names = new ArrayList<>(List.of(ArtifactManifest.FILE));
        manifest.allFiles().forEach(entry -> names.add(entry.path()));
        for (String name : names) {
            Path source = folder.resolve(name);
            TarArchiveEntry entry =
                    new TarArchiveEntry(
                            "%s/%s/%s".formatted(artifact.kind(), artifact.key(), name));
            entry.setSize(Files.size(source));
            entry.setModTime(artifact.created().toEpochMilli());
            tar.putArchiveEntry(entry);
            Files.copy(source, tar);
            tar.closeArchiveEntry();
        }
    }

    private static ArtifactManifest readAndCheck(Path folder)
            throws IOException, UnusableArchiveException {
        try {
            ArtifactManifest manifest = ArtifactManifest.read(folder);
            manifest.check(folder);
            return manifest;
        } catch (ArtifactManifest.DamagedArtifactException e) {
            throw new UnusableArchiveException(
                    "%s is damaged: %s; nothing was exported".formatted(folder, e.reason()));
        }
    }

    /**
     * Imports the artifacts of a tar file into the store, except for those that the store already
     * has.
     *
     * @throws UnusableArchiveException if the file is not such an archive, or any part of it is
     *     damaged or unexpected; nothing is imported in this case
     */
    public Taken read(Path file) throws IOException, UnusableArchiveException {
        Path unpacked = root.resolve(IMPORT + UUID.randomUUID());
        try {
            Set<Place> places = unpack(file, unpacked);
            if (places.isEmpty()) {
                throw new UnusableArchiveException(
                        file + " holds no artifacts; 'mithridate store export' writes such files");
            }
            for (Place place : places) {
                check(place, unpacked, file);
            }
            int added = 0;
            for (Place place : places) {
                if (moveIntoStore(place, unpacked)) {
                    added++;
                }
            }
            return new Taken(added, places.size() - added);
        } finally {
            FileTrees.delete(unpacked);
        }
    }

    private static Set<Place> unpack(Path file, Path unpacked)
            throws IOException, UnusableArchiveException {
        Set<Place> places = new LinkedHashSet<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = nextEntry(tar, file);
                    entry != null;
                    entry = nextEntry(tar, file)) {
                if (entry.isDirectory()) {
                    continue; // folders are created together with their files
                }
                Matcher name = NAME.matcher(entry.getName());
                if (!entry.isFile() || entry.isSymbolicLink() || entry.isLink()) {
                    throw unexpectedEntry(entry, file, "is not a file");
                }
                if (!name.matches() || !isPlain(name.group(3))) {
                    throw unexpectedEntry(entry, file, "is not the file of an artifact");
                }
                Path target = unpacked.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                if (Files.exists(target)) {
                    throw unexpectedEntry(entry, file, "is there twice");
                }
                copy(tar, target, entry, file);
                places.add(new Place(name.group(1), name.group(2)));
            }
        }
        return places;
    }

    private static @Nullable TarArchiveEntry nextEntry(TarArchiveInputStream tar, Path file)
            throws UnusableArchiveException {
        try {
            return tar.getNextEntry();
        } catch (IOException e) {
            throw new UnusableArchiveException("%s is not a tar file: %s".formatted(file, e));
        }
    }

    /** Copies data. A failure to read is attributed to the archive, a failure to write is not. */
    private static void copy(
            TarArchiveInputStream tar, Path target, TarArchiveEntry entry, Path file)
            throws IOException, UnusableArchiveException {
        byte[] buffer = new byte[BUFFER_SIZE];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = read(tar, buffer, entry, file);
                    read >= 0;
                    read = read(tar, buffer, entry, file)) {
                out.write(buffer, 0, read);
            }
        }
    }

    private static int read(
            TarArchiveInputStream tar, byte[] buffer, TarArchiveEntry entry, Path file)
            throws UnusableArchiveException {
        try {
            return tar.read(buffer);
        } catch (IOException e) {
            throw new UnusableArchiveException(
                    "%s is cut off or damaged in the entry '%s' (%s); nothing was imported"
                            .formatted(file, entry.getName(), e.getMessage()));
        }
    }

    /** Returns whether a path stays within its folder. */
    private static boolean isPlain(String path) {
        return path.indexOf('\\') < 0
                && Stream.of(path.split("/", -1))
                        .noneMatch(
                                part ->
                                        part.isEmpty()
                                                || part.equals(".")
                                                || part.equals("..")
                                                || part.indexOf(':') >= 0
                                                || part.indexOf('\0') >= 0);
    }

    private static UnusableArchiveException unexpectedEntry(
            TarArchiveEntry entry, Path file, String reason) {
        return new UnusableArchiveException(
                "%s: the entry '%s' %s; nothing was imported"
                        .formatted(file, entry.getName(), reason));
    }

    private static void check(Place place, Path unpacked, Path file)
            throws IOException, UnusableArchiveException {
        Path folder = place.in(unpacked);
        try {
            ArtifactManifest manifest = ArtifactManifest.read(folder);
            for (ArtifactManifest.Entry entry : manifest.allFiles()) {
                if (!isPlain(entry.path())) {
                    throw new ArtifactManifest.DamagedArtifactException(
                            "its manifest lists '%s', which is not in it".formatted(entry.path()));
                }
            }
            manifest.check(folder);
            Set<String> listed =
                    manifest.allFiles().stream()
                            .map(ArtifactManifest.Entry::path)
                            .collect(Collectors.toCollection(HashSet::new));
            listed.add(ArtifactManifest.FILE);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path found : files.filter(Files::isRegularFile).toList()) {
                    String name = folder.relativize(found).toString().replace('\\', '/');
                    if (!listed.contains(name)) {
                        throw new ArtifactManifest.DamagedArtifactException(
                                "its manifest does not list " + name);
                    }
                }
            }
        } catch (ArtifactManifest.DamagedArtifactException e) {
            throw new UnusableArchiveException(
                    "%s: %s/%s is damaged: %s; nothing was imported"
                            .formatted(file, place.kind(), place.key(), e.reason()));
        }
    }

    /** Moves an artifact into the store; returns {@code false} if the store already had it. */
    private boolean moveIntoStore(Place place, Path unpacked) throws IOException {
        Path target = place.in(root);
        return locks.withLock(
                place.kind(),
                place.key(),
                () -> {
                    if (Files.exists(target)) {
                        return false;
                    }
                    syncing.syncAll(place.in(unpacked));
                    Files.move(place.in(unpacked), target, StandardCopyOption.ATOMIC_MOVE);
                    syncing.sync(root.resolve(place.kind()));
                    return true;
                });
    }

    /**
     * The result of an import.
     *
     * @param added the number of artifacts that were added
     * @param present the number of artifacts that the store already had
     */
    public record Taken(int added, int present) {}

    private record Place(String kind, String key) {

        Path in(Path folder) {
            return folder.resolve(kind).resolve(key);
        }
    }

    /**
     * Thrown if a file is not an archive of artifacts, or if its content is damaged. The message
     * gives the reason.
     */
    public static final class UnusableArchiveException extends Exception {

        private static final long serialVersionUID = 1L;

        UnusableArchiveException(String message) {
            super(message);
        }
    }
}
