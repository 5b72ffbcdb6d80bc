package io.mithridate.tensorflow.device;

import io.mithridate.api.training.Compute;

/**
 * Thrown if the device that an experiment asks for cannot be used. No other device is used instead.
 */
public final class UnusableDeviceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a reason.
     *
     * @param requested the requested device
     * @param reason a description of what is missing and how to fix it
     */
    public UnusableDeviceException(Compute.Device requested, String reason) {
        super("device: %s cannot be used: %s".formatted(requested, reason));
    }
}
