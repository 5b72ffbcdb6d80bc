package io.mithridate.runner.check;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairData;
import io.mithridate.config.Complaints;
import io.mithridate.runner.experiment.DatasetUse;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.guard.PluginGuard;
import io.mithridate.runner.plugins.PluginException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Opens each data set of an experiment once, and reports errors for those that cannot be used. */
final class DatasetPreparation {

    private final ExperimentFile file;
    private final PluginInstantiation plugins;
    private final Complaints complaints;
    private final OptionalInt limit;
    private final boolean readsPictures;
    private final Map<PluginUse, Optional<Dataset>> datasets = new HashMap<>();
    private final Map<DatasetUse, Optional<PairData>> pairs = new HashMap<>();
    private final Map<DatasetUse, Optional<EvaluationData>> evaluations = new HashMap<>();

    /**
     * Creates a preparation for the data sets of an experiment.
     *
     * @param limit the number of samples of each split to use; empty for all
     * @param readsPictures whether pictures are read as well; {@code false} for callers that read
     *     them and report damaged ones themselves
     */
    DatasetPreparation(PluginInstantiation plugins, OptionalInt limit, boolean readsPictures) {
        this.plugins = plugins;
        file = plugins.file();
        complaints = plugins.complaints();
        this.limit = limit;
        this.readsPictures = readsPictures;
    }

    /** Returns the training pairs, or empty if an error was reported. */
    Optional<PairData> pairs(DatasetUse use) {
        return pairs.computeIfAbsent(use, this::openPairs);
    }

    private Optional<PairData> openPairs(DatasetUse use) {
        String lacking =
                "%s has no pairs to train on; pair it with a set of pairs: dataset: { train: ..., test: %s }"
                        .formatted(use.train().name(), use.test().name());
        return open(use.train(), PairData.class, lacking)
                .map(all -> limit.isPresent() ? new LimitedPairs(all, limit.getAsInt()) : all)
                .filter(
                        data ->
                                canBeRead(
                                        use.train(),
                                        readsPictures
                                                ? scan -> scan.pairs(data)
                                                : scan -> scan.texts(data)));
    }

    /** Returns the test data, or empty if an error was reported. */
    Optional<EvaluationData> evaluation(DatasetUse use) {
        return evaluations.computeIfAbsent(use, this::openTests);
    }

    private Optional<EvaluationData> openTests(DatasetUse use) {
        String lacking =
                "%s has no test pictures; pair it with an evaluation set: dataset: { train: %s, test: ... }"
                        .formatted(use.test().name(), use.train().name());
        return open(use.test(), EvaluationData.class, lacking)
                .map(all -> limit.isPresent() ? new LimitedEvaluation(all, limit.getAsInt()) : all)
                .filter(
                        data ->
                                canBeRead(
                                        use.test(),
                                        readsPictures
                                                ? scan -> scan.evaluation(data)
                                                : scan -> scan.lazyParts(data)));
    }

    private <D extends Dataset> Optional<D> open(PluginUse use, Class<D> type, String lacking) {
        Optional<Dataset> dataset =
                datasets.computeIfAbsent(use, named -> plugins.create(named, Dataset.class));
        return dataset.isEmpty() || type.isInstance(dataset.get())
                ? dataset.map(type::cast)
                : complaints.refuse(file.place(use), lacking);
    }

    /** Scans a data set. If its files are unusable, reports an error and returns {@code false}. */
    private boolean canBeRead(PluginUse use, Consumer<DatasetScan> reading) {
        try {
            reading.accept(
                    new DatasetScan(
                            PluginGuard.of(use.plugin()),
                            plugins.instances().service(ImageDecoder.class)));
            return true;
        } catch (IllegalArgumentException | UncheckedIOException | CorruptImageException e) {
            complaints.add(file.place(use), use.name() + ": " + e.getMessage());
        } catch (PluginException e) {
            complaints.add(file.place(use), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            complaints.add(file.place(use), "%s: it cannot be read: %s".formatted(use.name(), e));
        }
        return false;
    }
}
