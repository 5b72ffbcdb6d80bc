package io.mithridate.runner.experiment;

import java.util.Optional;

/**
 * A combination that is left out of the matrix: the cells that match all that is given.
 *
 * @param attack the attack's name
 * @param defense the defense's name
 * @param seed the seed
 */
public record Exclusion(Optional<String> attack, Optional<String> defense, Optional<Long> seed) {}
