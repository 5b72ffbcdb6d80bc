package io.mithridate.clipfiles.pytorch;

/**
 * Thrown if a pickle is damaged, malicious, or contains more than tensors; the file's name is added
 * later.
 */
final class DamagedPickleException extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedPickleException(String reason) {
        super(reason);
    }
}
