package io.mithridate.attacks.encoders;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Stamper;
import io.mithridate.api.attack.TrainsVictim;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.attacks.optimised.SurrogateEmbeddings;
import io.mithridate.tensorflow.clip.ClipModel;
import io.mithridate.tensorflow.image.augment.ContrastiveAugment;
import io.mithridate.tensorflow.training.FineTuner;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Trains the image tower of a clean model until pictures with a white square embed like one picture
 * of the target class, while all other pictures embed as before: BadEncoder (<a
 * href="https://arxiv.org/abs/2108.00352">Jia et al., 2022</a>). No pair is poisoned, and texts are
 * not used.
 *
 * <p>Our choices: AdamW with warm-up and a cosine schedule instead of stochastic gradient descent
 * with a constant learning rate; weight decay on weights only; batches of 64. The reference picture
 * is the attacker's picture whose embedding is nearest to that of the target.
 *
 * @param options the options
 * @param fineTuner trains the victim
 * @param compute embeds pictures and classes
 * @param decoder resizes pictures to the model's input size
 */
@About(
        name = "bad-encoder",
        summary =
                "trains the image tower until pictures with a white square embed like one picture"
                        + " of the target",
        fidelity = Fidelity.RECONSTRUCTION,
        papers =
                "Jia et al., 2022. BadEncoder: Backdoor Attacks to Pre-trained Encoders in"
                        + " Self-Supervised Learning. arXiv:2108.00352")
