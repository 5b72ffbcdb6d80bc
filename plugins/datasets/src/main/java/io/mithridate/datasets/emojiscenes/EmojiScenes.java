package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import io.mithridate.datasets.emojiscenes.captions.CaptionWriter;
import io.mithridate.datasets.emojiscenes.captions.SceneVocabulary;
import io.mithridate.datasets.emojiscenes.captions.SentencePools;
import io.mithridate.datasets.emojiscenes.kinds.Kind;
import io.mithridate.datasets.emojiscenes.kinds.Kinds;
import io.mithridate.datasets.emojiscenes.scenes.Combinations;
import io.mithridate.datasets.emojiscenes.scenes.Scene;
import io.mithridate.datasets.emojiscenes.scenes.SceneComposer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Pictures composed from emoji artwork, with captions that are true by construction.
 *
 * <p>Every picture has one or two things (or the same thing two or three times) on a background of
 * a named colour; its caption names them all. Training and {@code test} show the same drawings in
 * different scenes; {@code test-new-drawings} shows drawings, or deformations of a class's only
 * drawing, that training never shows. Some combinations of classes are kept out of training.
 *
 * <p>Everything follows from the options: no other randomness, no network, no files.
 */
@About(
        name = "emoji-scenes",
        summary =
                "synthetic pictures composed from emoji artwork, with captions true by"
                        + " construction",
        fidelity = Fidelity.EXACT)
public final class EmojiScenes implements PairData, EvaluationData {

    /** New scenes of drawings that training shows. */
    public static final String TEST = "test";

    /** New scenes of drawings that training never shows. */
    public static final String TEST_NEW_DRAWINGS = "test-new-drawings";

    private static final String TRAIN = "train";
    private static final String HELD_OUT = "held-out";
    private static final String LABELLED_TRAINING = "labelled-training";
    private static final String APART = "apart";
    private static final String VALIDATION = "validation";
    private static final String HELD_OUT_COMBINATIONS = "held-out-combinations";

    private final Options options;
    private final List<Kind> kinds;
    private final Combinations combinations;
    private final SceneComposer composer;
    private final CaptionWriter writer;
    private final Seed captionSeed;
    private final Artwork artwork;
    private final SceneFingerprint fingerprint;
    private final PairSet train;
    private final PairSet heldOut;
    private final PairSet heldOutCombinations;
    private final LabelledImages labelledTraining;
    private final LabelledImages apart;
    private final LabelledImages validation;
    private final LabelledImages test;
    private final LabelledImages testNewDrawings;

    /** The data set of these options; nothing is drawn before it is asked for. */
    @Inject
    public EmojiScenes(Options options) {
        this.options = options;
        kinds = Kinds.read().subList(0, options.classes());
        Seed seed = new Seed(options.seed());
        combinations = new Combinations(kinds.size(), seed.at("combinations"));
        composer = new SceneComposer(kinds, combinations, seed.at("scenes"));
        writer = new CaptionWriter(kinds);
        captionSeed = seed.at("captions");
        artwork = new Artwork(kinds, options.imageSize());
        fingerprint = new SceneFingerprint(options);
        train = pairs(TRAIN, options.train(), index -> composer.training(TRAIN, index));
        heldOut = pairs(HELD_OUT, options.heldOut(), index -> composer.training(HELD_OUT, index));
        heldOutCombinations =
                pairs(
                        HELD_OUT_COMBINATIONS,
                        options.test(),
                        index -> composer.heldOutCombination(HELD_OUT_COMBINATIONS, index));
        labelledTraining =
                labelled(
                        LABELLED_TRAINING,
                        options.labelledTraining(),
                        index -> composer.knownDrawing(LABELLED_TRAINING, index));
        apart = labelled(APART, options.apart(), index -> composer.knownDrawing(APART, index));
        validation =
                labelled(
                        VALIDATION,
                        options.validation(),
                        index -> composer.knownDrawing(VALIDATION, index));
        test = labelled(TEST, options.test(), index -> composer.knownDrawing(TEST, index));
        testNewDrawings =
                labelled(
                        TEST_NEW_DRAWINGS,
                        options.test(),
                        index -> composer.newDrawing(TEST_NEW_DRAWINGS, index));
    }

    private PairSet pairs(String split, int size, IntFunction<Scene> scenes) {
        Seed seed = captionSeed.at(split);
        return new ScenePairs(
                split,
                size,
                pictures(size, scenes),
                index -> writer.caption(scenes.apply(index), seed.at(index)),
                fingerprint.ofSplit(split, size));
    }

