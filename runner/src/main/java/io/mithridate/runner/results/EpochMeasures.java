package io.mithridate.runner.results;

import io.mithridate.api.metric.Measurement;
import java.util.List;

/**
 * The results of metrics for a model after an epoch of its training, on the pictures that settings
 * are chosen on.
 *
 * @param stage what was measured, for people: "epochs of victim of badnets, seed 1, under badnets"
 * @param epoch counted from 1
 * @param numbers those of all metrics in turn
 */
public record EpochMeasures(String stage, int epoch, List<Measurement> numbers) {

    public EpochMeasures {
        numbers = List.copyOf(numbers);
    }
}
