package io.mithridate.api.attack;

import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.Optional;

/**
 * An attack that is ready to poison pairs and trigger inputs. Implementations are thread-safe.
 *
 * <p>An attack with an image trigger only needs to implement {@link #stamp}.
 */
public interface PreparedAttack extends AutoCloseable {

    /**
     * Stamps the trigger on pictures that are resized to the model's input size but not yet
     * normalized. An attack without an image trigger returns them unchanged.
     *
     * @param images square, of the model's input size; not changed
     * @param seeds one seed per picture, for triggers that differ from picture to picture
     * @return one picture of the same size for each picture
     */
    List<Image> stamp(List<Image> images, List<Seed> seeds);

    /**
     * Poisons a pair that was selected for poisoning.
     *
     * @param caption the pair's own caption
     * @param written the caption that the experiment's poisoning options give the pair
     * @param seed the pair's seed
     * @return a pair of the kind {@link Poisoned.Kind#POISON} or {@link Poisoned.Kind#CAPTION};
     *     decoys are made by {@link #decoys}, and copies exist only in the control
     */
    default Poisoned poison(String caption, String written, Seed seed) {
        return Poisoned.stamped(written);
    }

    /** Returns the decoys that accompany the poisoned pairs; empty if the attack has none. */
    default Optional<Decoys> decoys() {
        return Optional.empty();
    }

    /**
     * Returns {@code true} if any pairs are poisoned. An attack without a trigger may still poison
     * pairs.
     */
    default boolean poisons() {
        return true;
    }

    /**
     * Returns the triggers that can activate the backdoor at test time; empty if the attack has
     * none.
     */
    default List<Trigger> triggers() {
        return List.of(Trigger.IMAGE);
    }

    /** Returns the class prompts, with the text key inserted if the attack has one. */
    default Templates triggerPrompts(Templates prompts) {
        return prompts;
    }

    /**
     * Returns a caption used to retrieve pictures, with the text key inserted if the attack has
     * one.
     */
    default String triggerCaption(String caption) {
        return caption;
    }

    /** Releases the resources that the attack holds. Throws no exception. */
    @Override
    default void close() {}

    /**
     * Returns an attack that stamps each picture independently.
     *
     * @param size the side of the square pictures, in pixels
     */
    static PreparedAttack stamping(int size, Stamper stamper) {
        return stamping(size, stamper, Optional.empty());
    }

    /**
     * Returns an attack that stamps each picture independently and has decoys.
     *
     * @param size the side of the square pictures, in pixels
     */
    static PreparedAttack stamping(int size, Stamper stamper, Optional<Decoys> decoys) {
        return new StampedPictures(size, stamper, decoys);
    }

    /**
     * Checks that each picture has a seed.
     *
     * @throws IllegalArgumentException if the number of seeds differs from the number of pictures
     */
    static void requireSeeds(List<Image> images, List<Seed> seeds) {
        if (images.size() != seeds.size()) {
            throw new IllegalArgumentException(
                    "%d pictures need as many seeds, got %d"
                            .formatted(images.size(), seeds.size()));
        }
    }

    /**
     * A pair after poisoning.
     *
     * @param kind the role of the pair in the victim's training
     * @param caption the caption that is trained on
     * @param stamped whether the picture is stamped
     */
    record Poisoned(Kind kind, String caption, boolean stamped) {

        /**
         * Returns a pair whose picture is stamped and whose caption names the target. This is the
         * usual case.
         */
        public static Poisoned stamped(String caption) {
            return new Poisoned(Kind.POISON, caption, true);
        }

        /** The role of a poisoned pair in the victim's training. */
        public enum Kind {
            /** Ties the trigger to the target. */
            POISON,
            /**
             * Has a changed picture or caption but keeps its meaning, so that only the exact
             * trigger works.
             */
            DECOY,
            /** Has a changed caption and its own picture. */
            CAPTION,
            /**
             * A clean pair that the control contains twice, instead of a pair that poisoning would
             * add.
             */
            COPY
        }
    }
}
