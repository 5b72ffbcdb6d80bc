package io.mithridate.datasets.webdataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A tar file that is gzipped: {@code .tar.gz} or {@code .tgz}, in upper or lower case. */
record GzippedShard(Path path) {

    /** Pictures are compressed already; a file that grows more than so is made to fill the disk. */
    private static final long MOST_GROWTH = 20;

    private static final long ALWAYS_ALLOWED = 64L << 20;

    /** Returns whether a file is one, by its name. */
    static boolean is(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") || name.endsWith(".tgz");
    }

    /**
     * Unpacks the file.
     *
     * @throws IllegalArgumentException if it is truncated, is not a gzip file, or grows to more
     *     than twenty times its size
     * @throws IOException if it cannot be read, or what it holds not be written
     */
    void unpack(OutputStream out) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path), 1 << 16)) {
            long most = ALWAYS_ALLOWED + MOST_GROWTH * Files.size(path);
            byte[] bytes = new byte[1 << 16];
            long written = 0;
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                written += count;
                if (written > most) {
                    throw new IllegalArgumentException(
                            "%s grows to more than %d times its size; such files are not unpacked"
                                    .formatted(path, MOST_GROWTH));
                }
                out.write(bytes, 0, count);
            }
        } catch (EOFException | ZipException e) {
            throw new IllegalArgumentException(
                    "%s is truncated or not a gzip file: %s".formatted(path, e.getMessage()), e);
        }
    }
}
