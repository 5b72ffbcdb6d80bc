package io.mithridate.runner.augmentation;

import java.io.IOException;

/**
 * Thrown for input that is not UTF-8 text with one caption per line. The message says where the
 * error is and how to fix it.
 */
public final class InvalidTextException extends IOException {

    private static final long serialVersionUID = 1L;

    InvalidTextException(String message) {
        super(message);
    }
}
