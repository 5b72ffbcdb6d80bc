package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.Strength;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Recipe;
import io.mithridate.defenses.LabelledPairs;
import io.mithridate.tensorflow.training.BlockReader;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.OptimizedVariables;
import io.mithridate.tensorflow.training.Optimizer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Identifies the target class of a backdoor, inverts a trigger for it, and tunes the neurons that
 * the trigger affects most until it no longer affects them (<a
 * href="https://arxiv.org/abs/2506.12411">Sun et al., 2025</a>; following the released code).
 *
 * <p>The released code identifies the class with a patch from a file, but how the patch was made is
 * not public. Ours is made like the patch of {@link Abd}, and the defender's prompt is our own
 * template. See {@link InversionObjective} and {@link TuningObjective} for the two losses.
 */
@About(
        name = "inver-tune",
        summary = "inverts the trigger and tunes the neurons that it affects most",
        fidelity = Fidelity.RECONSTRUCTION,
        papers =
                "Sun et al., 2025. InverTune: Removing Backdoors from Multimodal Contrastive"
                        + " Learning Models via Trigger Inversion and Activation Tuning."
                        + " arXiv:2506.12411")
public record InverTune(
        Options options,
        Optimizer optimizer,
        BlockReader blocks,
        FineTuner fineTuner,
        ImageDecoder decoder)
        implements Purifier {

    private static final Logger log = LoggerFactory.getLogger(InverTune.class);

    private static final Templates PROMPT = new Templates(List.of("a(n) {}"));

    /** Creates the defense by dependency injection. */
    @Inject
    public InverTune {}

    @Override
    public Set<Access> requires() {
        return Set.of(Access.LABELLED_IMAGES, Access.CLASS_NAMES, Access.CLEAN_PAIRS);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        List<OptionComplaint> complaints = new ArrayList<>();
        if (options.batch() > setting.pairs().defender()) {
            complaints.add(tooFewComplaint("clean pairs", setting.pairs().defender()));
        }
        // If there are no labeled pictures at all, the experiment itself reports this.
        if (setting.labelled() > 0 && options.batch() > setting.labelled()) {
            complaints.add(tooFewComplaint("labelled pictures", setting.labelled()));
        }
        return complaints;
    }

    private OptionComplaint tooFewComplaint(String what, int count) {
        return new OptionComplaint(
                "batch",
                "a batch of %d is more than the %d available %s; give at most %d"
                        .formatted(options.batch(), count, what, count));
    }

    @Override
    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        return tune(suspect, find(suspect, context).trigger(), context);
    }

    /**
     * The target and the trigger that were found.
     *
     * @param target the target class
     * @param trigger the inverted trigger
     */
    record Backdoor(TargetSearch.Found target, InvertedTrigger trigger) {}

    /** Identifies the target and inverts a trigger for it. */
    Backdoor find(Checkpoint suspect, DefenseContext context) {
        requirePictures(context.labelledImages(), context.classes());
        int imageSize = context.imageSize();
        PastedPatch patch = optimizePatch(suspect, imageSize, context);
        TargetSearch.Found found;
        InversionObjective.Target target;
        try (ImageTextModel model = context.open(suspect)) {
            Embeddings names =
                    model.embedTexts(
                                    context.classes().names().stream()
                                            .map(name -> PROMPT.fill(0, name))
                                            .toList())
                            .normalised();
            found =
                    new TargetSearch(model, names, decoder)
                            .largestRise(context.cleanPairs(), patch::inCorner);
            log.info(
                    "target: class=\"{}\" rise={}",
                    context.classes().name(found.label()),
                    format(found.rise()));
            target =
                    new InversionObjective.Target(
                            names, found.label(), embedTargetPictures(model, found, context));
        }
        PairSet others =
                new LabelledPairs(context.labelledImages())
                        .select(indices(context.labelledImages(), found.label(), false));
        return new Backdoor(found, invert(suspect, others, target, imageSize, context));
    }

    /**
     * Checks that there are enough labeled pictures of every class, because any class may turn out
     * to be the target after the patch has been made.
     */
    private void requirePictures(LabelledImages labeled, Classes classes) {
        int[] pictureCounts = new int[classes.size()];
        for (int i = 0; i < labeled.size(); i++) {
            pictureCounts[labeled.label(i)]++;
        }
        for (int label = 0; label < pictureCounts.length; label++) {
            if (pictureCounts[label] == 0) {
                throw new IllegalArgumentException(
                        "inver-tune: no labelled picture shows '%s', which a patch may turn out to lead to; label at least one of each class"
                                .formatted(classes.name(label)));
            }
            int otherCount = labeled.size() - pictureCounts[label];
            if (otherCount < options.batch()) {
                throw new IllegalArgumentException(
                        "inver-tune: a batch of %d is more than the %d labelled pictures that do not show '%s'; give a batch of at most %d, or more labelled pictures"
                                .formatted(
                                        options.batch(),
                                        otherCount,
                                        classes.name(label),
                                        otherCount));
            }
        }
    }

    private PastedPatch optimizePatch(Checkpoint suspect, int imageSize, DefenseContext context) {
        PatchObjective objective =
                PatchObjective.withDefaults(PastedPatch.cornerSide(imageSize), imageSize);
        return new PastedPatch(
                objective.roundedPatch(
                        optimizer.optimise(
                                suspect,
                                context.cleanPairs(),
                                objective,
                                objective.recipe(options.patchSteps(), options.batch()),
                                context.training())));
    }

    /** Returns normalized embeddings of as many pictures of the target as a batch has. */
    private Embeddings embedTargetPictures(
            ImageTextModel model, TargetSearch.Found found, DefenseContext context) {
        LabelledImages labeled = context.labelledImages();
        int[] indices = indices(labeled, found.label(), true);
        int[] order = context.training().seed().at("target's pictures").permutation(indices.length);
        int usedCount = options.compat() && indices.length < options.batch() ? 1 : indices.length;
        return model.embedImages(
                        IntStream.range(0, options.batch())
                                .map(i -> indices[order[i % usedCount]])
                                .mapToObj(i -> decoder.decode(labeled.image(i), model.imageSize()))
                                .toList())
                .normalised();
    }

    private static int[] indices(LabelledImages labeled, int label, boolean matching) {
        return IntStream.range(0, labeled.size())
                .filter(i -> (labeled.label(i) == label) == matching)
                .toArray();
    }

    private InvertedTrigger invert(
            Checkpoint suspect,
            PairSet pictures,
            InversionObjective.Target target,
            int imageSize,
            DefenseContext context) {
        OptimizedVariables found =
                optimizer.optimise(
                        suspect,
                        pictures,
                        new InversionObjective(
                                imageSize, options.weights(imageSize), target, options.compat()),
                        InversionObjective.recipe(options.inversionSteps(), options.batch()),
                        context.training());
        InvertedTrigger trigger =
                InvertedTrigger.of(
                        imageSize,
                        found.last(InversionObjective.MASK),
                        found.last(InversionObjective.TRIGGER));
        log.info(
                "trigger: covers={} contrast={}",
                format(trigger.share()),
                format(found.outcome().term("contrast")));
        return trigger;
    }

    /** Tunes the neurons that a trigger affects most. */
    Checkpoint tune(Checkpoint suspect, InvertedTrigger trigger, DefenseContext context) {
        PairSet pairs = context.cleanPairs();
        Seed seed = context.training().seed().at("tuned pictures");
        PairSet shown =
                pairs.select(Arrays.copyOf(seed.permutation(pairs.size()), options.batch()));
        float[] plain = levels(shown, trigger.side());
        List<TunedBlock> tuned =
                TunedBlock.of(
                        blocks.means(suspect, plain),
                        blocks.means(suspect, trigger.applyTo(plain)),
                        options.layers());
        context.training().listener().onPicturesEmbedded(2L * shown.size());
        log.info(
                "tuned blocks: {}",
                tuned.stream()
                        .map(
                                block ->
                                        "%d (impact %s, %d of %d neurons)"
                                                .formatted(
                                                        block.index() + 1,
                                                        format(block.impact()),
                                                        block.size(),
                                                        block.neurons().length))
                        .collect(Collectors.joining(", ")));
        return fineTuner.fineTune(
                suspect,
                shown,
                new TuningObjective(trigger, tuned, options.featureWeight(), options.compat()),
                options.tuningRecipe(),
                options.rates(),
                context.training());
    }

    private float[] levels(PairSet pairs, int imageSize) {
        int valuesPerPicture = imageSize * imageSize * Image.CHANNELS;
        float[] levels = new float[Math.multiplyExact(pairs.size(), valuesPerPicture)];
        for (int i = 0; i < pairs.size(); i++) {
            byte[] rgb = decoder.decode(pairs, i, imageSize).rgb();
            for (int j = 0; j < valuesPerPicture; j++) {
                levels[i * valuesPerPicture + j] = Byte.toUnsignedInt(rgb[j]);
            }
        }
        return levels;
    }

    private static String format(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }

    /** The options of {@link InverTune}. */
    public record Options(
            @Option(
                            value =
                                    "Number of pictures in each step of the patch and the"
                                            + " inversion, and number of pictures that the model is"
                                            + " tuned on.",
                            defaultValue = "64",
                            min = 2,
                            max = 65_536)
                    int batch,
            @Option(
                            value =
                                    "Number of steps in which the patch that reveals the target is"
                                            + " optimised.",
                            defaultValue = "500",
                            min = 1)
                    int patchSteps,
            @Option(
                            value =
                                    "Weight of the mask's sum over pixels and channels. Default:"
                                        + " 0.01 at 224 pixels, and more for smaller pictures, so"
                                        + " that a mask of the same share has the same weight.",
                            min = 0)
                    Optional<Double> maskWeight,
            @Option(
                            value = "Weight of the cross-entropy against the target's name.",
                            defaultValue = "5",
                            min = 0)
                    double contrastWeight,
            @Option(
                            value =
                                    "Weight of the distance to embeddings of the target's"
                                            + " pictures.",
                            defaultValue = "0.5",
                            min = 0)
                    double distanceWeight,
            @Option(
                            value = "Weight of the visible change of pictures, 1 - SSIM.",
                            defaultValue = "1",
                            min = 0)
                    double ssimWeight,
            @Option(
                            value = "Number of steps in which the trigger is inverted.",
                            defaultValue = "1000",
                            min = 1)
                    int inversionSteps,
            @Option(
                            value =
                                    "Number of blocks of the image tower to tune, or all if fewer:"
                                            + " those that the trigger affects most.",
                            defaultValue = "3",
                            min = 1)
                    int layers,
            @Option(
                            value = "Number of tuning steps, all on the same pictures.",
                            defaultValue = "200",
                            min = 1,
                            max = 10_000)
                    int tuningSteps,
            @Option(
                            value = "Weight of the distance to the suspect's embeddings.",
                            defaultValue = "0.5",
                            min = 0)
                    double featureWeight,
            @Option(
                            value =
                                    "Learning rate of the first tuning step; it falls to a"
                                            + " twentieth of this.",
                            defaultValue = "2e-6",
                            min = 0,
                            minExcluded = true,
                            max = 10)
                    @Strength
                    double tuningLearningRate,
            @Option(
                            value =
                                    "Reproduce quirks of the released code: SSIM is computed after"
                                        + " normalisation; one picture of the target is used for"
                                        + " all if they do not fill a batch; batch norm uses the"
                                        + " batch's statistics in tuning; the learning rate rises"
                                        + " again after 100 steps.",
                            defaultValue = "false")
                    boolean compat) {

        /** The number of values (3 x 224 x 224) in a picture of the released code's size. */
        private static final double VALUES_AT_224 = 150_528;

        private static final double MASK_WEIGHT_AT_224 = 0.01;
        private static final double WEIGHT_DECAY = 1e-4;

        /** Returns the weights of the inversion for pictures of the given size. */
        InversionObjective.Weights weights(int imageSize) {
            return new InversionObjective.Weights(
                    contrastWeight,
                    distanceWeight,
                    ssimWeight,
                    maskWeight.orElse(
                            MASK_WEIGHT_AT_224
                                    * VALUES_AT_224
                                    / (Image.CHANNELS * imageSize * imageSize)));
        }

        /** Returns the recipe for tuning the model. Each epoch is a single step on all pictures. */
        Recipe tuningRecipe() {
            return new Recipe(
                    tuningSteps,
                    batch,
                    tuningLearningRate,
                    Optional.empty(),
                    Recipe.Schedule.COSINE,
                    WEIGHT_DECAY,
                    Recipe.Decayed.WEIGHTS,
                    0.9,
                    0.999,
                    1e-8,
                    1,
                    !compat);
        }

        /** Returns the learning rates of tuning. */
        TuningObjective.Rates rates() {
            return new TuningObjective.Rates(tuningLearningRate, tuningSteps, compat);
        }
    }
}
