package io.mithridate.defenses;

import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.training.ClipObjective;
import io.mithridate.tensorflow.training.FineTuneDefense;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Objective;
import jakarta.inject.Inject;

/**
 * Trains the suspicious model further on clean pairs with CLIP's own loss.
 *
 * <p>This is the simplest possible defense and the baseline for every defense that trains on clean
 * pairs: any effect of such a defense beyond this baseline is due to the defense's own idea. It is
 * the fine-tuning baseline of CleanCLIP (<a href="https://arxiv.org/abs/2303.03323">Bansal et al.,
 * 2023</a>).
 */
@About(
        name = FineTune.NAME,
        summary = "trains further on clean pairs with CLIP's own loss",
        fidelity = Fidelity.PAPER,
        papers = {CleanClip.PAPER, FineTune.CLIP_PAPER})
public record FineTune(Options options, FineTuner fineTuner) implements FineTuneDefense {

    static final String NAME = "fine-tune";

    static final String CLIP_PAPER =
            "Radford et al., 2021. Learning Transferable Visual Models From Natural Language"
                    + " Supervision. arXiv:2103.00020";

    /** Creates the defense by dependency injection. */
    @Inject
    public FineTune {}

    @Override
    public Recipe recipe() {
        return options.recipe();
    }

    @Override
    public Objective objective(DefenseContext context) {
        return ClipObjective.textbook();
    }

    /** The recipe of the training. */
    public record Options(@Inlined Recipe recipe) {}
}
