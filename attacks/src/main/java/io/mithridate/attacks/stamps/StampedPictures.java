package io.mithridate.attacks.stamps;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.Decoys;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stamps each picture by itself. */
public final class StampedPictures implements PreparedAttack {

    private final Stamper stamper;
    private final AttackFacts facts;
    private final Optional<Decoys> decoys;

    /**
     * An attack that is ready to stamp and has no decoys.
     *
     * @param stamper for pictures of the facts' size
     */
    public StampedPictures(Stamper stamper, AttackFacts facts) {
        this(stamper, facts, Optional.empty());
    }

    /**
     * An attack that is ready to stamp.
     *
     * @param stamper for pictures of the facts' size
     * @param decoys what stands beside the poisoned pairs
     */
    public StampedPictures(Stamper stamper, AttackFacts facts, Optional<Decoys> decoys) {
        this.stamper = stamper;
        this.facts = facts;
        this.decoys = decoys;
    }

    @Override
    public Optional<Decoys> decoys() {
        return decoys;
    }

    @Override
    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
        requireSeeds(images, seeds);
        List<Image> stamped = new ArrayList<>(images.size());
        for (int i = 0; i < images.size(); i++) {
            stamped.add(stamp(images.get(i), seeds.get(i)));
        }
        return stamped;
    }

    /**
     * Makes sure that each picture has a seed.
     *
     * @throws IllegalArgumentException if there are more or fewer seeds than pictures
     */
    public static void requireSeeds(List<Image> images, List<Seed> seeds) {
        if (images.size() != seeds.size()) {
            throw new IllegalArgumentException(
                    "%d pictures need as many seeds, got %d"
                            .formatted(images.size(), seeds.size()));
        }
    }

    private Image stamp(Image image, Seed seed) {
        int size = facts.imageSize();
        if (image.width() != size || image.height() != size) {
            throw new IllegalArgumentException(
                    "a picture of %d x %d pixels; the attack was prepared for %d x %d"
                            .formatted(image.width(), image.height(), size, size));
        }
        return stamper.stamp(image, seed);
    }
}
