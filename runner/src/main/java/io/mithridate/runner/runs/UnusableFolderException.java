package io.mithridate.runner.runs;

import java.io.IOException;

/** A folder that a run needs cannot be made or read; no work was begun. */
public final class UnusableFolderException extends IOException {

    private static final long serialVersionUID = 1L;

    public UnusableFolderException(String message) {
        super(message);
    }

    public UnusableFolderException(String message, IOException cause) {
        super(message, cause);
    }
}
