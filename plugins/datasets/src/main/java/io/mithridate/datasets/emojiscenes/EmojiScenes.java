package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import io.mithridate.datasets.files.IndexedImages;
import io.mithridate.datasets.files.IndexedPairs;
import io.mithridate.datasets.files.LabelledData;
import io.mithridate.datasets.files.LabelledSplits;
import io.mithridate.datasets.files.OptionDescriptions;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Pictures composed from emoji artwork, with captions that are true by construction.
 *
 * <p>Each picture shows one or two things, or two or three copies of the same thing, on a
 * background of a named color. Its caption names all things. Training and {@code test} show the
 * same drawings in different scenes; {@code test-new-drawings} shows drawings that training never
 * shows, or deformations of a class's only drawing. Some combinations of classes are excluded from
 * training.
 *
 * <p>The data set is determined by its options alone, without other randomness, network or files.
 */
@About(
        name = "emoji-scenes",
        summary =
                "synthetic pictures composed from emoji artwork, with captions true by"
                        + " construction",
        fidelity = Fidelity.EXACT)
public final class EmojiScenes extends LabelledData implements PairData {

    /** The name of the test split with drawings that training never shows. */
    public static final String TEST_NEW_DRAWINGS = "test-new-drawings";

    private static final String TRAIN = "train";

    private final Options options;
    private final List<SceneClass> classes;
    private final SceneComposer composer;
    private final CaptionWriter writer;
    private final Seed captionSeed;
    private final String scenes;
    private final PairSet train;
    private final PairSet heldOut;
    private final PairSet heldOutCombinations;
    private @Nullable SceneRenderer renderer;
    private final LabelledSplits splits;

    /** Creates the data set; pictures are drawn on demand. */
    @Inject
    public EmojiScenes(Options options) {
        this.options = options;
        classes = SceneClass.read().subList(0, options.classes());
        Seed seed = new Seed(options.seed());
        Combinations combinations = new Combinations(classes.size(), seed.at("combinations"));
        composer = new SceneComposer(classes, combinations, seed.at("scenes"));
        writer = new CaptionWriter(classes);
        captionSeed = seed.at("captions");
        scenes =
                digest(
                        "%d classes, %d pixels, seed %d"
                                .formatted(options.classes(), options.imageSize(), options.seed()),
                        SpriteArchive.expectedSha256(),
                        SpriteTable.text(),
                        SceneClass.table(),
                        SentencePools.text());
        train = pairs(TRAIN, options.train(), composer::training);
        heldOut = pairs("held-out", options.heldOut(), composer::training);
        heldOutCombinations =
                pairs("held-out-combinations", options.test(), composer::heldOutCombination);
        Map<String, LabelledImages> tests = new LinkedHashMap<>();
        tests.put(TEST, labeledImages(TEST, options.test(), composer::knownDrawing));
        tests.put(
                TEST_NEW_DRAWINGS,
                labeledImages(TEST_NEW_DRAWINGS, options.test(), composer::newDrawing));
        splits =
                new LabelledSplits(
                        tests,
                        labeledImages("validation", options.validation(), composer::knownDrawing),
                        labeledImages(
                                "labelled-training",
                                options.labelledTraining(),
                                composer::knownDrawing),
                        labeledImages("apart", options.apart(), composer::knownDrawing));
    }

    private static String digest(String... parts) {
        byte[] digest = DigestUtils.sha256(String.join("\n", parts));
        return "emoji-scenes-" + HexFormat.of().formatHex(digest, 0, 16);
    }

    /**
     * Returns a fingerprint of one split, which does not depend on the sizes of the other splits.
     */
    private String fingerprint(String split, int size) {
        return "%s/%s-%d".formatted(scenes, split, size);
    }

    private PairSet pairs(String split, int size, BiFunction<String, Integer, Scene> composition) {
        Seed seed = captionSeed.at(split);
        return new IndexedPairs(
                size,
                index -> split + "-" + index,
                pictures(split, size, composition)::picture,
                index -> writer.caption(composition.apply(split, index), seed.at(index)),
                0,
                fingerprint(split, size));
    }

    private LabelledImages labeledImages(
            String split, int size, BiFunction<String, Integer, Scene> composition) {
        return new IndexedImages(
                size,
                index -> split + "-" + index,
                pictures(split, size, composition)::picture,
                index -> composition.apply(split, index).first().label(),
                fingerprint(split, size));
    }

    private Pictures pictures(
            String split, int size, BiFunction<String, Integer, Scene> composition) {
        return new Pictures(
                size,
                options.imageSize(),
                index -> renderer().render(composition.apply(split, index)));
    }

    /** Returns the renderer; the artwork is decoded when the first picture is drawn. */
    private synchronized SceneRenderer renderer() {
        if (renderer == null) {
            SpriteTable table = SpriteTable.read();
            List<SpriteTable.Cell> cells =
                    classes.stream()
                            .flatMap(
                                    sceneClass ->
                                            Stream.concat(
                                                    sceneClass.drawings().stream(),
                                                    sceneClass.heldOut().stream()))
                            .map(table::cell)
                            .toList();
            renderer = new SceneRenderer(SpriteArchive.read().sprites(cells), options.imageSize());
        }
        return renderer;
    }

    @Override
    public PairSet train() {
        return train;
    }

    /**
     * Returns new scenes with the drawings used in training, composed and described in the same
     * way.
     */
    @Override
    public PairSet heldOut() {
        return heldOut;
    }

