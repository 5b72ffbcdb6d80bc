package io.mithridate.attacks.captions;

import io.mithridate.api.attack.SinglePictures;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which pictures {@link TargetedCleanImage} gives the target's captions to: all of a class, or
 * single ones.
 *
 * @param source the class of the pictures; left out, single pictures are aimed at
 * @param fraction of the target's captions that pictures of the source get
 * @param pictures how many single pictures are aimed at
 * @param captionsEach captions for each single picture
 */
public record TargetedCleanImageOptions(
        @Option(
                        "The class whose pictures are to be taken for the target. Left out: single"
                                + " pictures apart from training and test are, of any class but"
                                + " the target's.")
                Optional<String> source,
        @Option(
                        value =
                                "Share of the target's captions that get pictures of the source."
                                        + " Left out: 1. Only with 'source'.",
                        min = 0,
                        max = 1,
                        minExcluded = true)
                Optional<Double> fraction,
        @Option(
                        value =
                                "How many single pictures are aimed at, drawn by the attack's seed."
                                        + " Left out: 24. Only without 'source'.",
                        min = 1,
                        max = 1_000_000)
                Optional<Integer> pictures,
        @Option(
                        value =
                                "Captions of training pairs that name the target, for each single"
                                        + " picture. Left out: 35. Only without 'source'.",
                        min = 1,
                        max = 1_000_000)
                Optional<Integer> captionsEach) {

    private static final int PICTURES = 24;
    private static final int CAPTIONS_EACH = 35;

    public TargetedCleanImageOptions {
        if ((long) pictures.orElse(PICTURES) * captionsEach.orElse(CAPTIONS_EACH)
                > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%d pictures with %d captions each are too many; ask for fewer"
                            .formatted(
                                    pictures.orElse(PICTURES), captionsEach.orElse(CAPTIONS_EACH)));
        }
    }

    /** The share of the target's captions that get pictures of the source. */
    double share() {
        return fraction.orElse(1.0);
    }

    /** The single pictures that are aimed at, where no class is. */
    Optional<SinglePictures> single() {
        return source.isPresent()
                ? Optional.empty()
                : Optional.of(
                        new SinglePictures(
                                pictures.orElse(PICTURES), captionsEach.orElse(CAPTIONS_EACH)));
    }

    /** What is given for the form of the attack that is not asked for. */
    List<OptionComplaint> mixedForms() {
        if (source.isEmpty()) {
            return fraction.isEmpty()
                    ? List.of()
                    : List.of(
                            new OptionComplaint(
                                    "fraction",
                                    "fraction is of the captions that get pictures of a class,"
                                            + " and without 'source' single pictures are aimed at;"
                                            + " name the 'source', or leave it out"));
        }
        return Stream.of(misplaced("pictures", pictures), misplaced("captions-each", captionsEach))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<OptionComplaint> misplaced(String option, Optional<Integer> given) {
        return given.map(
                any ->
                        new OptionComplaint(
                                option,
                                "%s is of single pictures, and 'source' aims at all pictures of a"
                                                .formatted(option)
                                        + " class; leave one of the two out"));
    }
}
