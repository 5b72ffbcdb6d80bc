package io.mithridate.runner.console;

import io.mithridate.config.Decimal;
import io.mithridate.report.Table;
import io.mithridate.report.Table.Emphasis;
import io.mithridate.results.Reproduction;
import java.util.OptionalDouble;

/** Formats the result of recomputing a cell: each number next to the recorded one. */
public final class ReproductionText {

    private ReproductionText() {}

    /** Returns the text, which ends with a line feed. */
    public static String of(String title, Reproduction reproduction, Terminal terminal) {
        Table<Reproduction.Pair> table = new Table<>();
        table.name("number", Reproduction.Pair::title);
        table.number("recorded", pair -> text(pair.recorded()));
        table.number("again", pair -> text(pair.repeated()));
        table.text("", pair -> pair.identical() ? "" : "differs");
        for (Reproduction.Pair pair : reproduction.numbers()) {
            table.add(pair.identical() ? Emphasis.NONE : Emphasis.FAILURE, pair);
        }
        long different = reproduction.numbers().stream().filter(pair -> !pair.identical()).count();
        int all = reproduction.numbers().size();
        StringBuilder text = new StringBuilder("%s%n%n".formatted(title));
        text.append(TableText.of(table, terminal)).append("%n".formatted());
        text.append(
                different == 0
                        ? "%d numbers, all the same to the last digit%n".formatted(all)
                        : "%d of %d numbers differ%n".formatted(different, all));
        for (String stage : reproduction.changed()) {
            text.append(stage).append("%n".formatted());
        }
        text.append(processors(reproduction));
        return text.toString();
    }

    private static String processors(Reproduction reproduction) {
        if (reproduction.recordedOn().isEmpty()) {
            return ("The store of the run no longer has the cell, so it is unknown which"
                            + " processor computed it; this one is %s.%n")
                    .formatted(reproduction.repeatedOn());
        }
        String recorded = String.join("; ", reproduction.recordedOn());
        return reproduction.sameProcessorKind()
                ? "Both were computed on the same kind of processor: %s.%n".formatted(recorded)
                : ("The run's was computed on another kind of processor: %s. This one is %s; the"
                                + " last digits depend on the kind.%n")
                        .formatted(recorded, reproduction.repeatedOn());
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Decimal.shortest(value.getAsDouble()) : "none";
    }
}
