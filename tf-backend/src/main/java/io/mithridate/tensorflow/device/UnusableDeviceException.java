package io.mithridate.tensorflow.device;

/** The device that an experiment asks for cannot be used; nothing falls back to another one. */
public final class UnusableDeviceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param reason what is missing, and what would help
     */
    public UnusableDeviceException(String reason) {
        super("device: gpu cannot be used: " + reason);
    }
}
