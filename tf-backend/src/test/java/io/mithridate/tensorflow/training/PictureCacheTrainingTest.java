package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.PictureCacheFiller;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.image.decode.ClipImageDecoder;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import io.mithridate.tensorflow.training.feed.FilePictureCacheFiller;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a picture cache on disk, in any state, changes no bit of a trained model. */
class PictureCacheTrainingTest {

    /** Pictures that are not square and larger than the model's, so they are resized. */
    private static final PairSet PAIRS = new BroadPairs(52);

    private static final int OTHER_SIDE = TinyTraining.SIDE + 5;

    @TempDir private static Path shared;
    private static Checkpoint start = new Checkpoint(Path.of(""), "");
    private static Map<String, float[]> withoutCache = Map.of();

    @TempDir private Path folder;
    private int runs;

    @BeforeAll
    static void trainWithoutCache() {
        start = TinyTraining.writeStart(shared.resolve("start"));
        withoutCache =
                train(
                        PAIRS,
                        new CountingDecoder(),
                        PictureCacheFolder.none(),
                        shared.resolve("without"));
    }

    private static Map<String, float[]> train(
            PairSet pairs, ImageDecoder decoder, PictureCacheFolder cache, Path output) {
        Compute compute = new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);
        Checkpoint trained =
                new FineTuner(compute, decoder, cache)
                        .fineTune(
                                start,
                                pairs,
                                new TinyTraining(),
                                TinyTraining.recipe(2, 16),
                                new TrainingContext(
                                        "victim",
                                        TinyTraining.createFolder(output),
                                        new Seed(1),
                                        TrainingListener.silent()));
        return ClipCheckpoint.read(trained).weights();
    }

    /** Trains with the cache on disk, and returns the number of decoded pictures. */
    private int trainWithCache() {
        CountingDecoder decoder = new CountingDecoder();
        try (PictureCacheFolder cache = cache()) {
            assertSame(train(PAIRS, decoder, cache, folder.resolve("run-" + runs++)), withoutCache);
        }
        return decoder.decoded.get();
    }

    private static void assertSame(Map<String, float[]> actual, Map<String, float[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, values) -> assertThat(actual.get(name)).as(name).isEqualTo(values));
    }

    private PictureCacheFolder cache() {
        return new PictureCacheFolder(new PictureCaching(Optional.of(folder.resolve("cache"))));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            return files.filter(file -> file.toString().endsWith(".pictures"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    @Test
    void trainsTheSameWithAFullEmptyOrDamagedCache() throws IOException {
        assertThat(trainWithCache()).isBetween(48, 52 + 16);
        // One file has pictures of original size for the view with a transform, the other has
        // squares.
        assertThat(files()).hasSize(2);
        assertThat(trainWithCache()).isZero();
        for (Path file : files()) {
            flipSomeBytes(file);
        }
        assertThat(trainWithCache()).isPositive();
        assertThat(trainWithCache()).isZero();
    }

    @Test
    void decodesNothingIfTheCacheWasFilledAhead() {
        CountingDecoder decoder = new CountingDecoder();
        PictureCacheFiller.Filled first;
        PictureCacheFiller.Filled second;
        try (PictureCacheFolder cache = cache()) {
            PictureCacheFiller filler = new FilePictureCacheFiller(decoder, cache);
            filler.fill(PAIRS, 0, more -> {});
            first = filler.fill(PAIRS, TinyTraining.SIDE, more -> {});
            second = filler.fill(PAIRS, TinyTraining.SIDE, more -> {});
        }
        assertThat(first).isEqualTo(new PictureCacheFiller.Filled(0, 52, 0, 0, List.of()));
        assertThat(second).isEqualTo(new PictureCacheFiller.Filled(52, 0, 0, 0, List.of()));
        assertThat(trainWithCache()).isZero();
    }

    @Test
    void fillsNothingWithoutAFolder() {
        PictureCacheFiller filler =
                new FilePictureCacheFiller(new CountingDecoder(), PictureCacheFolder.none());

        assertThatThrownBy(() -> filler.fill(PAIRS, 0, more -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pictures cannot be stored");
    }

    /** Flips a byte in each of the first pictures, and one in the table. */
    private static void flipSomeBytes(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (long place : new long[] {4096 + 5, 8192 + 10, 8192 + 1000, 8192 + 5000}) {
                ByteBuffer one = ByteBuffer.allocate(1);
                channel.read(one, place);
                one.put(0, (byte) ~one.get(0)).flip();
                channel.write(one, place);
            }
        }
    }

    @Test
    void subsetsUseTheCacheOfTheWholeSet() {
        trainWithCache();
        int[] backwards = IntStream.range(0, 52).map(index -> 51 - index).toArray();
        CountingDecoder decoder = new CountingDecoder();
        PairSet selected = PAIRS.select(backwards);
        Map<String, float[]> expected =
                train(selected, decoder, PictureCacheFolder.none(), folder.resolve("expected"));
        assertThat(decoder.decoded.get()).isGreaterThanOrEqualTo(48);
        CountingDecoder second = new CountingDecoder();
        try (PictureCacheFolder cache = cache()) {
            assertSame(train(selected, second, cache, folder.resolve("selected")), expected);
        }
        // The training on the whole set used all but at most four pictures, each of which two
        // threads may decode.
        assertThat(second.decoded.get()).isLessThanOrEqualTo(2 * (52 - 48));
    }

    /** Counts the pictures that are decoded, but not those that are only resized. */
    private static final class CountingDecoder implements ImageDecoder {

        private final AtomicInteger decoded = new AtomicInteger();
        private final ClipImageDecoder decoder = new ClipImageDecoder();

        @Override
        public Image decode(ImageData data) {
            decoded.incrementAndGet();
            return decoder.decode(data);
        }

        @Override
        public Image decode(ImageData data, int size) {
            return decoder.decode(data, size);
        }

        @Override
        public Optional<String> version() {
            return decoder.version();
        }
    }

    /** Pictures that are wider than high: square ones with a black border on the right. */
    private record BroadPairs(int size) implements PairSet {

        private static final int WIDTH = 31;

        @Override
        public String id(int index) {
            return "broad-" + index;
        }

        @Override
        public ImageData image(int index) {
            Image square = TinyPairs.decoder().decode(new TinyPairs(size, OTHER_SIDE).image(index));
            Image broad = Image.black(WIDTH, OTHER_SIDE);
            for (int y = 0; y < OTHER_SIDE; y++) {
                System.arraycopy(
                        square.rgb(),
                        square.offset(0, y),
                        broad.rgb(),
                        broad.offset(0, y),
                        OTHER_SIDE * Image.CHANNELS);
            }
            return new ImageData.Decoded(broad);
        }

        @Override
        public String caption(int index) {
            return TinyTraining.PAIRS.caption(index);
        }

        @Override
        public String fingerprint() {
            return "broad-" + size;
        }
    }
}
