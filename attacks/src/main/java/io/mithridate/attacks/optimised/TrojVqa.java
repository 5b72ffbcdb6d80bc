package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.SurrogateClasses;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.Compute;
import io.mithridate.attacks.patches.PatchLocation;
import io.mithridate.attacks.stamps.StoredTrigger;
import io.mithridate.tensorflow.clip.ClipModel;
import io.mithridate.tensorflow.training.InputOptimizer;
import io.mithridate.tensorflow.training.OptimizedInputs;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two keys that open together: an optimised patch in the middle of the picture and a word before
 * the text, after the backdoors of <a href="https://arxiv.org/abs/2112.07668">Walmer et al.
 * (2022)</a> in models that answer questions about pictures.
 *
 * <p>There the patch is optimised for an object that a frozen detector sees; here for the target
 * class as a clean model classifies without training, which is our choice. Decoys carry one key
 * alone and keep their meaning, so that a single key does not open.
 */
public final class TrojVqa implements Attack {

    private static final String WORD = "word";
    private static final String PARTIAL = "partial";

    private final TrojVqaOptions options;
    private final InputOptimizer optimizer;
    private final Compute compute;

    /**
     * An attack with these options.
     *
     * @param optimizer optimises the patch
     * @param compute what embeds the classes
     */
    @Inject
    public TrojVqa(TrojVqaOptions options, InputOptimizer optimizer, Compute compute) {
        this.options = options;
        this.optimizer = optimizer;
        this.compute = compute;
    }

    @Override
    public Set<Requirement> requires() {
        return Set.of(Requirement.SURROGATE, Requirement.IMAGES);
    }

    @Override
    public boolean hasOneTarget() {
        return true;
    }

    @Override
    public List<String> textKeys() {
        return List.of(options.word());
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return options.side().complaints(PatchLocation.CENTER, setting.imageSize());
    }

    @Override
    public double decoysPerPoisonedPair() {
        return options.partial() ? PatchAndWord.SINGLE_KEYS : 0;
    }

    @Override
    public AttackState prepare(AttackContext context) {
        OptimisedPatch patch =
                new OptimisedPatch(options.side().pixels(context.facts().imageSize()));
        OptimizedInputs optimised =
                new PatchOptimisation(optimizer, options.steps(), options.learningRate())
                        .of(patch, loss(context), context.pairs(), context);
        return StoredPatch.state(
                patch.rounded(optimised),
                optimised,
                Map.of(WORD, options.word(), PARTIAL, Boolean.toString(options.partial())));
    }

    private PatchLoss loss(AttackContext context) {
        AttackFacts facts = context.facts();
        try (ImageTextModel model = ClipModel.open(context.surrogate(), compute)) {
            if (options.compat()) {
                String caption = "This is a yellow %s.".formatted(facts.targetName());
                return new OneCaptionLoss(model.embedTexts(List.of(caption)).normalised());
            }
            return new ClassLoss(
                    SurrogateClasses.of(model, facts), facts.mapping().target().orElseThrow());
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
        StoredTrigger stored = new StoredTrigger(state);
        return new PatchAndWord(
                StoredPatch.stamped(state, facts), stored.text(WORD), stored.truth(PARTIAL));
    }
}
