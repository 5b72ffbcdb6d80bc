package io.mithridate.examples.defense;

import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Strength;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.training.FineTuneDefense;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Losses;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Fine-tunes a suspicious model on clean pairs, with a loss that spreads the pictures' embeddings
 * beside CLIP's own.
 *
 * <p>The idea: a backdoor works by drawing whatever carries the trigger to one point, the target's
 * caption. A loss that pushes pictures apart works against any such point. But no clean picture
 * carries the trigger, so that this can reach the backdoor only through features that clean and
 * triggered pictures share. The defense teaches how a loss is added; it claims nothing.
 *
 * <p>A {@link FineTuneDefense} trains the suspect further on the defender's clean pairs. It is a
 * {@code Purifier}, which takes a model and gives one back in any way; that interface and those of
 * the other kinds of defenses are in {@code io.mithridate.api.defense}.
 */
@About(
        name = "uniform-fine-tune",
        summary =
                "trains further on clean pairs and spreads the pictures' embeddings (teaching"
                        + " example)",
        fidelity = Fidelity.RECONSTRUCTION,
        papers =
                "Wang and Isola, 2020. Understanding Contrastive Representation Learning through"
                        + " Alignment and Uniformity on the Hypersphere. arXiv:2005.10242")
public record UniformFineTune(Options options, FineTuner fineTuner) implements FineTuneDefense {

    /**
     * Made by injection, which fills in the options of the experiment and any service.
     *
     * <p>{@code mithridate} names the services that there are if a constructor asks for another.
     */
    @Inject
    public UniformFineTune {}

    /** How long and how fast it trains; complaints about it follow. */
    @Override
    public Recipe recipe() {
        return options.recipe();
    }

    /**
     * CLIP's loss plus the weighted uniformity of the pictures' embeddings.
     *
     * <pre>
     * L = L_CLIP + weight · L_uniform
     * </pre>
     */
    @Override
    public Objective objective(DefenseContext context) {
        // An objective names the views that it needs, and the loader makes these and no others.
        View.Images images = View.images();
        View.Captions captions = View.captions();
        return Objective.of(
                List.of(images, captions),
                // Called once, while the graph is built: all of this is operands, not numbers. The
                // names are what a training listener hears of each term.
                (tf, batch) ->
                        Loss.sum(
                                tf,
                                Loss.term("clip", 1, Losses.clip(tf, batch, images, captions)),
                                Loss.term(
                                        "uniformity",
                                        options.weight(),
                                        Uniformity.of(
                                                tf, batch.of(images), options.temperature()))));
    }

    /**
     * What can be chosen of {@link UniformFineTune}.
     *
     * @param weight of the uniformity loss
     * @param temperature the t of the uniformity loss
     * @param recipe how long and how fast it trains
     */
    public record Options(
            @Option(
                            value =
                                    "Weight of the uniformity loss beside CLIP's; 0 is"
                                            + " fine-tuning.",
                            defaultValue = "0.1",
                            min = 0,
                            max = 100)
                    @Strength // budgets choose among the values of such an option, from weak to
                    // strong
                    double weight,
            @Option(
                            value =
                                    "How fast the push between two pictures fades with their"
                                            + " distance.",
                            defaultValue = "2",
                            min = 0,
                            minExcluded = true,
                            max = 100)
                    double temperature,
            // Inlined: epochs, batch, learning-rate ... stand beside weight, not in a map of their
            // own.
            @Inlined Recipe recipe) {}
}
