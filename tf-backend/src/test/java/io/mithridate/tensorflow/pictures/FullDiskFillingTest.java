package io.mithridate.tensorflow.pictures;

import static io.mithridate.tensorflow.pictures.SamplePictures.PART;
import static io.mithridate.tensorflow.pictures.SamplePictures.picture;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.PictureCacheFiller.Filled;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.tensorflow.training.feed.FilePictureCacheFiller;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskFillingTest {

    private static final int PICTURES = 5000;

    private static final ImageDecoder DECODER =
            new ImageDecoder() {
                @Override
                public Image decode(ImageData data) {
                    return ((ImageData.Decoded) data).image();
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

    @TempDir private Path root;

    /** Counts the requests for pictures. */
    private record Counted(AtomicInteger asked) implements PairSet {

        @Override
        public int size() {
            return PICTURES;
        }

        @Override
        public String id(int index) {
            return SamplePictures.name(index);
        }

        @Override
        public ImageData image(int index) {
            asked.incrementAndGet();
            return new ImageData.Decoded(picture(index));
        }

        @Override
        public String caption(int index) {
            return id(index);
        }

        @Override
        public String fingerprint() {
            return "counted";
        }
    }

    /** The disk has room for 600 bytes: six pictures or a few more. */
    @Test
    void decodesNothingOnceTheDiskIsFull() {
        AtomicLong freeBytes = new AtomicLong(1000 + PART);
        CacheBounds bounds =
                new CacheBounds(PART, 1000, file -> freeBytes.getAndSet(1000 + PART - 1));
        AtomicInteger requests = new AtomicInteger();
        Filled filled;
        try (PictureCacheFolder folder =
                new PictureCacheFolder(new PictureCaching(Optional.of(root)), bounds)) {
            filled =
                    new FilePictureCacheFiller(DECODER, folder)
                            .fill(new Counted(requests), 0, more -> {});
        }

        assertThat(filled.added()).isBetween(4L, 16L);
        assertThat(filled.notStored()).isEqualTo(PICTURES - filled.added());
        assertThat(requests.get()).isLessThan(500);
    }
}
