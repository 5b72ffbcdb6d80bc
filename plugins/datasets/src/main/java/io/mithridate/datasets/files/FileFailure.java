package io.mithridate.datasets.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Creates exceptions for failed file operations, with messages that can be shown without the
 * exception's name.
 */
public final class FileFailure {

    private FileFailure() {}

    /** Returns an exception with a message. */
    public static UncheckedIOException of(String message) {
        return new UncheckedIOException(message, new IOException(message));
    }

    /** Returns an exception for a path that should be a file, but does not exist or is a folder. */
    public static UncheckedIOException missing(Path path) {
        return of(
                (Files.isDirectory(path)
                                ? "'%s' is a folder; name a file"
                                : "there is no file '%s'")
                        .formatted(path));
    }

    /**
     * Returns an exception with a reason.
     *
     * @param operation the operation that failed, and its file
     */
    public static UncheckedIOException of(String operation, IOException failure) {
        return new UncheckedIOException("%s: %s".formatted(operation, reason(failure)), failure);
    }

    /** Returns an exception for a file that cannot be read. */
    public static UncheckedIOException unreadable(Path file, IOException failure) {
        return of("the file %s cannot be read".formatted(file), failure);
    }

    /**
     * Returns the reason for a failure, without the file name that such messages normally start
     * with.
     */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        String reason =
                failure instanceof FileSystemException ofFile
                        ? ofFile.getReason()
                        : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
