package io.mithridate.defenses.oracles;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Attacker;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Oracle;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.defenses.oracles.UnlearnOptions.Mode;
import io.mithridate.tensorflow.training.ClipObjective;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Fine-tunes on clean pairs of which a share carries the true trigger: an oracle, and the floor of
 * every table.
 *
 * <p>{@link Mode#RELABEL}: triggered pictures keep their own captions, so that the trigger comes to
 * mean nothing; ours. {@link Mode#REPEL}: they have the target's captions, and are driven away from
 * them, which is the option {@code --unlearn} of <a
 * href="https://github.com/nishadsinghi/CleanCLIP">CleanCLIP's code</a>: {@link RepelObjective}.
 */
public final class Unlearn implements Oracle {

    private final UnlearnOptions options;
    private final FineTuner fineTuner;
    private final ImageDecoder decoder;

    /**
     * Made by injection.
     *
     * @param options what becomes of the trigger, and the recipe
     * @param fineTuner trains
     * @param decoder brings pictures to the size at which they are stamped
     */
    @Inject
    public Unlearn(UnlearnOptions options, FineTuner fineTuner, ImageDecoder decoder) {
        this.options = options;
        this.fineTuner = fineTuner;
        this.decoder = decoder;
    }

    @Override
    public Set<Access> requires() {
        return Set.of(Access.CLEAN_PAIRS, Access.TRUE_TRIGGER);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        int pairs = setting.pairs().defender();
        List<OptionComplaint> complaints = new ArrayList<>(options.recipe().complaints(pairs));
        if (options.triggered(pairs) == 0) {
            complaints.add(
                    new OptionComplaint(
                            "share",
                            "%s of %d pairs is not one pair; give at least %s"
                                    .formatted(options.share(), pairs, 1.0 / pairs)));
        }
        return complaints;
    }

    @Override
    public Checkpoint purify(Checkpoint suspect, DefenseContext context, Attacker attacker) {
        PairSet clean = context.cleanPairs();
        TriggeredPairs pairs =
                TriggeredPairs.some(
                        clean,
                        options.triggered(clean.size()),
                        TrueTrigger.of(context, attacker, decoder),
                        switch (options.mode()) {
                            case RELABEL -> TriggeredPairs.Captions.OWN;
                            case REPEL -> TriggeredPairs.Captions.TARGET;
                        });
        return fineTuner.fineTune(
                suspect, pairs, objective(pairs), options.recipe(), context.training());
    }

    private Objective objective(TriggeredPairs pairs) {
        return switch (options.mode()) {
            case RELABEL -> ClipObjective.textbook();
            case REPEL ->
                    new RepelObjective(
                            View.numbers("triggered", pairs.flags()),
                            options.weight(),
                            options.compat());
        };
    }
}
