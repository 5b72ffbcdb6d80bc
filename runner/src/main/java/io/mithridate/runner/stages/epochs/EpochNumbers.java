package io.mithridate.runner.stages.epochs;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.stages.measurement.MeasurementFiles;
import io.mithridate.runner.store.Artifact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What metrics measured of a model after an epoch of its training.
 *
 * @param epoch the epoch
 * @param numbers those of all metrics in turn
 */
public record EpochNumbers(Epoch epoch, List<Measurement> numbers) {

    public EpochNumbers {
        numbers = List.copyOf(numbers);
    }

    /** The numbers of a stage that measured epochs, in the order of training. */
    public static List<EpochNumbers> read(Artifact artifact) throws IOException {
        List<EpochNumbers> epochs = new ArrayList<>();
        for (Path folder : Epoch.folders(artifact.folder())) {
            epochs.add(new EpochNumbers(Epoch.read(folder), MeasurementFiles.read(folder)));
        }
        return epochs;
    }
}
