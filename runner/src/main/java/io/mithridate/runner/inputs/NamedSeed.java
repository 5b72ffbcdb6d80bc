package io.mithridate.runner.inputs;

import io.mithridate.api.random.Seed;

/**
 * A seed identified by its purpose.
 *
 * @param root the cell's root seed
 * @param purpose the purpose of the randomness, e.g. "victim"
 */
public record NamedSeed(long root, String purpose) {

    /** Returns the seed derived for the purpose. */
    public Seed seed() {
        return new Seed(root).at(purpose);
    }
}
