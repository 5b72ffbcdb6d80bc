package io.mithridate.runner.check;

import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.data.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pairs restricted to the first ones of every split, for a quick trial of an experiment.
 *
 * @param whole the complete data set
 * @param limit the maximum number of pairs of each split
 */
public record LimitedPairs(PairData whole, int limit) implements PairData {

    @Override
    public PairSet train() {
        return firstPairs(whole.train());
    }

    @Override
    public PairSet heldOut() {
        return firstPairs(whole.heldOut());
    }

    private PairSet firstPairs(PairSet pairs) {
        return pairs.select(IntStream.range(0, Math.min(limit, pairs.size())).toArray());
    }

    @Override
    public Templates poisonCaptions() {
        return whole.poisonCaptions();
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        return whole.vocabulary();
    }

    @Override
    public List<String> leftOut() {
        return whole.leftOut();
    }

    @Override
    public long leftOutCount() {
        return whole.leftOutCount();
    }

    @Override
    public List<String> notices() {
        return withLimit(whole.notices(), limit);
    }

    @Override
    public String fingerprint() {
        return whole.fingerprint() + "[first " + limit + "]";
    }

    @Override
    public String pairsFingerprint() {
        return whole.pairsFingerprint() + "[first " + limit + "]";
    }

    /** Returns the notices of a complete data set and the notice about the restriction. */
    static List<String> withLimit(List<String> notices, int limit) {
        return Stream.concat(
                        notices.stream(),
                        Stream.of(
                                "Only %d samples of each split were used (--limit-samples): the first pairs, and pictures at equal distances."
                                        .formatted(limit)))
                .toList();
    }
}
