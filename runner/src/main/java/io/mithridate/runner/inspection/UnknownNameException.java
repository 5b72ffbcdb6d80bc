package io.mithridate.runner.inspection;

/** Reports a usage error: the user named an unknown plugin or kind of plugin. */
public final class UnknownNameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message that contains the unknown name and the known names. */
    public UnknownNameException(String message) {
        super(message);
    }
}
