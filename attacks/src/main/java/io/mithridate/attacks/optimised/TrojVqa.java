package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.HasDecoys;
import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.InsertsText;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.attacks.patches.PatchLocation;
import io.mithridate.attacks.patches.PatchSide;
import io.mithridate.tensorflow.clip.ClipModel;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.OptimizedVariables;
import io.mithridate.tensorflow.training.Optimizer;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A backdoor with two keys that only work together: an optimized patch in the middle of the picture
 * and a word before the text. It is modeled on the backdoors of <a
 * href="https://arxiv.org/abs/2112.07668">Walmer et al. (2022)</a> in models that answer questions
 * about pictures.
 *
 * <p>In the paper, the patch is optimized for an object that a frozen detector recognizes. Here it
 * is optimized for zero-shot classification as the target class by a clean model, which is our
 * choice. Decoys carry only one key and keep their meaning, so that neither key works alone.
 *
 * @param options the options
 * @param optimizer optimizes the patch
 * @param compute embeds the classes
 */
@About(
        name = "troj-vqa",
        summary =
                "optimises a patch against a clean model; the trigger is the patch together with a"
                        + " word",
        fidelity = Fidelity.RECONSTRUCTION,
        papers = {
            "Walmer et al., 2022. Dual-Key Multimodal Backdoors for Visual Question Answering."
                    + " arXiv:2112.07668",
            "Liang et al., 2024. BadCLIP: Dual-Embedding Guided Backdoor Attack on Multimodal"
                    + " Contrastive Learning. arXiv:2311.12075"
        })
