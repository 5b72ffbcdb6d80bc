package io.mithridate.runner.store;

import java.io.Serial;

/** Says what is wrong with the files of an artifact. */
final class DamagedArtifactException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    DamagedArtifactException(String reason) {
        super(reason);
    }

    /** What is wrong, as a clause: {@code weights is missing}. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
