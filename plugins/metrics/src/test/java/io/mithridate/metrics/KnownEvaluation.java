package io.mithridate.metrics;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.model.Embeddings;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.FixedSplit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Evaluations whose numbers can be worked out by hand. */
final class KnownEvaluation {

    /** An empty validation split. */
    static final EvaluatedSplit NO_VALIDATION =
            new FixedSplit(
                    EvaluatedSplit.VALIDATION,
                    List.of(),
                    OptionalInt.empty(),
                    new Embeddings(0, 4, new float[0]),
                    Map.of());

    private KnownEvaluation() {}

    /**
     * Returns an evaluation with four classes along the axes of four dimensions; class 0 is the
     * target.
     *
     * <p>A picture's embedding is its list of cosines, up to a factor. The six pictures are:
     *
     * <pre>
     * label  clean ranking   triggered ranking
     *   0    0 1 2 3         0 1 2 3
     *   0    1 0 2 3         1 2 0 3
     *   1    1 0 2 3         0 1 2 3
     *   1    1 2 3 0         1 0 2 3
     *   2    0 3 2 1         0 2 3 1
     *   3    2 3 1 0         2 1 0 3
     * </pre>
     */
    static Evaluation ofSixPictures() {
        return evaluation(
                List.of(Trigger.IMAGE),
                new FixedSplit(
                        "test",
                        List.of(0, 0, 1, 1, 2, 3),
                        OptionalInt.of(0),
                        ranked("0123", "1023", "1023", "1230", "0321", "2310"),
                        Map.of("image", ranked("0123", "1203", "0123", "1023", "0231", "2103"))));
    }

    static FixedEvaluation evaluation(List<Trigger> triggers, FixedSplit... splits) {
        return new FixedEvaluation(
                new Classes(List.of("apple", "boat", "cat", "dog")),
                triggers.isEmpty() ? OptionalInt.empty() : OptionalInt.of(0),
                triggers,
                List.of(splits),
                NO_VALIDATION,
                rows(new float[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}}));
    }

    /** Returns one row for each ranking of the four classes, best first; rows differ in length. */
    static Embeddings ranked(String... rankings) {
        float[][] rows = new float[rankings.length][4];
        for (int row = 0; row < rows.length; row++) {
            for (int rank = 0; rank < 4; rank++) {
                rows[row][rankings[row].charAt(rank) - '0'] = (4 - rank) * (row + 1);
            }
        }
        return rows(rows);
    }

    static Embeddings rows(float[][] rows) {
        int dimension = rows[0].length;
        float[] values = new float[rows.length * dimension];
        IntStream.range(0, rows.length)
                .forEach(row -> System.arraycopy(rows[row], 0, values, row * dimension, dimension));
        return new Embeddings(rows.length, dimension, values);
    }

    static TopK topK(Integer... k) {
        return new TopK(Arrays.asList(k));
    }

    /** Returns rows as text: {@code attack-success@1 0.25 n=4 test/image {counted=all-images}}. */
    static List<String> lines(List<Measurement> rows) {
        return rows.stream()
                .map(
                        row ->
                                row.metric()
                                        + (row.k().isPresent() ? "@" + row.k().getAsInt() : "")
                                        + " "
                                        + row.value()
                                        + " n="
                                        + row.n()
                                        + " "
                                        + row.split()
                                        + (row.trigger().isEmpty() ? "" : "/" + row.trigger())
                                        + (row.qualifiers().isEmpty()
                                                ? ""
                                                : " " + row.qualifiers()))
                .toList();
    }
}
