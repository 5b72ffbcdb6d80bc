package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.image.augment.ImageTransform;
import io.mithridate.tensorflow.image.decode.ClipImageDecoder;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.text.Tokenizer;
import io.mithridate.tensorflow.training.feed.BatchBuffers;
import io.mithridate.tensorflow.training.feed.BatchLoader;
import io.mithridate.tensorflow.training.feed.BatchShape;
import io.mithridate.tensorflow.training.feed.BatchSource;
import io.mithridate.tensorflow.training.feed.BatchWriter;
import io.mithridate.tensorflow.training.feed.Slots;
import io.mithridate.tensorflow.training.feed.Substitutes;
import io.mithridate.tensorflow.training.feed.TrainingPictures;
import io.mithridate.tensorflow.training.feed.UnusableSampleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.tensorflow.Graph;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.op.Ops;

class BatchLoaderTest {

    private static final int SIDE = 8;
    private static final int BATCH = 6;
    private static final int EPOCHS = 2;
    private static final TinyPairs PAIRS = new TinyPairs(20, SIDE);
    private static final BatchShape SHAPE = new BatchShape(BATCH, 3, SIDE, 16);
    private static final Tokenizer TOKENIZER = tokenizer(16);

    private static Tokenizer tokenizer(int context) {
        return BytePairEncoding.learn(
                IntStream.range(0, 20).mapToObj(PAIRS::caption).toList(), 540, context);
    }

    private static final View.Images IMAGE = View.images();
    private static final View.Images NOISY =
            View.images(
                    "noisy",
                    (image, random) -> {
                        Image copy = image.copy();
                        random.nextBytes(copy.rgb());
                        return copy;
                    });
    private static final View.Captions CAPTION = View.captions();
    private static final View.Captions CHANGED =
            View.captions("changed", (caption, random) -> caption + random.nextInt(1000));

    /** Only captions of red and blue bars have sub-captions. */
    private static final View.SubCaptions SUB =
            new View.SubCaptions(
                    "sub",
                    (caption, random) ->
                            caption.contains("red") || caption.contains("blue")
                                    ? Optional.of(
                                            new View.SubCaption(
                                                    caption.substring(0, 9),
                                                    "no " + random.nextInt(1000)))
                                    : Optional.empty(),
                    new Selection.OfEachBatch(0.5),
                    Optional.empty(),
                    false);

    private static final List<View> VIEWS = List.of(IMAGE, NOISY, CAPTION, CHANGED, SUB);

    /** The inputs of each step, and the ids of its samples. */
    private record Loaded(List<Map<String, List<Byte>>> content, List<List<String>> ids) {}

    private static Loaded load(int threads, ImageDecoder decoder, long cachedBytes, Seed seed) {
        return load(threads, decoder, PictureCacheFolder.none(), cachedBytes, seed);
    }

    private static Loaded load(
            int threads,
            ImageDecoder decoder,
            PictureCacheFolder folder,
            long cachedBytes,
            Seed seed) {
        return load(PAIRS, threads, decoder, folder, cachedBytes, seed);
    }

