package io.mithridate.runner.inputs;

import java.nio.file.Path;

/** Reports that a file has changed since the key of a stage that reads it was derived. */
public final class ChangedFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChangedFileException(Path file) {
        super("%s was changed since this experiment was planned; start again".formatted(file));
    }
}
