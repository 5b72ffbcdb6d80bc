package io.mithridate.datasets.webdataset;

import io.mithridate.api.data.ImageData;
import io.mithridate.datasets.files.FileFailure;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.MappedFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A tar file of samples, opened for random access. */
record Shard(
        Path path, CaptionText captions, MappedFile content, ShardIndex index, String fingerprint) {

    /**
     * The maximum growth factor when unpacking. Pictures are compressed already, so a file that
     * grows more is probably meant to fill the disk.
     */
    private static final long MAX_GROWTH = 20;

    private static final long MIN_ALLOWED_BYTES = 64L << 20;

    /**
     * The version of indexes; must be increased whenever the same shard would give a different
     * index.
     */
    private static final int INDEX_VERSION = 7;

    /**
     * Opens a shard. Its index, and its unpacked form if it is gzipped, are cached.
     *
     * @param files the files to read; if they are hashed, the fingerprint covers all bytes and the
     *     index has a digest of each picture
     * @throws UncheckedIOException if it cannot be read or unpacked
     * @throws IllegalArgumentException if it is not a tar file
     */
    static Shard open(Path path, ShardIndexer.SampleFiles files, ShardCache cache) {
        if (!Files.isRegularFile(path)) {
            throw FileFailure.missing(path);
        }
        try {
            String state = state(path, files.hashed());
            Path tar = isGzipped(path) ? unpackCached(path, cache, state) : path;
            MappedFile content = MappedFile.open(tar);
            String fingerprint = files.hashed() ? digest(content) : nameAndState(path);
            String name =
                    new Fingerprint()
                                    .add(state)
                                    .add(files.toString())
                                    .add(INDEX_VERSION)
                                    .add(files.hashed() ? fingerprint : "")
                                    .text()
                            + ".index";
            Optional<ShardIndex> cached = ShardIndex.read(cache.path(name));
            ShardIndex index =
                    cached.orElseGet(() -> ShardIndexer.index(path, tar, content, files));
            if (cached.isEmpty()) {
                cache.saveIfPossible(name, index);
            }
            return new Shard(path, files.captions(), content, index, fingerprint);
        } catch (IOException e) {
            throw FileFailure.of("%s cannot be read".formatted(path), e);
        }
    }

    /** Returns a text that differs whenever the file differs, as far as the file is examined. */
    private static String state(Path path, boolean hashed) throws IOException {
        return Fingerprint.of(
                path.toAbsolutePath().toString(),
                nameAndState(path),
                hashed && isGzipped(path) ? digest(MappedFile.open(path)) : "");
    }

    private static String nameAndState(Path path) throws IOException {
        return new Fingerprint()
                .add(String.valueOf(path.getFileName()))
                .add(Files.size(path))
                .add(Files.getLastModifiedTime(path).toMillis())
                .text();
    }

    private static String digest(MappedFile content) {
        Fingerprint digest = new Fingerprint();
        content.addTo(digest);
        return digest.text();
    }

    private static Path unpackCached(Path path, ShardCache cache, String state) {
        if (!Files.isReadable(path)) {
            throw FileFailure.of("%s cannot be read: access is denied".formatted(path));
        }
        String name = state + ".tar";
        if (!Files.isReadable(cache.path(name))) {
            try {
                cache.save(name, out -> unpack(path, out));
            } catch (IOException e) {
                throw FileFailure.of(
                        "%s cannot be unpacked into %s, the folder of 'cache'"
                                .formatted(path, cache),
                        e);
            }
        }
        return cache.path(name);
    }

    /** Returns whether a file name ends in {@code .gz} or {@code .tgz}, ignoring case. */
    static boolean isGzipped(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") || name.endsWith(".tgz");
    }

    /**
     * Unpacks a file.
     *
     * @throws IllegalArgumentException if it is truncated, is not a gzip file, or grows to more
     *     than twenty times its size plus 64 MiB
     * @throws IOException if it cannot be read, or its content cannot be written
     */
    static void unpack(Path path, OutputStream out) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path), 1 << 16)) {
            long maxBytes = MIN_ALLOWED_BYTES + MAX_GROWTH * Files.size(path);
            byte[] bytes = new byte[1 << 16];
            long writtenBytes = 0;
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                writtenBytes += count;
                if (writtenBytes > maxBytes) {
                    throw new IllegalArgumentException(
                            "%s grows to more than %d times its size plus %d MiB; such files are not unpacked"
                                    .formatted(path, MAX_GROWTH, MIN_ALLOWED_BYTES >> 20));
                }
                out.write(bytes, 0, count);
            }
        } catch (EOFException | ZipException e) {
            throw new IllegalArgumentException(
                    "%s is truncated or not a gzip file: %s".formatted(path, e.getMessage()), e);
        }
    }

    /** Returns the shard's file name. */
    String name() {
        return String.valueOf(path.getFileName());
    }

    /** Returns the shard's name followed by the sample's own name. */
    String id(int sample) {
        return name() + "/" + index.sample(sample).name();
    }

    ImageData image(int sample) {
        ShardIndex.Sample position = index.sample(sample);
        return new ImageData.Encoded(
                content.read(position.pictureOffset(), position.pictureLength()),
                path + ", " + position.name());
    }

    String caption(int sample) {
        ShardIndex.Sample position = index.sample(sample);
        return captions.extract(content.read(position.captionOffset(), position.captionLength()));
    }
}
