package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.clip.Embedder;
import io.mithridate.tensorflow.clip.ImageBlocks;
import io.mithridate.tensorflow.graph.Variables;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import io.mithridate.tensorflow.text.Tokenizer;
import io.mithridate.tensorflow.training.feed.BatchBuffers;
import io.mithridate.tensorflow.training.feed.BatchLoader;
import io.mithridate.tensorflow.training.feed.BatchShape;
import io.mithridate.tensorflow.training.feed.BatchWriter;
import io.mithridate.tensorflow.training.feed.Substitutes;
import io.mithridate.tensorflow.training.feed.TrainingPictures;
import io.mithridate.tensorflow.training.graph.GraphBatch;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.SubCaptionLosses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Tests the path of captions through the batch's writer, buffers and graph to the loss. Two of the
 * three pairs have sub-captions; embeddings are looked up in a table.
 *
 * <pre>
 * pair   picture     positive      negative
 * 0      (1, 0)      (0.8, 0.6)    (0, 1)
 * 1      (0, 1)      (0.6, 0.8)    (-1, 0)
 * 2      (0.6, 0.8)  none
 * </pre>
 */
class SubCaptionPathTest {

    private static final int SAMPLES = 3;
    private static final double SCALE = 2;

    /** The embeddings of pictures; the first byte of a picture is the index of its row. */
    private static final float[][] PICTURES = {{1, 0}, {0, 1}, {0.6f, 0.8f}};

    /**
     * The embeddings of texts by token: one empty text, three captions, two positives, two
     * negatives.
     */
    private static final float[][] TEXTS = {
        {1, 0}, {1, 0}, {0, 1}, {0.6f, 0.8f}, {0.8f, 0.6f}, {0.6f, 0.8f}, {0, 1}, {-1, 0}
    };

    private static final List<String> TOKENS =
            List.of(
                    "",
                    "caption 0",
                    "caption 1",
                    "caption 2",
                    "positive 0",
                    "positive 1",
                    "negative 0",
                    "negative 1");

    private static final View.Images IMAGE = View.images();
    private static final View.Captions CAPTION = View.captions();

    private static final View.SubCaptions SUB =
            new View.SubCaptions(
                    "sub",
                    (caption, random) -> {
                        String number = caption.substring("caption ".length());
                        return number.equals("2")
                                ? Optional.empty()
                                : Optional.of(
                                        new View.SubCaption(
                                                "positive " + number, "negative " + number));
                    },
                    new Selection.OfEachBatch(1),
                    Optional.of(
                            (captions, positives) -> {
                                boolean[][] truths = new boolean[captions.size()][positives.size()];
                                for (int i = 0; i < truths.length; i++) {
                                    for (int j = 0; j < truths.length; j++) {
                                        truths[i][j] =
                                                captions.get(i).equals("caption 0")
                                                        && positives.get(j).equals("positive 1");
                                    }
                                }
                                return truths;
                            }),
                    false);

    /** TA-Cleaner's two terms. */
    private record Alignment(SubCaptionLosses.Negatives negatives, boolean masked)
            implements Objective {

        @Override
        public List<View> views() {
            return List.of(IMAGE, CAPTION, SUB);
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            Operand<TFloat32> images = batch.select(batch.of(IMAGE), SUB);
            if (masked) {
                return maskedLoss(tf, batch, images);
            }
            return Loss.sum(
                    tf,
                    new Loss.Term(
                            "image-to-text",
                            SubCaptionLosses.imageToSubCaptions(
                                    tf,
                                    images,
                                    batch.of(SUB.positives()),
                                    batch.of(SUB.negatives()),
                                    batch.weights(SUB),
                                    batch.logitScale(),
                                    Optional.empty(),
                                    negatives),
                            1),
                    new Loss.Term(
                            "text-to-image",
                            SubCaptionLosses.subCaptionsToImage(
                                    tf,
                                    batch.of(SUB.positives()),
                                    images,
                                    batch.weights(SUB),
                                    batch.logitScale(),
                                    Optional.empty()),
                            1));
        }

        private static Loss maskedLoss(Ops tf, Batch batch, Operand<TFloat32> images) {
            return Loss.sum(
                    tf,
                    new Loss.Term(
                            "image-to-text",
                            SubCaptionLosses.imageToSubCaptions(
                                    tf,
                                    images,
                                    batch.of(SUB.positives()),
                                    batch.of(SUB.negatives()),
                                    batch.weights(SUB),
                                    batch.logitScale(),
                                    Optional.of(batch.truths(SUB)),
                                    SubCaptionLosses.Negatives.NONE),
                            1),
                    new Loss.Term(
                            "text-to-image",
                            SubCaptionLosses.subCaptionsToImage(
                                    tf,
                                    batch.of(SUB.positives()),
                                    images,
                                    batch.weights(SUB),
                                    batch.logitScale(),
                                    Optional.of(batch.truths(SUB))),
                            1));
        }
    }

