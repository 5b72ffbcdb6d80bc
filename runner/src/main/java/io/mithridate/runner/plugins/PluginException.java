package io.mithridate.runner.plugins;

/**
 * Thrown if a plugin cannot be loaded or created, if its name is ambiguous, or if it fails or
 * violates its interface. The message names the plugin and the reason, and gives advice.
 *
 * <p>The command ends with exit code 3.
 */
public final class PluginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with a self-contained message. */
    public PluginException(String message) {
        super(message);
    }

    /** Creates an exception with a cause. */
    public PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
