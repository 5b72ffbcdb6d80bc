package io.mithridate.api.attack;

import io.mithridate.api.data.Classes;
import io.mithridate.api.plugin.Checked;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * A backdoor attack: what is done to training pairs, and to a test input.
 *
 * <p>Preparing an attack gives its whole state (a noise, a patch, a network's weights), which is
 * stored; what poisons and triggers is always restored from the stored state, so that a model and
 * its trigger are never apart.
 */
public interface Attack extends Checked {

    /**
     * What {@link #prepare} needs beside the facts that every attack gets. Where this is empty, the
     * trigger is made whenever the experiment is validated, too.
     */
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

    /**
     * Which class is tied to which.
     *
     * @param asked what the experiment says
     * @return the same, unless the attack fixes it
     * @throws IllegalArgumentException if the attack cannot do what is asked
     */
    default Mapping mapping(Mapping asked, Classes classes) {
        return asked;
    }

    /**
     * How many pairs are poisoned.
     *
     * @param asked what the experiment says
     * @param eligible counts the eligible pairs; it reads all captions
     * @return the same, unless the attack fixes it
     */
    default int count(int asked, IntSupplier eligible) {
        return asked;
    }

    /** Whose pictures poisoned pairs get; empty where they keep their own. */
    default Optional<Donors> donors(AttackFacts facts) {
        return Optional.empty();
    }

    /**
     * The pictures apart from all others that the attack aims at one by one; empty for an attack
     * that aims at whole classes. {@link #count} and {@link #donors} have no say where there are
     * some.
     */
    default Optional<SinglePictures> singlePictures() {
        return Optional.empty();
    }

    /**
     * How many decoys stand beside each poisoned pair, 0 or more: what {@link
     * Decoys#perPoisonedPair} says once the trigger is made. It is asked before any work, so that
     * more decoys than there are pairs are a complaint.
     */
    default double decoysPerPoisonedPair() {
        return 0;
    }

    /** The name of the quantity that counts the attack's success. */
    default String success() {
        return "attack-success";
    }

    /**
     * What the attack may put into a text, such as a word, never a blank one; empty for an attack
     * that leaves texts alone. It is asked before the trigger is made: a model that is trained from
     * scratch for this attack makes room for each key in its prompts and captions.
     */
    default List<String> textKeys() {
        return List.of();
    }

    /**
     * How the attacker trains the victim himself; empty for an attack that poisons pairs, on which
     * the victim is trained by the experiment's recipe.
     */
    default Optional<OwnTraining> ownTraining() {
        return Optional.empty();
    }

    /**
     * Makes or optimises the trigger.
     *
     * <p>Where {@link #requires} is empty, {@code validate} and {@code run} also call this before
     * any work, to warn of a trigger that changes next to nothing. The user waits for this call, so
     * it takes seconds at most. It has no {@link AttackContext#training()}; if it fails, there is
     * no warning.
     */
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
