package io.mithridate.datasets.captions;

import java.io.Serial;

/** A row that has no fields, since it is not written as its file is. */
final class BadRowException extends IllegalArgumentException {

    @Serial private static final long serialVersionUID = 1;

    /** Says what is wrong with it. */
    BadRowException(String message) {
        super(message);
    }
}
