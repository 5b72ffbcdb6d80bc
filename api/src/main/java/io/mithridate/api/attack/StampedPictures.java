package io.mithridate.api.attack;

import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An attack that stamps each picture independently. */
record StampedPictures(int size, Stamper stamper, Optional<Decoys> decoys)
        implements PreparedAttack {

    @Override
    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
        PreparedAttack.requireSeeds(images, seeds);
        List<Image> stamped = new ArrayList<>(images.size());
        for (int i = 0; i < images.size(); i++) {
            stamped.add(checkAndStamp(images.get(i), seeds.get(i)));
        }
        return stamped;
    }

    private Image checkAndStamp(Image image, Seed seed) {
        if (image.width() != size || image.height() != size) {
            throw new IllegalArgumentException(
                    "a picture of %d x %d pixels; the attack was prepared for %d x %d"
                            .formatted(image.width(), image.height(), size, size));
        }
        return stamper.stamp(image, seed);
    }
}
