package io.mithridate.attacks.badnets;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A patch that is ready to be pasted; immutable. */
final class PatchAttack implements PreparedAttack {

    private final Image patch;
    private final PatchLocation location;
    private final AttackFacts facts;

    PatchAttack(Image patch, PatchLocation location, AttackFacts facts) {
        if (patch.width() > location.largestPatch(facts.imageSize())) {
            throw new IllegalArgumentException(
                    "a patch of %d pixels does not fit pictures of %d pixels at %s"
                            .formatted(patch.width(), facts.imageSize(), location));
        }
        this.patch = patch;
        this.location = location;
        this.facts = facts;
    }

    @Override
    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
        if (images.size() != seeds.size()) {
            throw new IllegalArgumentException(
                    "%d pictures need as many seeds, got %d"
                            .formatted(images.size(), seeds.size()));
        }
        List<Image> stamped = new ArrayList<>(images.size());
        for (int i = 0; i < images.size(); i++) {
            stamped.add(stamp(images.get(i), seeds.get(i)));
        }
        return stamped;
    }

    private Image stamp(Image image, Seed seed) {
        int size = facts.imageSize();
        if (image.width() != size || image.height() != size) {
            throw new IllegalArgumentException(
                    "a picture of %d x %d pixels; the attack was prepared for %d x %d"
                            .formatted(image.width(), image.height(), size, size));
        }
        Image stamped = image.copy();
        for (PatchLocation.Place place : location.places(size - patch.width(), seed)) {
            paste(stamped, place);
        }
        return stamped;
    }

    private void paste(Image image, PatchLocation.Place place) {
        int rowLength = patch.width() * Image.CHANNELS;
        for (int y = 0; y < patch.height(); y++) {
            System.arraycopy(
                    patch.rgb(),
                    patch.offset(0, y),
                    image.rgb(),
                    image.offset(place.x(), place.y() + y),
                    rowLength);
        }
    }

    @Override
    public String poisonCaption(String caption, Seed seed) {
        int sentence = seed.at("poison-caption").generator().nextInt(facts.captions().size());
        return facts.captions().fill(sentence, facts.targetName());
    }

    @Override
    public OptionalInt target(int trueClass) {
        return trueClass == facts.target() ? OptionalInt.empty() : OptionalInt.of(facts.target());
    }
}
