package io.mithridate.runner.console;

import io.mithridate.runner.options.Decimal;
import io.mithridate.runner.report.Emphasis;
import io.mithridate.runner.report.Table;
import io.mithridate.runner.results.Reproduction;
import java.util.List;
import java.util.OptionalDouble;

/** What came out when a cell was computed again: each number beside the recorded one. */
public final class ReproductionText {

    private final boolean colour;

    /** A text for a terminal, in its colours. */
    public ReproductionText(Terminal terminal) {
        colour = terminal.colour();
    }

    /** The text, ending with a line feed. */
    public String of(String title, Reproduction reproduction) {
        Table table = new Table(1, 2);
        table.addHead(List.of("number", "recorded", "again"));
        for (Reproduction.Pair pair : reproduction.numbers()) {
            table.add(
                    pair.same() ? Emphasis.NONE : Emphasis.FAILURE,
                    List.of(
                            pair.title(),
                            text(pair.recorded()),
                            text(pair.repeated()),
                            pair.same() ? "" : "differs"));
        }
        long different = reproduction.numbers().stream().filter(pair -> !pair.same()).count();
        int all = reproduction.numbers().size();
        StringBuilder text = new StringBuilder("%s%n%n".formatted(title));
        text.append(TableText.of(table, colour)).append("%n".formatted());
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
            return ("The store of the run does not have the cell any more, so nothing tells which"
                            + " processor computed it; this one is %s.%n")
                    .formatted(reproduction.repeatedOn());
        }
        String recorded = String.join("; ", reproduction.recordedOn());
        return reproduction.alike()
                ? "Both were computed on the same kind of processor: %s.%n".formatted(recorded)
                : ("The run's was computed on another kind of processor: %s. This one is %s; the"
                                + " last digits depend on the kind.%n")
                        .formatted(recorded, reproduction.repeatedOn());
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Decimal.shortest(value.getAsDouble()) : "none";
    }
}
