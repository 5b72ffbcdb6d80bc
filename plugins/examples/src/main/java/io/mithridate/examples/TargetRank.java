package io.mithridate.examples;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Mean rank of the target class, counted from 1, over triggered pictures of other classes. */
@About(
        name = "target-rank",
        summary = "mean rank of the target class in triggered pictures",
        fidelity = Fidelity.EXACT)
public record TargetRank() implements Metric {

    private static final String NAME = "target-rank";

    /** Declares the quantity; higher is better for the defender; shown in the main table. */
    @Override
    public List<Quantity> quantities() {
        String meaning = "mean rank of the target class in triggered test pictures";
        return List.of(new Quantity(NAME, "target rank", meaning, "rank", true, true));
    }

    /** Returns a row for each split and trigger; without an attack there are no triggers. */
    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        List<Measurement> rows = new ArrayList<>();
        for (EvaluatedSplit split : evaluation.splits()) {
            for (Trigger trigger : evaluation.triggers()) {
                Embeddings images = split.triggered(trigger);
                Embeddings classes = evaluation.classEmbeddings(trigger);
                // A picture of the target class has no target.
                int[] ranks =
                        IntStream.range(0, split.size())
                                .filter(i -> split.target(i).isPresent())
                                .map(i -> rank(images, i, classes, split.target(i).getAsInt()))
                                .toArray();
                IntStream.of(ranks)
                        .average()
                        .ifPresent(mean -> rows.add(row(mean, ranks.length, split, trigger)));
            }
        }
        return rows;
    }

    private static Measurement row(double mean, int n, EvaluatedSplit split, Trigger trigger) {
        OptionalInt noTopK = OptionalInt.empty();
        return new Measurement(NAME, noTopK, mean, n, split.name(), trigger.name(), Map.of());
    }

    /** Class rows have length 1, and a picture's length scales all its products equally. */
    private static int rank(Embeddings images, int image, Embeddings classes, int target) {
        double ofTarget = images.dot(image, classes, target);
        int rank = 1;
        for (int other = 0; other < classes.count(); other++) {
            double ofOther = images.dot(image, classes, other);
            if (ofOther > ofTarget || (ofOther == ofTarget && other < target)) {
                rank++;
            }
        }
        return rank;
    }
}
