package io.mithridate.defenses.oracles;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.random.Seed;
import java.util.List;

/**
 * Sets the cell's attack off on clean pairs, each with a seed of its own.
 *
 * @param attack stamps pictures, and changes captions where it has a text key
 * @param facts its target, and the sentences that name it
 * @param decoder brings pictures to the size at which they are stamped
 * @param seed of all pairs
 */
record TrueTrigger(PreparedAttack attack, AttackFacts facts, ImageDecoder decoder, Seed seed) {

    /** The trigger of a defense's context. */
    static TrueTrigger of(DefenseContext context, ImageDecoder decoder) {
        return new TrueTrigger(
                context.trueTrigger(),
                context.attackFacts(),
                decoder,
                context.training().seed().at("trigger"));
    }

    /** A picture with the trigger, at the model's size. */
    Image stamped(ImageData picture, String id) {
        Image decoded = decoder.decode(picture, facts.imageSize());
        return attack.stamp(List.of(decoded), List.of(seed.at(id))).get(0);
    }

    /**
     * What the attacker would have written in place of a caption.
     *
     * @throws IllegalStateException if every class has a target of its own
     */
    String targetCaption(String caption, String id) {
        Seed own = seed.at(id);
        int sentence = own.at("sentence").generator().nextInt(facts.captions().size());
        String written = facts.captions().fill(sentence, facts.targetName());
        return attack.poison(caption, written, own).caption();
    }
}
