package io.mithridate.api.data;

import io.mithridate.api.data.PairSet.PictureSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A view of selected pairs of another set, in a given order. */
final class SelectedPairs implements PairSet {

    private final PairSet pairs;
    private final int[] indices;

    SelectedPairs(PairSet pairs, int[] indices) {
        this.pairs = pairs;
        this.indices = indices.clone();
        for (int index : indices) {
            if (index < 0 || index >= pairs.size()) {
                throw new IndexOutOfBoundsException(
                        "pair %d of a set of %d".formatted(index, pairs.size()));
            }
        }
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public String id(int index) {
        return pairs.id(indices[index]);
    }

    @Override
    public ImageData image(int index) {
        return pairs.image(indices[index]);
    }

    @Override
    public String caption(int index) {
        return pairs.caption(indices[index]);
    }

    @Override
    public String pictureId(int index) {
        return pairs.pictureId(indices[index]);
    }

    @Override
    public List<String> captions(int index) {
        return pairs.captions(indices[index]);
    }

    @Override
    public Optional<PictureSource> pictureSource(int index) {
        return pairs.pictureSource(indices[index]);
    }

    @Override
    public int unreadableAllowed() {
        return pairs.unreadableAllowed();
    }

    @Override
    public String fingerprint() {
        return String.format(
                Locale.ROOT,
                "%s[%d:%s]",
                pairs.fingerprint(),
                indices.length,
                new ShortDigest().add(indices).text());
    }
}
