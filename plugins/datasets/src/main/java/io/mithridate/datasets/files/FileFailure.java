package io.mithridate.datasets.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Failures of files, whose message people read without the name of an exception before it. */
public final class FileFailure {

    private FileFailure() {}

    /** A failure that says what is wrong with which file. */
    public static UncheckedIOException of(String message) {
        return new UncheckedIOException(message, new IOException(message));
    }

    /** What went wrong, without the name of the file, which exceptions of files begin with. */
    static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        String reason =
                failure instanceof FileSystemException ofFile
                        ? ofFile.getReason()
                        : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
