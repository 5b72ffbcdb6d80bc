package io.mithridate.tensorflow.device;

import io.mithridate.api.training.Compute;

/** The device that an experiment asks for cannot be used; nothing falls back to another one. */
public final class UnusableDeviceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param asked the device
     * @param reason what is missing, and what would help
     */
    public UnusableDeviceException(Compute.Device asked, String reason) {
        super("device: %s cannot be used: %s".formatted(asked, reason));
    }
}
