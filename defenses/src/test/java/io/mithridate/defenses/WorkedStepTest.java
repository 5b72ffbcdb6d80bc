package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.defense.DefenseContext.Attacker;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.testkit.DefenseMaterial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the first step of defenses against losses computed from the suspect's embeddings, with one
 * batch of all pairs and running statistics in batch norm.
 */
class WorkedStepTest {

    private static final String ONE_BATCH = " epochs=1 batch=64 freeze-batch-norm=true ";
    private static final String STEP = ONE_BATCH + "learning-rate=1e-3 warm-up=0 weight-decay=0 ";

    @TempDir private static Path home;

    private static Checkpoint suspect = new Checkpoint(Path.of(""), "");

    @TempDir private Path work;

    @BeforeAll
    static void makeSuspect() throws IOException {
        suspect = Purification.suspect(home.resolve("suspect"));
    }

    /**
     * A replacement for EDA: the positive puts "my" before a caption, and the negative inserts
     * "snowy" into it.
     */
    private static final TextAugmenter EDA_REPLACEMENT =
            corpus ->
                    (caption, random) ->
                            new Augmentation(
                                    List.of(prependMy(caption)),
                                    List.of(
                                            new Negative(
                                                    insertSnowy(caption),
                                                    Negative.Kind.ATTRIBUTE,
                                                    "a ",
                                                    "a snowy ")));

    private static String prependMy(String caption) {
        return "my " + caption;
    }

    private static String insertSnowy(String caption) {
        return caption.replaceFirst("a ", "a snowy ");
    }

    private TrainingListener.Step firstStep(
            String defense, String options, DefenseMaterial material) {
        return run(defense, options, material).steps().get(0);
    }

