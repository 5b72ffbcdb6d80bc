package io.mithridate.defenses;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.PictureChange;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Fine-tunes on clean pairs with an in-modal loss beside CLIP's: a picture is drawn to an augmented
 * picture of itself, and a caption to an augmented caption, so that the link between a trigger and
 * the target's text is loosened.
 *
 * <p>CleanCLIP, <a href="https://arxiv.org/abs/2303.03323">Bansal et al., 2023</a>, section 4; the
 * formula is the released code's, whose in-modal loss runs in one direction, from the original to
 * the augmented one. Both views of the pictures go through the model in one pass, so that batch
 * norm takes its statistics over both.
 *
 * <pre>
 * L = w_cross · L_CLIP + w_inmodal · ½ [ InfoNCE(I, I′) + InfoNCE(T, T′) ]
 * </pre>
 *
 * <p>I and T are the pictures and captions of a batch, I′ and T′ the augmented ones.
 */
@About(
        name = "clean-clip",
        summary =
                "fine-tunes on clean pairs with an in-modal loss on augmented pictures and"
                        + " captions",
        fidelity = Fidelity.PAPER,
        papers = Papers.CLEAN_CLIP)
public final class CleanClip implements Purifier {

    private final Options options;
    private final FineTuner fineTuner;
    private final Plugins plugins;

    /**
     * Made by injection.
     *
     * @param options weights, augmentations and recipe
     * @param fineTuner trains
     * @param plugins knows the text augmenter that the options name
     */
    @Inject
    public CleanClip(Options options, FineTuner fineTuner, Plugins plugins) {
        this.options = options;
        this.fineTuner = fineTuner;
        this.plugins = plugins;
    }

    @Override
    public Set<Access> requires() {
        return TextAccess.of(
                plugins, alignsInModal() ? List.of(options.textAugmenter()) : List.of());
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return options.recipe().complaints(setting.pairs().defender());
    }

    @Override
    public List<PictureChange> pictureChanges() {
        return alignsInModal() ? List.of(options.imageAugmentation().change()) : List.of();
    }

    @Override
    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        PairSet pairs = context.cleanPairs();
        CleanClipTerms terms =
                new CleanClipTerms(options.crossModalWeight(), options.inModalWeight());
        return fineTuner.fineTune(
                suspect,
                pairs,
                alignsInModal()
                        ? new InModalObjective(views(context), terms)
                        : new CrossModalObjective(terms),
                options.recipe(),
                context.training());
    }

    private InModalViews views(DefenseContext context) {
        return InModalViews.of(
                options.imageAugmentation(),
                context.augmenter(FirstPositive.TEXTS, options.textAugmenter()),
                options.compat(),
                context.training().seed().at("text-augmentation"));
    }

    /** Without it a second view would be of no use, and yet move batch norm. */
    private boolean alignsInModal() {
        return options.inModalWeight() > 0;
    }

    /** The options of {@link CleanClip}. */
    public record Options(
            @Option(value = "Weight of CLIP's loss.", defaultValue = "1", min = 0)
                    double crossModalWeight,
            @Option(
                            value =
                                    "Weight of the in-modal loss; with 0 no second view of a"
                                            + " picture or caption is embedded.",
                            defaultValue = "1",
                            min = 0)
                    double inModalWeight,
            @Option(
                            value = "How the second view of a picture is made.",
                            defaultValue = "auto-augment")
                    ImageAugmentation imageAugmentation,
            @Option(
                            value = "How the second view of a caption is made: its first positive.",
                            defaultValue = "eda")
                    PluginRef<TextAugmenter> textAugmenter,
            @Option(
                            value =
                                    "As the released code: captions are augmented once for the"
                                            + " whole run, not anew in each epoch.",
                            defaultValue = "false")
                    boolean compat,
            @Inlined Recipe recipe) {

        /**
         * Checks options against each other.
         *
         * @throws IllegalArgumentException if both weights are 0
         */
        public Options {
            if (crossModalWeight == 0 && inModalWeight == 0) {
                throw new IllegalArgumentException(
                        "cross-modal-weight and in-modal-weight are both 0, so that nothing would"
                                + " be trained; give one of them a weight");
            }
        }
    }

    /** CLIP's loss and the in-modal loss, weighted. */
    record InModalObjective(InModalViews inModal, CleanClipTerms terms) implements Objective {

        @Override
        public List<View> views() {
            return inModal.all();
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            List<Operand<TFloat32>> images =
                    List.of(batch.of(inModal.images()), batch.of(inModal.augmentedImages()));
            List<Operand<TFloat32>> texts =
                    List.of(batch.of(inModal.captions()), batch.of(inModal.augmentedCaptions()));
            return Loss.sum(tf, terms.of(tf, images, texts, batch.logitScale()));
        }
    }

    /** CLIP's loss alone, weighted. */
    record CrossModalObjective(CleanClipTerms terms) implements Objective {

        private static final View.Images IMAGES = View.images();
        private static final View.Captions CAPTIONS = View.captions();

        @Override
        public List<View> views() {
            return List.of(IMAGES, CAPTIONS);
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            return Loss.sum(
                    tf,
                    List.of(
                            terms.crossModal(
                                    tf,
                                    List.of(batch.of(IMAGES)),
                                    List.of(batch.of(CAPTIONS)),
                                    batch.logitScale())));
        }
    }
}
