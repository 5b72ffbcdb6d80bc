package io.mithridate.metrics;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The similarity of class names in the text tower: the mean cosine of the embeddings of two
 * different classes, and the mean cosine of the target and another class.
 *
 * <p>The similarity depends only on text embeddings, which defenses that train with sub-captions
 * change most. Gives one measurement for all classes and, if the attack has a single target, one
 * for the target.
 */
@About(
        name = ClassCosine.NAME,
        summary = "how near to each other the names of classes lie in the text tower",
        fidelity = Fidelity.EXACT)
public record ClassCosine() implements Metric {

    static final String NAME = "class-cosine";
    static final String OF_TARGET = "target-class-cosine";

    @Override
    public List<Quantity> quantities() {
        return List.of(
                Shares.cosine(
                        NAME,
                        "cosine of two classes",
                        "mean cosine of the embeddings of two different classes' prompts",
                        false),
                Shares.cosine(
                        OF_TARGET,
                        "cosine of the target and other classes",
                        "mean cosine of the embedding of the target's prompts and that of another"
                                + " class's",
                        false));
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
        Embeddings classes = evaluation.classEmbeddings().normalised();
        ClassRanking.requireFinite(classes, "class %d");
        int otherCount = classes.count() - 1;
        if (otherCount < 1) {
            return List.of();
        }
        List<Measurement> rows = new ArrayList<>();
        double cosineSum =
                IntStream.range(0, classes.count())
                        .mapToDouble(index -> sumOfCosines(classes, index))
                        .sum();
        int pairs = classes.count() * otherCount;
        rows.add(Shares.row(NAME, cosineSum / pairs, pairs / 2, "", ""));
        OptionalInt target = evaluation.target();
        if (target.isPresent()) {
            double targetCosineSum = sumOfCosines(classes, target.getAsInt());
            rows.add(Shares.row(OF_TARGET, targetCosineSum / otherCount, otherCount, "", ""));
        }
        return rows;
    }

    /** Returns the sum of the cosines between a class and all others. */
    private static double sumOfCosines(Embeddings classes, int index) {
        return IntStream.range(0, classes.count())
                .filter(other -> other != index)
                .mapToDouble(other -> classes.dot(index, classes, other))
                .sum();
    }
}
