package io.mithridate.runner.wiring;

import com.google.inject.AbstractModule;
import io.mithridate.api.training.Compute;

/** Offers what the experiment says of devices and threads. */
final class ComputeModule extends AbstractModule {

    private final Compute compute;

    ComputeModule(Compute compute) {
        this.compute = compute;
    }

    @Override
    protected void configure() {
        bind(Compute.class).toInstance(compute);
    }
}
