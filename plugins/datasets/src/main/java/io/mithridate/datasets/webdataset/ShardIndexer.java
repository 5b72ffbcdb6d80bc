package io.mithridate.datasets.webdataset;

import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.MappedFile;
import io.mithridate.datasets.files.PictureFolder;
import io.mithridate.datasets.webdataset.ShardIndex.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the samples of a shard. A sample is a group of consecutive files whose names are equal up
 * to the first dot after the last slash.
 */
final class ShardIndexer {

    private static final long MAX_CAPTION_BYTES = 1L << 20;

    /** The maximum length of a path on Linux. */
    private static final int MAX_NAME_LENGTH = 4096;

    private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;
    private static final int CHUNK = 1 << 16;

    private final MappedFile content;
    private final SampleFiles files;
    private final CaptionText captions;
    private final Fingerprint fingerprint = new Fingerprint();
    private final List<Sample> samples = new ArrayList<>();
    private final List<String> bad = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> rejectedKeys = new HashSet<>();
    private String key = "";
    private Optional<String> conflictingPictures = Optional.empty();
    private @Nullable TarArchiveEntry picture;
    private @Nullable TarArchiveEntry caption;

    private ShardIndexer(MappedFile content, SampleFiles files) {
        this.content = content;
        this.files = files;
        captions = files.captions();
    }

    /**
     * The files of a sample that are read, and whether they are hashed.
     *
     * @param pictureEndings the possible extensions of a sample's picture, in lower case
     * @param captions reads the captions
     * @param hashed whether pictures are read and hashed
     */
    record SampleFiles(List<String> pictureEndings, CaptionText captions, boolean hashed) {

        SampleFiles {
            pictureEndings = List.copyOf(pictureEndings);
        }
    }

    /**
     * Reads the headers and the captions of a tar file.
     *
     * @param shard the name of the file in messages
     * @param tar the tar file, which differs from the shard if the shard is compressed
     * @param files the files to read; pictures are read only if they are hashed
     * @throws IllegalArgumentException if it is truncated, or is not a tar file
     */
    static ShardIndex index(Path shard, Path tar, MappedFile content, SampleFiles files) {
        ShardIndexer indexer = new ShardIndexer(content, files);
        try (TarFile file = new TarFile(tar)) {
            requireEnd(file.getEntries(), content);
            file.getEntries().forEach(indexer::addEntry);
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | ArithmeticException
                | NegativeArraySizeException e) {
            throw new IllegalArgumentException(
                    "%s is truncated, damaged or not a tar file: %s"
                            .formatted(shard, e.getMessage()),
                    e);
        }
        indexer.finishSample();
        return ShardIndex.of(indexer.samples, indexer.bad);
    }

    /**
     * Rejects a file that was truncated, or that was concatenated with another: a file without a
     * block of zeros after the last entry, or with nonzero bytes after that block.
     *
     * <p>commons-compress also accepts the end of the file as the end of the archive, so it would
     * treat a file truncated between two entries, or within a header, as complete. It also ignores
     * everything after the end of the archive, so it would read only the first of several shards
     * joined by {@code cat}.
     */
    private static void requireEnd(List<TarArchiveEntry> entries, MappedFile content) {
        long end = entries.isEmpty() ? 0 : endOf(entries.get(entries.size() - 1));
        if (end + BLOCK > content.size() || !isZero(content.read(end, BLOCK))) {
            throw new IllegalArgumentException(
                    "at byte %d, after %d entries, the block of zeros that ends a tar file is missing"
                            .formatted(end, entries.size()));
        }
        for (long start = end + BLOCK; start < content.size(); start += CHUNK) {
            if (!isZero(content.read(start, (int) Math.min(CHUNK, content.size() - start)))) {
                throw new IllegalArgumentException(
                        "after its end at byte %d unexpected data follows, e.g. shards concatenated with cat; name each shard separately"
                                .formatted(end + BLOCK));
            }
        }
    }

