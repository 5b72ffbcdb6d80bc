package io.mithridate.tensorflow.training;

import io.mithridate.api.random.Seed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.tensorflow.Tensor;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Feeds a rule's weights and a step's draws beside what another source feeds. */
final class RuledSource implements TrainLoop.Source {

    private final TrainLoop.Source source;
    private final InputGraph graph;
    private final RulePace pace;
    private final Seed seed;

    RuledSource(TrainLoop.Source source, InputGraph graph, RulePace pace, Seed seed) {
        this.source = source;
        this.graph = graph;
        this.pace = pace;
        this.seed = seed;
    }

    @Override
    public long batchesPerEpoch() {
        return source.batchesPerEpoch();
    }

    @Override
    public TrainLoop.Feeds next() throws InterruptedException {
        long step = pace.done();
        Map<String, Double> weights = pace.weights();
        Map<Placeholder<?>, Supplier<Tensor>> numbers = new LinkedHashMap<>();
        weights.forEach(
                (name, value) ->
                        numbers.put(
                                graph.weightSlot(name),
                                () -> TFloat32.scalarOf(value.floatValue())));
        graph.drawSlots()
                .forEach(
                        (draws, slot) ->
                                numbers.put(slot, () -> TInt32.vectorOf(draws.of(step, seed))));
        return new NumberedFeeds(source.next(), numbers);
    }
}
