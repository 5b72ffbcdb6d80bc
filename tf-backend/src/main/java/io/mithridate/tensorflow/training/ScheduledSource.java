package io.mithridate.tensorflow.training;

import io.mithridate.api.training.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Session;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Feeds an objective's scheduled numbers beside what another source feeds. */
final class ScheduledSource implements TrainLoop.Source {

    private final TrainLoop.Source source;
    private final Map<String, Placeholder<TFloat32>> slots;
    private final Map<String, Objective.ScheduledNumber> numbers;
    private final int batchesPerStep;
    private final long steps;
    private long batches;

    ScheduledSource(
            TrainLoop.Source source,
            Map<String, Placeholder<TFloat32>> slots,
            Map<String, Objective.ScheduledNumber> numbers,
            Recipe recipe,
            long firstBatch) {
        this.source = source;
        this.slots = slots;
        this.numbers = numbers;
        batchesPerStep = recipe.accumulate();
        batches = firstBatch;
        steps = source.batchesPerEpoch() / batchesPerStep * recipe.epochs();
    }

    @Override
    public long batchesPerEpoch() {
        return source.batchesPerEpoch();
    }

    @Override
    public TrainLoop.Feeds next() throws InterruptedException {
        long now = batches++ / batchesPerStep;
        TrainLoop.Feeds feeds = source.next();
        List<TFloat32> fed = new ArrayList<>();
        return new TrainLoop.Feeds() {
            @Override
            public void addTo(Session.Runner runner) {
                feeds.addTo(runner);
                numbers.forEach(
                        (name, scheduled) -> {
                            TFloat32 number = TFloat32.scalarOf((float) scheduled.at(now, steps));
                            fed.add(number);
                            runner.feed(Slots.of(slots, name), number);
                        });
            }

            @Override
            public List<String> sampleIds() {
                return feeds.sampleIds();
            }

            @Override
            public void close() {
                fed.forEach(TFloat32::close);
                feeds.close();
            }
        };
    }
}
