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
 * The rows of a metric. They are checked against the rules for rows, and the metric only has access
 * to the data that it declared to need.
 *
 * @param metric the metric
 */
public record MetricRows(PluginInput<Metric> metric) {

    /**
     * Returns the rows for an evaluation.
     *
     * @throws IllegalStateException naming the metric, if it fails or violates a rule
     */
    List<Measurement> of(Evaluation evaluation) {
        return measured(evaluation, rows -> rows);
    }

    /**
     * Returns the distinct rows for an evaluation whose only split is the validation pictures. A
     * metric may return equal rows for the split and for the validation pictures.
     */
    public List<Measurement> ofValidation(Evaluation evaluation) {
        return measured(evaluation, rows -> rows.stream().distinct().toList());
    }

    private List<Measurement> measured(
            Evaluation evaluation, UnaryOperator<List<Measurement>> sifted) {
        Metric created = metric.create();
        try {
            return new MeasurementValidator(
                            created.quantities(),
                            evaluation.splits().stream().map(EvaluatedSplit::name).toList(),
                            evaluation.triggers())
                    .checked(
                            sifted.apply(
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