    /** Returns the offset of the block after an entry. */
    private static long endOf(TarArchiveEntry entry) {
        return (entry.getDataOffset() + entry.getSize() + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static boolean isZero(byte[] block) {
        return Arrays.equals(block, new byte[block.length]);
    }

    private void addEntry(TarArchiveEntry entry) {
        String name = entry.getName();
        if (entry.isDirectory() || isHidden(name)) {
            return;
        }
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        Optional<String> refusal = refusal(entry);
        if (refusal.isPresent()) {
            if (rejectedKeys.add(keyOf(name, dot))) {
                bad.add(shorten(name) + ": " + refusal.get());
            }
            return;
        }
        String entryKey = keyOf(name, dot);
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (!entryKey.equals(key)) {
            finishSample();
            key = entryKey;
        }
        if (files.pictureEndings().contains(ending)) {
            TarArchiveEntry previousPicture = picture;
            if (previousPicture != null && !previousPicture.getName().equals(name)) {
                conflictingPictures = Optional.of(previousPicture.getName() + " and " + name);
            }
            picture = entry;
        } else if (ending.equals(captions.ending())) {
            caption = entry;
        }
    }

    private static String keyOf(String name, int dot) {
        return dot < 0 ? name : name.substring(0, dot);
    }

    /**
     * Returns whether a file is hidden. Hidden files are skipped, because macOS adds a file such as
     * {@code ._a.jpg} for each {@code a.jpg}.
     */
    private static boolean isHidden(String name) {
        return name.startsWith(".", name.lastIndexOf('/') + 1);
    }

    private Optional<String> refusal(TarArchiveEntry entry) {
        String name = entry.getName();
        if (name.length() > MAX_NAME_LENGTH) {
            return Optional.of("its name has more than %d characters".formatted(MAX_NAME_LENGTH));
        }
        if (name.startsWith("/") || ("/" + name + "/").contains("/../") || name.contains("\\")) {
            return Optional.of("its name leads out of the archive");
        }
        if (!isRegularFile(entry.getLinkFlag()) || entry.isSparse()) {
            return Optional.of("is not an ordinary file");
        }
        if (entry.getDataOffset() < 0
                || entry.getSize() < 0
                || entry.getDataOffset() + entry.getSize() > content.size()) {
            return Optional.of("the archive ends before it does");
        }
        return Optional.empty();
    }

    /**
     * Returns whether an entry is a regular file: not a link, not a device, and not of a type that
     * only other programs can read.
     */
    private static boolean isRegularFile(byte kind) {
        return kind == TarConstants.LF_NORMAL
                || kind == TarConstants.LF_OLDNORM
                || kind == TarConstants.LF_CONTIG;
    }

    private void finishSample() {
        if (key.isEmpty()) {
            return;
        }
        TarArchiveEntry image = picture;
        TarArchiveEntry text = caption;
        Optional<String> refusal = refusal(image, text);
        if (refusal.isPresent()) {
            // If one of the sample's files was rejected, the sample has been reported already.
            if (!rejectedKeys.contains(key)) {
                bad.add(shorten(key) + ": " + refusal.get());
            }
        } else if (image != null && text != null) {
            samples.add(
                    new Sample(
                            image.getName(),
                            image.getDataOffset(),
                            Math.toIntExact(image.getSize()),
                            text.getDataOffset(),
                            Math.toIntExact(text.getSize()),
                            files.hashed() ? digest(image) : 0));
        }
        key = "";
        conflictingPictures = Optional.empty();
        picture = null;
        caption = null;
    }

    private long digest(TarArchiveEntry image) {
        return fingerprint
                .addBytes(content.read(image.getDataOffset(), Math.toIntExact(image.getSize())))
                .number();
    }

    private Optional<String> refusal(
            @Nullable TarArchiveEntry image, @Nullable TarArchiveEntry text) {
        if (image == null) {
            return Optional.of("has no picture");
        }
        if (conflictingPictures.isPresent()) {
            return conflictingPictures.map(
                    names ->
                            "has the pictures %s; say which in 'picture-endings'".formatted(names));
        }
        if (text == null) {
            return Optional.of("has no caption in a .%s file".formatted(captions.ending()));
        }
        if (image.getSize() == 0 || image.getSize() > PictureFolder.MAX_BYTES) {
            return Optional.of("its picture has %d bytes".formatted(image.getSize()));
        }
        if (text.getSize() > MAX_CAPTION_BYTES) {
            return Optional.of(
                    "its .%s file has %d bytes; more than %d are not read"
                            .formatted(captions.ending(), text.getSize(), MAX_CAPTION_BYTES));
        }
        return captions.refusal(content.read(text.getDataOffset(), (int) text.getSize()))
                .or(() -> keys.add(key) ? Optional.empty() : Optional.of("is a duplicate"));
    }

    private static String shorten(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "...";
    }
}
