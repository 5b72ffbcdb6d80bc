package io.mithridate.api.data;

import io.mithridate.api.data.PairSet.PictureSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Pairs whose pictures are decoded and in memory. */
final class PairsInMemory implements PairSet {

    private final List<Pair> pairs;

    PairsInMemory(List<Pair> pairs) {
        this.pairs = List.copyOf(pairs);
    }

    @Override
    public int size() {
        return pairs.size();
    }

    @Override
    public String id(int index) {
        return pairs.get(index).id();
    }

    @Override
    public ImageData image(int index) {
        return new ImageData.Decoded(pairs.get(index).picture());
    }

    @Override
    public String caption(int index) {
        return pairs.get(index).caption();
    }

    @Override
    public Optional<PictureSource> pictureSource(int index) {
        return Optional.empty();
    }

    @Override
    public String fingerprint() {
        ShortDigest digest = new ShortDigest();
        for (Pair pair : pairs) {
            digest.add(pair.id()).add(pair.caption());
            digest.add(pair.picture().width(), pair.picture().height());
            digest.add(new String(pair.picture().rgb(), StandardCharsets.ISO_8859_1));
        }
        return "pairs " + digest.text();
    }
}
