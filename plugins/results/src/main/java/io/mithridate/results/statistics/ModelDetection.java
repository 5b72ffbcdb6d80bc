package io.mithridate.results.statistics;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.primitives.Doubles;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.metric.Separation;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.Condition.Victim;
import io.mithridate.results.Measure;
import io.mithridate.results.RunResults;
import io.mithridate.results.statistics.EvaluatedRun.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * The success of a model detector in distinguishing the victims of an attack from control victims.
 * Each model has a single score, so the success is computed from all cells of a run, with all seeds
 * together.
 *
 * <p>Victims whose attack failed are excluded, because a detector is right not to flag them.
 */
final class ModelDetection {

    /** The metric with the score of one model. */
    private static final String SUSPICION = "model-suspicion";

    private static final Map<String, ToDoubleFunction<Separation>> MEASURES =
            Map.of(
                    "detection-auroc", Separation::auroc,
                    "detection-recall-at-1-percent", scores -> scores.recallAt(0.01),
                    "detection-recall-at-5-percent", scores -> scores.recallAt(0.05));

    private static final Map<String, String> OVER_MODELS = Map.of("over", "models");

    private ModelDetection() {}

    /** Returns the numbers of each condition that has scored victims and scored control victims. */
    static List<Summary> summaries(RunResults run, Victims victims) {
        ListMultimap<Condition, Double> scores =
                MultimapBuilder.linkedHashKeys().arrayListValues().build();
        for (CellResult cell : run.cells()) {
            Condition condition = Condition.of(cell);
            if (!victims.failed(condition, cell.seed())) {
                cell.measurements().stream()
                        .filter(number -> number.metric().equals(SUSPICION))
                        .findFirst()
                        .ifPresent(number -> scores.put(condition, number.value()));
            }
        }
        List<Summary> summaries = new ArrayList<>();
        for (Condition condition : scores.keySet()) {
            List<Double> controlScores = scores.get(control(condition));
            if (!condition.control() && !controlScores.isEmpty()) {
                double[] victimScores = Doubles.toArray(scores.get(condition));
                Separation separation =
                        new Separation(victimScores, Doubles.toArray(controlScores));
                summaries.addAll(summaries(run, condition, separation));
            }
        }
        return summaries;
    }

    private static List<Summary> summaries(RunResults run, Condition condition, Separation scores) {
        List<Summary> summaries = new ArrayList<>();
        for (Quantity quantity : run.quantities()) {
            ToDoubleFunction<Separation> measure = MEASURES.get(quantity.metric());
            if (measure != null) {
                summaries.add(
                        new Summary(
                                condition,
                                new Measure(quantity, OptionalInt.empty(), "", "", OVER_MODELS),
                                Statistics.of(new double[] {measure.applyAsDouble(scores)}),
                                scores.count()));
            }
        }
        return summaries;
    }

    private static Condition control(Condition condition) {
        Victim victim = condition.victim();
        return new Condition(
                new Victim(victim.scenario(), victim.attack(), true),
                condition.defense(),
                condition.defenseClass());
    }
}
