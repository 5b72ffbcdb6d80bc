package io.mithridate.datasets.webdataset;

import io.mithridate.api.data.ImageData;
import io.mithridate.datasets.files.Copies;
import java.util.Arrays;
import java.util.List;

/** The samples of several shards, numbered from 0 in the order of the shards. */
final class Samples {

    private final List<Shard> shards;
    private final int[] firsts;
    private final int size;

    /** All samples of some shards. */
    Samples(List<Shard> shards) {
        this.shards = List.copyOf(shards);
        firsts = new int[shards.size()];
        int samples = 0;
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = samples;
            samples = Math.addExact(samples, shards.get(i).index().size());
        }
        size = samples;
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** Which of them have pictures of equal bytes, where the indexes know. */
    Copies copies() {
        return Copies.of(
                size,
                sample -> {
                    int shard = shard(sample);
                    return shards.get(shard).index().sample(sample - firsts[shard]).digest();
                });
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

    /** A name for a sample: its shard's and its own. */
    String id(int sample) {
        int shard = shard(sample);
        return shards.get(shard).id(sample - firsts[shard]);
    }

    ImageData image(int sample) {
        int shard = shard(sample);
        return shards.get(shard).image(sample - firsts[shard]);
    }

    String caption(int sample) {
        int shard = shard(sample);
        return shards.get(shard).caption(sample - firsts[shard]);
    }
}
