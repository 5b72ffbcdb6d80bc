package io.mithridate.runner.doors;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.Donors;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.OwnTraining;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.SinglePictures;
import io.mithridate.api.data.Classes;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * An attack whose answers are checked.
 *
 * @param door where they enter
 * @param attack gives them
 */
record CheckedAttack(Door door, Attack attack) implements Attack {

    private static final int MOST_KEYS = 1000;
    private static final int MOST_COMPLAINTS = 1000;

    @Override
    public Set<Requirement> requires() {
        return Set.copyOf(
                door.list(
                        door.asked(attack::requires, "requires()"),
                        Requirement.values().length,
                        "requires()"));
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return door.list(
                door.asked(() -> attack.complaints(setting), "complaints()"),
                MOST_COMPLAINTS,
                "complaints()");
    }

    @Override
    public List<String> textKeys() {
        List<String> keys =
                door.list(door.asked(attack::textKeys, "textKeys()"), MOST_KEYS, "textKeys()");
        if (keys.stream().anyMatch(String::isBlank)) {
            throw door.refusal("textKeys() gave a key without a word");
        }
        return keys;
    }

    @Override
    public boolean eligible(String caption, Set<Integer> named, AttackFacts facts) {
        return door.asked(() -> attack.eligible(caption, named, facts), "eligible()");
    }

    @Override
    public boolean hasOneTarget() {
        return door.asked(attack::hasOneTarget, "hasOneTarget()");
    }

    @Override
    public PoisoningForm form(PoisoningForm asked) {
        PoisoningForm form = door.asked(() -> attack.form(asked), "form()");
        door.given(form.selection(), "form().selection()");
        door.given(form.captions(), "form().captions()");
        door.given(form.mode(), "form().mode()");
        return form;
    }

    /** An attack may refuse what is asked, with a reason that belongs to its options. */
    @Override
    public Mapping mapping(Mapping asked, Classes classes) {
        try {
            return door.given(attack.mapping(asked, classes), "mapping()");
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw door.failure("mapping()", e);
        }
    }

    @Override
    public int count(int asked, IntSupplier eligible) {
        int count = door.asked(() -> attack.count(asked, eligible), "count()");
        if (count < 0) {
            throw door.refusal("count() gave %d".formatted(count));
        }
        return count;
    }

    @Override
    public Optional<Donors> donors(AttackFacts facts) {
        return door.asked(() -> attack.donors(facts), "donors()");
    }

    @Override
    public Optional<SinglePictures> singlePictures() {
        return door.asked(attack::singlePictures, "singlePictures()");
    }

    @Override
    public double decoysPerPoisonedPair() {
        return decoys(
                door,
                door.asked(attack::decoysPerPoisonedPair, "decoysPerPoisonedPair()"),
                "decoysPerPoisonedPair()");
    }

    /** A number of decoys that a method gave. */
    static double decoys(Door door, double count, String method) {
        if (!(count >= 0) || Double.isInfinite(count)) {
            throw door.refusal("%s gave %s".formatted(method, count));
        }
        return count;
    }

    @Override
    public String success() {
        return door.asked(attack::success, "success()");
    }

    @Override
    public Optional<OwnTraining> ownTraining() {
        return door.asked(attack::ownTraining, "ownTraining()");
    }

    @Override
    public AttackState prepare(AttackContext context) {
        AttackState state = door.given(attack.prepare(context), "prepare()");
        state.arrays()
                .forEach(
                        (name, array) -> {
                            for (float number : array.values()) {
                                if (!Float.isFinite(number)) {
                                    throw door.refusal(
                                            "prepare() gave an array '%s' with %s in it"
                                                    .formatted(name, number));
                                }
                            }
                        });
        state.measurements()
                .forEach(
                        (name, number) -> {
                            if (number.isNaN()) {
                                throw door.refusal(
                                        "prepare() measured '%s' as not a number".formatted(name));
                            }
                        });
        return state;
    }

    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        return new CheckedPreparedAttack(
                door, door.given(attack.restore(state, facts), "restore()"));
    }
}
