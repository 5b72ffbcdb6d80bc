package io.mithridate.runner.inspection;

/** Someone asked for a plugin, or a kind of plugin, that there is not; a mistake of usage. */
public final class UnknownNameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what there is not, and what there is. */
    public UnknownNameException(String message) {
        super(message);
    }
}
