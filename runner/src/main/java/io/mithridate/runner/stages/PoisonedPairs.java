package io.mithridate.runner.stages;

import io.mithridate.api.attack.PoisonManifest;
import io.mithridate.api.attack.PoisonManifest.PoisonedPair;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PictureSource;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.store.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Training pairs of which some were replaced by poisoned ones. */
final class PoisonedPairs implements PairSet {

    private final PairSet clean;
    private final SortedMap<Integer, ImageData.Decoded> images;
    private final Map<Integer, String> captions;
    private final PoisonManifest manifest;

    private PoisonedPairs(
            PairSet clean,
            SortedMap<Integer, ImageData.Decoded> images,
            Map<Integer, String> captions,
            PoisonManifest manifest) {
        this.clean = clean;
        this.images = images;
        this.captions = captions;
        this.manifest = manifest;
    }

    /**
     * Poisons a share of the pairs: drawn at random from those that the attack finds eligible, the
     * target's own pictures among them, as the reference implementations do.
     *
     * @param imageSize the size at which the trigger is stamped, in pixels
     * @throws IllegalArgumentException if fewer pairs are eligible than the rate asks for
     */
    static PoisonedPairs poison(
            PairSet clean,
            double rate,
            PreparedAttack attack,
            ImageDecoder decoder,
            int imageSize,
            Seed seed) {
        int count = attack.triggers().isEmpty() ? 0 : (int) Math.round(rate * clean.size());
        List<Integer> chosen = choose(clean, count, attack, seed.at("selection"));
        List<Image> pictures = new ArrayList<>(count);
        List<Seed> seeds = new ArrayList<>(count);
        List<PoisonedPair> poisoned = new ArrayList<>(count);
        Map<Integer, String> captions = new HashMap<>();
        for (int index : chosen) {
            Seed own = seed.at(clean.id(index));
            String caption = attack.poisonCaption(clean.caption(index), own.at("caption"));
            pictures.add(decoder.decode(clean.image(index), imageSize));
            seeds.add(own.at("trigger"));
            captions.put(index, caption);
            poisoned.add(
                    new PoisonedPair(
                            clean.id(index),
                            clean.caption(index),
                            caption,
                            own.at("trigger").value()));
        }
        List<Image> stamped = attack.stamp(pictures, seeds);
        SortedMap<Integer, ImageData.Decoded> images = new TreeMap<>();
        for (int i = 0; i < stamped.size(); i++) {
            images.put(chosen.get(i), new ImageData.Decoded(stamped.get(i)));
        }
        return new PoisonedPairs(clean, images, captions, new PoisonManifest(poisoned));
    }

    private static List<Integer> choose(
            PairSet pairs, int count, PreparedAttack attack, Seed seed) {
        List<Integer> chosen = new ArrayList<>(count);
        for (int index : seed.permutation(pairs.size())) {
            if (chosen.size() == count) {
                break;
            }
            if (attack.eligible(pairs.caption(index))) {
                chosen.add(index);
            }
        }
        if (chosen.size() < count) {
            throw new IllegalArgumentException(
                    "the poisoning rate asks for %d poisoned pairs, but only %d of %d are eligible"
                            .formatted(count, chosen.size(), pairs.size()));
        }
        Collections.sort(chosen);
        return chosen;
    }

    /** Which pairs were poisoned. */
    PoisonManifest manifest() {
        return manifest;
    }

    @Override
    public int size() {
        return clean.size();
    }

    @Override
    public String id(int index) {
        return clean.id(index);
    }

    @Override
    public ImageData image(int index) {
        ImageData poisoned = images.get(index);
        return poisoned == null ? clean.image(index) : poisoned;
    }

    @Override
    public String caption(int index) {
        String poisoned = captions.get(index);
        return poisoned == null ? clean.caption(index) : poisoned;
    }

    /** A stamped picture is still called what it was made from. */
    @Override
    public String pictureId(int index) {
        return clean.pictureId(index);
    }

    /**
     * A poisoned pair has its own caption alone, which its picture's other pairs do not tell of.
     */
    @Override
    public List<String> captions(int index) {
        return captions.containsKey(index) ? List.of(caption(index)) : clean.captions(index);
    }

    /** Poisoned pictures are in memory, and no other set's. */
    @Override
    public Optional<PictureSource> pictureSource(int index) {
        return images.containsKey(index) ? Optional.empty() : clean.pictureSource(index);
    }

    @Override
    public String fingerprint() {
        return clean.fingerprint() + "+" + Sha256.of(manifest + stamped());
    }

    /** Two triggers on the same pairs have the same manifest, but not the same pictures. */
    private String stamped() {
        return images.values().stream()
                .map(stamped -> stamped.image() + Sha256.of(stamped.image().rgb()))
                .collect(Collectors.joining("\n"));
    }
}
