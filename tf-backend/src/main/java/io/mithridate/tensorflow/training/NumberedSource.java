package io.mithridate.tensorflow.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.tensorflow.Tensor;
import org.tensorflow.op.core.Placeholder;

/** Feeds numbers that change from step to step, beside what another source feeds. */
final class NumberedSource implements TrainLoop.Source {

    private final TrainLoop.Source source;
    private final List<Slot> slots;
    private long step;

    /**
     * Numbers that are fed.
     *
     * @param place where the graph takes them in
     * @param numbers what they are at each step, counted from 0; asked for once the step begins
     */
    record Slot(Placeholder<?> place, LongFunction<Tensor> numbers) {}

    /**
     * A source.
     *
     * @param firstStep the step that the source's next batch is for
     */
    NumberedSource(TrainLoop.Source source, List<Slot> slots, long firstStep) {
        this.source = source;
        this.slots = List.copyOf(slots);
        step = firstStep;
    }

    @Override
    public long batchesPerEpoch() {
        return source.batchesPerEpoch();
    }

    @Override
    public TrainLoop.Feeds next() throws InterruptedException {
        long now = step;
        Map<Placeholder<?>, Supplier<Tensor>> numbers = new LinkedHashMap<>();
        slots.forEach(slot -> numbers.put(slot.place(), () -> slot.numbers().apply(now)));
        TrainLoop.Feeds feeds = source.next();
        step++;
        return new NumberedFeeds(feeds, numbers);
    }
}
