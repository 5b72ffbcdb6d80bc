package io.mithridate.datasets.webdataset;

import io.mithridate.datasets.files.PaintedPictures;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes shards for tests; files of equal lengths make shards of equal sizes, gzipped or not. */
final class TarShards implements AutoCloseable {

    private static final long TIME = 1_000_000_000_000L;

    private final TarArchiveOutputStream tar;

    TarShards(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        OutputStream out = Files.newOutputStream(file);
        tar = new TarArchiveOutputStream(Shard.isGzipped(file) ? gzip(out) : out);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    private static OutputStream gzip(OutputStream out) throws IOException {
        return new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.NO_COMPRESSION);
            }
        };
    }

    /** Writes shards of the given number of samples each, with captions in text files. */
    static void write(Path folder, String pattern, int shards, int samples) throws IOException {
        for (int shard = 0; shard < shards; shard++) {
            try (TarShards tar = new TarShards(folder.resolve(pattern.formatted(shard)))) {
                for (int i = 0; i < samples; i++) {
                    int number = shard * samples + i;
                    tar.add("%06d.png".formatted(number), PaintedPictures.bytes(number, "png"))
                            .add("%06d.txt".formatted(number), "caption " + number);
                }
            }
        }
    }

    /** Returns the offset of the final zeros; the last block of content must not be all zeros. */
    static int contentEnd(byte[] shard) {
        int last = shard.length - 1;
        while (shard[last] == 0) {
            last--;
        }
        return (last / 512 + 1) * 512;
    }

    TarShards add(String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        entry.setModTime(TIME);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
        return this;
    }

    TarShards add(String name, String text) throws IOException {
        return add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    TarShards addLink(String name, String target) throws IOException {
        return addOther(name, TarArchiveEntry.LF_SYMLINK, target);
    }

    /** Adds an entry that is not a file, such as a pipe; {@code target} is the target of a link. */
    TarShards addOther(String name, byte kind, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
        return this;
    }

    @Override
    public void close() {
        try {
            tar.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
