package io.mithridate.api.backend;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Validates the rows returned by a metric, so that no table contains, for example, a non-finite
 * number.
 *
 * @param quantities the quantities declared by the metric
 * @param splits the names of the test splits
 * @param triggers the triggers of the attack; empty if there was no attack
 */
public record MeasurementValidator(
        List<Quantity> quantities, List<String> splits, List<Trigger> triggers) {

    /** The maximum number of rows. No metric needs this many; an endless list is rejected here. */
    public static final int MAX_ROWS = 100_000;

    public MeasurementValidator {
        quantities = List.copyOf(quantities);
        splits = List.copyOf(splits);
        triggers = List.copyOf(triggers);
    }

    /**
     * Returns a copy of the rows returned by a metric.
     *
     * @param rows the result of {@link Metric#measure}; it may be null or contain null, because a
     *     third-party metric may be incorrect
     * @return the same rows, all of which are valid
     * @throws IllegalArgumentException if a row has an undeclared quantity, is not finite, is a
     *     share outside 0 to 1, has a negative number of samples, an unknown split or trigger, or a
     *     k below 1, or duplicates another row; the message names the first such row
     */
    public List<Measurement> checked(@Nullable Iterable<? extends @Nullable Measurement> rows) {
        if (rows == null) {
            throw new IllegalArgumentException("it returned null instead of a list of rows");
        }
        Map<String, Quantity> declared = new HashMap<>();
        quantities.forEach(quantity -> declared.put(quantity.metric(), quantity));
        Set<Measurement> seen = new HashSet<>();
        List<Measurement> checked = new ArrayList<>();
        for (Measurement row : rows) {
            if (row == null) {
                throw new IllegalArgumentException(
                        "row %d of those it returned is null".formatted(checked.size()));
            }
            if (checked.size() == MAX_ROWS) {
                throw new IllegalArgumentException(
                        "it returned more than %d rows".formatted(MAX_ROWS));
            }
            check(row, declared.get(row.metric()));
            if (!seen.add(withoutNumbers(row))) {
                throw new IllegalArgumentException(
                        "it returned two indistinguishable rows: " + row.title());
            }
            checked.add(row);
        }
        return List.copyOf(checked);
    }

    private void check(Measurement row, @Nullable Quantity quantity) {
        if (quantity == null) {
            throw invalid(
                    row,
                    "has a quantity that the metric does not declare; declared: "
                            + quantities.stream()
                                    .map(Quantity::metric)
                                    .collect(Collectors.joining(", ")));
        }
        if (!Double.isFinite(row.value())) {
            throw invalid(row, "is " + row.value() + ", which is not finite");
        }
        if (quantity.isShare() && (row.value() < 0 || row.value() > 1)) {
            throw invalid(row, "is a share of " + row.value() + "; a share lies between 0 and 1");
        }
        if (row.n() < 0) {
            throw invalid(row, "is over n = " + row.n() + " samples; n must not be negative");
        }
        if (row.k().orElse(1) < 1) {
            throw invalid(
                    row,
                    "counts the first " + row.k().getAsInt() + " classes; k must be at least 1");
        }
        requireKnown(
                row,
                "split",
                row.split(),
                Stream.concat(splits.stream(), Stream.of(EvaluatedSplit.VALIDATION)).toList());
        requireKnown(row, "trigger", row.trigger(), triggers.stream().map(Trigger::name).toList());
    }

    private static void requireKnown(
            Measurement row, String kind, String name, List<String> known) {
        if (!name.isEmpty() && !known.contains(name)) {
            throw invalid(
                    row,
                    "has an unknown %s; known: %s"
                            .formatted(kind, known.isEmpty() ? "none" : String.join(", ", known)));
        }
    }

    private static IllegalArgumentException invalid(Measurement row, String problem) {
        return new IllegalArgumentException("its row '%s' %s".formatted(row.title(), problem));
    }

    private static Measurement withoutNumbers(Measurement row) {
        return new Measurement(
                row.metric(), row.k(), 0, 0, row.split(), row.trigger(), row.qualifiers());
    }
}
