package io.mithridate.datasets.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Failures of files, whose message people read without the name of an exception before it. */
public final class FileFailure {

    private FileFailure() {}

    /** A failure that says what is wrong with which file. */
    public static UncheckedIOException of(String message) {
        return new UncheckedIOException(message, new IOException(message));
    }

    /** A failure to find a file where one is named: nothing is there, or a folder. */
    public static UncheckedIOException missing(Path path) {
        return of(
                (Files.isDirectory(path)
                                ? "'%s' is a folder; name a file"
                                : "there is no file '%s'")
                        .formatted(path));
    }

    /**
     * A failure with its reason.
     *
     * @param what cannot be done with which file
     */
    public static UncheckedIOException of(String what, IOException failure) {
        return new UncheckedIOException("%s: %s".formatted(what, reason(failure)), failure);
    }

    /** A failure to read a file. */
    public static UncheckedIOException unreadable(Path file, IOException failure) {
        return of("the file %s cannot be read".formatted(file), failure);
    }

    /**
     * Returns the reason of a failure, without the name of the file, which exceptions of files
     * begin with.
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