    private static Loaded load(
            PairSet pairs,
            int threads,
            ImageDecoder decoder,
            PictureCacheFolder folder,
            long cachedBytes,
            Seed seed) {
        List<Map<String, List<Byte>>> content = new ArrayList<>();
        List<List<String>> ids = new ArrayList<>();
        try (Loading loading = new Loading(pairs, threads, decoder, folder, cachedBytes, seed)) {
            for (int step = 0; step < SHAPE.batchesPerEpoch() * EPOCHS; step++) {
                try (BatchLoader.Loaded feeds = (BatchLoader.Loaded) loading.loader().next()) {
                    content.add(content(feeds.buffers()));
                    ids.add(feeds.sampleIds());
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new Loaded(content, ids);
    }

    /** A loader and the resources that it uses. */
    private static final class Loading implements AutoCloseable {

        private final Graph graph = new Graph();
        private final TrainingPictures pictures;
        private final BatchLoader loader;

        Loading(
                PairSet pairs,
                int threads,
                ImageDecoder decoder,
                PictureCacheFolder folder,
                long cachedBytes,
                Seed seed) {
            Slots slots = new Slots(Ops.create(graph), VIEWS, SHAPE);
            pictures =
                    new TrainingPictures(
                            pairs, VIEWS, SIDE, decoder, folder, new AtomicLong(cachedBytes));
            BatchWriter writer =
                    new BatchWriter(
                            pairs,
                            VIEWS,
                            SHAPE,
                            pictures,
                            Optional.of(TOKENIZER),
                            seed,
                            new Substitutes(pairs, seed));
            loader =
                    new BatchLoader(
                            writer,
                            slots,
                            SHAPE,
                            BatchLoader.shuffled(pairs.size(), seed),
                            EPOCHS,
                            0,
                            threads);
        }

        BatchLoader loader() {
            return loader;
        }

        @Override
        public void close() {
            loader.close();
            pictures.close();
            graph.close();
        }
    }

    private static Loaded load(int threads) {
        return load(threads, TinyPairs.decoder(), 1 << 20, new Seed(11));
    }

    /** The pictures have a side of 16 pixels and the model's pictures one of 8. */
    @Test
    void transformsAtTheModelsSizeSeeResizedPictures() {
        List<Integer> own = Collections.synchronizedList(new ArrayList<>());
        List<Integer> fitted = Collections.synchronizedList(new ArrayList<>());
        View.Images before =
                View.images(
                        "before",
                        (image, random) -> {
                            own.add(image.width());
                            return image;
                        });
        View.Images after =
                View.imagesAtModelSize(
                        "after",
                        (image, random) -> {
                            fitted.add(image.width());
                            Image copy = image.copy();
                            random.nextBytes(copy.rgb());
                            return copy;
                        });
        PairSet large = new TinyPairs(20, 2 * SIDE);

        Map<String, List<Byte>> batch = firstBatch(large, List.of(IMAGE, before, after), 3);
        Map<String, List<Byte>> again = firstBatch(large, List.of(after), 3);
        Map<String, List<Byte>> other = firstBatch(large, List.of(after), 4);

        assertThat(own).isNotEmpty().containsOnly(2 * SIDE);
        assertThat(fitted).isNotEmpty().containsOnly(SIDE);
        assertThat(batch.get("pictures/after"))
                .hasSameSizeAs(batch.get("pictures/image"))
                .isNotEqualTo(batch.get("pictures/image"))
                .isEqualTo(again.get("pictures/after"))
                .isNotEqualTo(other.get("pictures/after"));
    }

    /** The pictures of the pairs must not change either. */
    @Test
    void transformThatModifiesItsInputChangesNoOtherView() {
        ImageTransform black =
                (image, random) -> {
                    Arrays.fill(image.rgb(), (byte) 0);
                    return image;
                };
        View.Images own = View.images("own", black);
        View.Images fitted = View.imagesAtModelSize("fitted", black);
        for (int side : List.of(SIDE, 2 * SIDE)) {
            PairSet pairs = new TinyPairs(20, side);

            assertThat(firstBatch(pairs, List.of(own, fitted, IMAGE), 3).get("pictures/image"))
                    .isEqualTo(firstBatch(pairs, List.of(IMAGE), 3).get("pictures/image"))
                    .isEqualTo(
                            firstBatch(new TinyPairs(20, side), List.of(IMAGE), 3)
                                    .get("pictures/image"));
        }
    }

    private static Map<String, List<Byte>> firstBatch(PairSet pairs, List<View> views, long seed) {
        return firstBatch(pairs, views, seed, SHAPE, TOKENIZER);
    }

    private static Map<String, List<Byte>> firstBatch(
            PairSet pairs, List<View> views, long seed, BatchShape shape, Tokenizer tokenizer) {
        try (Graph graph = new Graph();
                TrainingPictures pictures =
                        new TrainingPictures(
                                pairs,
                                views,
                                SIDE,
                                new ClipImageDecoder(),
                                PictureCacheFolder.none(),
                                new AtomicLong(1 << 20));
                BatchBuffers buffers =
                        new BatchBuffers(new Slots(Ops.create(graph), views, shape), shape)) {
            new BatchWriter(
                            pairs,
                            views,
                            shape,
                            pictures,
                            Optional.of(tokenizer),
                            new Seed(seed),
                            new Substitutes(pairs, new Seed(seed)))
                    .write(buffers, BatchLoader.shuffled(pairs.size(), new Seed(0)).apply(0), 0, 0);
            return content(buffers);
        }
    }

    /** The model reads the start and end tokens, and "a red" between them. */
    @Test
    void excludesNegativesThatDifferOnlyBeyondTheContext() {
        View.SubCaptions late =
                viewWithNegatives("late", caption -> caption.replace(" at ", " not at "));
        View.SubCaptions early = viewWithNegatives("early", caption -> "no " + caption);
        View.SubCaptions none = viewWithNegatives("none", caption -> caption);

        Map<String, List<Byte>> batch =
                firstBatch(
                        PAIRS,
                        List.of(late, early, none),
                        3,
                        new BatchShape(BATCH, 3, SIDE, 4),
                        tokenizer(4));

        assertThat(batch.get("weights/late")).containsOnly((byte) 0);
        assertThat(batch.get("weights/early")).contains((byte) 0x3f);
        assertThat(batch.get("weights/none")).isEqualTo(batch.get("weights/early"));
    }

    private static View.SubCaptions viewWithNegatives(String name, UnaryOperator<String> negative) {
        return new View.SubCaptions(
                name,
                (caption, random) ->
                        Optional.of(new View.SubCaption("a bar", negative.apply(caption))),
                new Selection.OfEachBatch(0.5),
                Optional.empty(),
                false);
    }

    @Test
    void numberOfThreadsDoesNotAffectBatches() {
        Loaded one = load(1);
        assertThat(load(2)).isEqualTo(one);
        assertThat(load(5)).isEqualTo(one);
    }

    @Test
    void epochsRepeatNoSampleAndDifferInOrder() {
        List<List<String>> ids = load(2).ids();
        Set<String> first = new HashSet<>();
        ids.subList(0, 3).forEach(first::addAll);
        assertThat(first).hasSize(3 * BATCH);
        assertThat(ids.subList(3, 6)).isNotEqualTo(ids.subList(0, 3));
    }

    @Test
    void drawsRandomViewsAgainInEachEpoch() {
        Loaded loaded = load(1);
        String sample = loaded.ids().get(0).get(0);
        for (int step = 3; step < 6; step++) {
            int position = loaded.ids().get(step).indexOf(sample);
            if (position >= 0) {
                assertThat(picture(loaded, "image", step, position))
                        .isEqualTo(picture(loaded, "image", 0, 0));
                assertThat(picture(loaded, "noisy", step, position))
                        .isNotEqualTo(picture(loaded, "noisy", 0, 0));
                return;
            }
        }
        throw new AssertionError("choose another seed: " + sample + " is not in both epochs");
    }

    private static List<Byte> picture(Loaded loaded, String view, int step, int position) {
        int size = SIDE * SIDE * 3;
        return fedBytes(loaded, "pictures/" + view, step)
                .subList(position * size, (position + 1) * size);
    }

    private static List<Byte> fedBytes(Loaded loaded, String name, int step) {
        return Objects.requireNonNull(loaded.content().get(step).get(name), name);
    }

    @Test
    void picturesAndCaptionsBelongToTheNamedSample() {
        Loaded loaded = load(2);
        for (int step = 0; step < 6; step++) {
            for (int position = 0; position < BATCH; position++) {
                int sample = sample(loaded, step, position);
                byte[] rgb = ((ImageData.Decoded) PAIRS.image(sample)).image().rgb();
                List<Byte> pixels = picture(loaded, "image", step, position);
                for (int i = 0; i < rgb.length; i++) {
                    assertThat(pixels.get(i)).isEqualTo(rgb[i]);
                }
                assertThat(row(loaded, "tokens/caption", step, position, 16))
                        .isEqualTo(TOKENIZER.encode(PAIRS.caption(sample)));
            }
        }
    }

    private static int sample(Loaded loaded, int step, int position) {
        return Integer.parseInt(loaded.ids().get(step).get(position).substring("tiny-".length()));
    }

    private static int[] row(Loaded loaded, String name, int step, int row, int length) {
        List<Byte> bytes = fedBytes(loaded, name, step);
        int[] numbers = new int[length];
        for (int i = 0; i < length; i++) {
            int offset = (row * length + i) * Integer.BYTES;
            for (int b = 3; b >= 0; b--) {
                numbers[i] = numbers[i] << 8 | Byte.toUnsignedInt(bytes.get(offset + b));
            }
        }
        return numbers;
    }

    @Test
    void subCaptionRowsHoldEligibleSamplesOrPadding() {
        Loaded loaded = load(3);
        int chosen = 0;
        for (int step = 0; step < 6; step++) {
            int[] rows = row(loaded, "rows/sub", step, 0, 3);
            int[] weights = row(loaded, "weights/sub", step, 0, 3);
            Set<Integer> distinct = new HashSet<>();
            int eligible = 0;
            for (int position = 0; position < BATCH; position++) {
                String caption = PAIRS.caption(sample(loaded, step, position));
                eligible += caption.contains("red") || caption.contains("blue") ? 1 : 0;
            }
            int weighted = 0;
            for (int row = 0; row < 3; row++) {
                boolean real = Float.intBitsToFloat(weights[row]) == 1;
                assertThat(real || weights[row] == 0).isTrue();
                if (real) {
                    String caption = PAIRS.caption(sample(loaded, step, rows[row]));
                    assertThat(caption).containsAnyOf("red", "blue");
                    assertThat(row(loaded, "tokens/sub.positive", step, row, 16))
                            .isEqualTo(TOKENIZER.encode(caption.substring(0, 9)));
                    distinct.add(rows[row]);
                    weighted++;
                }
            }
            assertThat(weighted).isEqualTo(Math.min(3, eligible)).isEqualTo(distinct.size());
            chosen += weighted;
        }
        assertThat(chosen).isPositive();
    }

    /** Counts how often pictures are decoded. */
    private static final class CountingDecoder implements ImageDecoder {

        private final AtomicInteger decoded = new AtomicInteger();
        private final ImageDecoder decoder = TinyPairs.decoder();

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
            return Optional.of("counting");
        }
    }

    @Test
    void decodesAPictureOnceForAllViewsAndCachesIt() {
        CountingDecoder without = new CountingDecoder();
        load(2, without, 0, new Seed(11));
        assertThat(without.decoded).hasValue(EPOCHS * 3 * BATCH);

        CountingDecoder with = new CountingDecoder();
        Loaded loaded = load(1, with, 1 << 20, new Seed(11));
        Set<String> seen = new HashSet<>();
        loaded.ids().forEach(seen::addAll);
        assertThat(with.decoded).hasValue(seen.size());
    }

    @Test
    void decodesAPictureOnlyOnceWithACacheOnDisk(@TempDir Path folder) {
        Loaded expected = load(2);
        Set<String> seen = new HashSet<>();
        expected.ids().forEach(seen::addAll);
        CountingDecoder first = new CountingDecoder();
        CountingDecoder second = new CountingDecoder();
        try (PictureCacheFolder cache =
                new PictureCacheFolder(new PictureCaching(Optional.of(folder)))) {
            // With one thread no picture is decoded in two batches at the same time.
            assertThat(load(1, first, cache, 0, new Seed(11))).isEqualTo(expected);
            assertThat(load(2, second, cache, 0, new Seed(11))).isEqualTo(expected);
        }
        assertThat(first.decoded).hasValue(seen.size());
        assertThat(second.decoded).hasValue(0);
    }

    @Test
    void fillsNoCacheOnDiskWithoutADecoderVersion(@TempDir Path folder) throws IOException {
        try (PictureCacheFolder cache =
                new PictureCacheFolder(new PictureCaching(Optional.of(folder)))) {
            load(2, TinyPairs.decoder(), cache, 0, new Seed(11));
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** Pairs that report each request for a picture. */
    private record WatchedPairs(Runnable asked) implements PairSet {

        @Override
        public int size() {
            return PAIRS.size();
        }

        @Override
        public String id(int index) {
            return PAIRS.id(index);
        }

        @Override
        public ImageData image(int index) {
            asked.run();
            return PAIRS.image(index);
        }

        @Override
        public String caption(int index) {
            return PAIRS.caption(index);
        }

        @Override
        public String fingerprint() {
            return PAIRS.fingerprint();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void limitsTheNumberOfBatchesLoadedAhead(int threads) throws Exception {
        int window = threads + 2;
        AtomicInteger requests = new AtomicInteger();
        AtomicInteger returned = new AtomicInteger();
        AtomicInteger tooFar = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(window * BATCH);
        PairSet pairs =
                new WatchedPairs(
                        () -> {
                            if (requests.incrementAndGet() > (returned.get() + window) * BATCH) {
                                tooFar.incrementAndGet();
                            }
                            full.countDown();
                        });
        PictureCacheFolder none = PictureCacheFolder.none();
        try (Loading loading =
                new Loading(pairs, threads, TinyPairs.decoder(), none, 0, new Seed(11))) {
            assertThat(loading.loader().buffers()).hasSize(window);
            // As long as no batch is taken, the loader loads ahead as far as possible.
            full.await();
            for (int step = 0; step < SHAPE.batchesPerEpoch() * EPOCHS; step++) {
                BatchSource.Feeds feeds = loading.loader().next();
                returned.incrementAndGet();
                feeds.close();
            }
        }
        assertThat(requests).hasValue(EPOCHS * 3 * BATCH);
        assertThat(tooFar).hasValue(0);
    }

    @Test
    void closeWaitsForWritersAndReleasesAllBuffers() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger requests = new AtomicInteger();
        PairSet pairs =
                new WatchedPairs(
                        () -> {
                            requests.incrementAndGet();
                            inside.countDown();
                            await(released);
                        });
        PictureCacheFolder none = PictureCacheFolder.none();
        Loading loading = new Loading(pairs, 2, TinyPairs.decoder(), none, 0, new Seed(11));
        List<BatchBuffers> buffers = loading.loader().buffers();
        inside.await();
        Thread closing = new Thread(loading::close);
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        // The threads that write still have their buffers.
        assertThat(buffers).allSatisfy(each -> assertThat(bytes(each)).isPositive());
        released.countDown();
        closing.join();

        assertThat(requests).as("each thread ends after the sample it is at").hasValue(2);
        assertThat(buffers)
                .hasSize(4)
                .allSatisfy(
                        each ->
                                assertThatThrownBy(() -> bytes(each))
                                        .isInstanceOf(IllegalStateException.class)
                                        .hasMessage("close() was called on the Tensor"));
    }

    @Test
    void returnsTheSameBatchAfterAnInterruptedWait() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        PairSet pairs = new WatchedPairs(() -> await(released));
        PictureCacheFolder none = PictureCacheFolder.none();
        try (Loading loading = new Loading(pairs, 2, TinyPairs.decoder(), none, 0, new Seed(11))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> loading.loader().next())
                    .isInstanceOf(InterruptedException.class);
            released.countDown();

            try (BatchSource.Feeds first = loading.loader().next()) {
                assertThat(first.sampleIds()).isEqualTo(load(2).ids().get(0));
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("no thread of the loader is interrupted", e);
        }
    }

    @Test
    void cacheDoesNotAffectBatches() {
        assertThat(load(2, TinyPairs.decoder(), 0, new Seed(11))).isEqualTo(load(2));
    }

    @Test
    void anotherSeedGivesAnotherOrder() {
        assertThat(load(1, TinyPairs.decoder(), 0, new Seed(12)).ids()).isNotEqualTo(load(1).ids());
    }

    @Test
    void namesThePairOfABrokenPicture() {
        assertThatThrownBy(() -> load(2, failingDecoder(7), 0, new Seed(11)))
                .isInstanceOf(UnusableSampleException.class)
                .hasMessage("the pair 'tiny-7' cannot be loaded: picture.jpg: it is truncated")
                .hasCauseInstanceOf(CorruptImageException.class);
    }

    /** Returns a decoder that fails for the pictures at these indices. */
    private static ImageDecoder failingDecoder(int... indices) {
        List<ImageData> broken = IntStream.of(indices).mapToObj(PAIRS::image).toList();
        return new ImageDecoder() {
            @Override
            public Image decode(ImageData data) {
                if (broken.contains(data)) {
                    throw new CorruptImageException("picture.jpg", "it is truncated");
                }
                return TinyPairs.decoder().decode(data);
            }

            @Override
            public Image decode(ImageData data, int size) {
                return decode(data);
            }
        };
    }

    /** Returns the amount of TensorFlow memory that the tensors take, in bytes. */
    private static long bytes(BatchBuffers buffers) {
        return buffers.tensors().values().stream().mapToLong(Tensor::numBytes).sum();
    }

    /** Returns a copy of everything that is fed, by name and as bytes, for comparisons. */
    private static Map<String, List<Byte>> content(BatchBuffers buffers) {
        Map<String, List<Byte>> content = new LinkedHashMap<>();
        buffers.tensors()
                .forEach(
                        (name, tensor) -> {
                            ByteDataBuffer data = tensor.asRawTensor().data();
                            List<Byte> bytes = new ArrayList<>();
                            for (long i = 0; i < data.size(); i++) {
                                bytes.add(data.getByte(i));
                            }
                            content.put(name, bytes);
                        });
        return content;
    }

    /** The tiny pairs, with a limit on unreadable pictures. */
    private record TolerantPairs(int unreadableAllowed) implements PairSet {

        @Override
        public int size() {
            return PAIRS.size();
        }

        @Override
        public String id(int index) {
            return PAIRS.id(index);
        }

        @Override
        public ImageData image(int index) {
            return PAIRS.image(index);
        }

        @Override
        public String caption(int index) {
            return PAIRS.caption(index);
        }

        @Override
        public String fingerprint() {
            return PAIRS.fingerprint();
        }
    }

    private static Loaded loadTolerating(int pictures, int threads, int... broken) {
        return load(
                new TolerantPairs(pictures),
                threads,
                failingDecoder(broken),
                PictureCacheFolder.none(),
                0,
                new Seed(11));
    }

    @Test
    void replacesPairsThatCannotBeDecoded() {
        List<List<String>> whole = load(1).ids();
        List<List<String>> replaced = loadTolerating(2, 1, 7, 12).ids();

        for (int step = 0; step < whole.size(); step++) {
            assertThat(replaced.get(step))
                    .doesNotContain("tiny-7", "tiny-12")
                    .doesNotHaveDuplicates();
            for (int position = 0; position < BATCH; position++) {
                String id = whole.get(step).get(position);
                if (!id.equals("tiny-7") && !id.equals("tiny-12")) {
                    assertThat(replaced.get(step).get(position)).isEqualTo(id);
                }
            }
        }
        assertThat(whole.stream().flatMap(List::stream)).contains("tiny-7", "tiny-12");
    }

    @Test
    void replacementsDoNotDependOnThreads() {
        Loaded one = loadTolerating(3, 1, 3, 7, 12);

        assertThat(loadTolerating(3, 2, 3, 7, 12)).isEqualTo(one);
        assertThat(loadTolerating(3, 3, 3, 7, 12)).isEqualTo(one);
    }

    @Test
    void failsIfTooManyPicturesAreUnreadable() {
        assertThatThrownBy(() -> loadTolerating(2, 2, 3, 7, 12))
                .isInstanceOf(UnusableSampleException.class)
                .hasMessageContaining("picture.jpg: it is truncated")
                .hasMessageContaining("this exceeds the limit of 2 pictures that may be left out");
    }

    @Test
    void recordsLeftOutPairsWhenABatchIsUsedForTraining() {
        int[] order = BatchLoader.shuffled(PAIRS.size(), new Seed(0)).apply(0);
        PairSet pairs = new DamagedPairs(PAIRS, 1, Set.of(order[2]));
        Substitutes substitutes = new Substitutes(pairs, new Seed(11));
        List<String> leftOut = new ArrayList<>();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void onLeftOut(LeftOut pair) {
                        leftOut.add(pair.id());
                    }
                };
        List<View> views = List.of(IMAGE);
        try (Graph graph = new Graph();
                TrainingPictures pictures =
                        new TrainingPictures(
                                pairs,
                                views,
                                SIDE,
                                TinyPairs.decoder(),
                                PictureCacheFolder.none(),
                                new AtomicLong(1 << 20));
                BatchBuffers buffers =
                        new BatchBuffers(new Slots(Ops.create(graph), views, SHAPE), SHAPE)) {
            BatchWriter writer =
                    new BatchWriter(
                            pairs,
                            views,
                            SHAPE,
                            pictures,
                            Optional.of(TOKENIZER),
                            new Seed(11),
                            substitutes);

            writer.write(buffers, order, 0, 0);
            substitutes.notifyListener(listener);
            assertThat(leftOut).isEmpty();

            writer.usedForTraining(buffers);
            substitutes.notifyListener(listener);
            assertThat(leftOut).containsExactly(PAIRS.id(order[2]));

            writer.write(buffers, order, 0, 1);
            assertThat(buffers.unreadable()).isEmpty();
        }
    }

    @Test
    void failsIfNoPictureCanBeDecoded() {
        assertThatThrownBy(() -> loadTolerating(1000, 1, IntStream.range(0, 20).toArray()))
                .isInstanceOf(UnusableSampleException.class)
                .hasMessageContaining("1000 randomly drawn replacements were unreadable, too");
    }

    @Test
    void loaderThreadsInheritTheLoggingContext() {
        Set<String> cells = ConcurrentHashMap.newKeySet();
        PairSet pairs = new WatchedPairs(() -> cells.add(String.valueOf(MDC.get("cell"))));
        PictureCacheFolder none = PictureCacheFolder.none();
        MDC.put("cell", "7");
        try (Loading loading = new Loading(pairs, 2, TinyPairs.decoder(), none, 0, new Seed(11))) {
            loading.loader().next().close();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            MDC.remove("cell");
        }
        assertThat(cells).containsExactly("7");
    }

    @Test
    void passesErrorsOnUnchanged() {
        ImageDecoder decoder =
                new ImageDecoder() {
                    @Override
                    public Image decode(ImageData data) {
                        throw new StackOverflowError();
                    }

                    @Override
                    public Image decode(ImageData data, int size) {
                        return decode(data);
                    }
                };
        assertThatThrownBy(() -> load(2, decoder, 0, new Seed(11)))
                .isInstanceOf(StackOverflowError.class);
    }
}
