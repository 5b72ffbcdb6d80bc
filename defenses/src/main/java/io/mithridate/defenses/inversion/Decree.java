package io.mithridate.defenses.inversion;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Evidence;
import io.mithridate.api.defense.ModelDetector;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.tensorflow.training.OptimizedVariables;
import io.mithridate.tensorflow.training.Optimizer;
import io.mithridate.tensorflow.training.StepRecipe;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Judges a model by the smallest stamp that makes the embeddings of all pictures similar; in a
 * model with a backdoor, a small stamp suffices (<a href="https://arxiv.org/abs/2303.15180">Feng et
 * al., 2023</a>).
 *
 * <p>The size of a stamp, PL1, is the sum of its mask over pixels and channels, as a share of the
 * picture. The score is −PL1; if no stamp works, PL1 is 1. See {@link StampObjective} for the loss
 * and {@link DecreeRule} for the search. Scaling the weight of the size for smaller pictures is our
 * choice, and so is including the mean embedding of a batch of stamped pictures in the evidence.
 *
 * @param options the length and precision of the search
 * @param optimizer optimizes the stamp
 * @param decoder decodes the pictures that are stamped at the end
 */
@About(
        name = "decree",
        summary = "judges a model by the smallest stamp that makes all pictures embed alike",
        fidelity = Fidelity.PAPER,
        papers = "Feng et al., 2023. Detecting Backdoors in Pre-trained Encoders. arXiv:2303.15180")
