package io.mithridate.datasets.emojiscenes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaptionAmbiguityTest {

    private final EmojiScenes scenes = new EmojiScenes(Defaults.options());

    @Test
    void captionsAreTrueOfFewOtherPicturesOfABatch() {
        assertThat(CaptionAmbiguity.measure(scenes, 64, 200).meanOthers()).isBetween(0.01, 0.15);
        assertThat(CaptionAmbiguity.measure(scenes, 128, 100).meanOthers()).isBetween(0.02, 0.3);
    }
}
