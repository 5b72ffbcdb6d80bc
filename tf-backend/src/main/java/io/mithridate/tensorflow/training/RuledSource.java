package io.mithridate.tensorflow.training;

import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Session;
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
        TrainLoop.Feeds feeds = source.next();
        List<Tensor> numbers = new ArrayList<>();
        return new TrainLoop.Feeds() {
            @Override
            public void addTo(Session.Runner runner) {
                feeds.addTo(runner);
                weights.forEach(
                        (name, value) ->
                                feed(
                                        runner,
                                        graph.weightSlot(name),
                                        TFloat32.scalarOf(value.floatValue())));
                graph.drawSlots()
                        .forEach(
                                (draws, slot) ->
                                        feed(runner, slot, TInt32.vectorOf(draws.of(step, seed))));
            }

            private void feed(Session.Runner runner, Placeholder<?> slot, Tensor tensor) {
                numbers.add(tensor);
                runner.feed(slot, tensor);
            }

            @Override
            public List<String> sampleIds() {
                return feeds.sampleIds();
            }

            @Override
            public void close() {
                numbers.forEach(Tensor::close);
                feeds.close();
            }
        };
    }
}
