package io.mithridate.runner.guard;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.ChoosesPairs.Donors;
import io.mithridate.api.attack.HasDecoys;
import io.mithridate.api.attack.InsertsText;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.TargetsPictures;
import io.mithridate.api.attack.TargetsPictures.SinglePictures;
import io.mithridate.api.attack.TrainsVictim;
import io.mithridate.api.backend.AttackState;
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
                guard.callForList(attack::requires, Requirement.values().length, "requires()"));
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return guard.complaints(() -> attack.complaints(setting));
    }

    /**
     * Returns {@link InsertsText#textKeys}, checked; empty for an attack that leaves texts
     * unchanged.
     */
    public List<String> textKeys() {
        List<String> keys =
                guard.callForList(() -> InsertsText.keys(attack), MAX_KEYS, "textKeys()");
        if (keys.stream().anyMatch(String::isBlank)) {
            throw guard.refusal("textKeys() returned a key without a word");
        }
        return keys;
    }

    /** Returns {@link ChoosesPairs#eligible}, checked. */
    public boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        return guard.call(
                () -> ChoosesPairs.of(attack).eligible(caption, named, facts), "eligible()");
    }

    /** Returns {@link Attack#requiresSingleTarget}, checked. */
    public boolean requiresSingleTarget() {
        return guard.call(attack::requiresSingleTarget, "requiresSingleTarget()");
    }

    /** Returns {@link ChoosesPairs#form}, checked. */
    public PoisoningForm form(PoisoningForm requested) {
        PoisoningForm form = guard.call(() -> ChoosesPairs.of(attack).form(requested), "form()");
        guard.requireNonNull(form.selection(), "form().selection()");
        guard.requireNonNull(form.captions(), "form().captions()");
        guard.requireNonNull(form.mode(), "form().mode()");
        return form;
    }

    /**
     * Returns {@link ChoosesPairs#mapping}, checked. An attack may reject the requested mapping,
     * with a reason that refers to its options.
     */
    public Mapping mapping(Mapping requested, Classes classes) {
        try {
            return guard.requireNonNull(
                    ChoosesPairs.of(attack).mapping(requested, classes), "mapping()");
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw guard.failure("mapping()", e);
        }
    }

    /** Returns {@link ChoosesPairs#count}, checked. */
    public int count(int requested, IntSupplier eligible) {
        int count = guard.call(() -> ChoosesPairs.of(attack).count(requested, eligible), "count()");
        if (count < 0) {
            throw guard.refusal("count() returned %d".formatted(count));
        }
        return count;
    }

    /**
     * Returns {@link ChoosesPairs#donors}, checked; empty if poisoned pairs keep their pictures.
     */
    public Optional<Donors> donors(AttackFacts facts) {
        return guard.call(() -> ChoosesPairs.of(attack).donors(facts), "donors()");
    }

    /** Returns {@link TargetsPictures#singlePictures}, checked; empty for all other attacks. */
    public Optional<SinglePictures> singlePictures() {
        return guard.call(() -> TargetsPictures.of(attack), "singlePictures()");
    }

    /** Returns {@link HasDecoys#decoysPerPoisonedPair}, checked; 0 for all other attacks. */
    public double decoysPerPoisonedPair() {
        return checkDecoys(
                guard,
                guard.call(() -> HasDecoys.count(attack), "decoysPerPoisonedPair()"),
                "decoysPerPoisonedPair()");
    }

    /** Checks the decoy count that a method returned. */
    static double checkDecoys(PluginGuard guard, double count, String method) {
        if (!(count >= 0) || Double.isInfinite(count)) {
            throw guard.refusal("%s returned %s".formatted(method, count));
        }
        return count;
    }

    /** Returns {@link Attack#success}, checked. */
    public String successMetric() {
        return guard.call(attack::successMetric, "successMetric()");
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
        AttackState state =
                storableState(guard.requireNonNull(attack.prepare(context), "prepare()"));
        state.arrays()
                .forEach(
                        (name, array) -> {
                            for (float number : array.values()) {
                                if (!Float.isFinite(number)) {
                                    throw guard.refusal(
                                            "prepare() returned an array '%s' with %s in it"
                                                    .formatted(name, number));
                                }
                            }
                        });
        state.measurements()
                .forEach(
                        (name, number) -> {
                            if (number.isNaN()) {
                                throw guard.refusal(
                                        "prepare() returned NaN as '%s'".formatted(name));
                            }
                        });
        return state;
    }

    private AttackState storableState(Record state) {
        try {
            return AttackState.of(state);
        } catch (IllegalArgumentException e) {
            throw guard.refusal(
                    "prepare() returned a state that cannot be stored: " + e.getMessage());
        }
    }

    /** Restores the attack from a state; the caller closes it. */
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        return new CheckedPreparedAttack(
                guard, guard.requireNonNull(state.restored(attack, facts), "restore()"));
    }
}
