package io.mithridate.api.defense;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.random.Seed;
import java.util.OptionalInt;

/**
 * A cell's attacker, for a defense with {@link Access#TRUE_TRIGGER}: an oracle, and the floor of
 * every table, since no defender knows him. Which pairs of the victim he did poison is in the
 * manifest, which no defense sees.
 */
public interface Attacker {

    /** His attack, which stamps pictures and puts its key into captions. */
    PreparedAttack trigger();

    /**
     * The target among others that his attack was told. Its classes are their own: an oracle needs
     * no {@link Access#CLASS_NAMES} for the target's name.
     */
    AttackFacts facts();

    /**
     * The class that he would tie a pair to.
     *
     * @param caption the pair's own
     * @return the class's index; empty if the attack could not poison the pair, or if the pair
     *     names that class already and would get another caption
     */
    OptionalInt target(String caption);

    /**
     * The caption that he would give a pair, written as those of the victim's poisoned pairs were,
     * with the attack's text key where it has one.
     *
     * @param caption the pair's own
     * @param seed the pair's seed: the same gives the same caption
     * @throws IllegalArgumentException if {@link #target} is empty for the caption, or if what
     *     captions are drawn from has none for the target
     */
    String written(String caption, Seed seed);
}
