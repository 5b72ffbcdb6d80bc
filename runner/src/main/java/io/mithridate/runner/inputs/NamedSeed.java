package io.mithridate.runner.inputs;

import io.mithridate.api.random.Seed;

/**
 * A seed by the name of what it is for.
 *
 * @param root the cell's root seed
 * @param purpose what the randomness is for: "victim"
 */
public record NamedSeed(long root, String purpose) {

    /** The place from which the randomness is derived. */
    public Seed seed() {
        return new Seed(root).at(purpose);
    }
}
