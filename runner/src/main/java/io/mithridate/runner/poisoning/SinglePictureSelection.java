package io.mithridate.runner.poisoning;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisonManifest;
import io.mithridate.api.attack.PoisonManifest.PoisonedPair;
import io.mithridate.api.attack.Poisoned;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
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
 * Chooses the captions that single pictures are added with: different pairs for one picture, drawn
 * for each picture anew. They name the picture's target, and not what it shows (our choice).
 */
public final class SinglePictureSelection {

    private final PairSet clean;
    private final LabelledImages pictures;
    private final Mapping mapping;
    private final Eligibility eligibility;
    private final int captionsEach;
    private final Seed seed;

    /** Pictures mostly share a target, and data sets have millions of captions. */
    private final Map<Integer, int[]> naming = new HashMap<>();

    /**
     * Nothing is chosen yet.
     *
     * @param clean the pairs of the victim's training
     * @param pictures the pictures that the attack aims at
     * @param mapping the class that each of them shall be taken for
     * @param eligibility which captions they may have
     * @param captionsEach how many captions each of them gets
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
     * The pairs that are added, in the order of the pictures.
     *
     * @throws IllegalArgumentException if too few captions name a picture's target
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
                pairs.add(added(pairs.size(), picture, index, attack));
            }
        }
        return new PoisonManifest(pairs);
    }

    /** The pairs whose captions a picture gets; fewer than are asked for where there are fewer. */
    public int[] captions(int picture) {
        int shown = pictures.label(picture);
        int[] fitting =
                Arrays.stream(naming.computeIfAbsent(target(picture), this::naming))
                        .filter(index -> !eligibility.names(clean.caption(index), shown))
                        .toArray();
        int[] order = seed.at("captions").at(pictures.id(picture)).permutation(fitting.length);
        return Arrays.stream(order).limit(captionsEach).map(place -> fitting[place]).toArray();
    }

    private int[] naming(int target) {
        return IntStream.range(0, clean.size())
                .filter(index -> eligibility.ties(clean.caption(index), target))
                .toArray();
    }

    /** The class that a picture shall be taken for. */
    public int target(int picture) {
        return mapping.target(pictures.label(picture)).orElseThrow();
    }

    private PoisonedPair added(int number, int picture, int index, PreparedAttack attack) {
        String caption = clean.caption(index);
        Seed own = seed.at(pictures.id(picture)).at(clean.id(index)).at("trigger");
        Poisoned becomes = attack.poison(caption, caption, own);
        return new PoisonedPair(
                "poison-" + number,
                caption,
                becomes.caption(),
                own.value(),
                becomes.kind(),
                becomes.stamped(),
                OptionalInt.of(target(picture)),
                Optional.of(pictures.id(picture)),
                Optional.empty(),
                OptionalDouble.empty());
    }
}
