package io.mithridate.defenses;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.PictureChange;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.FineTuneDefense;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Losses;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.tensorflow.op.Ops;

/**
 * Fine-tunes on clean pairs with an in-modal loss beside CLIP's: a picture is drawn to an augmented
 * picture of itself, and a caption to an augmented caption, so that the link between a trigger and
 * the target's text is loosened. CleanCLIP, <a href="https://arxiv.org/abs/2303.03323">Bansal et
 * al., 2023</a>, section 4.
 */
@About(
        name = "clean-clip",
        summary =
                "fine-tunes on clean pairs with an in-modal loss on augmented pictures and"
                        + " captions",
        fidelity = Fidelity.PAPER,
        papers = CleanClip.PAPER)
public record CleanClip(Options options, FineTuner fineTuner, Plugins plugins)
        implements FineTuneDefense {

    /** The paper, which is several defenses' own. */
    public static final String PAPER =
            "Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal"
                    + " Contrastive Learning. arXiv:2303.03323";

    static final View.Images IMAGES = View.images();
    static final View.Captions CAPTIONS = View.captions();

    /** Made by injection. */
    @Inject
    public CleanClip {}

    @Override
    public Recipe recipe() {
        return options.recipe();
    }

    @Override
    public Set<Access> requires() {
        return TextAccess.of(
                plugins, alignsInModal() ? List.of(options.textAugmenter()) : List.of());
    }

    @Override
    public List<PictureChange> pictureChanges() {
        return alignsInModal() ? List.of(options.imageAugmentation().change()) : List.of();
    }

    /** Without it a second view would be of no use, and yet move batch norm. */
    private boolean alignsInModal() {
        return options.inModalWeight() > 0;
    }

    /**
     * With the pictures I and captions T of a batch, and the augmented I′ and T′:
     *
     * <pre>
     * L = w_cross · L_CLIP + w_inmodal · ½ [ InfoNCE(I, I′) + InfoNCE(T, T′) ]
     * </pre>
     *
     * <p>As in the released code, the in-modal loss runs in one direction, from the original to the
     * augmented one, and batch norm takes its statistics over both views of the pictures.
     */
    @Override
    public Objective objective(DefenseContext context) {
        if (!alignsInModal()) {
            return Objective.of(
                    List.of(IMAGES, CAPTIONS),
                    (tf, batch) -> Loss.sum(tf, crossModal(tf, batch, options.crossModalWeight())));
        }
        View.Images changed = options.imageAugmentation().view();
        FirstPositive anew = FirstPositive.of(context, options.textAugmenter());
        Seed seed = context.training().seed().at("text-augmentation");
        View.Captions reworded =
                View.captions("augmented-caption", options.compat() ? anew.onceForAll(seed) : anew);
        return Objective.of(
                List.of(IMAGES, changed, CAPTIONS, reworded),
                (tf, batch) ->
                        Loss.sum(
                                tf,
                                crossModal(tf, batch, options.crossModalWeight()),
                                inModal(tf, batch, changed, reworded, options.inModalWeight())));
    }

    /** CLIP's loss. */
    static Loss.Term crossModal(Ops tf, Batch batch, double weight) {
        return Loss.term(
                "clip",
                weight,
                Losses.clip(tf, batch.of(IMAGES), batch.of(CAPTIONS), batch.logitScale()));
    }

    /** The loss that draws the first views of pictures and captions to the second ones. */
    static Loss.Term inModal(
            Ops tf, Batch batch, View.Images changed, View.Captions reworded, double weight) {
        return Loss.term(
                "in-modal",
                weight,
                Losses.inModal(
                        tf,
                        batch.of(IMAGES),
                        batch.of(changed),
                        batch.of(CAPTIONS),
                        batch.of(reworded),
                        batch.logitScale()));
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
}
