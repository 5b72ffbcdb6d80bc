package io.mithridate.runner.experiment;

import io.mithridate.api.plugin.Option;
import java.util.Optional;

/**
 * A combination that is left out of the matrix: the cells that match all that is given.
 *
 * @param attack the attack's name
 * @param defense the defense's name
 * @param seed the seed
 */
public record Exclusion(
        @Option("Name of the attack whose cells are left out.") Optional<String> attack,
        @Option("Name of the defense whose cells are left out.") Optional<String> defense,
        @Option("Seed whose cells are left out.") Optional<Long> seed) {

    public Exclusion {
        if (attack.isEmpty() && defense.isEmpty() && seed.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing is named, which would leave every cell out; name an attack, a defense"
                            + " or a seed");
        }
    }

    /** Whether cells of an attack, a defense and a seed are left out. */
    public boolean matches(String ofAttack, String ofDefense, long ofSeed) {
        return attack.map(ofAttack::equals).orElse(true)
                && defense.map(ofDefense::equals).orElse(true)
                && seed.map(value -> value == ofSeed).orElse(true);
    }
}
