package io.mithridate.datasets.webdataset;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.datasets.files.Fingerprint;
import java.util.Arrays;
import java.util.List;

/** Some samples of shards. */
final class ShardPairs implements PairSet {

    private final List<Shard> shards;
    private final int[] firsts;
    private final int[] chosen;
    private final int unreadableAllowed;
    private final String fingerprint;

    /**
     * Samples.
     *
     * @param firsts the number of each shard's first sample among those of all shards
     * @param chosen the numbers of the samples
     */
    ShardPairs(
            List<Shard> shards, int[] firsts, int[] chosen, int unreadableAllowed, String state) {
        this.shards = shards;
        this.firsts = firsts;
        this.chosen = chosen;
        this.unreadableAllowed = unreadableAllowed;
        Fingerprint digest = new Fingerprint().add(state);
        Arrays.stream(chosen).forEach(digest::add);
        fingerprint = "webdataset-" + digest.text();
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

    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public String id(int index) {
        int shard = shard(chosen[index]);
        return shards.get(shard).id(chosen[index] - firsts[shard]);
    }

    @Override
    public ImageData image(int index) {
        int shard = shard(chosen[index]);
        return shards.get(shard).image(chosen[index] - firsts[shard]);
    }

    @Override
    public String caption(int index) {
        int shard = shard(chosen[index]);
        return shards.get(shard).caption(chosen[index] - firsts[shard]);
    }

    @Override
    public int unreadableAllowed() {
        return unreadableAllowed;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
