package io.mithridate.datasets.webdataset;

import io.mithridate.api.data.ImageData;
import io.mithridate.datasets.files.ChosenPairs;
import io.mithridate.datasets.files.Copies;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The samples of several shards, numbered from 0 in the order of the shards. */
final class Samples implements ChosenPairs.Rows {

    private final NavigableMap<Integer, Shard> byFirst = new TreeMap<>();
    private final int size;
    private final Copies copies;

    /**
     * All samples of some shards.
     *
     * @param hashed whether the indexes know which pictures have equal bytes
     */
    Samples(List<Shard> shards, boolean hashed) {
        int samples = 0;
        for (Shard shard : shards) {
            // One without samples gives its place to the next.
            byFirst.put(samples, shard);
            samples = Math.addExact(samples, shard.index().size());
        }
        size = samples;
        copies =
                hashed
                        ? Copies.of(
                                size,
                                sample ->
                                        at(sample, (shard, i) -> shard.index().sample(i).digest()))
                        : Copies.none();
    }

    /** Returns how many there are. */
    int size() {
        return size;
    }

    /** Returns the samples that have pictures of equal bytes, as far as the indexes know. */
    Copies copies() {
        return copies;
    }

    /** Asks the shard that a sample lies in, by the number of its first one. */
    private <T> T at(int sample, BiFunction<Shard, Integer, T> part) {
        Map.Entry<Integer, Shard> shard = Objects.requireNonNull(byFirst.floorEntry(sample));
        return part.apply(shard.getValue(), sample - shard.getKey());
    }

    /** A name for a sample: its shard's and its own. */
    @Override
    public String id(int sample) {
        return at(sample, Shard::id);
    }

    @Override
    public ImageData image(int sample) {
        return at(sample, Shard::image);
    }

    @Override
    public String caption(int sample) {
        return at(sample, Shard::caption);
    }

    @Override
    public int first(int sample) {
        return copies.first(sample);
    }

    @Override
    public int[] alike(int sample) {
        return copies.of(sample);
    }
}