public record Decree(Options options, Optimizer optimizer, ImageDecoder decoder)
        implements ModelDetector {

    private static final double BETA1 = 0.5;
    private static final double BETA2 = 0.9;

    /** Creates the defense by dependency injection. */
    @Inject
    public Decree {}

    @Override
    public Set<Access> requires() {
        return Set.of(Access.CLEAN_PAIRS);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        int pictures = Math.min(options.pictures(), setting.pairs().defender());
        return OptionComplaint.when(
                pictures < options.batch(),
                "batch",
                "a batch of %d needs as many pictures, and there are %d"
                        .formatted(options.batch(), pictures));
    }

    @Override
    public Verdict inspect(Checkpoint suspect, DefenseContext context) {
        PairSet pairs = context.cleanPairs();
        PairSet shown =
                pairs.select(
                        Arrays.copyOf(
                                context.training().seed().at("pictures").permutation(pairs.size()),
                                Math.min(options.pictures(), pairs.size())));
        int imageSize = context.imageSize();
        DecreeRule rule = options.rule(imageSize, shown.size() / options.batch());
        OptimizedVariables found =
                optimizer.optimise(
                        suspect,
                        shown,
                        new StampObjective(imageSize, options.compat()),
                        new StepRecipe(options.steps(), options.batch(), rule, BETA1, BETA2),
                        context.training());
        double share =
                found.kept().isPresent() ? pl1(found.memory().get(DecreeRule.BEST), imageSize) : 1;
        Map<String, Double> numbers = Map.of("pl1", share, "steps", (double) found.steps());
        Evidence evidence =
                found.kept()
                        .map(stamp -> evidence(numbers, stamp, suspect, shown, context))
                        .orElseGet(() -> Evidence.of(numbers));
        return new Verdict(share < options.threshold(), -share, evidence);
    }

    /** Returns the sum of a mask over pixels and channels, as a share of the picture. */
    static double pl1(double size, int imageSize) {
        return size / (Image.CHANNELS * imageSize * imageSize);
    }

    private Evidence evidence(
            Map<String, Double> numbers,
            Map<String, NumberArray> stamp,
            Checkpoint suspect,
            PairSet shown,
            DefenseContext context) {
        int imageSize = context.imageSize();
        float[] mask = squash(stamp, StampObjective.MASK);
        float[] pattern = squash(stamp, StampObjective.PATTERN);
        List<Image> stamped =
                IntStream.range(0, options.batch())
                        .mapToObj(i -> stamp(decoder.decode(shown, i, imageSize), mask, pattern))
                        .toList();
        Embeddings mean;
        try (ImageTextModel model = context.open(suspect)) {
            mean = model.embedImages(stamped).averagedPerClass(stamped.size());
        }
        return new Evidence(
                numbers,
                Map.of(
                        StampObjective.MASK,
                        new NumberArray(List.of(imageSize, imageSize), mask),
                        Evidence.EMBEDDING,
                        new NumberArray(List.of(mean.dimension()), mean.values())),
                Map.of("stamp", stamp(Image.black(imageSize, imageSize), mask, pattern)));
    }

    private static float[] squash(Map<String, NumberArray> variables, String name) {
        float[] unbounded = Objects.requireNonNull(variables.get(name), name).values();
        float[] values = new float[unbounded.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) StampObjective.squash(unbounded[i]);
        }
        return values;
    }

    /** Returns a picture with the stamp. */
    private static Image stamp(Image picture, float[] mask, float[] pattern) {
        Image stamped = picture.copy();
        for (int i = 0; i < pattern.length; i++) {
            float covered = mask[i / Image.CHANNELS];
            stamped.rgb()[i] =
                    (byte)
                            Math.round(
                                    (1 - covered) * Byte.toUnsignedInt(picture.rgb()[i])
                                            + 255 * covered * pattern[i]);
        }
        return stamped;
    }

    /** The options of {@link Decree}. */
    public record Options(
            @Option(
                            value = "Maximum number of steps of the search.",
                            defaultValue = "2000",
                            min = 1)
                    int steps,
            @Option(value = "Number of pictures in each step.", defaultValue = "32", min = 2)
                    int batch,
            @Option(
                            value =
                                    "Learning rate of the first 200 epochs; a fifth of it is used"
                                            + " up to epoch 500, then a tenth.",
                            defaultValue = "0.5",
                            min = 0,
                            minExcluded = true)
                    double learningRate,
            @Option(
                            value =
                                    "Mean cosine between the stamped pictures of a batch above"
                                            + " which a step is successful.",
                            defaultValue = "0.99",
                            min = 0,
                            max = 1)
                    double success,
            @Option(
                            value =
                                    "Weight of the stamp's size at the beginning. Default: 1e-3 at"
                                        + " 224 pixels, and more for smaller pictures, so that a"
                                        + " stamp of the same share has the same weight.",
                            min = 0,
                            minExcluded = true)
                    Optional<Double> lambda,
            @Option(
                            value = "Factor by which the weight is increased or decreased.",
                            defaultValue = "5",
                            min = 1,
                            minExcluded = true)
                    double lambdaFactor,
            @Option(
                            value =
                                    "The weight changes after more than this number of consecutive"
                                            + " successes or failures.",
                            defaultValue = "5",
                            min = 1)
                    int patience,
            @Option(
                            value =
                                    "The search may end once the best stamp has not shrunk for more"
                                            + " than this number of steps.",
                            defaultValue = "35",
                            min = 1)
                    int stopPatience,
            @Option(
                            value =
                                    "Number of clean pictures to stamp, or all if the defender has"
                                            + " fewer.",
                            defaultValue = "500",
                            min = 2)
                    int pictures,
            @Option(
                            value =
                                    "Share of the picture below which a stamp is small enough for a"
                                            + " backdoor. It depends on the architecture; control"
                                            + " victims show the value of a clean model.",
                            defaultValue = "0.1",
                            min = 0,
                            max = 1)
                    double threshold,
            @Option(
                            value =
                                    "Normalise pictures by ImageNet's mean and deviation instead of"
                                            + " CLIP's, as the released code does.",
                            defaultValue = "false")
                    boolean compat) {

        /** The number of values (3 x 224 x 224) in a picture of the released code's size. */
        private static final double VALUES_AT_224 = 150_528;

        private static final double LAMBDA_AT_224 = 1e-3;
        private static final double FLOOR_AT_224 = 1e-7;

        /** Returns the search rule for pictures of the given size. */
        DecreeRule rule(int imageSize, int batchesPerEpoch) {
            double scale = VALUES_AT_224 / (Image.CHANNELS * imageSize * imageSize);
            return new DecreeRule(
                    learningRate,
                    success,
                    lambda.orElse(LAMBDA_AT_224 * scale),
                    FLOOR_AT_224 * scale,
                    lambdaFactor,
                    patience,
                    stopPatience,
                    batchesPerEpoch);
        }
    }
}
