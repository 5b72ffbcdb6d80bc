package io.mithridate.datasets.webdataset;

import io.mithridate.datasets.files.FileFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of shard indexes and unpacked shards; several users may share it. */
final class ShardCache {

    private static final Logger log = LoggerFactory.getLogger(ShardCache.class);

    /** Matches partial files left behind by killed processes of this and older versions. */
    private static final Pattern PART =
            Pattern.compile(
                    "[0-9a-f]{32}\\.(tar|index)-[0-9a-f-]{36}\\.part|(shard|index)\\d+\\.part");

    /**
     * The age at which a partial file is considered abandoned; our choice, longer than any shard
     * takes to unpack.
     */
    private static final Duration ABANDONED_AGE = Duration.ofDays(1);

    private final Path folder;
    private final AtomicBoolean warned = new AtomicBoolean();

    private ShardCache(Path folder) {
        this.folder = folder;
    }

    /** Opens a folder, which need not exist, and deletes what killed processes left in it. */
    static ShardCache open(Path folder, Instant now) {
        if (Files.isDirectory(folder)) {
            try {
                deleteParts(folder, now.minus(ABANDONED_AGE));
            } catch (IOException e) {
                log.info(
                        "abandoned files in {} were not deleted: {}",
                        folder,
                        FileFailure.reason(e));
            }
        }
        return new ShardCache(folder);
    }

    private static void deleteParts(Path folder, Instant cutoff) throws IOException {
        List<Path> parts;
        try (Stream<Path> files = Files.list(folder)) {
            parts =
                    files.filter(file -> PART.matcher(file.getFileName().toString()).matches())
                            .toList();
        }
        for (Path part : parts) {
            if (Files.exists(part)
                    && Files.getLastModifiedTime(part).toInstant().isBefore(cutoff)) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Returns the path of a file, which need not exist. */
    Path path(String name) {
        return folder.resolve(name);
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file atomically. */
    void save(String name, Content content) throws IOException {
        requireFolder();
        Path part = path("%s-%s.part".formatted(name, UUID.randomUUID()));
        try {
            // Files.createTempFile would create a file that other users cannot read.
            try (OutputStream out =
                    Files.newOutputStream(
                            part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(out);
            }
            Files.move(
                    part,
                    path(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void requireFolder() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException("it is not a folder");
        }
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
        }
    }

    /**
     * Saves an index if possible. A failure is only logged: a shard can be read without a saved
     * index.
     */
    void saveIfPossible(String name, ShardIndex index) {
        try {
            save(name, out -> out.write(index.bytes()));
        } catch (IOException e) {
            if (warned.compareAndSet(false, true)) {
                log.warn(
                        "indexes cannot be kept in {}: {}; they are made again whenever the shards"
                                + " are opened, unless 'cache' names another folder",
                        folder,
                        FileFailure.reason(e));
            }
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
