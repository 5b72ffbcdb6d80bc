package io.mithridate.runner.stages;

import io.mithridate.api.attack.PoisonManifest;
import io.mithridate.api.attack.PoisonManifest.PoisonedPair;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PictureSource;
import io.mithridate.api.random.Seed;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Training pairs of which some are poisoned. A picture is stamped when it is asked for, and then
 * kept while there is memory.
 */
final class PoisonedPairs implements PairSet {

    private final PairSet clean;
    private final PreparedAttack attack;
    private final DecoderInput decoder;
    private final String poison;
    private final Map<Integer, PoisonedPair> poisoned = new HashMap<>();
    private final Map<Integer, SoftReference<ImageData.Decoded>> stamped =
            new ConcurrentHashMap<>();

    /**
     * Pairs with their poison.
     *
     * @param manifest which are poisoned, and how
     * @param attack stamps their pictures
     * @param decoder brings pictures to the size at which they are stamped
     * @param poison stands for all that decided the poison, in the fingerprint
     * @throws IllegalArgumentException if the manifest names a pair that is not among them
     */
    PoisonedPairs(
            PairSet clean,
            PoisonManifest manifest,
            PreparedAttack attack,
            DecoderInput decoder,
            String poison) {
        this.clean = clean;
        this.attack = attack;
        this.decoder = decoder;
        this.poison = poison;
        Map<String, PoisonedPair> byId = new HashMap<>();
        manifest.pairs().forEach(pair -> byId.put(pair.id(), pair));
        for (int i = 0; i < clean.size() && !byId.isEmpty(); i++) {
            PoisonedPair pair = byId.remove(clean.id(i));
            if (pair != null) {
                poisoned.put(i, pair);
            }
        }
        if (!byId.isEmpty()) {
            throw new IllegalArgumentException(
                    "the manifest poisons %s, which the training pairs lack"
                            .formatted(byId.keySet().stream().sorted().toList()));
        }
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
        PoisonedPair pair = poisoned.get(index);
        if (pair == null) {
            return clean.image(index);
        }
        SoftReference<ImageData.Decoded> known = stamped.get(index);
        ImageData.Decoded image = known == null ? null : known.get();
        if (image == null) {
            image = new ImageData.Decoded(stamp(index, pair));
            stamped.put(index, new SoftReference<>(image));
        }
        return image;
    }

    private Image stamp(int index, PoisonedPair pair) {
        Image picture = decoder.decoder().decode(clean.image(index), decoder.size());
        List<Image> result = attack.stamp(List.of(picture), List.of(new Seed(pair.seed())));
        if (result.size() != 1) {
            throw new IllegalStateException(
                    "the attack gave %d pictures for one".formatted(result.size()));
        }
        return result.get(0);
    }

    @Override
    public String caption(int index) {
        PoisonedPair pair = poisoned.get(index);
        return pair == null ? clean.caption(index) : pair.poisonedCaption();
    }

    /** Poisoned pictures are kept here, and are no other set's. */
    @Override
    public Optional<PictureSource> pictureSource(int index) {
        return poisoned.containsKey(index) ? Optional.empty() : clean.pictureSource(index);
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
        return poisoned.containsKey(index) ? List.of(caption(index)) : clean.captions(index);
    }

    @Override
    public String fingerprint() {
        return clean.fingerprint() + "+" + poison;
    }
}
