package io.mithridate.datasets.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the size, time and type of files, following links.
 *
 * <p>The folder of consecutive files is opened once, and each file is looked up in it by name, so
 * that the system need not resolve the whole path each time. The folder is not listed: a listing
 * has neither sizes nor times, and on case-insensitive file systems it has only one of several
 * equivalent spellings of a name.
 */
final class AttributeReader implements AutoCloseable {

    private @Nullable Path folder;
    private @Nullable SecureDirectoryStream<Path> open;
    private boolean openAttempted;

    /**
     * Returns the attributes of a file.
     *
     * @param file the absolute path of the file
     * @throws IOException if the file does not exist or cannot be accessed
     */
    BasicFileAttributes of(Path file) throws IOException {
        Path parent = Objects.requireNonNull(file.getParent());
        if (!parent.equals(folder)) {
            close();
            folder = parent;
            openAttempted = false;
        } else if (!openAttempted) {
            open = openFolder(parent);
            openAttempted = true;
        }
        return open == null
                ? Files.readAttributes(file, BasicFileAttributes.class)
                : open.getFileAttributeView(
                                Objects.requireNonNull(file.getFileName()),
                                BasicFileAttributeView.class)
                        .readAttributes();
    }

    /**
     * Opens a folder; returns {@code null} if it cannot be opened, or if files cannot be looked up
     * by name in it.
     */
    @SuppressWarnings("StreamResourceLeak") // closed when another folder is opened
    private static @Nullable SecureDirectoryStream<Path> openFolder(Path folder)
            throws IOException {
        DirectoryStream<Path> stream;
        try {
            stream = Files.newDirectoryStream(folder);
        } catch (IOException e) {
            // Files may be accessible even if the folder is not. A missing folder is reported for
            // its files.
            return null;
        }
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        return null;
    }

    @Override
    public void close() {
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("%s cannot be closed".formatted(folder), e);
            }
            open = null;
        }
    }
}
