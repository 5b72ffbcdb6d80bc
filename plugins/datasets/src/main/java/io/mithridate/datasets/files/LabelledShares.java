package io.mithridate.datasets.files;

import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.random.Seed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The shares of labelled pictures, apart from each other.
 *
 * @param tests to test on, by the names of the splits
 * @param validation to choose settings on
 * @param labelledTraining for defenses that train on labels
 * @param apart for attacks that aim at single pictures
 */
public record LabelledShares(
        Map<String, LabelledImages> tests,
        LabelledImages validation,
        LabelledImages labelledTraining,
        LabelledImages apart) {

    /** The name of the test split, where there is one alone. */
    public static final String TEST = "test";

    public LabelledShares {
        tests = Collections.unmodifiableMap(new LinkedHashMap<>(tests));
    }

    /**
     * Draws shares; copies of one picture stay in one of them. The test pictures are drawn first
     * where it is said how many they are, so that no other share moves them.
     *
     * @param pictures what the test pictures are drawn from
     * @param training what the others are drawn from, where that is something else; none of them is
     *     a copy of one of {@code pictures}
     * @throws IllegalArgumentException if there are too few
     */
    public static LabelledShares draw(
            LabelledListing pictures, Optional<LabelledListing> training, LabelledOptions options) {
        Seed seed = new Seed(options.seed()).at("shares");
        Shares own = shares(pictures, seed);
        Shares others = training.map(listing -> shares(listing, seed.at("training"))).orElse(own);
        LabelledListing source = training.orElse(pictures);
        int[] counted = own.take(TEST, options.test());
        LabelledImages validation = source.select(others.take("validation", options.validation()));
        LabelledImages labelledTraining =
                source.select(others.take("labelled-training", options.labelledTraining()));
        LabelledImages apart = source.select(others.take("apart", options.apart()));
        int[] test = options.test() == 0 ? own.take(TEST, own.left()) : counted;
        return new LabelledShares(
                Map.of(TEST, pictures.select(test)), validation, labelledTraining, apart);
    }

    private static Shares shares(LabelledListing listing, Seed seed) {
        return Shares.named(listing.size(), listing.copies(), seed, listing::name);
    }
}
