package io.mithridate.runner.stages.measurement;

import io.mithridate.api.backend.MeasurementValidator;
import io.mithridate.api.backend.RestrictedEvaluation;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.runner.inputs.PluginInput;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Runs a metric and checks the measurements that it returns. The metric has access only to the data
 * that it declared to need.
 *
 * @param metric the metric
 */
record MetricRows(PluginInput<Metric> metric) {

    /**
     * Returns the measurements of an evaluation.
     *
     * @throws IllegalStateException if the metric fails or violates a rule; the message names the
     *     metric
     */
    List<Measurement> of(Evaluation evaluation) {
        return measure(evaluation, rows -> rows);
    }

    /**
     * Returns the distinct measurements of an evaluation whose only split is the validation
     * pictures. A metric may return equal measurements for the split and for the validation
     * pictures.
     */
    public List<Measurement> ofValidation(Evaluation evaluation) {
        return measure(evaluation, rows -> rows.stream().distinct().toList());
    }

    private List<Measurement> measure(
            Evaluation evaluation, UnaryOperator<List<Measurement>> filter) {
        Metric created = metric.create();
        try {
            return new MeasurementValidator(
                            created.quantities(),
                            evaluation.splits().stream().map(EvaluatedSplit::name).toList(),
                            evaluation.triggers())
                    .checked(
                            filter.apply(
                                    created.measure(
                                            new RestrictedEvaluation(
                                                    metric.name(), created.needs(), evaluation))));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the metric '%s' failed: %s"
                            .formatted(metric.name(), e.getMessage() == null ? e : e.getMessage()),
                    e);
        }
    }
}
