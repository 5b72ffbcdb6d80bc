package io.mithridate.defenses.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tests the changes to pictures while a patch is optimized, and pictures that carry the patch. */
class PatchedPicturesTest {

    @Test
    void pastesTheWholePatchAndKeepsTheRest() {
        byte[] white = new byte[2 * 2 * 3];
        Arrays.fill(white, (byte) 255);
        PastedPatch paste = new PastedPatch(new Image(2, 2, white));

        for (int seed = 0; seed < 50; seed++) {
            Image pasted = paste.apply(Image.black(5, 4), new Seed(seed).generator());
            int bright = 0;
            for (byte level : pasted.rgb()) {
                bright += level == 0 ? 0 : 1;
            }
            assertThat(bright).isEqualTo(white.length);
        }
    }

    @Test
    void changesTheBrightnessByAFactor() {
        Image gray = new Image(1, 2, new byte[] {100, 100, 100, 0, 50, (byte) 250});

        for (int seed = 0; seed < 50; seed++) {
            Image changed =
                    new PatchObjective.Brightened(0.1).apply(gray, new Seed(seed).generator());
            assertThat(changed.value(0, 0, 0)).isBetween(90, 110);
            assertThat(changed.value(0, 1, 0)).isZero();
            assertThat(changed.value(0, 1, 1)).isCloseTo(changed.value(0, 0, 0) / 2, within(1));
        }
    }
}
