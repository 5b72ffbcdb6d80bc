package io.mithridate.tensorflow.pictures;

import static io.mithridate.tensorflow.pictures.SamplePictures.COUNT;
import static io.mithridate.tensorflow.pictures.SamplePictures.folder;
import static io.mithridate.tensorflow.pictures.SamplePictures.picture;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PairSet.PictureSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePictureCacheTest {

    private static final Optional<String> DECODER = Optional.of("decoder 1");

    @TempDir private Path root;

    /** The sample pictures; those from index {@code own} on were made for this set. */
    private record Samples(int own) implements PairSet {

        @Override
        public int size() {
            return COUNT;
        }

        @Override
        public String id(int index) {
            return SamplePictures.name(index);
        }

        @Override
        public ImageData image(int index) {
            return new ImageData.Decoded(picture(index));
        }

        @Override
        public String caption(int index) {
            return id(index);
        }

        @Override
        public String fingerprint() {
            return "samples";
        }

        @Override
        public Optional<PictureSource> pictureSource(int index) {
            return index < own ? PairSet.super.pictureSource(index) : Optional.empty();
        }
    }

    /** The sample pictures, each with two captions. */
    private record Captioned(Samples pictures) implements PairSet {

        @Override
        public int size() {
            return 2 * pictures.size();
        }

        @Override
        public String id(int index) {
            return pictures.id(index / 2) + "#" + index % 2;
        }

        @Override
        public ImageData image(int index) {
            return pictures.image(index / 2);
        }

        @Override
        public String caption(int index) {
            return id(index);
        }

        @Override
        public String fingerprint() {
            return "captioned";
        }

        @Override
        public Optional<PictureSource> pictureSource(int index) {
            return Optional.of(new PictureSource(this, index - index % 2));
        }
    }

    private static FilePictureCache openForOwnSizes(PairSet pairs, PictureCacheFolder folder) {
        return new FilePictureCache(pairs, PictureCacheKey.OWN_SIZE, DECODER, folder);
    }

    @Test
    void subsetsShareTheFileOfTheirSet() {
        PairSet all = new Samples(COUNT);
        try (PictureCacheFolder folder = folder(root);
                FilePictureCache first = openForOwnSizes(all.select(new int[] {4, 2}), folder);
                FilePictureCache second = openForOwnSizes(all.select(new int[] {2, 9}), folder)) {
            assertThat(first.put(1, picture(2))).isTrue();
            assertThat(second.find(0)).contains(picture(2));
            assertThat(second.find(1)).isEmpty();
        }
        assertThat(root).isDirectoryContaining("glob:**.pictures");
    }

    @Test
    void storesAPictureOnceForAllItsPairs() {
        PairSet pairs = new Captioned(new Samples(COUNT));
        try (PictureCacheFolder folder = folder(root);
                FilePictureCache all = openForOwnSizes(pairs, folder);
                FilePictureCache some = openForOwnSizes(pairs.select(new int[] {7, 4}), folder)) {
            assertThat(all.put(5, picture(2))).isTrue();
            assertThat(all.find(4)).contains(picture(2));
            assertThat(some.find(1)).contains(picture(2));
            assertThat(all.find(6)).isEmpty();
            assertThat(some.find(0)).isEmpty();
        }
    }

    @Test
    void leavesPicturesMadeForASetToTheNextCache() {
        HeapPictureCache memory = new HeapPictureCache(COUNT, new AtomicLong(126));
        try (PictureCacheFolder folder = folder(root);
                FilePictureCache file = openForOwnSizes(new Samples(5), folder)) {
            PictureCache both = new PictureCaches(List.of(file, memory));
            assertThat(both.put(4, picture(4))).isTrue();
            assertThat(memory.find(4)).isEmpty();
            assertThat(file.put(5, picture(5))).isFalse();
            // 126 bytes fit, but not another 126.
            assertThat(both.put(5, picture(5))).isTrue();
            assertThat(both.put(6, picture(6))).isFalse();
            assertThat(both.find(4)).contains(picture(4));
            assertThat(both.find(5)).contains(picture(5));
            assertThat(both.find(6)).isEmpty();
        }
    }

    /**
     * Concurrent training runs share the memory; once one ends, later ones can use its share again.
     */
    @Test
    void memoryCachesShareTheirBudget() {
        AtomicLong room = new AtomicLong(126);
        HeapPictureCache first = new HeapPictureCache(COUNT, room);
        HeapPictureCache second = new HeapPictureCache(COUNT, room);
        assertThat(first.put(1, picture(5))).isTrue();
        assertThat(second.put(1, picture(5))).isFalse();

        first.close();
        first.close();

        assertThat(room).hasValue(126);
        assertThat(second.put(1, picture(5))).isTrue();
    }

    /** Two threads that load batches may create the same picture at the same time. */
    @Test
    void countsAPictureOnceIfTwoThreadsCacheIt() throws Exception {
        AtomicLong room = new AtomicLong(1 << 20);
        int bytes = picture(5).rgb().length;
        try (HeapPictureCache cache = new HeapPictureCache(COUNT, room)) {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            for (int round = 0; round < COUNT; round++) {
                int index = round;
                CyclicBarrier both = new CyclicBarrier(2);
                Callable<Boolean> keep =
                        () -> {
                            both.await();
                            return cache.put(index, picture(5));
                        };
                for (Future<Boolean> kept : threads.invokeAll(List.of(keep, keep))) {
                    assertThat(kept.get()).isTrue();
                }
                assertThat(cache.put(index, picture(5))).isTrue();
                assertThat(room).hasValue((1 << 20) - (index + 1L) * bytes);
            }
            threads.shutdown();
        }
        assertThat(room).hasValue(1 << 20);
    }

    @Test
    void ignoresPicturesMadeByOtherCode() {
        PairSet pairs = new Samples(COUNT);
        try (PictureCacheFolder folder = folder(root, "drawn by 1");
                FilePictureCache cache = openForOwnSizes(pairs, folder)) {
            assertThat(cache.put(0, picture(0))).isTrue();
        }
        try (PictureCacheFolder folder = folder(root, "drawn by 2");
                FilePictureCache cache = openForOwnSizes(pairs, folder)) {
            assertThat(cache.find(0)).isEmpty();
        }
        try (PictureCacheFolder folder = folder(root, "drawn by 1");
                FilePictureCache cache = openForOwnSizes(pairs, folder)) {
            assertThat(cache.find(0)).contains(picture(0));
        }
    }

    @Test
    void cachesNothingWithoutADecoderVersion() {
        try (PictureCacheFolder folder = folder(root);
                FilePictureCache cache =
                        new FilePictureCache(
                                new Samples(COUNT),
                                PictureCacheKey.OWN_SIZE,
                                Optional.empty(),
                                folder)) {
            assertThat(cache.put(0, picture(0))).isFalse();
            assertThat(cache.find(0)).isEmpty();
        }
        assertThat(root).isEmptyDirectory();
    }
}
