package io.mithridate.defenses;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier.PictureChange;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.training.FineTuneDefense;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Fine-tunes on clean pairs with an in-modal loss in addition to CLIP's loss. Each picture and each
 * caption is pulled toward an augmented version of itself, which weakens the link between a trigger
 * and the target's text. CleanCLIP, <a href="https://arxiv.org/abs/2303.03323">Bansal et al.,
 * 2023</a>, section 4.
 */
@About(
        name = "clean-clip",
        summary = "fine-tunes on clean pairs with an in-modal loss on augmented views",
        fidelity = Fidelity.PAPER,
        papers = CleanClip.PAPER)
public record CleanClip(Options options, FineTuner fineTuner, Plugins plugins)
        implements FineTuneDefense {

    /** The CleanCLIP paper, which several defenses refer to. */
    public static final String PAPER =
            "Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal"
                    + " Contrastive Learning. arXiv:2303.03323";

    /** Creates the defense by dependency injection. */
    @Inject
    public CleanClip {}

    @Override
    public Recipe recipe() {
        return options.recipe();
    }

    @Override
    public Set<Access> requires() {
        return FirstPositive.access(plugins, options.inModal().augmenters(), Access.CLEAN_PAIRS);
    }

    @Override
    public List<PictureChange> pictureChanges() {
        return options.inModal().pictureChanges();
    }

    /**
     * Returns the objective of CleanCLIP. For the pictures I and captions T of a batch and their
     * augmented versions I′ and T′:
     *
     * <pre>
     * L = w_cross · L_CLIP + w_inmodal · ½ [ InfoNCE(I, I′) + InfoNCE(T, T′) ]
     * </pre>
     *
     * <p>As in the released code, the in-modal loss is computed in one direction, from the original
     * to the augmented version, and batch norm computes its statistics over both views of the
     * pictures.
     */
    @Override
    public Objective objective(DefenseContext context) {
        View.Images i = View.images();
        View.Captions t = View.captions();
        double crossModal = options.crossModalWeight();
        double inModal = options.inModal().inModalWeight();
        if (!options.inModal().isOn()) {
            return Objective.of(
                    List.of(i, t),
                    (tf, batch) ->
                            Loss.sum(
                                    tf,
                                    Loss.term("clip", crossModal, Losses.clip(tf, batch, i, t))));
        }
        View.Images i2 = options.inModal().pictures();
        View.Captions t2 = options.inModal().captions(context, options.compat());
        return Objective.of(
                List.of(i, i2, t, t2),
                (tf, batch) ->
                        Loss.sum(
                                tf,
                                Loss.term("clip", crossModal, Losses.clip(tf, batch, i, t)),
                                Loss.term(
                                        "in-modal",
                                        inModal,
                                        Losses.inModal(tf, batch, i, i2, t, t2))));
    }

    /** The options of {@link CleanClip}. */
    public record Options(
            @Option(value = "Weight of CLIP's loss.", defaultValue = "1", min = 0)
                    double crossModalWeight,
            @Inlined InModal inModal,
            @Option(
                            value =
                                    "Reproduce the released code: captions are augmented once for"
                                            + " the whole run.",
                            defaultValue = "false")
                    boolean compat,
            @Inlined Recipe recipe) {

        /** Checks that not all weights are 0. */
        public Options {
            if (crossModalWeight == 0 && !inModal.isOn()) {
                throw new IllegalArgumentException(
                        "cross-modal-weight and in-modal-weight are both 0; raise one of them");
            }
        }
    }
}
