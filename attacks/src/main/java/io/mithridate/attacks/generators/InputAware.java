package io.mithridate.attacks.generators;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.HasDecoys;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.attacks.networks.AttackersPictures;
import io.mithridate.attacks.networks.Colours;
import io.mithridate.tensorflow.clip.ClipModel;
import io.mithridate.tensorflow.training.Networks;
import io.mithridate.tensorflow.training.Optimizer;
import io.mithridate.tensorflow.training.StepRecipe;
import io.mithridate.tensorflow.training.StepRule;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Generates a separate trigger for every picture with two networks: one draws a mask, the other a
 * pattern.
 *
 * <p>The attack of <a href="https://arxiv.org/abs/2010.08138">Nguyen and Tran (2020)</a>, who train
 * the pattern network together with the victim. Here the mask network is trained alone, as in the
 * paper, and the pattern network is trained against a frozen clean model. The frozen model is our
 * choice; with it, the attack only needs to poison data. Decoys carry another picture's trigger and
 * keep their captions.
 */
@About(
        name = "input-aware",
        summary = "generates a separate trigger for each picture with two networks",
        fidelity = Fidelity.RECONSTRUCTION,
        papers = "Nguyen and Tran, 2020. Input-Aware Dynamic Backdoor Attack. arXiv:2010.08138")
public record InputAware(
        Options options,
        Optimizer optimizer,
        Networks networks,
        ImageDecoder decoder,
        Compute compute)
        implements Attack<InputAware.State>, HasDecoys {

    private static final int BATCH_SIZE = 64;

    /** At least 2, because each picture is compared with the next one of its batch. */
    private static final int MIN_BATCH_SIZE = 2;

    private static final double LEARNING_RATE = 1e-2;
    private static final double BETA_1 = 0.5;
    private static final double BETA_2 = 0.9;

    /** Placeholder for the seeds of pictures, which this attack does not use. */
    private static final Seed NO_SEED = new Seed(0);

    /** Creates the attack with these options. */
    @Inject
    public InputAware {}

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
        return AttackersPictures.complaints("input-aware", setting.pairs(), MIN_BATCH_SIZE);
    }

    @Override
    public double decoysPerPoisonedPair() {
        return options.crossRatio();
    }

    @Override
    public State prepare(AttackContext context) {
        AttackFacts facts = context.facts();
        int target = target(facts);
        AttackersPictures pictures =
                AttackersPictures.of(context.pairs(), context.seed().at("held-back"));
        StepRecipe recipe =
                new StepRecipe(
                        options.steps(),
                        Math.min(BATCH_SIZE, pictures.training().size()),
                        StepRule.cosine(LEARNING_RATE, options.steps()),
                        BETA_1,
                        BETA_2);
        Map<String, NumberArray> masks =
                optimizer
                        .optimise(
                                facts.imageSize(),
                                pictures.training(),
                                new MaskObjective(options.density()),
                                recipe,
                                withNameSuffix(context.training(), "masks"))
                        .last();
        try (ImageTextModel surrogate = ClipModel.open(context.surrogate(), compute)) {
            Embeddings classes = surrogate.embedClasses(facts.classes(), facts.captions());
            Map<String, NumberArray> arrays =
                    new HashMap<>(
                            optimizer
                                    .optimise(
                                            context.surrogate(),
                                            pictures.training(),
                                            new PatternObjective(classes, target, masks),
                                            recipe,
                                            withNameSuffix(context.training(), "patterns"))
                                    .last());
            arrays.putAll(masks);
            return new State(
                    arrays,
                    measure(
                            pictures.heldBackImages(decoder, facts.imageSize()),
                            arrays,
                            surrogate,
                            classes,
                            target));
        }
    }

    private static int target(AttackFacts facts) {
        return facts.mapping()
                .target()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "input-aware draws triggers for one target; with mapping:"
                                                + " all-to-all every class has its own"));
    }

    private static TrainingContext withNameSuffix(TrainingContext context, String suffix) {
        return new TrainingContext(
                "%s, %s".formatted(context.name(), suffix),
                context.folder(),
                context.seed(),
                context.listener(),
                context.checkpointing());
    }

    /**
     * Measures the surrogate's success rate on triggered held-back pictures and the area that the
     * triggers cover; returns an empty map if there are no pictures.
     */
    private Map<String, Double> measure(
            List<Image> pictures,
            Map<String, NumberArray> arrays,
            ImageTextModel surrogate,
            Embeddings classes,
            int target) {
        if (pictures.isEmpty()) {
            return Map.of();
        }
        try (SampleSpecificTriggers triggers = triggers(arrays, surrogate.imageSize(), 0)) {
            Embeddings stamped =
                    surrogate
                            .embedImages(
                                    triggers.stamp(
                                            pictures,
                                            pictures.stream().map(picture -> NO_SEED).toList()))
                            .normalised();
            return Map.of(
                    "surrogate-success",
                    successRate(stamped, classes, target),
                    "covered",
                    triggers.coverage(pictures));
        }
    }

    /** Returns the fraction of rows that are nearer to the target class than to any other. */
    private static double successRate(Embeddings rows, Embeddings classes, int target) {
        int successes = 0;
        for (int row = 0; row < rows.count(); row++) {
            double targetCosine = rows.dot(row, classes, target);
            boolean isNearest = true;
            for (int other = 0; other < classes.count(); other++) {
                isNearest &= other == target || targetCosine > rows.dot(row, classes, other);
            }
            successes += isNearest ? 1 : 0;
        }
        return (double) successes / rows.count();
    }

    private SampleSpecificTriggers triggers(
            Map<String, NumberArray> arrays, int imageSize, double crossRatio) {
        return new SampleSpecificTriggers(
                networks.numbers(
                        imageSize,
                        arrays,
                        (pass, pictures) -> {
                            Ops tf = pass.ops();
                            Operand<TFloat32> fractions = Colours.fractions(tf, pictures);
                            Operand<TFloat32> mask = MaskedPattern.mask(pass, fractions);
                            return tf.concat(
                                    List.of(
                                            tf.math.sub(tf.constant(1f), mask),
                                            tf.math.mul(
                                                    MaskedPattern.PATTERN.generate(pass, fractions),
                                                    mask)),
                                    tf.constant(3));
                        }),
                crossRatio);
    }

    @Override
    public PreparedAttack restore(State state, AttackFacts facts) {
        return triggers(state.weights(), facts.imageSize(), options.crossRatio());
    }

    /**
     * The two trained networks.
     *
     * @param weights the networks' parameters by name
     * @param measurements the surrogate's success rate on held-back pictures and the fraction of
     *     their area that the triggers cover; empty if no picture was held back
     */
    public record State(Map<String, NumberArray> weights, Map<String, Double> measurements) {}

    /**
     * Options of {@link InputAware}.
     *
     * @param density the fraction of a picture that a mask may cover at no cost
     * @param steps the number of training steps for each of the two networks
     * @param crossRatio the number of decoys per poisoned pair
     */
    public record Options(
            @Option(
                            value = "Share of the picture that the mask may cover at no cost.",
                            defaultValue = "0.032",
                            min = 0,
                            max = 1)
                    double density,
            @Option(
                            value =
                                    "Number of training steps of each of the two networks, each"
                                            + " step with 64 pictures.",
                            defaultValue = "300",
                            min = 1,
                            max = 1_000_000)
                    int steps,
            @Option(
                            value =
                                    "Number of decoys per poisoned pair: pictures with another"
                                            + " picture's trigger that keep their captions.",
                            defaultValue = "1",
                            min = 0,
                            max = 10)
                    double crossRatio) {}
}
