package io.mithridate.runner.results;

import io.mithridate.api.metric.Measurement;
import java.util.List;
import java.util.Optional;

/**
 * What one cell of the matrix came to.
 *
 * @param number its number in the plan, from 0
 * @param dataset the data set's name
 * @param model the model's name
 * @param attack the attack; on a control, the attack whose trigger is evaluated
 * @param defense the defense
 * @param defenseClass what the defense has to be given
 * @param control whether the victim is the control: trained with nothing poisoned
 * @param seed the root seed
 * @param options the cell's resolved options, a JSON object in canonical form
 * @param failure what went wrong; empty where the cell has results
 * @param measurements what was measured; empty where the cell failed
 * @param provenance where the numbers come from
 */
public record CellResult(
        int number,
        String dataset,
        String model,
        PluginSetting attack,
        PluginSetting defense,
        DefenseClass defenseClass,
        boolean control,
        long seed,
        String options,
        Optional<String> failure,
        List<Measurement> measurements,
        Provenance provenance) {

    /** The defense that does nothing: its rows are the victims. */
    public static final String NO_DEFENSE = "none";

    /** The value of the column {@code control} for cells whose victim is the control. */
    public static final String CLEAN_MODEL = "clean-model";

    public CellResult {
        measurements = List.copyOf(measurements);
    }

    /** Whether the cell has results. */
    public boolean succeeded() {
        return failure.isEmpty();
    }

    /** Whether nothing defends: the numbers are the victim's own. */
    public boolean undefended() {
        return defense.name().equals(NO_DEFENSE);
    }

    /** The cell's name for people: "badnets x clean-clip, seed 1". */
    public String title() {
        return "%s x %s, seed %d%s"
                .formatted(attack.name(), defense.name(), seed, control ? ", clean model" : "");
    }
}
