package io.mithridate.attacks.stamps;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.OptionComplaint;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriggerPatternTest {

    private static final Optional<Path> KITTY = Optional.of(Path.of("kitty.png"));

    @Test
    void hasNoComplaintsWithoutAPicture() {
        assertThat(TriggerPattern.complaints(Stamping.NO_PICTURES, Optional.empty(), 8)).isEmpty();
    }

    @Test
    void acceptsAPictureThatCanBeRead() {
        assertThat(
                        TriggerPattern.complaints(
                                (file, width, height) -> Image.black(width, height), KITTY, 8))
                .isEmpty();
    }

    @Test
    void complainsAboutAnUnreadablePicture() {
        assertThat(TriggerPattern.complaints(Stamping.NO_PICTURES, KITTY, 8))
                .containsExactly(
                        new OptionComplaint(
                                "picture",
                                "picture cannot be used: kitty.png: there is no such file; give a"
                                        + " PNG, JPEG, GIF, BMP or WebP file that other programs"
                                        + " open"));
    }
}
