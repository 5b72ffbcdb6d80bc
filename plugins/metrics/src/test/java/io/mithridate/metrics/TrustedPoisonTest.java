package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.Findings;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.MetricContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrustedPoisonTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return TrustedPoison.class;
    }

    @Override
    public Metric metric() {
        return new TrustedPoison();
    }

    @Override
    public Evaluation evaluation() {
        return DetectingEvaluation.withAllFindings(FixedEvaluation.random(new Seed(1)));
    }

    /** Of five pairs, 1 and 4 are poisoned, and 3 is a decoy. */
    @Test
    void countsPoisonedPairsThatAreConsideredClean() {
        assertThat(linesIfTrusting("pair-0", "pair-1", "pair-3"))
                .containsExactly(
                        "trusted-poison 0.5 n=2  {over=training-pairs}",
                        "trusted-pairs 0.6 n=5  {over=training-pairs}");
        assertThat(linesIfTrusting("pair-0", "pair-2"))
                .containsExactly(
                        "trusted-poison 0.0 n=2  {over=training-pairs}",
                        "trusted-pairs 0.4 n=5  {over=training-pairs}");
    }

    @Test
    void countsOnlyAllPairsIfNoneIsPoisoned() {
        Findings trusted = DetectingEvaluation.trusted("pair-0");

        assertThat(lines(metric().measure(sixPictures().detecting(Set.of(), trusted))))
                .containsExactly("trusted-pairs 0.2 n=5  {over=training-pairs}");
    }

    @Test
    void returnsNothingIfTheDefenseTrustsNoPairs() {
        Findings none = Findings.none();

        assertThat(metric().measure(sixPictures().detecting(DetectingEvaluation.POISON, none)))
                .isEmpty();
    }

    private List<String> linesIfTrusting(String... trusted) {
        return lines(
                metric().measure(
                                sixPictures()
                                        .detecting(
                                                DetectingEvaluation.POISON,
                                                DetectingEvaluation.trusted(trusted))));
    }

    private static FixedEvaluation sixPictures() {
        return (FixedEvaluation) KnownEvaluation.ofSixPictures();
    }
}
