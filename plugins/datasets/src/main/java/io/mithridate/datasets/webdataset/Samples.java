package io.mithridate.datasets.webdataset;

import io.mithridate.api.data.ImageData;
import io.mithridate.datasets.files.ChosenPairs;
import io.mithridate.datasets.files.Copies;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** The samples of several shards, numbered from 0 in the order of the shards. */
final class Samples implements ChosenPairs.Rows {

    private final List<Shard> shards;
    private final int[] firsts;
    private final int size;
    private final Copies copies;

    /**
     * All samples of some shards.
     *
     * @param hashed whether the indexes know which pictures have equal bytes
     */
    Samples(List<Shard> shards, boolean hashed) {
        this.shards = List.copyOf(shards);
        firsts = new int[shards.size()];
        int samples = 0;
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = samples;
            samples = Math.addExact(samples, shards.get(i).index().size());
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

    /** How many there are. */
    int size() {
        return size;
    }

    /** Which of them have pictures of equal bytes, as far as the indexes know. */
    Copies copies() {
        return copies;
    }

    /** The shard that a sample lies in: the last that does not begin after it. */
    private int shard(int sample) {
        int found = Arrays.binarySearch(firsts, sample);
        int shard = found >= 0 ? found : -found - 2;
        while (shard + 1 < firsts.length && firsts[shard + 1] == sample) {
            shard++;
        }
        return shard;
    }

    private <T> T at(int sample, BiFunction<Shard, Integer, T> part) {
        int shard = shard(sample);
        return part.apply(shards.get(shard), sample - firsts[shard]);
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
