package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PictureCacheFiller.Filled;
import io.mithridate.api.data.PictureCaching;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFillingTest {

    /** Takes every picture for a damaged one. */
    private static final ImageDecoder DECODER =
            new ImageDecoder() {
                @Override
                public Image decode(ImageData data) {
                    throw new CorruptImageException("a.png", "it ends too early");
                }

                @Override
                public Image decode(ImageData data, int size) {
                    return decode(data);
                }

                @Override
                public Optional<String> version() {
                    return Optional.of("1");
                }
            };

    @TempDir private Path folder;

    @Test
    void countsMoreDamagedPicturesThanItNames() {
        Filled filled;
        try (PictureCacheFolder cache =
                new PictureCacheFolder(new PictureCaching(Optional.of(folder)))) {
            filled = new CacheFilling(DECODER, cache).fill(new TinyPairs(1001, 8), 8, more -> {});
        }

        assertThat(filled.corrupt()).isEqualTo(1001);
        assertThat(filled.named())
                .hasSize(1000)
                .allSatisfy(picture -> assertThat(picture).contains("a.png", "it ends too early"));
        assertThat(filled.added() + filled.known() + filled.notKept()).isZero();
    }
}
