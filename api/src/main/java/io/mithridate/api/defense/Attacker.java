package io.mithridate.api.defense;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.random.Seed;
import java.util.OptionalInt;

/**
 * The attacker of a cell, for a defense with {@link Access#TRUE_TRIGGER}. Such a defense is an
 * oracle and the lower bound in every table, because no real defender knows the attacker. The pairs
 * that were actually poisoned are listed in the manifest, which no defense sees.
 */
public interface Attacker {

    /** Returns the attack, which stamps pictures and inserts its text key into captions. */
    PreparedAttack trigger();

    /**
     * Returns the facts that the attack received, including the target. They contain the classes,
     * so an oracle does not need {@link Access#CLASS_NAMES} to get the target's name.
     */
    AttackFacts facts();

    /**
     * Returns the class that the attacker would tie a pair to.
     *
     * @param caption the pair's own caption
     * @return the class's index; empty if the attack could not poison the pair, or if its caption
     *     already names that class and would be replaced
     */
    OptionalInt target(String caption);

    /**
     * Returns the caption that the attacker would give a pair. It is written in the same way as the
     * captions of the victim's poisoned pairs and includes the attack's text key if it has one.
     *
     * @param caption the pair's own caption
     * @param seed the pair's seed; equal seeds give equal captions
     * @throws IllegalArgumentException if {@link #target} is empty for the caption, or if the
     *     source of captions has none for the target
     */
    String written(String caption, Seed seed);
}
