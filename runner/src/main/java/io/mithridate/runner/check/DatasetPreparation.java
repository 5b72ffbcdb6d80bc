package io.mithridate.runner.check;

import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairData;
import io.mithridate.runner.experiment.DatasetUse;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.guard.PluginGuard;
import io.mithridate.runner.options.PluginReferences;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.yaml.Complaints;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Opens each data set of an experiment once, and reports errors for those that cannot be used. */
final class DatasetPreparation {

    private final ExperimentFile file;
    private final PluginInstantiation plugins;
    private final Complaints complaints;
    private final OptionalInt limit;
    private final Map<PluginUse, Optional<Dataset>> datasets = new HashMap<>();
    private final Map<DatasetUse, Optional<PairData>> readPairs = new HashMap<>();
    private final Map<DatasetUse, Optional<PairData>> unreadPairs = new HashMap<>();
    private final Map<DatasetUse, Optional<EvaluationData>> evaluations = new HashMap<>();

    /**
     * Creates a preparation for the data sets of an experiment.
     *
     * @param limit the number of samples of each split to use; empty for all
     */
    DatasetPreparation(PluginInstantiation plugins, OptionalInt limit) {
        this.plugins = plugins;
        file = plugins.file();
        complaints = plugins.complaints();
        this.limit = limit;
    }

    /** Returns the training pairs, or empty if an error was reported. */
    Optional<PairData> pairs(DatasetUse use) {
        return readPairs.computeIfAbsent(
                use, key -> openPairs(key, pairs -> scan(key.train()).pairs(pairs)));
    }

    /** Returns the test data, or empty if an error was reported. */
    Optional<EvaluationData> evaluation(DatasetUse use) {
        return evaluations.computeIfAbsent(
                use, key -> openTests(key, pictures -> scan(key.test()).evaluation(pictures)));
    }

    /**
     * Returns the training pairs without reading any pictures, or empty if an error was reported;
     * for callers that report damaged pictures themselves.
     */
    Optional<PairData> pairsWithoutReading(DatasetUse use) {
        return unreadPairs.computeIfAbsent(
                use, key -> openPairs(key, pairs -> scan(key.train()).texts(pairs)));
    }

    /**
     * Returns the test data without decoding any pictures, or empty if an error was reported; for
     * callers that decode the pictures themselves.
     */
    Optional<EvaluationData> evaluationWithoutDecoding(DatasetUse use) {
        return openTests(use, pictures -> readLazyParts(use, pictures));
    }

    /** Reads the parts that a data set may load lazily, to detect missing data. */
    private void readLazyParts(DatasetUse use, EvaluationData pictures) {
        pictures.classes();
        scan(use.test()).testSplits(pictures).forEach(pictures::test);
        DatasetScan.requireTestPictures(pictures);
    }

    private Optional<PairData> openPairs(DatasetUse use, Consumer<PairData> check) {
        return dataset(use.train())
                .flatMap(dataset -> asPairs(use, dataset))
                .filter(pairs -> canBeRead(use.train(), () -> check.accept(pairs)));
    }

    private Optional<EvaluationData> openTests(DatasetUse use, Consumer<EvaluationData> check) {
        return dataset(use.test())
                .flatMap(dataset -> asEvaluation(use, dataset))
                .filter(pictures -> canBeRead(use.test(), () -> check.accept(pictures)));
    }

    private DatasetScan scan(PluginUse use) {
        return new DatasetScan(
                PluginGuard.of(use.plugin()), plugins.instances().service(ImageDecoder.class));
    }

    /**
     * Runs a read operation. If it shows that the data set's files are unusable, reports an error
     * and returns {@code false}.
     */
    private boolean canBeRead(PluginUse use, Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (IllegalArgumentException | UncheckedIOException | CorruptImageException e) {
            complaints.add(file.place(use), use.name() + ": " + e.getMessage());
            return false;
        } catch (PluginException e) {
            complaints.add(file.place(use), String.valueOf(e.getMessage()));
            return false;
        } catch (RuntimeException e) {
            complaints.add(file.place(use), "%s: it cannot be read: %s".formatted(use.name(), e));
            return false;
        }
    }

    private Optional<Dataset> dataset(PluginUse use) {
        return datasets.computeIfAbsent(use, named -> plugins.create(named, Dataset.class));
    }

    /** Returns the pairs of the training data set, or empty if an error was reported. */
    private Optional<PairData> asPairs(DatasetUse use, Dataset dataset) {
        if (dataset instanceof PairData pairs) {
            return Optional.of(
                    limit.isPresent() ? new LimitedPairs(pairs, limit.getAsInt()) : pairs);
        }
        complaints.add(
                file.place(use.train()),
                "%s has no pairs to train on; pair it with a set of pairs: dataset: { train: ..., test: %s }"
                        .formatted(use.train().name(), use.test().name()));
        return Optional.empty();
    }

    /** Returns the test pictures of the test data set, or empty if an error was reported. */
    private Optional<EvaluationData> asEvaluation(DatasetUse use, Dataset dataset) {
        if (dataset instanceof EvaluationData evaluation) {
            return Optional.of(
                    limit.isPresent()
                            ? new LimitedEvaluation(evaluation, limit.getAsInt())
                            : evaluation);
        }
        complaints.add(
                file.place(use.test()),
                "%s has no test pictures; pair it with an evaluation set: dataset: { train: %s, test: ... }"
                        .formatted(use.test().name(), use.train().name()));
        return Optional.empty();
    }

    /** Returns a cache that only contains pictures produced by the code of the given data sets. */
    static PictureCaching caching(
            PictureCaching caching, List<DatasetUse> datasets, PluginCatalog catalog) {
        if (caching.folder().isEmpty()) {
            return caching;
        }
        PluginReferences references = new PluginReferences(catalog);
        String code =
                datasets.stream()
                        .flatMap(dataset -> dataset.plugins().stream())
                        .distinct()
                        .flatMap(use -> references.with(use.plugin(), use.options()))
                        .map(plugin -> plugin.origin().digest())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("+"));
        return new PictureCaching(caching.folder(), code);
    }
}
