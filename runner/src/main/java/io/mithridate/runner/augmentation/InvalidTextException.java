package io.mithridate.runner.augmentation;

import java.io.IOException;

/** Text that is not one caption a line in UTF-8; says where, and what would be right. */
public final class InvalidTextException extends IOException {

    private static final long serialVersionUID = 1L;

    InvalidTextException(String message) {
        super(message);
    }
}
