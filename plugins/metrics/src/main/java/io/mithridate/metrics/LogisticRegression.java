package io.mithridate.metrics;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import java.util.stream.IntStream;

/**
 * A classifier that was trained by liblinear.
 *
 * @param model liblinear's
 * @param cost of a mistake, beside the penalty
 */
record LogisticRegression(Model model, double cost) {

    /** Stops when the gradient has shrunk by this factor: liblinear's own default. */
    private static final double TOLERANCE = 0.01;

    static {
        // It would write to the standard output, where results stand.
        Linear.disableDebugOutput();
    }

    /**
     * Clean pictures and their classes as liblinear takes them: embeddings of length 1, and a bias,
     * which is a feature that is always 1.
     */
    static Problem problem(EvaluatedSplit pictures) {
        Problem problem = new Problem();
        Embeddings rows = pictures.clean();
        problem.l = rows.count();
        problem.n = rows.dimension() + 1;
        problem.bias = 1;
        problem.x = features(rows);
        problem.y = IntStream.range(0, rows.count()).mapToDouble(pictures::label).toArray();
        return problem;
    }

    /** Trains. */
    static LogisticRegression train(Problem problem, double cost) {
        return new LogisticRegression(
                Linear.train(problem, new Parameter(SolverType.L2R_LR, cost, TOLERANCE)), cost);
    }

    /** The class of each row. */
    int[] classes(Embeddings rows) {
        Feature[][] features = features(rows);
        int[] classes = new int[features.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = (int) Linear.predict(model, features[i]);
        }
        return classes;
    }

    /** How many pictures are given their own class. */
    long right(Problem pictures) {
        return IntStream.range(0, pictures.l)
                .filter(i -> (int) Linear.predict(model, pictures.x[i]) == (int) pictures.y[i])
                .count();
    }

    private static Feature[][] features(Embeddings embeddings) {
        Embeddings rows = embeddings.normalised();
        int width = rows.dimension();
        Feature[][] features = new Feature[rows.count()][width + 1];
        for (int row = 0; row < rows.count(); row++) {
            for (int i = 0; i < width; i++) {
                features[row][i] = new FeatureNode(i + 1, rows.values()[row * width + i]);
            }
            features[row][width] = new FeatureNode(width + 1, 1);
        }
        return features;
    }
}
