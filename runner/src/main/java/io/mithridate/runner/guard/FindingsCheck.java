package io.mithridate.runner.guard;

import io.mithridate.api.data.Image;
import io.mithridate.api.defense.Evidence;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.defense.ModelDetector.Verdict;
import io.mithridate.api.defense.SampleDetector.Scores;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Checks the findings of detectors: one number, not NaN, for each judged pair, picture or model.
 *
 * @param guard checks the findings
 */
public record FindingsCheck(PluginGuard guard) {

    /**
     * Checks the scores of training pairs.
     *
     * @param pairs the number of training pairs
     */
    public Scores scores(Scores found, int pairs) {
        Scores scores = guard.requireNonNull(found, "score()");
        requireNumbers(scores.values(), pairs, "score()", "training pairs");
        requireEvidence(scores.evidence(), "score()");
        return scores;
    }

    /**
     * Checks the indices of the pairs that a filter keeps.
     *
     * @param pairs the number of training pairs
     */
    public int[] kept(int[] found, int pairs) {
        int[] kept = guard.requireNonNull(found, "kept()");
        if (kept.length == 0) {
            throw guard.refusal(
                    "kept() kept none of %d training pairs; keep at least one".formatted(pairs));
        }
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] < 0 || kept[i] >= pairs || (i > 0 && kept[i] <= kept[i - 1])) {
                throw guard.refusal(
                        "kept() returned %d as element %d; it gives indices of the %d training pairs, in ascending order, each once"
                                .formatted(kept[i], i, pairs));
            }
        }
        return kept;
    }

    /** Checks the verdict on a model. */
    public Verdict verdict(Verdict found) {
        Verdict verdict = guard.requireNonNull(found, "inspect()");
        if (Double.isNaN(verdict.score())) {
            throw guard.refusal("inspect() returned a score that is not a number");
        }
        requireEvidence(verdict.evidence(), "inspect()");
        return verdict;
    }

    /**
     * Returns a guard's scores. The guard receives copies of the pictures and may therefore draw on
     * them.
     */
    public List<Double> guardScores(InputDetector.Guard judge, List<Image> pictures) {
        double[] found = judge.score(pictures.stream().map(Image::copy).toList());
        requireNumbers(found, pictures.size(), "the guard's score()", "pictures");
        return DoubleStream.of(found).boxed().toList();
    }

    private void requireNumbers(double[] found, int judged, String method, String noun) {
        double[] scores = guard.requireNonNull(found, method);
        if (scores.length != judged) {
            throw guard.refusal(
                    "%s returned %d scores for %d %s"
                            .formatted(method, scores.length, judged, noun));
        }
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw guard.refusal("%s returned NaN as score %d".formatted(method, i));
            }
        }
    }

    private void requireEvidence(Evidence found, String method) {
        Evidence evidence = guard.requireNonNull(found, method + ".evidence()");
        evidence.numbers()
                .forEach(
                        (name, number) -> {
                            if (number.isNaN()) {
                                throw guard.refusal(
                                        "%s returned NaN as '%s'".formatted(method, name));
                            }
                        });
    }
}
