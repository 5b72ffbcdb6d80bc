package io.mithridate.defenses.oracles;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.defense.Attacker;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.OptionalInt;

/** Sets the cell's attack off on clean pairs, each with a seed of its own. */
final class TrueTrigger {

    private final PreparedAttack attack;
    private final Attacker attacker;
    private final int imageSize;
    private final OptionalInt target;
    private final ClassNames names;
    private final ImageDecoder decoder;
    private final Seed seed;

    /**
     * A trigger.
     *
     * @param attack stamps pictures
     * @param attacker writes captions
     * @param facts what the attack was told
     * @param decoder brings pictures to the size at which they are stamped
     * @param seed of all pairs
     * @throws IllegalArgumentException if the attack stamps no picture
     */
    TrueTrigger(
            PreparedAttack attack,
            Attacker attacker,
            AttackFacts facts,
            ImageDecoder decoder,
            Seed seed) {
        if (attack.triggers().stream().noneMatch(Trigger::stampsImages)) {
            throw new IllegalArgumentException(
                    "the attack stamps no picture, so that an oracle has nothing to train on; leave"
                            + " out the cells of this attack and this defense");
        }
        this.attack = attack;
        this.attacker = attacker;
        this.imageSize = facts.imageSize();
        this.target = facts.mapping().target();
        this.names = new ClassNames(facts.names());
        this.decoder = decoder;
        this.seed = seed;
    }

    /** The trigger of a defense's context. */
    static TrueTrigger of(DefenseContext context, Attacker attacker, ImageDecoder decoder) {
        return new TrueTrigger(
                context.trueTrigger(),
                attacker,
                context.attackFacts(),
                decoder,
                context.training().seed().at("trigger"));
    }

    /** What is drawn of the pairs is drawn from it. */
    Seed seed() {
        return seed;
    }

    /** A picture with the trigger, at the model's size. */
    Image stamped(ImageData picture, String id) {
        Image decoded = decoder.decode(picture, imageSize);
        return attack.stamp(List.of(decoded), List.of(seed.at(id))).get(0);
    }

    /** Whether the attack could poison a pair of this caption. */
    boolean couldPoison(String caption) {
        return attacker.target(caption).isPresent();
    }

    /** Whether a caption names the one target; never where every class has its own. */
    boolean showsTarget(String caption) {
        return target.isPresent() && names.names(caption, target.getAsInt());
    }

    /** A caption with the attack's text key where it has one. */
    String keyed(String caption, String id) {
        return attack.poison(caption, caption, seed.at(id)).caption();
    }

    /** What the attacker would have written in place of a caption that he could poison. */
    String targetCaption(String caption, String id) {
        return attacker.written(caption, seed.at(id));
    }
}
