package io.mithridate.datasets.files;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Failures of files, whose message people read without the name of an exception before it. */
public final class FileFailure {

    private FileFailure() {}

    /** A failure that says what is wrong with which file. */
    public static UncheckedIOException of(String message) {
        return new UncheckedIOException(message, new IOException(message));
    }
}
