package io.mithridate.runner.stages.poison;

import static java.util.Objects.requireNonNull;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PairSet.PictureSource;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.poisoning.PoisonManifest.PoisonedPair;
import io.mithridate.runner.stages.DecoderInput;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Training pairs, some of them poisoned, followed by the pairs that the poison adds, whose pictures
 * may come from outside the data set. A picture is stamped on first use and then cached while
 * memory permits.
 */
public final class PoisonedPairs implements PairSet {

    private final PairSet clean;
    private final LabelledImages single;
    private final PreparedAttack attack;
    private final DecoderInput decoder;
    private final String poisonId;

    /** The indices of the clean pairs that the manifest names, by ID. */
    private final Map<String, Integer> indices;

    private final Map<String, Integer> singleIndices = new HashMap<>();
    private final Map<Integer, PoisonedPair> changed = new HashMap<>();
    private final List<PoisonedPair> added = new ArrayList<>();
    private final Map<PoisonedPair, Integer> decoyNumbers = new HashMap<>();
    private final Map<Integer, SoftReference<ImageData.Decoded>> stamped =
            new ConcurrentHashMap<>();

    /**
     * Creates poisoned pairs.
     *
     * @param single the single pictures that the attack aims at, which belong to no clean pair;
     *     empty for other attacks
     * @param manifest the poisoned pairs, with the details of their poisoning
     * @param attack stamps the pictures of these pairs
     * @param decoder resizes pictures before they are stamped
     * @param poisonId identifies the poison in the fingerprint
     * @throws IllegalArgumentException if the manifest names a pair that does not exist
     */
    public PoisonedPairs(
            PairSet clean,
            LabelledImages single,
            PoisonManifest manifest,
            PreparedAttack attack,
            DecoderInput decoder,
            String poisonId) {
        this.clean = clean;
        this.single = single;
        this.attack = attack;
        this.decoder = decoder;
        this.poisonId = poisonId;
        this.indices = indices(clean, idsNamedIn(manifest));
        for (int i = 0; i < single.size(); i++) {
            singleIndices.put(single.id(i), i);
        }
        Set<String> unknown = new TreeSet<>();
        for (PoisonedPair pair : manifest.pairs()) {
            if (pair.kind() == Poisoned.Kind.DECOY) {
                decoyNumbers.put(pair, decoyNumbers.size());
            }
            pair.crossedWith().filter(id -> !indices.containsKey(id)).ifPresent(unknown::add);
            Integer index = indices.get(pair.id());
            String sourceId = pair.pictureFrom().orElse(pair.id());
            if (!indices.containsKey(sourceId) && !singleIndices.containsKey(sourceId)) {
                unknown.add(sourceId);
            } else if (index == null) {
                added.add(pair);
            } else {
                changed.put(index, pair);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "the manifest poisons %s, which the training pairs lack".formatted(unknown));
        }
    }

    /**
     * Returns the indices of the pairs with the given IDs; unknown IDs are absent. Every ID of the
     * set is read once, in parallel, and only the given ones are stored.
     */
    public static Map<String, Integer> indices(PairSet pairs, Set<String> soughtIds) {
        Map<String, Integer> indices = new ConcurrentHashMap<>();
        if (!soughtIds.isEmpty()) {
            IntStream.range(0, pairs.size())
                    .parallel()
                    .forEach(
                            index -> {
                                String id = pairs.id(index);
                                if (soughtIds.contains(id)) {
                                    indices.put(id, index);
                                }
                            });
        }
        return indices;
    }

    private static Set<String> idsNamedIn(PoisonManifest manifest) {
        Set<String> named = new HashSet<>();
        for (PoisonedPair pair : manifest.pairs()) {
            named.add(pair.id());
            pair.pictureFrom().ifPresent(named::add);
            pair.crossedWith().ifPresent(named::add);
        }
        return named;
    }

    @Override
    public int size() {
        return clean.size() + added.size();
    }

    @Override
    public String id(int index) {
        return index < clean.size() ? clean.id(index) : addedPair(index).id();
    }

    @Override
    public ImageData image(int index) {
        Optional<PoisonedPair> pair = poisonedPair(index);
        if (pair.isEmpty() || !pair.get().stamped()) {
            return picture(index);
        }
        SoftReference<ImageData.Decoded> known = stamped.get(index);
        ImageData.Decoded image = known == null ? null : known.get();
        if (image == null) {
            image = new ImageData.Decoded(stamp(index, pair.get()));
            stamped.put(index, new SoftReference<>(image));
        }
        return image;
    }

    private Image stamp(int index, PoisonedPair pair) {
        Seed seed = new Seed(pair.seed());
        Image picture = decoder.decode(picture(index));
        if (pair.kind() == Poisoned.Kind.DECOY) {
            int crossed = requireNonNull(indices.get(pair.crossedWith().orElseThrow()));
            Image other = decoder.decode(clean.image(crossed));
            int number = requireNonNull(decoyNumbers.get(pair));
            return attack.decoys().orElseThrow().picture(picture, other, number, seed);
        }
        return attack.stamp(List.of(picture), List.of(seed)).get(0);
    }

    @Override
    public String caption(int index) {
        return poisonedPair(index)
                .map(PoisonedPair::poisonedCaption)
                .orElseGet(() -> clean.caption(index));
    }

    /**
     * Stamped pictures have no source, because they are cached here. Pictures from outside the data
     * set have no source either.
     */
    @Override
    public Optional<PictureSource> pictureSource(int index) {
        return poisonedPair(index).filter(PoisonedPair::stamped).isPresent()
                        || singleIndex(index).isPresent()
                ? Optional.empty()
                : clean.pictureSource(cleanIndex(index));
    }

    /** A stamped picture keeps the ID of the original. */
    @Override
    public String pictureId(int index) {
        return singleIndex(index)
                .map(single::id)
                .orElseGet(() -> clean.pictureId(cleanIndex(index)));
    }

    /**
     * Returns only the poisoned caption of a poisoned pair; it is not among the captions of other
     * pairs with the same picture.
     */
    @Override
    public List<String> captions(int index) {
        return poisonedPair(index)
                .map(pair -> List.of(pair.poisonedCaption()))
                .orElseGet(() -> clean.captions(index));
    }

    @Override
    public int unreadableAllowed() {
        return clean.unreadableAllowed();
    }

    @Override
    public String fingerprint() {
        return clean.fingerprint() + "+" + poisonId;
    }

    private Optional<PoisonedPair> poisonedPair(int index) {
        return index < clean.size()
                ? Optional.ofNullable(changed.get(index))
                : Optional.of(addedPair(index));
    }

    private PoisonedPair addedPair(int index) {
        return added.get(index - clean.size());
    }

    /** Returns the picture before it is stamped. */
    private ImageData picture(int index) {
        return singleIndex(index)
                .map(single::image)
                .orElseGet(() -> clean.image(cleanIndex(index)));
    }

    /**
     * Returns the index of the single picture in a pair; empty if the pair shows a picture of the
     * clean pairs.
     */
    private Optional<Integer> singleIndex(int index) {
        return poisonedPair(index)
                .flatMap(PoisonedPair::pictureFrom)
                .map(sourceId -> singleIndices.get(sourceId));
    }

    /** Returns the index of the clean pair whose picture a pair shows. */
    private int cleanIndex(int index) {
        Optional<String> sourceId = poisonedPair(index).flatMap(PoisonedPair::pictureFrom);
        return sourceId.isPresent() ? requireNonNull(indices.get(sourceId.get())) : index;
    }
}
