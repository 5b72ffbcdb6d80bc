package io.mithridate.datasets.webdataset;

import io.mithridate.api.data.ImageData;
import io.mithridate.datasets.files.Copies;
import io.mithridate.datasets.files.SelectedPairs;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The samples of several shards, numbered from 0 in the order of the shards. */
final class Samples implements SelectedPairs.Rows {

    private final NavigableMap<Integer, Shard> shardsByFirst = new TreeMap<>();
    private final int size;
    private final Copies copies;

    /**
     * Collects all samples of the given shards.
     *
     * @param hashed whether the indexes hold digests of the pictures, by which equal pictures are
     *     found
     */
    Samples(List<Shard> shards, boolean hashed) {
        int samples = 0;
        for (Shard shard : shards) {
            // An empty shard is replaced in the map by the next one.
            shardsByFirst.put(samples, shard);
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

    /** Returns the number of samples. */
    int size() {
        return size;
    }

    /** Returns the samples whose pictures have equal bytes, as far as the indexes show. */
    Copies copies() {
        return copies;
    }

    /** Applies a function to the shard that contains a sample and the sample's index within it. */
    private <T> T at(int sample, BiFunction<Shard, Integer, T> part) {
        Map.Entry<Integer, Shard> shard = Objects.requireNonNull(shardsByFirst.floorEntry(sample));
        return part.apply(shard.getValue(), sample - shard.getKey());
    }

    /** Returns the shard's name followed by the sample's own name. */
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
    public int[] rowsOfSamePicture(int sample) {
        return copies.of(sample);
    }
}
