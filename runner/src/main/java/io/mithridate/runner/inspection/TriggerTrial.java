package io.mithridate.runner.inspection;

import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.inputs.NamedSeed;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An attack whose trigger is shown on one picture, without a victim or a run.
 *
 * @param name the attack's name
 * @param attack the attack
 * @param facts the facts given to the attack
 * @param surrogate the clean model that it may use; empty for none
 * @param pairs the pairs that it may use; empty for none
 * @param seed the root seed; the trigger is the same as in an experiment's cell with this seed
 * @param scratch an empty folder in which it may train
 * @param listener receives the progress of its trainings
 */
public record TriggerTrial(
        String name,
        GuardedAttack attack,
        AttackFacts facts,
        Optional<Checkpoint> surrogate,
        Optional<PairSet> pairs,
        long seed,
        Path scratch,
        TrainingListener listener) {

    /** Returns complaints about the attack's options for such pictures. */
    public List<OptionComplaint> complaints() {
        return attack.complaints(
                new Setting(
                        facts.classes(),
                        facts.imageSize(),
                        new Setting.Pairs(0, pairs.map(PairSet::size).orElse(0), 0)));
    }

    /** Returns the requirements of the attack that are not available. */
    public Set<Requirement> missing() {
        Set<Requirement> missing = EnumSet.noneOf(Requirement.class);
        missing.addAll(attack.requires());
        surrogate.ifPresent(any -> missing.remove(Requirement.SURROGATE));
        pairs.ifPresent(any -> missing.removeAll(Set.of(Requirement.IMAGES, Requirement.CAPTIONS)));
        return missing;
    }

    /** Creates the trigger; {@link #missing()} must be empty. */
    public AttackState prepare() {
        return attack.prepare(new Context());
    }

    /**
     * Returns the picture with the trigger.
     *
     * @param state the state created by this attack, now or in a run
     * @param picture a square picture of the size given in the facts
     * @return the stamped picture; empty if the attack does not change pictures
     * @throws IllegalArgumentException if the state belongs to another attack or to another picture
     *     size
     */
    public Optional<Image> stamped(AttackState state, Image picture) {
        try (PreparedAttack prepared = attack.restore(state, facts)) {
            if (prepared.triggers().stream().noneMatch(Trigger::stampsImages)) {
                return Optional.empty();
            }
            Seed ofPicture = new NamedSeed(seed, "evaluation").seed();
            return Optional.of(prepared.stamp(List.of(picture), List.of(ofPicture)).get(0));
        }
    }

    private final class Context implements AttackContext {

        @Override
        public AttackFacts facts() {
            return facts;
        }

        @Override
        public Seed seed() {
            return new NamedSeed(seed, "attack").seed();
        }

        @Override
        public Checkpoint surrogate() {
            return surrogate.orElseThrow(() -> absent(Requirement.SURROGATE));
        }

        @Override
        public PairSet pairs() {
            return pairs.orElseThrow(() -> absent(Requirement.IMAGES));
        }

        @Override
        public TrainingContext training() {
            return new TrainingContext(name, scratch, seed(), listener);
        }

        private IllegalStateException absent(Requirement requirement) {
            return new IllegalStateException(
                    "the attack '%s' used %s, which is not there".formatted(name, requirement));
        }
    }
}
