package io.mithridate.defenses.oracles;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.plugin.Strength;
import io.mithridate.defenses.WiseFt;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Goes from the suspicious model in the direction against the one in which training on the true
 * trigger moves it: an oracle.
 *
 * <pre>
 * τ = (suspect, trained further on triggered pairs) − suspect,   weights = suspect − α τ
 * </pre>
 *
 * <p>Negation of a task vector, <a href="https://arxiv.org/abs/2212.04089">Ilharco et al.,
 * 2022</a>, section 3; for backdoors, with α the largest that keeps clean accuracy within a budget,
 * <a href="https://arxiv.org/abs/2510.14845">TBAR, 2025</a>: lists of α and budgets do that here.
 * One training serves all α. Running statistics stay the suspect's, which is our choice, since the
 * published models have none: they say what pictures were seen, not what was learnt, and a small
 * model that went against them had no accuracy left.
 */
@About(
        name = "task-vector",
        summary =
                "oracle: takes away from the weights what training on the true trigger adds to"
                        + " them",
        fidelity = Fidelity.RECONSTRUCTION,
        papers = TaskVector.PAPER)
public record TaskVector(
        @Option(
                        value = "How far the model goes against what the trigger adds to it.",
                        defaultValue = "1",
                        min = 0,
                        max = 10)
                @Strength
                double alpha,
        @Inlined TriggerFineTune.Options trigger)
        implements Purifier {

    static final String PAPER =
            "Ilharco et al., 2022. Editing Models with Task Arithmetic. arXiv:2212.04089";

    @Override
    public Set<Access> requires() {
        return Set.of(Access.CLEAN_PAIRS, Access.TRUE_TRIGGER);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return trigger.complaints(setting.pairs().defender());
    }

    @Override
    public Optional<PluginRef<Defense>> firstHalf() {
        return Optional.of(new PluginRef<>(Defense.class, TriggerFineTune.NAME, trigger));
    }

    @Override
    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        ClipCheckpoint start = ClipCheckpoint.read(suspect);
        ClipCheckpoint taught = ClipCheckpoint.read(context.firstHalf());
        return start.with(negated(start.weights(), taught.weights(), alpha()))
                .write(context.training().folder());
    }

    /** The suspect less α times what the other has learnt more. */
    static Map<String, float[]> negated(
            Map<String, float[]> suspect, Map<String, float[]> taught, double alpha) {
        Map<String, float[]> weights = WiseFt.mixed(suspect, taught, -alpha);
        weights.replaceAll(
                (name, values) ->
                        isRunningStatistic(name) ? suspect.getOrDefault(name, values) : values);
        return weights;
    }

    private static boolean isRunningStatistic(String name) {
        return name.endsWith(".running_mean") || name.endsWith(".running_var");
    }
}
