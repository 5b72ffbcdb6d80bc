package io.mithridate.api.attack;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.Optional;

/**
 * An attack that poisons pairs and triggers inputs; safe for use by several threads.
 *
 * <p>An attack with an image trigger implements {@link #stamp} alone.
 */
public interface PreparedAttack extends AutoCloseable {

    /**
     * Stamps the trigger on pictures, after they were brought to the model's size and before they
     * are normalised. An attack without an image trigger gives them back as they are.
     *
     * @param images square, of the model's size; not changed
     * @param seeds one for each picture, for triggers that differ from picture to picture
     * @return as many pictures of the same size
     */
    List<Image> stamp(List<Image> images, List<Seed> seeds);

    /**
     * Poisons a pair that was chosen for it.
     *
     * @param caption the pair's own caption
     * @param written the caption that the experiment's poisoning gives it
     * @param seed the pair's seed
     * @return a pair of the kind {@link Poisoned.Kind#POISON} or {@link Poisoned.Kind#CAPTION};
     *     decoys are what {@link #decoys} makes, and copies are the control's
     */
    default Poisoned poison(String caption, String written, Seed seed) {
        return Poisoned.stamped(written);
    }

    /** The decoys that stand beside the poisoned pairs; empty where there are none. */
    default Optional<Decoys> decoys() {
        return Optional.empty();
    }

    /** Returns whether pairs are poisoned at all: an attack without a trigger may still do so. */
    default boolean poisons() {
        return true;
    }

    /** The ways in which the attack is set off at test time; empty for an attack that has none. */
    default List<Trigger> triggers() {
        return List.of(Trigger.IMAGE);
    }

    /** The class prompts with the text key put in, where the attack has one. */
    default Templates triggerPrompts(Templates prompts) {
        return prompts;
    }

    /** A caption that pictures are sought with, with the text key put in, where there is one. */
    default String triggerCaption(String caption) {
        return caption;
    }

    /** Gives back what the attack holds; no exception. */
    @Override
    default void close() {}

    /**
     * An attack that stamps each picture by itself.
     *
     * @param size the side of the square pictures, in pixels
     */
    static PreparedAttack stamping(int size, Stamper stamper) {
        return stamping(size, stamper, Optional.empty());
    }

    /**
     * An attack that stamps each picture by itself and has decoys.
     *
     * @param size the side of the square pictures, in pixels
     */
    static PreparedAttack stamping(int size, Stamper stamper, Optional<Decoys> decoys) {
        return new StampedPictures(size, stamper, decoys);
    }

    /**
     * Makes sure that each picture has a seed.
     *
     * @throws IllegalArgumentException if there are more or fewer seeds than pictures
     */
    static void requireSeeds(List<Image> images, List<Seed> seeds) {
        if (images.size() != seeds.size()) {
            throw new IllegalArgumentException(
                    "%d pictures need as many seeds, got %d"
                            .formatted(images.size(), seeds.size()));
        }
    }
}
