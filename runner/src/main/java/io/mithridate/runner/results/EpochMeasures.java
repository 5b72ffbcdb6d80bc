package io.mithridate.runner.results;

import io.mithridate.api.metric.Measurement;
import java.util.List;

/**
 * Measurements of a model after an epoch of its training, on the pictures used to choose settings.
 *
 * @param stage the title of the measurement shown to users: "epochs of victim of badnets, seed 1,
 *     under badnets"
 * @param epoch the epoch, starting from 1
 * @param numbers the measurements of all metrics, in order
 */
public record EpochMeasures(String stage, int epoch, List<Measurement> numbers) {

    public EpochMeasures {
        numbers = List.copyOf(numbers);
    }
}
