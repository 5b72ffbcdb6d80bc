package io.mithridate.examples.defense;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.plugin.Strength;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.training.FineTuner;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Fine-tunes a suspicious model on clean pairs, with a loss that spreads the pictures' embeddings
 * beside CLIP's own.
 *
 * <p>The idea: a backdoor works by drawing whatever carries the trigger to one point, the target's
 * caption. A loss that pushes pictures apart works against any such point. But no clean picture
 * carries the trigger, so that this can reach the backdoor only through features that clean and
 * triggered pictures share. The defense teaches how a loss is added; it claims nothing.
 *
 * <p>A {@link Purifier} takes a model and gives one back. The other kinds of defenses are
 * interfaces of the same package; implement one of them, never {@code Defense} itself.
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
public final class UniformFineTune implements Purifier {

    private final Options options;
    private final FineTuner fineTuner;

    /**
     * Made by injection, which fills in the options of the experiment and any service.
     *
     * <p>{@code mithridate} names the services that there are if a constructor asks for another.
     */
    @Inject
    public UniformFineTune(Options options, FineTuner fineTuner) {
        this.options = options;
        this.fineTuner = fineTuner;
    }

    /** Ask for no more than is needed: every table shows what a defender is assumed to have. */
    @Override
    public Set<Access> requires() {
        return Set.of(Access.CLEAN_PAIRS);
    }

    /** Too few pairs for one step would else fail in the middle of a run. */
    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return options.recipe().complaints(setting.pairs().defender());
    }

    @Override
    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        return fineTuner.fineTune(
                suspect,
                context.cleanPairs(),
                new UniformObjective(options.weight(), options.temperature()),
                options.recipe(),
                context.training());
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
