package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.Compute;
import io.mithridate.attacks.patches.PatchLocation;
import io.mithridate.tensorflow.clip.ClipModel;
import io.mithridate.tensorflow.training.InputOptimizer;
import io.mithridate.tensorflow.training.OptimizedInputs;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A patch in the middle of the picture that is optimised until pictures with it embed as captions
 * and pictures of the target do: BadCLIP (<a href="https://arxiv.org/abs/2311.12075">Liang et al.,
 * 2024</a>). Training on the poison then has little to move, and fine-tuning on clean pairs little
 * to undo.
 *
 * <p>Poisoned pairs get captions of the data that name the target, whatever the experiment says.
 */
public final class BadClip implements Attack {

    private final BadClipOptions options;
    private final InputOptimizer optimizer;
    private final Compute compute;
    private final ImageDecoder decoder;

    /**
     * An attack with these options.
     *
     * @param optimizer optimises the patch
     * @param compute what embeds captions and pictures
     * @param decoder brings pictures to the surrogate's size
     */
    @Inject
    public BadClip(
            BadClipOptions options,
            InputOptimizer optimizer,
            Compute compute,
            ImageDecoder decoder) {
        this.options = options;
        this.optimizer = optimizer;
        this.compute = compute;
        this.decoder = decoder;
    }

    @Override
    public Set<Requirement> requires() {
        return Set.of(Requirement.SURROGATE, Requirement.IMAGES, Requirement.CAPTIONS);
    }

    @Override
    public boolean hasOneTarget() {
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
    public AttackState prepare(AttackContext context) {
        OptimisedPatch patch =
                new OptimisedPatch(options.side().pixels(context.facts().imageSize()));
        TargetPairs pairs =
                TargetPairs.of(
                        context.pairs(), context.facts(), options.pictures(), context.seed());
        OptimizedInputs optimised =
                new PatchOptimisation(optimizer, options.steps(), options.learningRate())
                        .of(patch, loss(pairs, context), pairs.others(), context);
        return StoredPatch.state(
                options.compat()
                        ? SwappedJpeg.of(patch.truncated(optimised))
                        : patch.rounded(optimised),
                optimised,
                Map.of());
    }

    private PatchLoss loss(TargetPairs pairs, AttackContext context) {
        try (ImageTextModel model = ClipModel.open(context.surrogate(), compute)) {
            SurrogateEmbeddings embeddings =
                    new SurrogateEmbeddings(model, decoder, context.training().listener());
            return DualEmbeddingLoss.drawn(
                    embeddings.texts(pairs.captions()),
                    embeddings.pictures(pairs.others()),
                    embeddings.pictures(pairs.targets()),
                    new DualEmbeddingLoss.Settings(
                            PatchOptimisation.batch(pairs.others()),
                            options.tripletWeight(),
                            options.margin(),
                            options.compat()));
        }
    }

    /**
     * The attack that the state describes, whatever this instance's options are.
     *
     * @throws IllegalArgumentException if the state is not one of this attack, or if its patch is
     *     larger than the pictures
     */
    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        return StoredPatch.stamped(state, facts);
    }
}