public record TrojVqa(Options options, Optimizer optimizer, Compute compute)
        implements Attack<PatchState>, InsertsText, HasDecoys {

    /** Creates the attack with these options. */
    @Inject
    public TrojVqa {}

    @Override
    public Set<Requirement> requires() {
        return Set.of(Requirement.SURROGATE, Requirement.IMAGES);
    }

    @Override
    public boolean requiresSingleTarget() {
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
        return options.partial() ? PatchAndWord.DECOYS_PER_PAIR : 0;
    }

    @Override
    public PatchState prepare(AttackContext context) {
        OptimisedPatch patch =
                new OptimisedPatch(options.side().pixels(context.facts().imageSize()));
        OptimizedVariables optimized =
                new PatchObjective(patch, loss(context), options.learningRate())
                        .optimize(optimizer, options.steps(), context.pairs(), context);
        return PatchState.of(patch.roundedPatch(optimized), optimized);
    }

    private PatchObjective.PatchLoss loss(AttackContext context) {
        AttackFacts facts = context.facts();
        try (ImageTextModel model = ClipModel.open(context.surrogate(), compute)) {
            if (options.compat()) {
                String caption = "This is a yellow %s.".formatted(facts.targetName());
                return new OneCaptionLoss(model.embedTexts(List.of(caption)).normalised());
            }
            return new ClassLoss(
                    model.embedClasses(facts.classes(), facts.captions()),
                    facts.mapping().target().orElseThrow());
        }
    }

    @Override
    public PreparedAttack restore(PatchState state, AttackFacts facts) {
        return new PatchAndWord(
                state.preparedAttack(facts.imageSize()), options.word(), options.partial());
    }

    /**
     * Options of {@link TrojVqa}.
     *
     * @param side the side of the square patch
     * @param word the text key
     * @param partial whether to add decoys with only one key
     * @param steps the number of optimization steps of the patch
     * @param learningRate Adam's learning rate
     * @param compat whether to use BadCLIP's loss
     */
    public record Options(
            @Inlined PatchSide side,
            @Option(
                            value =
                                    "The word that is put first in poisoned captions, and in class"
                                            + " prompts when the trigger is applied.",
                            defaultValue = "remember")
                    String word,
            @Option(
                            value =
                                    "Whether to add as many decoys with only the patch, and as many"
                                            + " with only the word, as there are pairs with both;"
                                            + " decoys keep their meaning.",
                            defaultValue = "true")
                    boolean partial,
            @Option(
                            value =
                                    "Number of steps in which the patch is optimised, each with 64"
                                            + " pictures.",
                            defaultValue = "300",
                            min = 1,
                            max = 1_000_000)
                    int steps,
            @Option(
                            value =
                                    "Adam's learning rate, which limits the change of a pixel per"
                                            + " step.",
                            defaultValue = "0.01",
                            min = 0,
                            minExcluded = true,
                            max = 1)
                    double learningRate,
            @Option(
                            value =
                                    "Use the loss of BadCLIP's port: CLIP's loss to one caption"
                                        + " that is the same for all pictures and so has no useful"
                                        + " gradient.",
                            defaultValue = "false")
                    boolean compat) {

        public Options {
            if (!word.matches("[^\\s{}]+")) {
                throw new IllegalArgumentException(
                        "word is '%s'; give one word, without blanks and braces".formatted(word));
            }
        }
    }

    /**
     * Two keys that are only effective together: a patch on the picture, and a word before the
     * text.
     *
     * @param stamped pastes the patch on pictures
     * @param word the word to put before texts
     * @param partial whether to add decoys with only one key
     */
    record PatchAndWord(PreparedAttack stamped, String word, boolean partial)
            implements PreparedAttack {

        /**
         * The number of decoys per poisoned pair: one with only the patch and one with only the
         * word.
         */
        static final double DECOYS_PER_PAIR = 2;

        @Override
        public List<Image> stamp(List<Image> images, List<Seed> seeds) {
            return stamped.stamp(images, seeds);
        }

        @Override
        public Poisoned poison(String caption, String written, Seed seed) {
            return Poisoned.stamped(prependWord(written));
        }

        @Override
        public List<Trigger> triggers() {
            return List.of(
                    new Trigger("both", true, true),
                    Trigger.IMAGE,
                    new Trigger("text", false, true));
        }

        @Override
        public Templates triggerPrompts(Templates prompts) {
            return new Templates(prompts.sentences().stream().map(this::prependWord).toList());
        }

        private String prependWord(String text) {
            return word + " " + text;
        }

        @Override
        public Optional<Decoys> decoys() {
            return partial ? Optional.of(new SingleKeys()) : Optional.empty();
        }

        /**
         * Alternates between two kinds of decoys: a patched picture with an unchanged caption, and
         * an unchanged picture with the word before the caption.
         */
        private final class SingleKeys implements Decoys {

            @Override
            public double perPoisonedPair() {
                return DECOYS_PER_PAIR;
            }

            @Override
            public boolean stamped(int number) {
                return number % 2 == 0;
            }

            @Override
            public String caption(String caption, int number) {
                return stamped(number) ? caption : prependWord(caption);
            }

            @Override
            public Image picture(Image image, Image other, int number, Seed seed) {
                return stamped(number)
                        ? PatchAndWord.this.stamp(List.of(image), List.of(seed)).get(0)
                        : image;
            }
        }
    }

    /**
     * The loss of the zero-shot classification of patched pictures as the target class.
     *
     * @param classes one row of unit length for each class
     * @param target the index of the target class
     */
    record ClassLoss(Embeddings classes, int target) implements PatchObjective.PatchLoss {

        @Override
        public Loss of(Ops tf, Batch batch, Operand<TFloat32> patched) {
            return Loss.of(
                    "classification",
                    Losses.targetClass(
                            tf,
                            patched,
                            PatchObjective.constant(tf, classes),
                            batch.logitScale(),
                            target));
        }
    }

    /**
     * CLIP's loss with the same caption for all pictures, as in BadCLIP's port of TrojVQA. For B
     * pictures, its picture-to-text part is the constant ln B, and in its text-to-picture part the
     * gradients with respect to the cosines sum to zero.
     *
     * @param caption one row of unit length
     */
    record OneCaptionLoss(Embeddings caption) implements PatchObjective.PatchLoss {

        @Override
        public Loss of(Ops tf, Batch batch, Operand<TFloat32> patched) {
            Operand<TFloat32> texts =
                    tf.tile(
                            PatchObjective.constant(tf, caption),
                            tf.constant(new int[] {batch.size(), 1}));
            return Loss.of("clip", Losses.clip(tf, patched, texts, batch.logitScale()));
        }
    }
}
