package io.mithridate.runner.guard;

import io.mithridate.api.attack.AimsAtPictures;
import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.Donors;
import io.mithridate.api.attack.HasDecoys;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.SinglePictures;
import io.mithridate.api.attack.TrainsVictim;
import io.mithridate.api.attack.WritesText;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.Checked;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.TrainingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * An attack with all its capabilities, whose results are checked.
 *
 * @param guard checks the results
 * @param attack the attack
 */
public record GuardedAttack(PluginGuard guard, Attack<?> attack) implements Checked {

    private static final int MAX_KEYS = 1000;

    /** Returns {@link Attack#requires}, checked. */
    public Set<Requirement> requires() {
        return Set.copyOf(
                guard.askedList(attack::requires, Requirement.values().length, "requires()"));
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return guard.complaints(() -> attack.complaints(setting));
    }

    /**
     * Returns {@link WritesText#textKeys}, checked; empty for an attack that leaves texts
     * unchanged.
     */
    public List<String> textKeys() {
        List<String> keys = guard.askedList(() -> WritesText.keys(attack), MAX_KEYS, "textKeys()");
        if (keys.stream().anyMatch(String::isBlank)) {
            throw guard.refusal("textKeys() gave a key without a word");
        }
        return keys;
    }

    /** Returns {@link ChoosesPairs#eligible}, checked. */
    public boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        return guard.asked(
                () -> ChoosesPairs.of(attack).eligible(caption, named, facts), "eligible()");
    }

    /** Returns {@link Attack#hasOneTarget}, checked. */
    public boolean hasOneTarget() {
        return guard.asked(attack::hasOneTarget, "hasOneTarget()");
    }

    /** Returns {@link ChoosesPairs#form}, checked. */
    public PoisoningForm form(PoisoningForm asked) {
        PoisoningForm form = guard.asked(() -> ChoosesPairs.of(attack).form(asked), "form()");
        guard.given(form.selection(), "form().selection()");
        guard.given(form.captions(), "form().captions()");
        guard.given(form.mode(), "form().mode()");
        return form;
    }

    /**
     * Returns {@link ChoosesPairs#mapping}, checked. An attack may reject the requested mapping,
     * with a reason that refers to its options.
     */
    public Mapping mapping(Mapping asked, Classes classes) {
        try {
            return guard.given(ChoosesPairs.of(attack).mapping(asked, classes), "mapping()");
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw guard.failure("mapping()", e);
        }
    }

    /** Returns {@link ChoosesPairs#count}, checked. */
    public int count(int asked, IntSupplier eligible) {
        int count = guard.asked(() -> ChoosesPairs.of(attack).count(asked, eligible), "count()");
        if (count < 0) {
            throw guard.refusal("count() gave %d".formatted(count));
        }
        return count;
    }

    /** Returns {@link ChoosesPairs#donors}, checked. */
    public Optional<Donors> donors(AttackFacts facts) {
        return guard.asked(() -> ChoosesPairs.of(attack).donors(facts), "donors()");
    }

    /** Returns {@link AimsAtPictures#singlePictures}, checked; empty for all other attacks. */
    public Optional<SinglePictures> singlePictures() {
        return guard.asked(() -> AimsAtPictures.of(attack), "singlePictures()");
    }

    /** Returns {@link HasDecoys#decoysPerPoisonedPair}, checked; 0 for all other attacks. */
    public double decoysPerPoisonedPair() {
        return decoys(
                guard,
                guard.asked(() -> HasDecoys.count(attack), "decoysPerPoisonedPair()"),
                "decoysPerPoisonedPair()");
    }

    /** Checks a number of decoys that a method returned. */
    static double decoys(PluginGuard guard, double count, String method) {
        if (!(count >= 0) || Double.isInfinite(count)) {
            throw guard.refusal("%s gave %s".formatted(method, count));
        }
        return count;
    }

    /** Returns {@link Attack#success}, checked. */
    public String success() {
        return guard.asked(attack::success, "success()");
    }

    /** Returns whether the attacker poisons no pair and trains the victim. */
    public boolean trainsVictim() {
        return attack instanceof TrainsVictim;
    }

    /** Trains the victim as specified by {@link TrainsVictim#train}. */
    public Checkpoint train(
            Checkpoint clean,
            PairSet pairs,
            AttackState state,
            AttackFacts facts,
            TrainingContext context) {
        return train(attack, clean, pairs, state, facts, context);
    }

    @SuppressWarnings("unchecked") // the state was created by the same attack
    private static <S extends Record> Checkpoint train(
            Attack<S> attack,
            Checkpoint clean,
            PairSet pairs,
            AttackState state,
            AttackFacts facts,
            TrainingContext context) {
        return ((TrainsVictim<S>) attack)
                .train(clean, pairs, state.as(attack.stateType()), facts, context);
    }

    /**
     * Prepares the trigger. The state must be storable, with finite arrays and without NaN in its
     * measurements.
     */
    public AttackState prepare(AttackContext context) {
        AttackState state = stored(guard.given(attack.prepare(context), "prepare()"));
        state.arrays()
                .forEach(
                        (name, array) -> {
                            for (float number : array.values()) {
                                if (!Float.isFinite(number)) {
                                    throw guard.refusal(
                                            "prepare() gave an array '%s' with %s in it"
                                                    .formatted(name, number));
                                }
                            }
                        });
        state.measurements()
                .forEach(
                        (name, number) -> {
                            if (number.isNaN()) {
                                throw guard.refusal(
                                        "prepare() measured '%s' as not a number".formatted(name));
                            }
                        });
        return state;
    }

    private AttackState stored(Record state) {
        try {
            return AttackState.of(state);
        } catch (IllegalArgumentException e) {
            throw guard.refusal("prepare() gave what cannot be stored: " + e.getMessage());
        }
    }

    /** Restores the attack from a state; the caller closes it. */
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        return new CheckedPreparedAttack(
                guard, guard.given(state.restored(attack, facts), "restore()"));
    }
}
