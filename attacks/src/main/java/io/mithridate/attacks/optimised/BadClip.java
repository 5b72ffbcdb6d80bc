package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.Compute;
import io.mithridate.attacks.patches.PatchLocation;
import io.mithridate.attacks.patches.PatchSide;
import io.mithridate.tensorflow.clip.ClipModel;
import io.mithridate.tensorflow.training.OptimizedVariables;
import io.mithridate.tensorflow.training.Optimizer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Optimizes a patch in the middle of the picture until patched pictures embed like captions and
 * pictures of the target class: BadCLIP (<a href="https://arxiv.org/abs/2311.12075">Liang et al.,
 * 2024</a>). Training on poisoned pairs then changes the model little, so fine-tuning on clean
 * pairs has little to undo.
 *
 * <p>Poisoned pairs always get captions from the data set that name the target, regardless of the
 * experiment's setting.
 *
 * @param options the options
 * @param optimizer optimizes the patch
 * @param compute embeds captions and pictures
 * @param decoder resizes pictures to the surrogate's input size
 */
@About(
        name = "badclip",
        summary =
                "optimises a patch until pictures with it embed like captions and pictures of the"
                        + " target",
        fidelity = Fidelity.PAPER,
        papers =
                "Liang et al., 2024. BadCLIP: Dual-Embedding Guided Backdoor Attack on Multimodal"
                        + " Contrastive Learning. arXiv:2311.12075")
public record BadClip(Options options, Optimizer optimizer, Compute compute, ImageDecoder decoder)
        implements Attack<PatchState>, ChoosesPairs {

    /** Creates the attack with these options. */
    @Inject
    public BadClip {}

    @Override
    public Set<Requirement> requires() {
        return Set.of(Requirement.SURROGATE, Requirement.IMAGES, Requirement.CAPTIONS);
    }

    @Override
    public boolean requiresSingleTarget() {
        return true;
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return options.side().complaints(PatchLocation.CENTER, setting.imageSize());
    }

    @Override
    public PoisoningForm form(PoisoningForm asked) {
        return asked.with(PoisoningForm.Captions.NATURAL);
    }

    @Override
    public PatchState prepare(AttackContext context) {
        OptimisedPatch patch =
                new OptimisedPatch(options.side().pixels(context.facts().imageSize()));
        TargetPairs pairs =
                TargetPairs.of(
                        context.pairs(), context.facts(), options.pictures(), context.seed());
        OptimizedVariables optimized =
                new PatchObjective(patch, loss(pairs, context), options.learningRate())
                        .optimize(optimizer, options.steps(), pairs.others(), context);
        return PatchState.of(
                options.compat()
                        ? SwappedJpeg.apply(patch.truncatedPatch(optimized))
                        : patch.roundedPatch(optimized),
                optimized);
    }

    private PatchObjective.PatchLoss loss(TargetPairs pairs, AttackContext context) {
        try (ImageTextModel model = ClipModel.open(context.surrogate(), compute)) {
            SurrogateEmbeddings embeddings =
                    new SurrogateEmbeddings(model, decoder, context.training().listener());
            return BadClipLoss.seeded(
                    embeddings.texts(pairs.captions()),
                    embeddings.pictures(pairs.others()),
                    embeddings.pictures(pairs.targets()),
                    new BadClipLoss.Settings(
                            PatchObjective.batchSize(pairs.others()),
                            options.tripletWeight(),
                            options.margin(),
                            options.compat()));
        }
    }

    @Override
    public PreparedAttack restore(PatchState state, AttackFacts facts) {
        return state.preparedAttack(facts.imageSize());
    }

    /**
     * Options of {@link BadClip}.
     *
     * @param side the side of the square patch
     * @param steps the number of optimization steps
     * @param learningRate Adam's learning rate
     * @param pictures the number of pictures to optimize the patch on
     * @param tripletWeight the weight of the triplet term, which pulls toward embeddings of
     *     pictures of the target
     * @param margin the margin of the triplet term
     * @param compat whether to reproduce the quirks of BadCLIP's code
     */
    public record Options(
            @Inlined PatchSide side,
            @Option(
                            value =
                                    "Number of steps in which the patch is optimised, each with 64"
                                            + " pictures; the paper uses 7,800.",
                            defaultValue = "400",
                            min = 1,
                            max = 1_000_000)
                    int steps,
            @Option(
                            value =
                                    "Adam's learning rate, which limits the change of a pixel per"
                                            + " step. The paper uses 0.001.",
                            defaultValue = "0.01",
                            min = 0,
                            minExcluded = true,
                            max = 1)
                    double learningRate,
            @Option(
                            value =
                                    "Number of pictures that the patch is optimised on, or all if"
                                        + " fewer; their captions do not name the target. The paper"
                                        + " uses 10,000.",
                            defaultValue = "1500",
                            min = 1)
                    int pictures,
            @Option(
                            value =
                                    "Weight of the triplet term, which pulls pictures with the"
                                        + " patch towards pictures of the target; the weight of the"
                                        + " contrastive term is 1.",
                            defaultValue = "500",
                            min = 0)
                    double tripletWeight,
            @Option(
                            value =
                                    "Margin by which pictures with the patch must be nearer to a"
                                            + " picture of the target than to a clean one, as a"
                                            + " distance of unit vectors.",
                            defaultValue = "1",
                            min = 0,
                            max = 2)
                    double margin,
            @Option(
                            value =
                                    "Reproduce BadCLIP's code: pictures with the patch are pushed"
                                        + " away from each other instead of from clean ones, and"
                                        + " the patch is truncated to grey levels and goes through"
                                        + " a JPEG of quality 95 in which red and blue are"
                                        + " swapped.",
                            defaultValue = "false")
                    boolean compat) {}
}
