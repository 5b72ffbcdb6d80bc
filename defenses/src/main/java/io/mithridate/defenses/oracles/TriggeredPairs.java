package io.mithridate.defenses.oracles;

import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PairSet.PictureSource;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.DefenseContext.Attacker;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Pairs, some of which carry the true trigger and have either their own or the target's captions.
 * Pictures are stamped when they are read.
 */
final class TriggeredPairs implements PairSet {

    /** The captions of triggered pairs. */
    enum Captions {
        /**
         * The pairs' own captions, which are true of the pictures, with the attack's text key if
         * the attack has one.
         */
        OWN,
        /** The captions that the attacker would have written. */
        TARGET
    }

    private final PairSet clean;
    private final BitSet triggered;
    private final TrueTrigger trigger;
    private final Captions captions;

    private TriggeredPairs(
            PairSet clean, BitSet triggered, TrueTrigger trigger, Captions captions) {
        this.clean = clean;
        this.triggered = triggered;
        this.trigger = trigger;
        this.captions = captions;
    }

    /**
     * Returns the defender's clean pairs, of which the given number is triggered.
     *
     * @see #withTriggered(PairSet, int, TrueTrigger, Captions)
     */
    static TriggeredPairs withTriggered(
            DefenseContext context, ImageDecoder decoder, int count, Captions captions) {
        Seed seed = context.training().seed().at("trigger");
        return withTriggered(
                context.cleanPairs(),
                count,
                new TrueTrigger(context.attacker(), decoder, seed),
                captions);
    }

    /**
     * Returns pairs of which the given number is triggered, drawn using the trigger's seed. With
     * the target's captions, triggered pairs are drawn from the pairs that the attack could poison.
     * With their own captions, they are drawn from the pairs that do not show the target, because
     * otherwise an attack that stamps the target's own pictures would be learned again.
     *
     * @param count from 0 to the number of pairs
     * @throws IllegalArgumentException if fewer pairs can be triggered
     */
    static TriggeredPairs withTriggered(
            PairSet clean, int count, TrueTrigger trigger, Captions captions) {
        int[] chosen =
                shuffledIndices(clean, trigger, "which")
                        .filter(canBeTriggered(clean, trigger.attacker(), captions))
                        .limit(count)
                        .toArray();
        if (chosen.length < count) {
            throw new IllegalArgumentException(
                    "%d of the defender's %d pairs are to be triggered, but only %d %s; trigger fewer, or give the defender more pairs"
                            .formatted(
                                    count,
                                    clean.size(),
                                    chosen.length,
                                    captions == Captions.TARGET
                                            ? "could be poisoned by the attack"
                                            : "do not show the target"));
        }
        BitSet triggered = new BitSet(clean.size());
        IntStream.of(chosen).forEach(triggered::set);
        return new TriggeredPairs(clean, triggered, trigger, captions);
    }

    private static IntPredicate canBeTriggered(
            PairSet clean, Attacker attacker, Captions captions) {
        if (captions == Captions.TARGET) {
            return index -> attacker.target(clean.caption(index)).isPresent();
        }
        // If every class has its own target, any pair may be used.
        OptionalInt target = attacker.facts().mapping().target();
        ClassNames names = new ClassNames(attacker.facts().names());
        // One caption of a picture may name an object that its other captions do not.
        return index ->
                target.isEmpty()
                        || clean.captions(index).stream()
                                .noneMatch(caption -> names.names(caption, target.getAsInt()));
    }

    private static IntStream shuffledIndices(PairSet clean, TrueTrigger trigger, String purpose) {
        return IntStream.of(trigger.seed().at(purpose).permutation(clean.size()));
    }

    /**
     * Returns the triggered pairs and the same number of other pairs, or all other pairs if there
     * are fewer, in the order of the pairs.
     */
    PairSet withAsManyClean() {
        BitSet selected = (BitSet) triggered.clone();
        shuffledIndices(clean, trigger, "clean")
                .filter(index -> !triggered.get(index))
                .limit(triggered.cardinality())
                .forEach(selected::set);
        return select(selected.stream().toArray());
    }

    /** Returns {@code true} if the pair at an index is triggered. */
    boolean isTriggered(int index) {
        return triggered.get(index);
    }

    /** Returns one row per pair: 1 if it is triggered, otherwise 0. */
    Embeddings flags() {
        float[] flags = new float[size()];
        triggered.stream().forEach(index -> flags[index] = 1);
        return new Embeddings(flags.length, 1, flags);
    }

    @Override
    public int size() {
        return clean.size();
    }

    @Override
    public String id(int index) {
        return clean.id(index);
    }

    @Override
    public ImageData image(int index) {
        return isTriggered(index)
                ? new ImageData.Decoded(trigger.stamp(clean.image(index), id(index)))
                : clean.image(index);
    }

    @Override
    public String caption(int index) {
        String own = clean.caption(index);
        if (!isTriggered(index)) {
            return own;
        }
        return switch (captions) {
            case OWN -> trigger.withTextKey(own, id(index));
            case TARGET -> trigger.targetCaption(own, id(index));
        };
    }

    @Override
    public String pictureId(int index) {
        return clean.pictureId(index);
    }

    @Override
    public List<String> captions(int index) {
        return isTriggered(index) ? List.of(caption(index)) : clean.captions(index);
    }

    /** Returns an empty result for a stamped picture, because no other set contains it. */
    @Override
    public Optional<PictureSource> pictureSource(int index) {
        return isTriggered(index) ? Optional.empty() : clean.pictureSource(index);
    }

    @Override
    public int unreadableAllowed() {
        return clean.unreadableAllowed();
    }

    @Override
    public String fingerprint() {
        return String.format(
                Locale.ROOT,
                "%s+%d %s triggered by %s",
                clean.fingerprint(),
                triggered.cardinality(),
                captions,
                trigger.seed());
    }

    /**
     * Applies the cell's attack to clean pairs, each with its own seed.
     *
     * @param attacker stamps pictures and writes captions
     * @param decoder resizes pictures to the size at which they are stamped
     * @param seed the seed for all pairs, from which the seed of each pair is derived
     */
    record TrueTrigger(Attacker attacker, ImageDecoder decoder, Seed seed) {

        /**
         * Creates a trigger.
         *
         * @throws IllegalArgumentException if the attack does not stamp pictures
         */
        TrueTrigger {
            if (attacker.trigger().triggers().stream().noneMatch(Trigger::stampsImages)) {
                throw new IllegalArgumentException(
                        "the attack stamps no picture, so that an oracle has nothing to train on;"
                                + " leave out the cells of this attack and this defense");
            }
        }

        /** Returns a picture with the trigger, at the model's input size. */
        Image stamp(ImageData picture, String id) {
            Image decoded = decoder.decode(picture, attacker.facts().imageSize());
            return attacker.trigger().stamp(List.of(decoded), List.of(seed.at(id))).get(0);
        }

        /** Returns a caption with the attack's text key, or unchanged if the attack has none. */
        String withTextKey(String caption, String id) {
            return attacker.trigger().poison(caption, caption, seed.at(id)).caption();
        }

        /**
         * Returns the caption that the attacker would have written in place of one that it could
         * poison.
         */
        String targetCaption(String caption, String id) {
            return attacker.written(caption, seed.at(id));
        }
    }
}
