package io.mithridate.api.backend;

import io.mithridate.api.training.Compute;
import java.util.Optional;

/**
 * A service that checks whether a backend supports the requested computation, before any work
 * starts.
 */
public interface DeviceCheck {

    /** Returns a message about what is missing and how to fix it; empty if nothing is missing. */
    Optional<String> complaint(Compute compute);

    /**
     * Returns the name and version of the backend and the devices that it detects, one per line. If
     * it detects no GPU, the report gives the reason.
     */
    String report();
}
