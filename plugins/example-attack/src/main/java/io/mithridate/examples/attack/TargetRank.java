package io.mithridate.examples.attack;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation;
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

/**
 * Mean rank of the target class over triggered pictures of other classes.
 *
 * <p>The class of highest cosine has rank 1; of two classes with equal cosine, the one of lower
 * index comes first. Attack success tells only whether the target came first; its rank also tells
 * how far a defense has pushed it away.
 */
@About(
        name = TargetRank.NAME,
        summary = "mean rank of the target class in triggered pictures (teaching example)",
        fidelity = Fidelity.EXACT)
public record TargetRank() implements Metric {

    static final String NAME = "target-rank";

    @Override
    public List<Quantity> quantities() {
        return List.of(
                new Quantity(
                        NAME,
                        "target rank",
                        "mean rank of the target class in triggered test pictures of other classes",
                        "rank",
                        true, // a defender wants the target far down
                        true));
    }

    /**
     * One row for each test split and each way in which the attack is set off.
     *
     * <p>Where nothing was attacked there are no triggers, so the loop gives no row.
     */
    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        List<Measurement> rows = new ArrayList<>();
        for (EvaluatedSplit split : evaluation.splits()) {
            for (Trigger trigger : evaluation.triggers()) {
                measure(evaluation, split, trigger, rows);
            }
        }
        return rows;
    }

    private static void measure(
            Evaluation evaluation, EvaluatedSplit split, Trigger trigger, List<Measurement> rows) {
        // Embeddings are computed once and shared by all metrics: read them, never write to them.
        Embeddings images = split.triggered(trigger);
        Embeddings classes = evaluation.classEmbeddings(trigger);
        long sum = 0;
        long n = 0;
        for (int image = 0; image < split.size(); image++) {
            OptionalInt target = split.target(image);
            // Pictures of the target class have none; they are not in the denominator.
            if (target.isPresent()) {
                sum += rank(images, image, classes, target.getAsInt());
                n++;
            }
        }
        if (n == 0) {
            return; // nothing has no mean, so there is no row
        }
        rows.add(
                new Measurement(
                        NAME,
                        OptionalInt.empty(), // no @k
                        (double) sum / n,
                        n,
                        split.name(),
                        trigger.name(),
                        Map.of())); // split and trigger tell the rows apart
    }

    /**
     * Class rows are of length one and a picture's length scales all products: order by product.
     */
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
