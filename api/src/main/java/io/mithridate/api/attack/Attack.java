package io.mithridate.api.attack;

import io.mithridate.api.plugin.Checked;
import java.util.Set;

/**
 * A backdoor attack: what is done to training pairs, and to a test input.
 *
 * <p>Preparing an attack gives its whole state (a noise, a patch, a network's weights), which is
 * stored; what poisons and triggers is always restored from the stored state, so that a model and
 * its trigger are never apart.
 */
public interface Attack extends Checked {

    /** What {@link #prepare} needs beside the facts that every attack gets. */
    default Set<Requirement> requires() {
        return Set.of();
    }

    /**
     * Whether a pair may be poisoned. It is asked before any work, so that too few eligible pairs
     * are a complaint.
     *
     * @param caption the pair's own caption
     * @param named the classes that it names, as {@link ClassNames#in} finds them
     */
    default boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        return true;
    }

    /**
     * Whether the trigger is made for one target, so that a mapping with a target for each class is
     * refused before any work.
     */
    default boolean hasOneTarget() {
        return false;
    }

    /**
     * How pairs are poisoned.
     *
     * @param asked what the experiment says
     * @return the same, but for what the attack fixes
     */
    default PoisoningForm form(PoisoningForm asked) {
        return asked;
    }

    /** Makes or optimises the trigger. */
    AttackState prepare(AttackContext context);

    /**
     * An attack that is ready for use; the caller closes it.
     *
     * @param state what {@link #prepare} gave, in this run or an earlier one
     * @param facts the same classes, mapping and size that it was prepared with
     */
    PreparedAttack restore(AttackState state, AttackFacts facts);

    /** What an attacker may need to make the trigger. */
    enum Requirement {
        /** A clean model to optimise against. */
        SURROGATE,
        /** Pictures of the training pairs, from which those that are poisoned are drawn. */
        IMAGES,
        /** Captions of the training pairs, from which those that are poisoned are drawn. */
        CAPTIONS
    }
}
