package io.mithridate.tensorflow.training;

import io.mithridate.api.attack.NumberArray;
import java.util.Map;
import org.tensorflow.op.Ops;

/** What a small network of a plugin's own is trained for. */
public interface NetworkObjective {

    /**
     * Builds the loss; called once, while the graph is built. The network's variables are those
     * that it asks the batch's {@link NetworkBatch#pass pass} for.
     *
     * @param tf the graph's operations
     * @param batch the batch's pictures, as operands
     */
    Loss loss(Ops tf, NetworkBatch batch);

    /**
     * The weights of other networks that the loss runs and that stay as they are, by name; see
     * {@link NetworkBatch#frozenPass}.
     */
    default Map<String, NumberArray> frozen() {
        return Map.of();
    }

    /** Numbers that change during training, by name; see {@link NetworkBatch}. */
    default Map<String, Objective.ScheduledNumber> scheduledNumbers() {
        return Map.of();
    }
}
