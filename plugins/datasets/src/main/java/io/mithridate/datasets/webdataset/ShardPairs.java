package io.mithridate.datasets.webdataset;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PictureSource;
import io.mithridate.datasets.files.Copies;
import io.mithridate.datasets.files.Fingerprint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Some samples of shards. */
final class ShardPairs implements PairSet {

    private final Samples samples;
    private final Copies copies;
    private final int[] chosen;
    private final int unreadableAllowed;
    private final String fingerprint;

    /**
     * Samples.
     *
     * @param copies which of all samples show one picture
     * @param chosen the numbers of the samples, ascending; all or none of those of one picture
     */
    ShardPairs(Samples samples, Copies copies, int[] chosen, int unreadableAllowed, String state) {
        this.samples = samples;
        this.copies = copies;
        this.chosen = chosen;
        this.unreadableAllowed = unreadableAllowed;
        Fingerprint digest = new Fingerprint().add(state);
        Arrays.stream(chosen).forEach(digest::add);
        fingerprint = "webdataset-" + digest.text();
    }

    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public String id(int index) {
        return samples.id(chosen[index]);
    }

    @Override
    public ImageData image(int index) {
        return samples.image(chosen[index]);
    }

    @Override
    public String caption(int index) {
        return samples.caption(chosen[index]);
    }

    /** The id of the picture's first sample. */
    @Override
    public String pictureId(int index) {
        return samples.id(copies.first(chosen[index]));
    }

    /** The picture's first sample, which is of this set if any of them is. */
    @Override
    public Optional<PictureSource> pictureSource(int index) {
        int first = copies.first(chosen[index]);
        return Optional.of(
                new PictureSource(
                        this, first == chosen[index] ? index : Arrays.binarySearch(chosen, first)));
    }

    @Override
    public List<String> captions(int index) {
        return Arrays.stream(copies.of(chosen[index])).mapToObj(samples::caption).toList();
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
