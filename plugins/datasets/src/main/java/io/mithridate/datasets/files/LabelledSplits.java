package io.mithridate.datasets.files;

import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.random.Seed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Disjoint splits of labeled pictures.
 *
 * @param tests the test pictures, by the names of their splits
 * @param validation the pictures for choosing settings
 * @param labelledTraining the pictures for defenses that train on labels
 * @param apart the pictures for attacks that target single pictures
 */
public record LabelledSplits(
        Map<String, LabelledImages> tests,
        LabelledImages validation,
        LabelledImages labelledTraining,
        LabelledImages apart) {

    /** The name of the test split in a data set that has only one. */
    public static final String TEST = "test";

    public LabelledSplits {
        tests = Collections.unmodifiableMap(new LinkedHashMap<>(tests));
    }

    /**
     * Draws splits. Copies of a picture are always in the same split. If the number of test
     * pictures is given, they are drawn first, so that they do not depend on the sizes of the other
     * splits.
     *
     * @param pictures the pictures to draw the test split from
     * @param training the pictures to draw the other splits from, if different; must not contain
     *     copies of {@code pictures}
     * @throws IllegalArgumentException if there are too few pictures
     */
    public static LabelledSplits draw(
            LabelledListing pictures, Optional<LabelledListing> training, LabelledOptions options) {
        Seed seed = new Seed(options.seed()).at("shares");
        Splits own = splits(pictures, seed);
        Splits others = training.map(listing -> splits(listing, seed.at("training"))).orElse(own);
        LabelledListing source = training.orElse(pictures);
        int[] counted = own.take(TEST, options.test());
        LabelledImages validation = source.select(others.take("validation", options.validation()));
        LabelledImages labelledTraining =
                source.select(others.take("labelled-training", options.labelledTraining()));
        LabelledImages apart = source.select(others.take("apart", options.apart()));
        int[] test = options.test() == 0 ? own.take(TEST, own.left()) : counted;
        return new LabelledSplits(
                Map.of(TEST, pictures.select(test)), validation, labelledTraining, apart);
    }

    private static Splits splits(LabelledListing listing, Seed seed) {
        return Splits.named(listing.size(), listing.copies(), seed, listing::name);
    }
}
