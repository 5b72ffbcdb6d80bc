package io.mithridate.runner.poisoning;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.poisoning.PoisonManifest.PoisonedPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Chooses captions for the single pictures that an attack adds to the training data. The captions
 * of one picture come from different pairs and are drawn independently for each picture. They name
 * the picture's target but not its own class (our choice).
 */
public final class SinglePictureSelection {

    private final PairSet clean;
    private final LabelledImages pictures;
    private final Mapping mapping;
    private final Eligibility eligibility;
    private final int captionsEach;
    private final Seed seed;

    /**
     * The pairs that name each target, cached because most pictures share a target and data sets
     * have millions of captions.
     */
    private final Map<Integer, int[]> pairsByTarget = new HashMap<>();

    /**
     * Creates a selection; nothing is chosen yet.
     *
     * @param clean the victim's training pairs before poisoning
     * @param pictures the pictures that the attack aims at
     * @param mapping the class that each picture should be mistaken for
     * @param eligibility the captions that the pictures may have
     * @param captionsEach the number of captions for each picture
     * @param seed draws captions
     */
    public SinglePictureSelection(
            PairSet clean,
            LabelledImages pictures,
            Mapping mapping,
            Eligibility eligibility,
            int captionsEach,
            Seed seed) {
        this.clean = clean;
        this.pictures = pictures;
        this.mapping = mapping;
        this.eligibility = eligibility;
        this.captionsEach = captionsEach;
        this.seed = seed;
    }

    /**
     * Returns the pairs to add, in the order of the pictures.
     *
     * @throws IllegalArgumentException if not enough captions name a picture's target
     */
    public PoisonManifest choose(PreparedAttack attack) {
        List<PoisonedPair> pairs = new ArrayList<>();
        for (int picture = 0; picture < pictures.size(); picture++) {
            int[] captions = captions(picture);
            if (captions.length < captionsEach) {
                throw new IllegalArgumentException(
                        "picture '%s' is to get %d captions, but only %d of %d pairs have one for it"
                                .formatted(
                                        pictures.id(picture),
                                        captionsEach,
                                        captions.length,
                                        clean.size()));
            }
            for (int index : captions) {
                pairs.add(addedPair(pairs.size(), picture, index, attack));
            }
        }
        return new PoisonManifest(pairs);
    }

    /**
     * Returns the pairs whose captions a picture gets; fewer than requested if not enough exist.
     */
    public int[] captions(int picture) {
        int ownClass = pictures.label(picture);
        int[] eligible =
                Arrays.stream(pairsByTarget.computeIfAbsent(target(picture), this::pairsNaming))
                        .filter(index -> !eligibility.names(clean.caption(index), ownClass))
                        .toArray();
        int[] order = seed.at("captions").at(pictures.id(picture)).permutation(eligible.length);
        return Arrays.stream(order)
                .limit(captionsEach)
                .map(position -> eligible[position])
                .toArray();
    }

    private int[] pairsNaming(int target) {
        return IntStream.range(0, clean.size())
                .filter(index -> eligibility.ties(clean.caption(index), target))
                .toArray();
    }

    /** Returns the class that a picture should be mistaken for. */
    public int target(int picture) {
        return mapping.target(pictures.label(picture)).orElseThrow();
    }

    private PoisonedPair addedPair(int number, int picture, int index, PreparedAttack attack) {
        String caption = clean.caption(index);
        Seed pairSeed = seed.at(pictures.id(picture)).at(clean.id(index)).at("trigger");
        Poisoned poisoned = attack.poison(caption, caption, pairSeed);
        return new PoisonedPair(
                "poison-" + number,
                caption,
                poisoned.caption(),
                pairSeed.value(),
                poisoned.kind(),
                poisoned.stamped(),
                OptionalInt.of(target(picture)),
                Optional.of(pictures.id(picture)),
                Optional.empty(),
                OptionalDouble.empty());
    }
}
