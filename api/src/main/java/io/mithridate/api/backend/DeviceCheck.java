package io.mithridate.api.backend;

import io.mithridate.api.training.Compute;
import java.util.Optional;

/** Says before any work whether a backend can compute as an experiment asks; a service. */
public interface DeviceCheck {

    /** Returns what is missing, and what would be right; empty if nothing is. */
    Optional<String> complaint(Compute compute);

    /**
     * The backend's name and version, the devices that it sees, one a line, and why there is no GPU
     * if there is none.
     */
    String report();
}
