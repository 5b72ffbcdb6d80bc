package io.mithridate.defenses.oracles;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.defense.Attacker;
import io.mithridate.api.random.Seed;
import java.util.List;

/**
 * Sets the cell's attack off on clean pairs, each with a seed of its own.
 *
 * @param attacker stamps pictures and writes captions
 * @param decoder brings pictures to the size at which they are stamped
 * @param seed of all pairs; what is drawn of them is drawn from it
 */
record TrueTrigger(Attacker attacker, ImageDecoder decoder, Seed seed) {

    /**
     * A trigger.
     *
     * @throws IllegalArgumentException if the attack stamps no picture
     */
    TrueTrigger {
        if (attacker.trigger().triggers().stream().noneMatch(Trigger::stampsImages)) {
            throw new IllegalArgumentException(
                    "the attack stamps no picture, so that an oracle has nothing to train on; leave"
                            + " out the cells of this attack and this defense");
        }
    }

    /** A picture with the trigger, at the model's size. */
    Image stamped(ImageData picture, String id) {
        Image decoded = decoder.decode(picture, attacker.facts().imageSize());
        return attacker.trigger().stamp(List.of(decoded), List.of(seed.at(id))).get(0);
    }

    /** A caption with the attack's text key where it has one. */
    String keyed(String caption, String id) {
        return attacker.trigger().poison(caption, caption, seed.at(id)).caption();
    }

    /** The caption that the attacker would have written in place of one that he could poison. */
    String targetCaption(String caption, String id) {
        return attacker.written(caption, seed.at(id));
    }
}