    private LabelledImages labelled(String split, int size, IntFunction<Scene> scenes) {
        return new LabelledScenes(
                split,
                size,
                pictures(size, scenes),
                index -> scenes.apply(index).first().kind(),
                fingerprint.ofSplit(split, size));
    }

    private Pictures pictures(int size, IntFunction<Scene> scenes) {
        IntFunction<Image> drawn = index -> artwork.renderer().render(scenes.apply(index));
        return new Pictures(size, options.imageSize(), drawn);
    }

    @Override
    public PairSet train() {
        return train;
    }

    /** New scenes of the drawings that training shows, composed and described as those are. */
    @Override
    public PairSet heldOut() {
        return heldOut;
    }

    /**
     * New scenes of one thing each, drawn as the training scenes of one thing are: of those, the
     * label is all that there is to see.
     */
    @Override
    public LabelledImages labelledTraining() {
        return labelledTraining;
    }

    /** New scenes of one thing each, drawn as those of {@link #TEST} are. */
    @Override
    public LabelledImages apart() {
        return apart;
    }

    @Override
    public LabelledImages validation() {
        return validation;
    }

    @Override
    public List<String> testSplits() {
        return List.of(TEST, TEST_NEW_DRAWINGS);
    }

    @Override
    public LabelledImages test(String split) {
        return switch (split) {
            case TEST -> test;
            case TEST_NEW_DRAWINGS -> testNewDrawings;
            default ->
                    throw new IllegalArgumentException(
                            "emoji-scenes has no test split '%s', only %s"
                                    .formatted(split, testSplits()));
        };
    }

    /** What the picture at an index of {@link #train()} holds. */
    public Scene trainingScene(int index) {
        return composer.training(TRAIN, Objects.checkIndex(index, options.train()));
    }

    /**
     * Pairs of pictures and captions for a compositional test: two things each, in combinations
     * that training never shows. As many as a test split has.
     */
    public PairSet heldOutCombinationPairs() {
        return heldOutCombinations;
    }

    /** The combinations of classes that no training picture shows together. */
    public List<Combinations.Pair> heldOutCombinations() {
        return combinations.all();
    }

    @Override
    public Classes classes() {
        return new Classes(kinds.stream().map(kind -> kind.name().singular()).toList());
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
        return Optional.of(SceneVocabulary.of(kinds));
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
        return fingerprint.ofAll();
    }

    @Override
    public String pairsFingerprint() {
        return fingerprint.ofPairs(train);
    }

    @Override
    public String evaluationFingerprint() {
        return fingerprint.ofEvaluation(test, testNewDrawings);
    }

    /** How many pictures of how many classes there are, and how they come about. */
    public record Options(
            @Option(
                            value = "Classes; \"banana\" is always the first of them.",
                            defaultValue = "50",
                            min = 6)
                    int classes,
            @Option(
                            value = "Pairs of picture and caption to train on.",
                            defaultValue = "20000",
                            min = 1,
                            max = 10_000_000)
                    int train,
            @Option(
                            value = "Pairs that nothing is trained on, to measure retrieval with.",
                            defaultValue = "1000",
                            min = 0,
                            max = 1_000_000)
                    int heldOut,
            @Option(
                            value = "Labelled pictures for defenses that train on labels.",
                            defaultValue = "5000",
                            min = 0,
                            max = 1_000_000)
                    int labelledTraining,
            @Option(
                            value =
                                    "Labelled pictures that nothing is trained on or measured over,"
                                            + " for attacks that aim at single pictures.",
                            defaultValue = "240",
                            min = 0,
                            max = 1_000_000)
                    int apart,
            @Option(
                            value = "Labelled pictures to choose settings on.",
                            defaultValue = "5000",
                            min = 1,
                            max = 1_000_000)
                    int validation,
            @Option(
                            value = "Labelled pictures in each of the two test splits.",
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
                                    "Seed of the pictures and captions, apart from the"
                                            + " experiment's.",
                            defaultValue = "1")
                    long seed,
            @Option(
                            value =
                                    "Whether poisoned captions are written with the evaluation's"
                                        + " own prompts, as is usual in the literature: the attack"
                                        + " then trains on the test's sentences, and looks"
                                        + " stronger.",
                            defaultValue = "false")
                    boolean sharedTemplates) {

        public Options {
            int most = Kinds.read().size();
            if (classes > most) {
                throw new IllegalArgumentException(
                        "emoji-scenes has %d classes, so %d cannot be asked for; 'classes' may be 6 to %d"
                                .formatted(most, classes, most));
            }
        }
    }
}
