package io.mithridate.runner.runs;

import java.io.IOException;

/** Thrown if a folder that a run needs cannot be created or read; no work was started. */
public final class UnusableFolderException extends IOException {

    private static final long serialVersionUID = 1L;

    public UnusableFolderException(String message) {
        super(message);
    }

    public UnusableFolderException(String message, IOException cause) {
        super(message, cause);
    }
}
