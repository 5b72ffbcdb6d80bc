package io.mithridate.runner.inspection;

import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
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
 * An attack that shows its trigger on one picture, without a victim or a run.
 *
 * @param name the attack's name
 * @param attack the attack
 * @param facts what it is told
 * @param surrogate the clean model that it may use; empty for none
 * @param pairs the pairs that it may use; empty for none
 * @param seed the root seed: the trigger is the one of an experiment's cell with this seed
 * @param scratch an empty folder in which it may train
 * @param listener hears of what it trains
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

    /** Returns complaints about the attack's options on such pictures. */
    public List<OptionComplaint> complaints() {
        return attack.complaints(
                new Setting(
                        facts.classes(),
                        facts.imageSize(),
                        new Setting.Pairs(0, pairs.map(PairSet::size).orElse(0), 0)));
    }

    /** Returns what the attack needs to make its trigger and does not have. */
    public Set<Requirement> missing() {
        Set<Requirement> missing = EnumSet.noneOf(Requirement.class);
        missing.addAll(attack.requires());
        surrogate.ifPresent(any -> missing.remove(Requirement.SURROGATE));
        pairs.ifPresent(any -> missing.removeAll(Set.of(Requirement.IMAGES, Requirement.CAPTIONS)));
        return missing;
    }

    /** Makes the trigger; nothing may be {@link #missing()}. */
    public AttackState prepare() {
        return attack.prepare(new Context());
    }

    /**
     * The picture with a trigger on it.
     *
     * @param state made by this attack, now or in a run
     * @param picture square, of the facts' size
     * @return empty if the attack leaves pictures as they are
     * @throws IllegalArgumentException if the state is not this attack's, or is made for another
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
