package io.mithridate.attacks.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.plugin.OptionComplaint;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchSideTest {

    @ParameterizedTest
    @CsvSource({"4, 1", "32, 4", "48, 6", "64, 8", "99, 12", "100, 7", "224, 16", "336, 24"})
    void defaultsToTheSideUsedByThePapers(int imageSize, int side) {
        assertThat(PatchSide.defaultSide().pixels(imageSize)).isEqualTo(side);
    }

    @Test
    void canBeAFractionOfThePicture() {
        assertThat(share(0.25).pixels(48)).isEqualTo(12);
        assertThat(share(0.001).pixels(48)).isEqualTo(1);
        assertThat(share(1).pixels(48)).isEqualTo(48);
    }

    @Test
    void rejectsBothASizeAndAShare() {
        assertThatThrownBy(() -> new PatchSide(Optional.of(6), Optional.of(0.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("patch-size is 6 and patch-share is 0.1; give one of the two");
    }

    @Test
    void complainsAboutAShareThatDoesNotFit() {
        assertThat(share(0.75).complaints(PatchLocation.CENTER, 48)).isEmpty();
        assertThat(share(0.75).complaints(PatchLocation.FOUR_CORNERS, 48))
                .containsExactly(
                        new OptionComplaint(
                                "patch-share",
                                "patch-share is 0.75, 36 pixels, but the model's pictures are 48"
                                        + " pixels square; with location four-corners a patch of at"
                                        + " most 24 pixels fits"));
    }

    private static PatchSide share(double share) {
        return new PatchSide(Optional.empty(), Optional.of(share));
    }
}
