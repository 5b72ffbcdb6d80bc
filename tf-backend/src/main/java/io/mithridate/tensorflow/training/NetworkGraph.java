package io.mithridate.tensorflow.training;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.clip.ForwardPass;
import io.mithridate.tensorflow.clip.TowerWeights;
import io.mithridate.tensorflow.clip.Towers;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The graph that a small network is trained in: its own variables, those of networks and of a model
 * that stay as they are, and where a batch and scheduled numbers are fed.
 */
final class NetworkGraph {

    private static final View.Images PICTURES = View.images();

    private final Slots slots;
    private final Variables variables;
    private final Variables frozen;
    private final ForwardPass pass;
    private final Optional<Towers> towers;
    private final List<ScheduledSource.Slot> fed = new ArrayList<>();
    private final Loss loss;

    /**
     * Builds the graph up to the loss.
     *
     * @param surrogate a model that the loss embeds pictures by, if it does
     * @param seed what random operations draw from
     */
    NetworkGraph(
            Computation computation,
            BatchShape shape,
            NetworkObjective objective,
            Optional<TowerWeights> surrogate,
            Seed seed) {
        Ops tf = computation.ops();
        slots = new Slots(tf, views(), shape);
        variables = Variables.trained(tf);
        frozen = Variables.frozen(tf, "frozen.");
        pass = new ForwardPass(tf, variables, true);
        towers =
                surrogate.map(
                        model ->
                                new Towers(
                                        tf,
                                        model.architecture(),
                                        Variables.frozen(tf, "model."),
                                        Towers.Statistics.running(),
                                        computation.products()));
        Map<String, Placeholder<TFloat32>> scheduled = new LinkedHashMap<>();
        SortedMap<String, Objective.ScheduledNumber> numbers =
                new TreeMap<>(objective.scheduledNumbers());
        numbers.put(NetworkBatch.STEP, (step, steps) -> (double) step);
        numbers.forEach(
                (name, number) -> {
                    Placeholder<TFloat32> place =
                            tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
                    scheduled.put(name, place);
                    fed.add(new ScheduledSource.Slot(place, number));
                });
        loss =
                objective.loss(
                        tf,
                        new NetworkBatch(
                                tf,
                                Slots.of(slots.pictures(), PICTURES.name()),
                                pass,
                                new ForwardPass(tf, frozen, false),
                                towers,
                                scheduled,
                                seed));
    }

    /** What the loader makes for each batch. */
    static List<View> views() {
        return List.of(PICTURES);
    }

    Slots slots() {
        return slots;
    }

    /** The network's own. */
    Variables variables() {
        return variables;
    }

    Loss loss() {
        return loss;
    }

    /** What runs with every batch beside the optimizer: moving batch norm's statistics. */
    List<Op> updates() {
        return pass.updates();
    }

    /** Sets what stays as it is. */
    void loadFrozen(
            Session session, Map<String, NumberArray> networks, Optional<TowerWeights> surrogate) {
        frozen.load(session, RunningNetwork.values(networks));
        surrogate.ifPresent(
                model -> towers.orElseThrow().variables().load(session, model.weights()));
    }

    /** Feeds scheduled numbers beside a loader's batches, all steps in one epoch. */
    TrainLoop.Source source(BatchLoader loader, NetworkRecipe recipe, long done) {
        return new ScheduledSource(
                new OneEpoch(loader, recipe.steps()), fed, recipe.oneEpoch(), done);
    }
}
