package io.mithridate.results.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mithridate.api.metric.Measurement;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.DefenseClass;
import io.mithridate.results.Failure;
import io.mithridate.results.PoisonUse;
import io.mithridate.results.Provenance;
import io.mithridate.results.StageCost;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.statistics.Victims;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * The JSON form of a cell in {@code results.json}. The measurements are stored separately, as rows.
 */
record CellJson(
        int cell,
        String title,
        String dataset,
        String model,
        @JsonUnwrapped ConditionJson condition,
        boolean defended,
        long seed,
        SortedMap<String, String> options,
        @JsonInclude(Include.NON_ABSENT) Optional<PoisonUse> poison,
        String status,
        String message,
        boolean brokeDown,
        double wallSeconds,
        OptionalDouble peakMemoryMib,
        Provenance provenance) {

    private static final String FAILED = "failed";

    /**
     * Returns the JSON form of a cell.
     *
     * @param costs the costs of the cell's own stages; costs of shared stages are only in costs.csv
     */
    static CellJson of(CellResult cell, List<StageCost> costs, Victims victims) {
        return new CellJson(
                cell.number(),
                cell.title(),
                cell.coordinates().dataset(),
                cell.coordinates().model(),
                ConditionJson.of(Condition.of(cell), victims),
                cell.defended(),
                cell.seed(),
                cell.coordinates().options(),
                cell.poison(),
                cell.succeeded() ? "succeeded" : FAILED,
                cell.failure().map(Failure::message).orElse(""),
                cell.brokeDown(),
                costs.stream().mapToDouble(StageCost::wallSeconds).sum(),
                costs.stream()
                        .map(StageCost::peakMemoryMib)
                        .flatMapToDouble(OptionalDouble::stream)
                        .max(),
                cell.provenance());
    }

    CellResult result(List<Measurement> measurements) {
        return new CellResult(
                cell,
                title,
                Coordinates.of(
                        dataset,
                        model,
                        new PluginSetting(condition.attack, condition.attackOptions),
                        new PluginSetting(condition.defense, condition.defenseOptions),
                        !condition.control.isEmpty(),
                        seed,
                        options),
                condition.scenario,
                condition.defenseClass,
                defended,
                poison,
                status.equals(FAILED)
                        ? Optional.of(
                                new Failure(
                                        message,
                                        brokeDown ? Failure.Kind.BROKE_DOWN : Failure.Kind.FAILED))
                        : Optional.empty(),
                measurements,
                provenance);
    }

    /** The JSON form of a condition. */
    record ConditionJson(
            String scenario,
            String attack,
            SortedMap<String, String> attackOptions,
            String defense,
            SortedMap<String, String> defenseOptions,
            DefenseClass defenseClass,
            String control,
            boolean attackFailed) {

        static ConditionJson of(Condition condition, Victims victims) {
            return new ConditionJson(
                    condition.victim().scenario(),
                    condition.attack().name(),
                    condition.attack().options(),
                    condition.defense().name(),
                    condition.defense().options(),
                    condition.defenseClass(),
                    condition.control() ? Coordinates.CLEAN_MODEL : "",
                    victims.failed(condition));
        }
    }
}
