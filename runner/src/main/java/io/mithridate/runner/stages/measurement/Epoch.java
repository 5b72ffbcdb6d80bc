package io.mithridate.runner.stages.measurement;

import io.mithridate.api.metric.Measurement;
import io.mithridate.store.Artifact;
import io.mithridate.store.FileTrees;
import io.mithridate.store.StoredJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An epoch of a training run, stored in the folder {@code epochs/<training>-<epoch>} of an
 * artifact.
 *
 * @param training the name of the training run
 * @param number the epoch, starting at 1
 * @param steps the number of steps done by the end of the epoch
 */
public record Epoch(String training, int number, long steps) {

    private static final String FOLDER = "epochs";
    private static final String FILE = "epoch.json";

    /** Returns the folder that contains all epochs of an artifact. */
    static Path epochsFolder(Path artifact) {
        return artifact.resolve(FOLDER);
    }

    /**
     * Returns the folder of an epoch. Sorting the folders by name yields the order of training.
     *
     * @param trainingNumber the number of training runs that the stage has started, including this
     *     one
     */
    public static Path folder(Path artifact, int trainingNumber, int epoch) {
        return epochsFolder(artifact)
                .resolve(String.format(Locale.ROOT, "%03d-%05d", trainingNumber, epoch));
    }

    /** Returns the folders of an artifact's epochs, in the order of training. */
    public static List<Path> folders(Path artifact) throws IOException {
        return FileTrees.entries(epochsFolder(artifact)).stream().sorted().toList();
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
     * @param numbers the results of all metrics, one after the other
     */
    public record EpochNumbers(Epoch epoch, List<Measurement> numbers) {

        public EpochNumbers {
            numbers = List.copyOf(numbers);
        }

        /** Reads the results of a stage that measured epochs, in the order of training. */
        public static List<EpochNumbers> read(Artifact artifact) throws IOException {
            List<EpochNumbers> epochs = new ArrayList<>();
            for (Path folder : Epoch.folders(artifact.folder())) {
                epochs.add(new EpochNumbers(Epoch.read(folder), MeasurementFiles.read(folder)));
            }
            return epochs;
        }
    }
}
