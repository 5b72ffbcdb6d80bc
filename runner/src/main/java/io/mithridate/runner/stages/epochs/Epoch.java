package io.mithridate.runner.stages.epochs;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.stages.measurement.MeasurementFiles;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.FolderTree;
import io.mithridate.runner.store.StoredJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An epoch of a training, at rest the folder {@code epochs/<training>-<epoch>} of an artifact.
 *
 * @param training what was trained
 * @param number the epoch, counted from 1
 * @param steps how many steps were done at its end
 */
public record Epoch(String training, int number, long steps) {

    private static final String FOLDER = "epochs";
    private static final String FILE = "epoch.json";

    /** The folder of all epochs of an artifact. */
    static Path all(Path artifact) {
        return artifact.resolve(FOLDER);
    }

    /**
     * The folder of an epoch; in the order of their names, epochs are in the order of training.
     *
     * @param trainings how many trainings the stage has begun, this one counted
     */
    public static Path folder(Path artifact, int trainings, int epoch) {
        return all(artifact).resolve(String.format(Locale.ROOT, "%03d-%05d", trainings, epoch));
    }

    /** The epochs that an artifact has, in the order of training. */
    public static List<Path> folders(Path artifact) throws IOException {
        return FolderTree.entries(all(artifact)).stream().sorted().toList();
    }

    void write(Path folder) throws IOException {
        StoredJson.write(folder.resolve(FILE), this);
    }

    public static Epoch read(Path folder) throws IOException {
        return StoredJson.read(folder.resolve(FILE), Epoch.class);
    }

    /**
     * The results of metrics for a model after an epoch of its training.
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
}
