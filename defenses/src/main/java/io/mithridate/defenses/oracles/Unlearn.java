package io.mithridate.defenses.oracles;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.Recipe;
import io.mithridate.defenses.CleanClip;
import io.mithridate.defenses.oracles.Unlearn.Options.Mode;
import io.mithridate.tensorflow.training.ClipObjective;
import io.mithridate.tensorflow.training.FineTuneDefense;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * An oracle that fine-tunes on clean pairs, a share of which carries the true trigger. It serves as
 * the lower bound in every table.
 *
 * <p>With {@link Mode#RELABEL}, which is ours, triggered pictures keep their own captions, so that
 * the trigger loses its meaning. With {@link Mode#REPEL}, triggered pictures have the target's
 * captions and are pushed away from these captions, as with the option {@code --unlearn} of <a
 * href="https://github.com/nishadsinghi/CleanCLIP">CleanCLIP's code</a>; see {@link #repulsion}.
 */
@About(
        name = "unlearn",
        summary = "oracle: fine-tunes on clean pairs, some of them with the true trigger",
        fidelity = Fidelity.RECONSTRUCTION,
        papers = CleanClip.PAPER)
public record Unlearn(Options options, FineTuner fineTuner, ImageDecoder decoder)
        implements FineTuneDefense {

    /** Creates the defense by dependency injection. */
    @Inject
    public Unlearn {}

    @Override
    public Recipe recipe() {
        return options.recipe();
    }

    @Override
    public Set<Access> requires() {
        return Set.of(Access.CLEAN_PAIRS, Access.TRUE_TRIGGER);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        int pairs = setting.pairs().defender();
        List<OptionComplaint> complaints =
                new ArrayList<>(FineTuneDefense.super.complaints(setting));
        if (options.countTriggered(pairs) == 0) {
            complaints.add(
                    new OptionComplaint(
                            "share",
                            "%s of %d pairs is less than one pair; give at least %s"
                                    .formatted(options.share(), pairs, 1.0 / pairs)));
        }
        return complaints;
    }

    @Override
    public TriggeredPairs pairs(DefenseContext context) {
        return TriggeredPairs.withTriggered(
                context,
                decoder,
                options.countTriggered(context.cleanPairs().size()),
                switch (options.mode()) {
                    case RELABEL -> TriggeredPairs.Captions.OWN;
                    case REPEL -> TriggeredPairs.Captions.TARGET;
                });
    }

    @Override
    public Objective objective(DefenseContext context) {
        return switch (options.mode()) {
            case RELABEL -> ClipObjective.textbook();
            case REPEL ->
                    repulsion(
                            View.numbers("triggered", pairs(context).flags()),
                            options.weight(),
                            options.compat());
        };
    }

    /**
     * Returns CLIP's loss on the clean samples of a batch plus a repulsion on the triggered ones.
     *
     * <pre>
     * L = L_CLIP(clean) + w · mean over triggered (cosᵢ + u)²
     * </pre>
     *
     * <p>With u = 1, the cosine similarities to the target's captions are pushed toward −1.
     * CleanCLIP's code has u = −1 by default, which pulls them toward 1.
     *
     * @param triggered one number per pair: 1 if it is triggered, 0 if it is clean
     * @param weight the weight w
     * @param compat {@code true} if u is −1
     */
    static Objective repulsion(View.Numbers triggered, double weight, boolean compat) {
        View.Images images = View.images();
        View.Captions captions = View.captions();
        return Objective.of(
                List.of(images, captions, triggered),
                (tf, batch) -> {
                    Operand<TFloat32> f = batch.of(images);
                    Operand<TFloat32> t = batch.of(captions);
                    Operand<TFloat32> flags =
                            tf.reshape(
                                    batch.numbers(triggered),
                                    tf.constant(new int[] {batch.size()}));
                    Operand<TFloat32> clean = tf.math.sub(tf.constant(1f), flags);
                    return Loss.sum(
                            tf,
                            Loss.term(
                                    "clip",
                                    1,
                                    Losses.clipAmong(tf, f, t, batch.logitScale(), clean)),
                            Loss.term(
                                    "repulsion",
                                    weight,
                                    Losses.squaredCosines(tf, f, t, flags, compat ? -1 : 1)));
                });
    }

    /**
     * The options of {@link Unlearn}.
     *
     * @param mode the treatment of the trigger
     * @param share the share of the pairs that is triggered
     * @param weight the weight of the repulsion
     * @param compat whether triggered pictures are pulled toward the target, as in CleanCLIP's code
     * @param recipe the recipe
     */
    public record Options(
            @Option(
                            value =
                                    "Use of the triggered pairs: relabel trains them with their own"
                                        + " captions; repel drives them away from the target's.",
                            defaultValue = "relabel")
                    Mode mode,
            @Option(
                            value = "Share of the clean pairs that are triggered.",
                            defaultValue = "0.1",
                            min = 0,
                            minExcluded = true,
                            max = 1)
                    double share,
            @Option(
                            value = "Weight of the repulsion, for mode: repel.",
                            defaultValue = "" + Options.DEFAULT_WEIGHT,
                            min = 0)
                    double weight,
            @Option(
                            value =
                                    "For mode: repel, use the sign that CleanCLIP's code has by"
                                        + " default. It is wrong, so that triggered pictures are"
                                        + " drawn to the target.",
                            defaultValue = "false")
                    boolean compat,
            @Inlined Recipe recipe) {

        /** The default weight of the repulsion. */
        static final int DEFAULT_WEIGHT = 1;

        /**
         * Checks the options against each other.
         *
         * @throws IllegalArgumentException if no clean pairs remain for CLIP's loss, or if an
         *     option has no effect
         */
        public Options {
            if (mode == Mode.REPEL && share == 1) {
                throw new IllegalArgumentException(
                        "mode: repel with share: 1 leaves no clean pair for CLIP's loss; give a"
                                + " smaller share");
            }
            if (mode == Mode.RELABEL && compat) {
                throw new IllegalArgumentException(
                        "compat applies only to mode: repel; remove it or set mode: repel");
            }
            if (mode == Mode.RELABEL && weight != DEFAULT_WEIGHT) {
                throw new IllegalArgumentException(
                        "weight applies only to mode: repel; remove it or set mode: repel");
            }
        }

        /** Returns the number of triggered pairs among the given number of pairs, rounded. */
        int countTriggered(int pairs) {
            return Math.toIntExact(Math.round(share * pairs));
        }

        /** The treatment of the trigger. */
        public enum Mode {
            /** Triggered pictures have captions that are true of them. */
            RELABEL,
            /** Triggered pictures are pushed away from the target's captions. */
            REPEL
        }
    }
}
