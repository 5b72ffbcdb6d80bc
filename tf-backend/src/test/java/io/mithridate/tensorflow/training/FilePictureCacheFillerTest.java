package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.PictureCacheFiller.Filled;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PairSet.PictureSource;
import io.mithridate.tensorflow.pictures.FilePictureCache;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import io.mithridate.tensorflow.training.feed.FilePictureCacheFiller;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePictureCacheFillerTest {

    /** Rejects every picture as damaged. */
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
        try (PictureCacheFolder cache = cache()) {
            filled =
                    new FilePictureCacheFiller(DECODER, cache)
                            .fill(new TinyPairs(1001, 8), 8, more -> {});
        }

        assertThat(filled.corrupt()).isEqualTo(1001);
        assertThat(filled.corruptDescriptions())
                .hasSize(1000)
                .allSatisfy(picture -> assertThat(picture).contains("a.png", "it ends too early"));
        assertThat(filled.added() + filled.known() + filled.notStored()).isZero();
    }

    /** Pairs with each picture at two consecutive indices. */
    private record Twice(TinyPairs pictures) implements PairSet {

        @Override
        public int size() {
            return 2 * pictures.size();
        }

        @Override
        public String id(int index) {
            return "%s#%d".formatted(pictures.id(index / 2), index % 2);
        }

        @Override
        public ImageData image(int index) {
            return pictures.image(index / 2);
        }

        @Override
        public String caption(int index) {
            return pictures.caption(index / 2);
        }

        @Override
        public Optional<PictureSource> pictureSource(int index) {
            return Optional.of(new PictureSource(this, index - index % 2));
        }

        @Override
        public String fingerprint() {
            return "twice";
        }
    }

    @Test
    void countsPicturesAndNotPairs() {
        Twice pairs = new Twice(new TinyPairs(300, 8));
        AtomicInteger decoded = new AtomicInteger();
        AtomicInteger reportedPairs = new AtomicInteger();
        try (PictureCacheFolder cache = cache()) {
            Filled corrupt =
                    new FilePictureCacheFiller(DECODER, cache)
                            .fill(pairs, 8, reportedPairs::addAndGet);
            FilePictureCacheFiller filling =
                    new FilePictureCacheFiller(countingDecoder(decoded), cache);

            assertThat(corrupt.corrupt()).isEqualTo(300);
            assertThat(corrupt.corruptDescriptions()).hasSize(300);
            assertThat(reportedPairs).as("pairs").hasValue(600);
            assertThat(filling.fill(pairs, 8, more -> {}).added()).isEqualTo(300);
            assertThat(decoded).hasValue(300);
            Filled again = filling.fill(pairs, 8, more -> {});
            assertThat(again.known()).isEqualTo(300);
            assertThat(again.added()).isZero();
        }
    }

    /**
     * Filling fails while another process writes the file. If all pictures are already cached,
     * nothing is decoded.
     */
    @Test
    void decodesNothingWhileAnotherProcessWritesTheFile() {
        TinyPairs pairs = new TinyPairs(300, 8);
        AtomicInteger decoded = new AtomicInteger();
        ImageDecoder counting = countingDecoder(decoded);
        try (PictureCacheFolder otherProcess = cache();
                FilePictureCache openCache =
                        new FilePictureCache(pairs, 8, counting.version(), otherProcess);
                PictureCacheFolder thisProcess = cache()) {
            assertThat(openCache.isOpen()).isTrue();
            assertThatThrownBy(
                            () ->
                                    new FilePictureCacheFiller(counting, thisProcess)
                                            .fill(pairs, 8, more -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("the picture cache " + folder)
                    .hasMessageEndingWith(
                            ".pictures: another process writes it; wait until it ends, or name"
                                    + " another folder");
            assertThat(decoded).hasValue(0);

            assertThat(
                            new FilePictureCacheFiller(counting, otherProcess)
                                    .fill(pairs, 8, more -> {})
                                    .added())
                    .isEqualTo(300);
            assertThat(
                            new FilePictureCacheFiller(counting, thisProcess)
                                    .fill(pairs, 8, more -> {})
                                    .known())
                    .isEqualTo(300);
            assertThat(decoded).hasValue(300);
        }
    }

    private PictureCacheFolder cache() {
        return new PictureCacheFolder(new PictureCaching(Optional.of(folder)));
    }

    private static ImageDecoder countingDecoder(AtomicInteger decoded) {
        ImageDecoder decoder = TinyPairs.decoder();
        return new ImageDecoder() {
            @Override
            public Image decode(ImageData data) {
                decoded.incrementAndGet();
                return decoder.decode(data);
            }

            @Override
            public Image decode(ImageData data, int size) {
                decoded.incrementAndGet();
                return decoder.decode(data, size);
            }

            @Override
            public Optional<String> version() {
                return Optional.of("1");
            }
        };
    }
}
