package io.mithridate.defenses;

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
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Goes a part of the way from the suspicious model to one that was fine-tuned on clean pairs: every
 * tensor is (1 - alpha) times the suspect's plus alpha times the fine-tuned one's.
 *
 * <p>WiSE-FT, <a href="https://arxiv.org/abs/2109.01903">Wortsman et al., 2021</a>, section 3, as
 * the released code does it: running statistics of batch norm are mixed like weights, and the logit
 * scale in its logarithm, as it is stored. The paper mixes for robustness to other data; as a
 * defense it is the cheapest curve there is, since one fine-tune serves every alpha.
 */
@About(
        name = "wise-ft",
        summary =
                "mixes the weights of the suspicious model with those of one fine-tuned on clean"
                        + " pairs",
        fidelity = Fidelity.PAPER,
        papers = "Wortsman et al., 2021. Robust fine-tuning of zero-shot models. arXiv:2109.01903")
public record WiseFt(
        @Option(
                        value =
                                "The share of the way from the suspicious model, 0, to the"
                                        + " fine-tuned one, 1.",
                        defaultValue = "0.5",
                        min = 0,
                        max = 1)
                @Strength
                double alpha,
        @Inlined Recipe recipe)
        implements Purifier {

    @Override
    public Set<Access> requires() {
        return Set.of(Access.CLEAN_PAIRS);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return recipe.complaints(setting.pairs().defender());
    }

    @Override
    public Optional<PluginRef<Defense>> firstHalf() {
        return Optional.of(
                new PluginRef<>(Defense.class, FineTune.NAME, new FineTune.Options(recipe)));
    }

    @Override
    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        ClipCheckpoint start = ClipCheckpoint.read(suspect);
        ClipCheckpoint end = ClipCheckpoint.read(context.firstHalf());
        return start.with(mixed(start.weights(), end.weights(), alpha))
                .write(context.training().folder());
    }

    /**
     * A model on the line through two, tensor by tensor: (1 - alpha) start + alpha end.
     *
     * @param alpha beyond 0 and 1 it is a model on the same line, before the start or behind the
     *     end
     * @param start tensors by name
     * @param end tensors of the same names and sizes
     * @throws IllegalArgumentException if names or sizes differ
     */
    public static Map<String, float[]> mixed(
            Map<String, float[]> start, Map<String, float[]> end, double alpha) {
        if (!start.keySet().equals(end.keySet())) {
            throw new IllegalArgumentException("the two models do not have the same tensors");
        }
        Map<String, float[]> mixed = new LinkedHashMap<>();
        end.forEach((name, values) -> mixed.put(name, mix(name, start, values, alpha)));
        return mixed;
    }

    private static float[] mix(
            String name, Map<String, float[]> starts, float[] end, double alpha) {
        float[] start = starts.getOrDefault(name, new float[0]);
        if (start.length != end.length) {
            throw new IllegalArgumentException(
                    "'%s' has %d numbers in one model and %d in the other"
                            .formatted(name, start.length, end.length));
        }
        float[] mixed = new float[end.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (float) ((1 - alpha) * start[i] + alpha * end[i]);
        }
        return mixed;
    }
}
