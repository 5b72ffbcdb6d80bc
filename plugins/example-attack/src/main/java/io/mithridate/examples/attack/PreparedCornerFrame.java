package io.mithridate.examples.attack;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.List;

/**
 * The attack at work; immutable, since the loader's threads share it.
 *
 * <p>It is used twice: on the training pairs that are poisoned, and on the pictures of the test.
 */
final class PreparedCornerFrame implements PreparedAttack {

    private final int side;
    private final byte[] colour;

    /**
     * A frame.
     *
     * @param side in pixels
     * @param colour red, green and blue
     */
    PreparedCornerFrame(int side, byte[] colour) {
        this.side = side;
        this.colour = colour.clone();
    }

    /** Pictures come at the model's size, before normalisation: what is drawn is what it sees. */
    @Override
    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
        // A trigger that differs from picture to picture would take the seed at the same index.
        return images.stream().map(this::stamp).toList();
    }

    private Image stamp(Image image) {
        // The clean picture is used again: draw on a copy.
        Image stamped = image.copy();
        int left = image.width() - side;
        int top = image.height() - side;
        for (int i = 0; i < side; i++) {
            paint(stamped, left + i, top);
            paint(stamped, left + i, top + side - 1);
            paint(stamped, left, top + i);
            paint(stamped, left + side - 1, top + i);
        }
        return stamped;
    }

    private void paint(Image image, int x, int y) {
        System.arraycopy(colour, 0, image.rgb(), image.offset(x, y), Image.CHANNELS);
    }

    // poison() has a default: the picture is stamped, and the caption is the one that the
    // experiment's poisoning writes. Which pairs are poisoned, and how many, is its business too.

    // triggers() has a default: the trigger is in the picture alone.
}
