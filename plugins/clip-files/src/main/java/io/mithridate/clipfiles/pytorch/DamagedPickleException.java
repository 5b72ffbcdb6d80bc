package io.mithridate.clipfiles.pytorch;

/**
 * A pickle that is damaged, hostile, or holds more than tensors; the file's name is added later.
 */
final class DamagedPickleException extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedPickleException(String reason) {
        super(reason);
    }
}
