package io.mithridate.runner.check;

import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.PairData;
import io.mithridate.runner.experiment.DatasetUse;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.yaml.Complaints;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Asks data sets for pairs to train on and for pictures to test on.
 *
 * @param file the experiment, for the places of complaints
 * @param limit how many samples of each split are used; empty for all
 * @param complaints where it is said that a data set has not what it is named for
 */
record DatasetHalves(ExperimentFile file, OptionalInt limit, Complaints complaints) {

    /** The pairs of the data set that is named for training; empty after a complaint. */
    Optional<PairData> pairs(DatasetUse use, Dataset dataset) {
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

    /** The test pictures of the data set that is named for testing; empty after a complaint. */
    Optional<EvaluationData> evaluation(DatasetUse use, Dataset dataset) {
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
}
