package io.mithridate.tensorflow.training.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.core.Placeholder;

/** Feeds numbers that change from step to step, in addition to the feeds of another source. */
public final class ScheduledSource implements BatchSource {

    private final BatchSource source;
    private final List<Slot> slots;
    private long step;

    /**
     * A placeholder that is fed with a number of each step.
     *
     * @param place the placeholder
     * @param numbers returns the value at a step, counted from 0; called when the step begins
     */
    public record Slot(Placeholder<?> place, LongFunction<Tensor> numbers) {}

    /**
     * Creates a source.
     *
     * @param firstStep the step of the source's next batch
     */
    public ScheduledSource(BatchSource source, List<Slot> slots, long firstStep) {
        this.source = source;
        this.slots = List.copyOf(slots);
        step = firstStep;
    }

    @Override
    public long batchesPerEpoch() {
        return source.batchesPerEpoch();
    }

    @Override
    public Feeds next() throws InterruptedException {
        long currentStep = step;
        Feeds feeds = source.next();
        step++;
        return new ScheduledFeeds(feeds, currentStep);
    }

    /** The feeds of the source and the numbers of a step. */
    private final class ScheduledFeeds implements Feeds {

        private final Feeds feeds;
        private final long step;
        private final List<Tensor> fed = new ArrayList<>();

        ScheduledFeeds(Feeds feeds, long step) {
            this.feeds = feeds;
            this.step = step;
        }

        @Override
        public void addTo(Session.Runner runner) {
            feeds.addTo(runner);
            for (Slot slot : slots) {
                Tensor tensor = slot.numbers().apply(step);
                fed.add(tensor);
                runner.feed(slot.place(), tensor);
            }
        }

        @Override
        public List<String> sampleIds() {
            return feeds.sampleIds();
        }

        @Override
        public void close() {
            fed.forEach(Tensor::close);
            feeds.close();
        }
    }
}
