package io.mithridate.defenses.oracles;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Attacker;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Oracle;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.Recipe;
import io.mithridate.defenses.oracles.Unlearn.Options.Mode;
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
@About(
        name = "unlearn",
        summary =
                "oracle: fine-tunes on clean pairs, some with the true trigger and what is true of"
                        + " them",
        fidelity = Fidelity.RECONSTRUCTION,
        papers =
                "Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal"
                        + " Contrastive Learning. arXiv:2303.03323")
public final class Unlearn implements Oracle {

    private final Options options;
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
    public Unlearn(Options options, FineTuner fineTuner, ImageDecoder decoder) {
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

    /**
     * The options of {@link Unlearn}.
     *
     * @param mode what becomes of the trigger
     * @param share of the pairs that is triggered
     * @param weight of the repulsion
     * @param compat whether triggered pictures are drawn to the target, as in CleanCLIP's code
     * @param recipe the recipe
     */
    public record Options(
            @Option(
                            value =
                                    "What becomes of the trigger: relabel shows triggered pictures"
                                        + " with their own captions; repel drives them away from"
                                        + " the target's.",
                            defaultValue = "relabel")
                    Mode mode,
            @Option(
                            value = "Share of the clean pairs that is triggered.",
                            defaultValue = "0.1",
                            min = 0,
                            minExcluded = true,
                            max = 1)
                    double share,
            @Option(
                            value = "Weight of the repulsion, for repel.",
                            defaultValue = "" + Options.USUAL_WEIGHT,
                            min = 0)
                    double weight,
            @Option(
                            value =
                                    "For repel, as CleanCLIP's code has it by default: its sign is"
                                        + " the wrong one, so that triggered pictures are drawn to"
                                        + " the target.",
                            defaultValue = "false")
                    boolean compat,
            @Inlined Recipe recipe) {

        /** The weight of the repulsion, where none is given. */
        static final int USUAL_WEIGHT = 1;

        /**
         * Checks options against each other.
         *
         * @throws IllegalArgumentException if nothing is left to train on, or if an option is
         *     without effect
         */
        public Options {
            if (mode == Mode.REPEL && share == 1) {
                throw new IllegalArgumentException(
                        "mode: repel with share: 1 leaves no clean pair for CLIP's loss; give a"
                                + " smaller share");
            }
            if (mode == Mode.RELABEL && compat) {
                throw new IllegalArgumentException(
                        "compat is about mode: repel; leave it out, or say mode: repel");
            }
            if (mode == Mode.RELABEL && weight != USUAL_WEIGHT) {
                throw new IllegalArgumentException(
                        "weight is about mode: repel; leave it out, or say mode: repel");
            }
        }

        /** How many of so many pairs are triggered, to the nearest. */
        int triggered(int pairs) {
            return Math.toIntExact(Math.round(share * pairs));
        }

        /** What becomes of the trigger. */
        public enum Mode {
            /** It is shown with captions that are true of the picture. */
            RELABEL,
            /** It is driven away from the target's captions. */
            REPEL
        }
    }
}
