package io.mithridate.tensorflow.training;

import io.mithridate.api.training.Recipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tensorflow.Tensor;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Feeds numbers that change in the course of training, beside what another source feeds. */
final class ScheduledSource implements TrainLoop.Source {

    private final TrainLoop.Source source;
    private final List<Slot> slots;
    private final long steps;
    private long batches;

    /**
     * A number that is fed.
     *
     * @param place where the graph takes it in
     * @param number what it is at each step
     */
    record Slot(Placeholder<TFloat32> place, Objective.ScheduledNumber number) {}

    ScheduledSource(TrainLoop.Source source, List<Slot> slots, Recipe recipe, long firstBatch) {
        this.source = source;
        this.slots = List.copyOf(slots);
        batches = firstBatch;
        steps = source.batchesPerEpoch() * recipe.epochs();
    }

    @Override
    public long batchesPerEpoch() {
        return source.batchesPerEpoch();
    }

    @Override
    public TrainLoop.Feeds next() throws InterruptedException {
        long now = batches;
        Map<Placeholder<?>, Supplier<Tensor>> numbers = new LinkedHashMap<>();
        for (Slot slot : slots) {
            numbers.put(
                    slot.place(), () -> TFloat32.scalarOf((float) slot.number().at(now, steps)));
        }
        TrainLoop.Feeds feeds = source.next();
        batches++;
        return new NumberedFeeds(feeds, numbers);
    }
}