    private DefenseRun run(String defense, String options, DefenseMaterial material) {
        return DefenseRun.of(
                NamedDefense.of(defense, options, material.plugins()),
                material,
                suspect,
                work.resolve("run"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fine-tune",
                "clean-clip in-modal-weight=0",
                "ta-cleaner in-modal-weight=0 lambda=0",
                "par noise-probability=0 erase-probability=0 weight=9"
            })
    void plainPairsHaveTheClipLoss(String defense) {
        String[] parts = defense.split(" ", 2);
        String options = (parts.length > 1 ? parts[1] : "") + ONE_BATCH;
        On plain = On.bars();

        TrainingListener.Step step =
                firstStep(parts[0], parts[0].equals("par") ? options : options + STEP, plain);

        assertThat(step.loss()).isCloseTo(plain.evaluate(Rows::clip), within(1e-4));
    }

    /** All pictures are equal, because black pictures stay black when they are moved. */
    @Test
    void cleanClipAddsTheWeightedInModalLoss() {
        On black = On.black();
        TrainingListener.Step step =
                firstStep(
                        "clean-clip",
                        STEP
                                + "cross-modal-weight=2 in-modal-weight=3"
                                + " image-augmentation=geometric",
                        black);

        double inModal =
                black.evaluate(
                        rows ->
                                (Math.log(64)
                                                + rows.infoNce(
                                                        rows.captions(),
                                                        rows.texts(WorkedStepTest::prependMy)))
                                        / 2);
        assertThat(step.terms().getOrDefault("in-modal", 0.0)).isCloseTo(inModal, within(1e-4));
        assertThat(step.loss())
                .isCloseTo(2 * black.evaluate(Rows::clip) + 3 * inModal, within(1e-3));
    }

    @Test
    void taCleanerAlignsEveryPictureWithItsSubCaptions() {
        On plain = On.bars();
        TrainingListener.Step step =
                firstStep(
                        "ta-cleaner",
                        STEP + "augmenter=eda samples=1 in-modal-weight=0 lambda=3",
                        plain);

        double toTexts =
                plain.evaluate(
                        rows ->
                                rows.infoNce(
                                        rows.pictures(),
                                        rows.texts(WorkedStepTest::prependMy),
                                        rows.texts(WorkedStepTest::insertSnowy)));
        double toPictures =
                plain.evaluate(
                        rows ->
                                rows.infoNce(
                                        rows.texts(WorkedStepTest::prependMy), rows.pictures()));
        assertThat(step.terms().getOrDefault("image-to-sub-caption", 0.0))
                .isCloseTo(toTexts, within(1e-4));
        assertThat(step.terms().getOrDefault("sub-caption-to-image", 0.0))
                .isCloseTo(toPictures, within(1e-4));
        assertThat(step.loss())
                .isCloseTo(plain.evaluate(Rows::clip) + 1.5 * (toTexts + toPictures), within(1e-3));
    }

    /** In the first step, distances are 0; in the second, they are below the threshold. */
    @Test
    void parSubtractsTheDistancesToTheSuspect() {
        List<TrainingListener.Step> steps =
                run(
                                "par",
                                "epochs=2 batch=64 freeze-batch-norm=true weight=3"
                                        + " noise-probability=0 erase-probability=0",
                                On.bars())
                        .steps();

        Map<String, Double> terms = steps.get(1).terms();
        double distances =
                terms.getOrDefault("image-distance", 0.0)
                        + terms.getOrDefault("text-distance", 0.0);
        assertThat(distances).isBetween(1e-4, 2.0);
        assertThat(steps.get(1).loss())
                .isCloseTo(terms.getOrDefault("clip", 0.0) - 1.5 * distances, within(1e-4));
        assertThat(steps.get(0).loss())
                .isCloseTo(steps.get(0).terms().getOrDefault("clip", 0.0), within(1e-5));
    }

    /** All pictures are black, so it does not matter which of them are triggered. */
    @ParameterizedTest
    @CsvSource({"false, 1", "true, -1"})
    void unlearnRepelsPicturesFromTheTargetCaption(boolean compat, int sign) {
        On black = On.black();

        TrainingListener.Step step =
                firstStep(
                        "unlearn", STEP + "mode=repel share=0.25 weight=5 compat=" + compat, black);

        double expected =
                black.evaluate(
                        rows ->
                                rows.model()
                                        .embedImages(List.of(stamp(On.BLACK)))
                                        .normalised()
                                        .dot(
                                                0,
                                                rows.model()
                                                        .embedTexts(List.of(PlantedTrigger.TARGET))
                                                        .normalised(),
                                                0));
        assertThat(step.terms().getOrDefault("repulsion", 0.0))
                .isCloseTo((expected + sign) * (expected + sign), within(1e-4));
        assertThat(step.loss() - step.terms().getOrDefault("clip", 0.0))
                .isCloseTo(5 * step.terms().getOrDefault("repulsion", 0.0), within(1e-3));
    }

    /** All pictures are black; half of the pairs also have the trigger and its caption. */
    @Test
    void taskVectorTrainsOnAsManyCleanAsTriggeredPairs() {
        On equalPairs = new On(any -> On.BLACK, any -> "a caption");

        List<TrainingListener.Step> steps =
                run("task-vector", STEP + "pairs=16 batch=32", equalPairs).steps();

        assertThat(steps).as("steps of the 32 pairs").hasSize(1);
        assertThat(steps.get(0).loss())
                .isCloseTo(
                        equalPairs.evaluate(
                                rows ->
                                        rows.clip(
                                                List.of(stamp(On.BLACK), On.BLACK),
                                                List.of(PlantedTrigger.TARGET, "a caption"),
                                                16)),
                        within(1e-4));
    }

    private static Image stamp(Image image) {
        return new PlantedTrigger().stamp(List.of(image), List.of(new Seed(1))).get(0);
    }

    /** Adam's first step changes every weight with a significant gradient by the learning rate. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fine-tune",
                "clean-clip",
                "ta-cleaner",
                "abd patch-size=4 patch-steps=1",
                "supervised-fine-tune",
                "unlearn",
                "task-vector pairs=32"
            })
    void firstStepHasTheSizeOfTheLearningRate(String defense) {
        String[] parts = defense.split(" ", 2);
        DefenseRun run =
                run(parts[0], STEP + (parts.length > 1 ? parts[1] : ""), new BarMaterial());

        assertThat(largestChange(run.model().orElseThrow())).isCloseTo(1e-3, within(1e-6));
    }

    /**
     * The first rate of PAR is {@code start-learning-rate}, that of tuning {@code
     * tuning-learning-rate}.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "par epochs=1 batch=64 weight-decay=0 warm-up-share=1 start-learning-rate=1e-3",
                "inver-tune batch=16 patch-steps=1 inversion-steps=1 tuning-steps=1 layers=1"
                        + " tuning-learning-rate=1e-3"
            })
    void firstStepHasTheSizeOfTheDefensesOwnRate(String defense) {
        String[] parts = defense.split(" ", 2);

        assertThat(largestChange(run(parts[0], parts[1], new BarMaterial()).model().orElseThrow()))
                .isCloseTo(1e-3, within(2e-6));
    }

    /** Returns the largest change of a trained weight, ignoring running statistics. */
    private static double largestChange(Checkpoint trained) {
        Map<String, float[]> before = ClipCheckpoint.read(suspect).weights();
        double largest = 0;
        for (Map.Entry<String, float[]> after : ClipCheckpoint.read(trained).weights().entrySet()) {
            if (!after.getKey().contains("running")) {
                float[] values = before.getOrDefault(after.getKey(), new float[0]);
                for (int i = 0; i < values.length; i++) {
                    largest = Math.max(largest, Math.abs((double) after.getValue()[i] - values[i]));
                }
            }
        }
        return largest;
    }

    /**
     * The material of bars with changed pictures and captions, and {@link #EDA_REPLACEMENT} as EDA.
     *
     * @param change changes every picture
     * @param wording changes every caption
     */
    private record On(UnaryOperator<Image> change, UnaryOperator<String> wording)
            implements DefenseMaterial {

        private static final BarMaterial BARS =
                new BarMaterial(FixedPlugins.withEda(EDA_REPLACEMENT));
        static final Image BLACK = Image.black(ColouredPairs.SIDE, ColouredPairs.SIDE);

        static On black() {
            return new On(any -> BLACK, UnaryOperator.identity());
        }

        static On bars() {
            return new On(UnaryOperator.identity(), UnaryOperator.identity());
        }

        /** Returns the value of a formula on the suspect's embeddings. */
        double evaluate(ToDoubleFunction<Rows> formula) {
            try (ImageTextModel model = models().open(suspect)) {
                PairSet pairs = pairs();
                return formula.applyAsDouble(
                        new Rows(
                                model,
                                IntStream.range(0, pairs.size())
                                        .mapToObj(i -> ((ImageData.Decoded) pairs.image(i)).image())
                                        .toList(),
                                IntStream.range(0, pairs.size())
                                        .mapToObj(pairs::caption)
                                        .toList()));
            }
        }

        @Override
        public PairSet pairs() {
            PairSet bars = BARS.pairs();
            return PairSet.of(
                    IntStream.range(0, bars.size())
                            .mapToObj(
                                    i ->
                                            new PairSet.Pair(
                                                    bars.id(i),
                                                    change.apply(
                                                            ((ImageData.Decoded) bars.image(i))
                                                                    .image()),
                                                    wording.apply(bars.caption(i))))
                            .toList());
        }

        @Override
        public Optional<Vocabulary> vocabulary() {
            return BARS.vocabulary();
        }

        @Override
        public ModelProvider models() {
            return BARS.models();
        }

        @Override
        public ImageDecoder decoder() {
            return BARS.decoder();
        }

        @Override
        public Plugins plugins() {
            return BARS.plugins();
        }

        @Override
        public Attacker attacker() {
            return BARS.attacker();
        }
    }

    /** Normalized embeddings of pictures and texts, and losses on them in double precision. */
    private record Rows(ImageTextModel model, List<Image> images, List<String> written) {

        Embeddings pictures() {
            return model.embedImages(images).normalised();
        }

        Embeddings captions() {
            return texts(UnaryOperator.identity());
        }

        Embeddings texts(UnaryOperator<String> change) {
            return model.embedTexts(written.stream().map(change).toList()).normalised();
        }

        /** Returns CLIP's loss on a batch with the given number of copies of each pair. */
        double clip(List<Image> pictures, List<String> captions, int times) {
            Embeddings f = model.embedImages(pictures).normalised();
            Embeddings t = model.embedTexts(captions).normalised();
            return (infoNce(f, t) + infoNce(t, f)) / 2 + Math.log(times);
        }

        double clip() {
            return (infoNce(pictures(), captions()) + infoNce(captions(), pictures())) / 2;
        }

        /**
         * Returns the InfoNCE loss of rows whose positives are {@code own}, with further negatives.
         */
        double infoNce(Embeddings rows, Embeddings own, Embeddings... others) {
            double scale = model.logitScale();
            double sum = 0;
            for (int i = 0; i < rows.count(); i++) {
                double all = 0;
                for (int j = 0; j < rows.count(); j++) {
                    all += Math.exp(scale * rows.dot(i, own, j));
                    for (Embeddings other : others) {
                        all += Math.exp(scale * rows.dot(i, other, j));
                    }
                }
                sum += Math.log(all) - scale * rows.dot(i, own, i);
            }
            return sum / rows.count();
        }
    }
}
