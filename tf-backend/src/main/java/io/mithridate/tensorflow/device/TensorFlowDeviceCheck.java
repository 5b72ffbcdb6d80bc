package io.mithridate.tensorflow.device;

import io.mithridate.api.training.Compute;
import io.mithridate.api.training.DeviceCheck;
import jakarta.inject.Inject;
import java.util.Optional;

/** Asks TensorFlow for the device; where the CPU is asked for, nothing is loaded. */
public final class TensorFlowDeviceCheck implements DeviceCheck {

    /** Made by injection. */
    @Inject
    public TensorFlowDeviceCheck() {}

    @Override
    public Optional<String> complaint(Compute compute) {
        try {
            Devices.require(compute.device());
            return Optional.empty();
        } catch (UnusableDeviceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