    /** Returns the two terms for one batch, whose order depends on the seed. */
    private static double[] terms(Objective objective, long seed) {
        BatchShape shape = new BatchShape(SAMPLES, 1, 1, 1);
        PairSet pairs = new Pairs();
        try (Graph graph = new Graph();
                TrainingPictures pictures =
                        new TrainingPictures(
                                pairs,
                                List.of(IMAGE, CAPTION, SUB),
                                1,
                                TinyPairs.decoder(),
                                PictureCacheFolder.none(),
                                new AtomicLong())) {
            Ops tf = Ops.create(graph);
            List<View> views = List.copyOf(objective.views());
            GraphBatch batch =
                    new GraphBatch(
                            tf,
                            Optional.of(
                                    new GraphBatch.Models(
                                            new TableEmbedder(tf), new TableEmbedder(tf))),
                            true,
                            shape,
                            objective,
                            Set.of(),
                            new Seed(seed));
            Loss loss = objective.loss(tf, batch);
            try (BatchBuffers buffers = new BatchBuffers(batch.slots(), shape);
                    Session session = new Session(graph)) {
                new BatchWriter(
                                pairs,
                                views,
                                shape,
                                pictures,
                                Optional.of(new NumberedTexts()),
                                new Seed(seed),
                                new Substitutes(pairs, new Seed(seed)))
                        .write(
                                buffers,
                                BatchLoader.shuffled(SAMPLES, new Seed(seed)).apply(0),
                                0,
                                0);
                Session.Runner runner = session.runner();
                buffers.addTo(runner);
                loss.terms().values().forEach(runner::fetch);
                try (Result result = runner.run()) {
                    return new double[] {
                        ((TFloat32) result.get(0)).getFloat(), ((TFloat32) result.get(1)).getFloat()
                    };
                }
            }
        }
    }

    /**
     * The seed determines the order of the pairs in the batch and of the view's rows, which has no
     * effect on the losses.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void comparesPicturesWithTheirOwnSubCaptions(long seed) {
        double[] terms = terms(new Alignment(SubCaptionLosses.Negatives.ALL, false), seed);

        // Picture 0 has cosines of .8 and .6 with the positives, and of 0 and -1 with the
        // negatives. Picture 1 has cosines of .6 and .8 with the positives, and of 1 and 0 with the
        // negatives.
        double first = Math.exp(1.6) + Math.exp(1.2) + Math.exp(0) + Math.exp(-2);
        double second = Math.exp(1.2) + Math.exp(1.6) + Math.exp(2) + Math.exp(0);
        assertThat(terms[0])
                .isCloseTo((Math.log(first) - 1.6 + Math.log(second) - 1.6) / 2, within(1e-6));
        // Each positive has a cosine of .8 with its own picture and of .6 with the other picture.
        assertThat(terms[1]).isCloseTo(Math.log(1 + Math.exp(-0.4)), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void excludesPositivesThatAreTrueOfAnotherPicture(long seed) {
        double[] terms = terms(new Alignment(SubCaptionLosses.Negatives.NONE, true), seed);

        // Positive 1 is true of picture 0, so these two are never compared. Picture 0 is compared
        // only with positive 0, and picture 1 with both positives. Positive 1 is compared only with
        // picture 1, and positive 0 with both pictures.
        double other = Math.log(1 + Math.exp(-0.4)) / 2;
        assertThat(terms[0]).isCloseTo(other, within(1e-6));
        assertThat(terms[1]).isCloseTo(other, within(1e-6));
    }

    @Test
    void ownNegativeBelongsToTheSamePair() {
        double first = Math.exp(1.6) + Math.exp(1.2) + Math.exp(0);
        double second = Math.exp(1.2) + Math.exp(1.6) + Math.exp(0);

        assertThat(terms(new Alignment(SubCaptionLosses.Negatives.OWN, false), 1)[0])
                .isCloseTo((Math.log(first) - 1.6 + Math.log(second) - 1.6) / 2, within(1e-6));
    }

    /** Pairs whose one-pixel picture and caption each contain the number of the pair. */
    private static final class Pairs implements PairSet {

