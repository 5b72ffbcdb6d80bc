package io.mithridate.runner.run;

import java.io.IOException;

/** A folder that a run needs cannot be made or read; no work was begun. */
public final class UnusableFolderException extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableFolderException(String message) {
        super(message);
    }

    UnusableFolderException(String message, IOException cause) {
        super(message, cause);
    }
}
