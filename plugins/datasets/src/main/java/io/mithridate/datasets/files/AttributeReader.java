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
 * Reads size, time and kind of files one after another; links are followed.
 *
 * <p>The folder of several files in a row is opened, and each of them asked for by its name in it,
 * which spares the system the way to the folder. It is not listed: a list has neither sizes nor
 * times, and where several spellings are one name, as on file systems that do not tell upper from
 * lower case, it has one of them.
 */
final class AttributeReader implements AutoCloseable {

    private @Nullable Path folder;
    private @Nullable SecureDirectoryStream<Path> open;
    private boolean tried;

    /**
     * Returns the system's attributes of a file.
     *
     * @param file its absolute path
     * @throws IOException if there is no such file, or it may not be looked at
     */
    BasicFileAttributes of(Path file) throws IOException {
        Path parent = Objects.requireNonNull(file.getParent());
        if (!parent.equals(folder)) {
            close();
            folder = parent;
            tried = false;
        } else if (!tried) {
            open = opened(parent);
            tried = true;
        }
        return open == null
                ? Files.readAttributes(file, BasicFileAttributes.class)
                : open.getFileAttributeView(
                                Objects.requireNonNull(file.getFileName()),
                                BasicFileAttributeView.class)
                        .readAttributes();
    }

    /** Null where the folder cannot be opened, or files cannot be asked for by their name in it. */
    @SuppressWarnings("StreamResourceLeak") // open until it is another folder's turn
    private static @Nullable SecureDirectoryStream<Path> opened(Path folder) throws IOException {
        DirectoryStream<Path> stream;
        try {
            stream = Files.newDirectoryStream(folder);
        } catch (IOException e) {
            // Files may be looked at where the folder may not; if there is none, they will say so.
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