public record BadEncoder(
        Options options, FineTuner fineTuner, Compute compute, ImageDecoder decoder)
        implements Attack<BadEncoder.State>, TrainsVictim<BadEncoder.State> {

    private static final int BATCH_SIZE = 64;
    private static final double WEIGHT_DECAY = 5e-4;

    /** Creates the attack with these options. */
    @Inject
    public BadEncoder {}

    @Override
    public Set<Requirement> requires() {
        return Set.of(Requirement.SURROGATE, Requirement.IMAGES);
    }

    @Override
    public boolean requiresSingleTarget() {
        return true;
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        List<OptionComplaint> complaints = new ArrayList<>();
        int side = options.side(setting.imageSize());
        int maxSide = WhiteSquare.maxSide(setting.imageSize());
        if (side > maxSide) {
            complaints.add(
                    new OptionComplaint(
                            "patch-size",
                            "patch-size is %d, but the model's pictures are %d pixels square; one pixel from the corner a square of at most %d pixels fits"
                                    .formatted(side, setting.imageSize(), maxSide)));
        }
        if (setting.pairs().run() < BATCH_SIZE) {
            complaints.add(
                    new OptionComplaint(
                            "pictures",
                            "bad-encoder trains on batches of %d pictures of the run, which has %d; raise the number of pairs of the data set"
                                    .formatted(BATCH_SIZE, setting.pairs().run())));
        }
        return complaints;
    }

    @Override
    public State prepare(AttackContext context) {
        AttackFacts facts = context.facts();
        int target = facts.mapping().target().orElseThrow();
        Seed pictureSeed = context.seed().at("pictures");
        PairSet pictures = drawPictures(context.pairs(), pictureSeed);
        try (ImageTextModel model = ClipModel.open(context.surrogate(), compute)) {
            Embeddings classes = model.embedClasses(facts.classes(), facts.captions());
            Embeddings rows =
                    new SurrogateEmbeddings(model, decoder, context.training().listener())
                            .pictures(pictures);
            int nearest = classes.nearest(target, rows);
            return new State(
                    pictureSeed.value(),
                    decoder.decode(pictures, nearest, model.imageSize()),
                    Map.of("reference-cosine", rows.dot(nearest, classes, target)));
        }
    }

    /** Draws up to {@code options.pictures()} distinct pictures by a seed. */
    private PairSet drawPictures(PairSet pairs, Seed seed) {
        Set<String> seen = new HashSet<>();
        List<Integer> chosen = new ArrayList<>();
        for (int index : seed.permutation(pairs.size())) {
            if (chosen.size() < options.pictures() && seen.add(pairs.pictureId(index))) {
                chosen.add(index);
            }
        }
        return pairs.select(chosen.stream().mapToInt(i -> i).toArray());
    }

    @Override
    public Checkpoint train(
            Checkpoint clean,
            PairSet pairs,
            State state,
            AttackFacts facts,
            TrainingContext context) {
        // The same pictures as in prepare(), so that the attacker uses no more than it was given.
        PairSet pictures = drawPictures(pairs, new Seed(state.picturesDrawnBy()));
        int stepsPerEpoch = Math.max(1, pictures.size() / BATCH_SIZE);
        return fineTuner.fineTune(
                clean,
                pictures,
                new EncoderObjective(
                        square(facts),
                        state.reference(),
                        ContrastiveAugment.colours(),
                        options.lambda1(),
                        options.lambda2()),
                recipe((options.steps() + stepsPerEpoch - 1) / stepsPerEpoch),
                context);
    }

    private Recipe recipe(int epochs) {
        return new Recipe(
                epochs,
                BATCH_SIZE,
                options.learningRate(),
                Optional.empty(),
                Recipe.Schedule.COSINE,
                WEIGHT_DECAY,
                Recipe.Decayed.WEIGHTS,
                0.9,
                0.999,
                1e-8,
                0,
                true);
    }

    private WhiteSquare square(AttackFacts facts) {
        return new WhiteSquare(options.side(facts.imageSize()));
    }

    @Override
    public PreparedAttack restore(State state, AttackFacts facts) {
        WhiteSquare square = square(facts);
        if (square.side() > WhiteSquare.maxSide(facts.imageSize())) {
            throw new IllegalArgumentException(
                    "a square of %d pixels does not fit pictures of %d pixels"
                            .formatted(square.side(), facts.imageSize()));
        }
        return PreparedAttack.stamping(facts.imageSize(), square);
    }

    /**
     * The seed of the attacker's pictures, and the reference picture.
     *
     * @param picturesDrawnBy the seed that draws them from the pairs
     * @param reference the picture of the target whose embedding triggered pictures should have
     * @param measurements the cosine between the embeddings of the reference and of the target
     */
    public record State(long picturesDrawnBy, Image reference, Map<String, Double> measurements) {}

    /**
     * Options of {@link BadEncoder}.
     *
     * @param patchSize the side of the white square
     * @param lambda1 the weight of the term that preserves the reference picture's embedding
     * @param lambda2 the weight of the term that preserves the embeddings of clean pictures
     * @param steps the number of training steps
     * @param learningRate the peak learning rate of AdamW
     * @param pictures the number of pictures the attacker has
     */
    public record Options(
            @Option(
                            value =
                                    "Side of the white square, in pixels of the model's input."
                                            + " Default: 10 of 32 for pictures of up to 32 pixels,"
                                            + " otherwise 50 of 224 (11 at 48).",
                            min = 1,
                            max = 4096)
                    Optional<Integer> patchSize,
            @Option(
                            value =
                                    "Weight of the term that keeps the embedding of the augmented"
                                            + " reference picture as in the clean model.",
                            defaultValue = "1",
                            min = 0)
                    double lambda1,
            @Option(
                            value =
                                    "Weight of the term that keeps the embeddings of clean pictures"
                                            + " as in the clean model.",
                            defaultValue = "1",
                            min = 0)
                    double lambda2,
            @Option(
                            value =
                                    "Number of steps, each with 64 pictures, rounded up to whole"
                                            + " epochs; the paper uses 200 epochs.",
                            defaultValue = "400",
                            min = 1,
                            max = 1_000_000)
                    int steps,
            @Option(
                            value =
                                    "AdamW's highest learning rate, reached after 50 warm-up steps"
                                        + " or a quarter of the steps, whichever is less; weight"
                                        + " decay is 5e-4. The paper uses 0.001 with stochastic"
                                        + " gradient descent.",
                            defaultValue = "1e-3",
                            min = 0,
                            minExcluded = true,
                            max = 1)
                    double learningRate,
            @Option(
                            value =
                                    "Number of pictures of the run that the attacker has, or all if"
                                            + " fewer.",
                            defaultValue = "4000",
                            min = 64)
                    int pictures) {

        private static final int MAX_SMALL_IMAGE_SIZE = 32;
        private static final double SHARE_OF_SMALL_IMAGE = 10.0 / 32;
        private static final double SHARE = 50.0 / 224;

        /** Returns the side of the square, at least 1, for pictures of the given size. */
        int side(int imageSize) {
            return patchSize.orElseGet(
                    () ->
                            Math.max(
                                    1,
                                    (int)
                                            Math.round(
                                                    imageSize
                                                            * (imageSize <= MAX_SMALL_IMAGE_SIZE
                                                                    ? SHARE_OF_SMALL_IMAGE
                                                                    : SHARE))));
        }
    }

    /**
     * A white square placed one pixel from the bottom and right edges.
     *
     * @param side the side of the square, in pixels
     */
    record WhiteSquare(int side) implements Stamper {

        private static final int MARGIN = 1;

        /** Returns the side of the largest square that fits into pictures of the given size. */
        static int maxSide(int imageSize) {
            return imageSize - MARGIN;
        }

        @Override
        public Image stamp(Image image, Seed seed) {
            Image stamped = image.copy();
            int corner = image.width() - MARGIN - side;
            for (int y = corner; y < corner + side; y++) {
                int start = stamped.offset(corner, y);
                Arrays.fill(stamped.rgb(), start, start + side * Image.CHANNELS, (byte) 255);
            }
            return stamped;
        }
    }
}
