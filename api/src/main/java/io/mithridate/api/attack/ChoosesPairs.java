package io.mithridate.api.attack;

import io.mithridate.api.data.Classes;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * An attack that has a say in which pairs are poisoned, or how. All others leave that to the
 * experiment, as the methods here do.
 */
public interface ChoosesPairs {

    /**
     * Says whether a pair may be poisoned. It is asked before any work, so that too few eligible
     * pairs are a complaint.
     *
     * @param caption the pair's own caption
     * @param named the classes that it names, as {@link ClassNames#in} finds them
     */
    default boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        return true;
    }

    /**
     * Returns the form in which pairs are poisoned.
     *
     * @param asked what the experiment says
     * @return the same, but for what the attack fixes
     */
    default PoisoningForm form(PoisoningForm asked) {
        return asked;
    }

    /**
     * Returns the class that each class is tied to.
     *
     * @param asked what the experiment says
     * @return the same, unless the attack fixes it
     * @throws IllegalArgumentException if the attack cannot do what is asked
     */
    default Mapping mapping(Mapping asked, Classes classes) {
        return asked;
    }

    /**
     * Returns the number of poisoned pairs.
     *
     * @param asked what the experiment says
     * @param eligible counts the eligible pairs; it reads all captions
     * @return the same, unless the attack fixes it
     */
    default int count(int asked, IntSupplier eligible) {
        return asked;
    }

    /**
     * Returns the pairs that give their pictures to poisoned pairs; empty where they keep their
     * own.
     */
    default Optional<Donors> donors(AttackFacts facts) {
        return Optional.empty();
    }

    /** The choices of an attack; those of the experiment where it makes none. */
    static ChoosesPairs of(Attack<?> attack) {
        return attack instanceof ChoosesPairs choosing ? choosing : new ChoosesPairs() {};
    }
}