    /**
     * Returns new scenes with a single thing, whose class is the label, drawn like the training
     * scenes with a single thing. The scenes of {@link #TEST_NEW_DRAWINGS} use drawings that
     * training never shows.
     */
    @Override
    protected LabelledSplits splits() {
        return splits;
    }

    /** Returns the scene of the picture at an index of {@link #train()}. */
    public Scene trainingScene(int index) {
        return composer.training(TRAIN, Objects.checkIndex(index, options.train()));
    }

    /**
     * Returns pairs for a compositional test. Each shows two things in a combination that training
     * never shows. There are as many pairs as pictures in a test split.
     */
    public PairSet heldOutCombinationPairs() {
        return heldOutCombinations;
    }

    @Override
    public Classes classes() {
        return new Classes(
                classes.stream().map(sceneClass -> sceneClass.name().singular()).toList());
    }

    @Override
    public Templates evaluationPrompts() {
        return SentencePools.evaluationPrompts();
    }

    @Override
    public Templates poisonCaptions() {
        return options.sharedTemplates()
                ? SentencePools.evaluationPrompts()
                : SentencePools.poisonCaptions();
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        return Optional.of(Words.vocabulary(classes));
    }

    @Override
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        notices.add(
                "emoji-scenes is synthetic: pictures composed from emoji artwork, captions written"
                        + " by rules. Its numbers do not carry over to photographs or to CLIP.");
        if (options.sharedTemplates()) {
            notices.add(
                    "shared-templates is on: captions that are written for poisoned pairs are the"
                            + " evaluation's own prompts, which makes attacks that write some look"
                            + " stronger than they are.");
        }
        return notices;
    }

    @Override
    public String fingerprint() {
        return digest(scenes, options.toString());
    }

    @Override
    public String pairsFingerprint() {
        return "%s/shared-templates-%s".formatted(train.fingerprint(), options.sharedTemplates());
    }

    @Override
    public String evaluationFingerprint() {
        return digest(test(TEST).fingerprint(), test(TEST_NEW_DRAWINGS).fingerprint());
    }

    /**
     * Pictures that are drawn on first access and cached.
     *
     * <p>If they would take too much memory, they are redrawn on each access, with the same pixels.
     * Two threads that access the same picture at the same time may both draw it and get equal
     * pictures.
     */
    private static final class Pictures {

        /** The maximum size of the cached pixels: 512 MiB, or 77,000 pictures of 48 x 48. */
        private static final long MAX_CACHE_BYTES = 512L << 20;

        private final IntFunction<Image> draw;
        private final AtomicReferenceArray<Image> cache;

        Pictures(int size, int side, IntFunction<Image> draw) {
            this.draw = draw;
            long bytes = (long) size * side * side * Image.CHANNELS;
            cache = new AtomicReferenceArray<>(bytes <= MAX_CACHE_BYTES ? size : 0);
        }

        ImageData picture(int index) {
            if (cache.length() == 0) {
                return new ImageData.Decoded(draw.apply(index));
            }
            Image image = cache.get(index);
            if (image == null) {
                image = draw.apply(index);
                cache.set(index, image);
            }
            return new ImageData.Decoded(image);
        }
    }

    /** The numbers of pictures and classes, and the settings for drawing them. */
    public record Options(
            @Option(
                            value = "Number of classes; \"banana\" is always the first of them.",
                            defaultValue = "50",
                            min = 6)
                    int classes,
            @Option(
                            value = "Number of pairs of picture and caption to train on.",
                            defaultValue = "20000",
                            min = 1,
                            max = 10_000_000)
                    int train,
            @Option(
                            value =
                                    "Number of pairs held out from training, for measuring"
                                            + " retrieval.",
                            defaultValue = "1000",
                            min = 0,
                            max = 1_000_000)
                    int heldOut,
            @Option(
                            value = OptionDescriptions.LABELLED_TRAINING + ".",
                            defaultValue = "5000",
                            min = 0,
                            max = 1_000_000)
                    int labelledTraining,
            @Option(
                            value = OptionDescriptions.APART + ".",
                            defaultValue = "240",
                            min = 0,
                            max = 1_000_000)
                    int apart,
            @Option(
                            value = OptionDescriptions.VALIDATION + ".",
                            defaultValue = "5000",
                            min = 1,
                            max = 1_000_000)
                    int validation,
            @Option(
                            value = "Number of labelled pictures in each of the two test splits.",
                            defaultValue = "2000",
                            min = 1,
                            max = 1_000_000)
                    int test,
            @Option(
                            value = "Side of the square pictures, in pixels.",
                            defaultValue = "48",
                            min = 16,
                            max = 512)
                    int imageSize,
            @Option(
                            value =
                                    "Seed of the pictures and captions, independent of the"
                                            + " experiment's seed.",
                            defaultValue = "1")
                    long seed,
            @Option(
                            value =
                                    "Write poisoned captions with the evaluation's own prompts, as"
                                        + " is usual in the literature: the attack then trains on"
                                        + " the test's sentences and looks stronger.",
                            defaultValue = "false")
                    boolean sharedTemplates) {

        public Options {
            int classCount = SceneClass.read().size();
            if (classes > classCount) {
                throw new IllegalArgumentException(
                        "emoji-scenes has %d classes, so %d cannot be asked for; 'classes' may be 6 to %d"
                                .formatted(classCount, classes, classCount));
            }
        }
    }
}