        @Override
        public int size() {
            return SAMPLES;
        }

        @Override
        public String id(int index) {
            return "pair " + index;
        }

        @Override
        public ImageData image(int index) {
            byte number = (byte) index;
            return new ImageData.Decoded(new Image(1, 1, new byte[] {number, number, number}));
        }

        @Override
        public String caption(int index) {
            return "caption " + index;
        }

        @Override
        public String fingerprint() {
            return "three pairs";
        }
    }

    /** Encodes a text as one token: its index in {@link #TOKENS}. */
    private static final class NumberedTexts implements Tokenizer {

        @Override
        public void encode(String text, int[] rows, int offset) {
            rows[offset] = TOKENS.indexOf(text);
        }

        @Override
        public int tokens(String text) {
            return 1;
        }

        @Override
        public boolean truncates(String text) {
            return false;
        }

        @Override
        public int endToken() {
            return TOKENS.size() - 1;
        }

        @Override
        public String text() {
            return String.join("\n", TOKENS);
        }

        @Override
        public void write(Path folder) {
            throw new UnsupportedOperationException("these texts are in no file");
        }

        @Override
        public int vocabularySize() {
            return TOKENS.size();
        }

        @Override
        public int contextLength() {
            return 1;
        }
    }

    /** Looks embeddings up in {@link #PICTURES} and {@link #TEXTS}. */
    private record TableEmbedder(Ops tf) implements Embedder {

        @Override
        public Operand<TFloat32> images(List<? extends Operand<TUint8>> views) {
            List<Operand<TInt32>> rows = new ArrayList<>();
            for (Operand<TUint8> view : views) {
                Operand<TInt32> bytes = tf.dtypes.cast(view, TInt32.class);
                Operand<TInt32> first =
                        tf.slice(
                                bytes,
                                tf.constant(new int[4]),
                                tf.constant(new int[] {SAMPLES, 1, 1, 1}));
                rows.add(tf.reshape(first, tf.constant(new int[] {SAMPLES})));
            }
            return lookUp(PICTURES, rows);
        }

        @Override
        public Operand<TFloat32> texts(List<? extends Operand<TInt32>> inputs) {
            List<Operand<TInt32>> rows = new ArrayList<>();
            for (Operand<TInt32> input : inputs) {
                rows.add(tf.reshape(input, tf.constant(new int[] {-1})));
            }
            return lookUp(TEXTS, rows);
        }

        @Override
        public Operand<TFloat32> imageFeatures(List<? extends Operand<TUint8>> views) {
            throw new AssertionError("the loss asks for no features");
        }

        @Override
        public Operand<TFloat32> pixels(Operand<TFloat32> levels) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ImageBlocks blocks(Operand<TFloat32> levels) {
            throw new AssertionError("the loss asks for no blocks");
        }

        private Operand<TFloat32> lookUp(float[][] table, List<Operand<TInt32>> rows) {
            Operand<TInt32> all = rows.size() == 1 ? rows.get(0) : tf.concat(rows, tf.constant(0));
            return tf.gather(tf.constant(table), all, tf.constant(0));
        }

        @Override
        public Operand<TFloat32> logitScale() {
            return tf.constant((float) Math.log(SCALE));
        }

        @Override
        public List<Op> updates() {
            return List.of();
        }

        @Override
        public Variables variables() {
            return Variables.trained(tf);
        }
    }
}
