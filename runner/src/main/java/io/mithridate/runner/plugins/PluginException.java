package io.mithridate.runner.plugins;

/**
 * A plugin that cannot be loaded, told apart or built; the message says which, why, and what to do.
 *
 * <p>Ends the command with exit code 3.
 */
public final class PluginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Something that the message explains in full. */
    public PluginException(String message) {
        super(message);
    }

    /** Something that another exception caused. */
    public PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
