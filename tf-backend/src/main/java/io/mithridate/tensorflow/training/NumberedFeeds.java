package io.mithridate.tensorflow.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.core.Placeholder;

/** What another source feeds, and numbers beside it. */
final class NumberedFeeds implements TrainLoop.Feeds {

    private final TrainLoop.Feeds feeds;
    private final Map<Placeholder<?>, Supplier<Tensor>> numbers;
    private final List<Tensor> fed = new ArrayList<>();

    /**
     * Feeds both.
     *
     * @param numbers by where the graph takes them in; closed with the feeds
     */
    NumberedFeeds(TrainLoop.Feeds feeds, Map<Placeholder<?>, Supplier<Tensor>> numbers) {
        this.feeds = feeds;
        this.numbers = numbers;
    }

    @Override
    public void addTo(Session.Runner runner) {
        feeds.addTo(runner);
        numbers.forEach(
                (slot, number) -> {
                    Tensor tensor = number.get();
                    fed.add(tensor);
                    runner.feed(slot, tensor);
                });
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
