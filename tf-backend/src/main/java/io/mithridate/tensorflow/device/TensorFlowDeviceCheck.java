package io.mithridate.tensorflow.device;

import io.mithridate.api.backend.DeviceCheck;
import io.mithridate.api.training.Compute;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Checks that TensorFlow can use the requested device. If the CPU is requested, TensorFlow is not
 * loaded.
 */
public final class TensorFlowDeviceCheck implements DeviceCheck {

    private final Devices devices;

    /** Created by dependency injection. */
    @Inject
    public TensorFlowDeviceCheck() {
        this(Devices.ofThisMachine());
    }

    TensorFlowDeviceCheck(Devices devices) {
        this.devices = devices;
    }

    @Override
    public Optional<String> complaint(Compute compute) {
        try {
            devices.require(compute);
            return Optional.empty();
        } catch (UnusableDeviceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String report() {
        return devices.report();
    }
}
