package io.mithridate.api.attack;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.OptionalInt;

/** An attack that poisons pairs and triggers inputs; safe for use by several threads. */
public interface PreparedAttack {

    /**
     * Stamps the trigger on pictures, after they were brought to the model's size and before they
     * are normalised.
     *
     * @param images square, of the model's size; not changed
     * @param seeds one for each picture, for triggers that differ from picture to picture
     * @return as many pictures of the same size
     */
    List<Image> stamp(List<Image> images, List<Seed> seeds);

    /**
     * Writes the caption of a poisoned pair.
     *
     * @param caption the pair's own caption
     * @param seed the pair's seed
     */
    String poisonCaption(String caption, Seed seed);

    /** Whether a pair of this caption may be poisoned; label-consistent attacks choose. */
    default boolean eligible(String caption) {
        return true;
    }

    /**
     * The class that a triggered input of a true class shall be taken for; empty where the attack
     * does not count that class, as when it is the target itself.
     */
    OptionalInt target(int trueClass);

    /** The ways in which the attack is set off at test time; empty for an attack that has none. */
    default List<Trigger> triggers() {
        return List.of(Trigger.IMAGE);
    }

    /** The class prompts with the text key put in, where the attack has one. */
    default Templates triggerPrompts(Templates prompts) {
        return prompts;
    }
}
