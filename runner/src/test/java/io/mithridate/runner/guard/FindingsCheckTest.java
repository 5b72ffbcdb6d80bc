package io.mithridate.runner.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Image;
import io.mithridate.api.defense.Evidence;
import io.mithridate.api.defense.ModelDetector.Verdict;
import io.mithridate.api.defense.SampleDetector.Scores;
import io.mithridate.runner.plugins.PluginException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FindingsCheckTest {

    private static final FindingsCheck FINDINGS =
            new FindingsCheck(new PluginGuard("defense 'blind' (blind.jar)"));
    private static final List<Image> PICTURES = List.of(Image.black(4, 4), Image.black(4, 4));
    private static final Evidence NO_NUMBER = Evidence.of(Map.of("norm", Double.NaN));

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // plugins must not return null
    private static <T> T nullResult() {
        return null;
    }

    private static void assertRefused(String complaint, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(PluginException.class)
                .hasMessage("defense 'blind' (blind.jar): " + complaint);
    }

    @Test
    void acceptsOneScorePerPair() {
        Scores scores = new Scores(new double[] {0.5, Double.POSITIVE_INFINITY});
        assertThat(FINDINGS.scores(scores, 2)).isEqualTo(scores);
        assertThat(FINDINGS.guardScores(images -> new double[] {0.5, -1}, PICTURES))
                .containsExactly(0.5, -1.0);
    }

    @Test
    void rejectsScoresThatAreMissingOrNaN() {
        assertRefused("score() returned null", () -> FINDINGS.scores(nullResult(), 2));
        assertRefused("score() returned null", () -> FINDINGS.scores(new Scores(nullResult()), 2));
        assertRefused(
                "score() returned 1 scores for 2 training pairs",
                () -> FINDINGS.scores(new Scores(new double[1]), 2));
        assertRefused(
                "score() returned NaN as score 1",
                () -> FINDINGS.scores(new Scores(new double[] {0, Double.NaN}), 2));
        assertRefused(
                "score().evidence() returned null",
                () -> FINDINGS.scores(new Scores(new double[2], nullResult()), 2));
        assertRefused(
                "score() returned NaN as 'norm'",
                () -> FINDINGS.scores(new Scores(new double[2], NO_NUMBER), 2));
    }

    @Test
    void acceptsKeptPairsInAscendingOrder() {
        assertThat(FINDINGS.kept(new int[] {0, 2}, 3)).containsExactly(0, 2);
    }

    @Test
    void rejectsDuplicateUnorderedOrUnknownKeptPairs() {
        assertRefused("kept() returned null", () -> FINDINGS.kept(nullResult(), 3));
        assertRefused(
                "kept() kept none of 3 training pairs; keep at least one",
                () -> FINDINGS.kept(new int[0], 3));
        for (int second : new int[] {0, 1, 3}) {
            assertRefused(
                    "kept() returned %d as element 1; it gives indices of the 3 training pairs, in ascending order, each once"
                            .formatted(second),
                    () -> FINDINGS.kept(new int[] {1, second}, 3));
        }
    }

    @Test
    void rejectsAVerdictWithoutANumber() {
        assertRefused("inspect() returned null", () -> FINDINGS.verdict(nullResult()));
        assertRefused(
                "inspect() returned a score that is not a number",
                () -> FINDINGS.verdict(new Verdict(true, Double.NaN, Evidence.none())));
        assertRefused(
                "inspect().evidence() returned null",
                () -> FINDINGS.verdict(new Verdict(true, 1, nullResult())));
        Verdict verdict = new Verdict(true, 1, Evidence.none());
        assertThat(FINDINGS.verdict(verdict)).isEqualTo(verdict);
    }

    @Test
    void rejectsGuardScoresThatAreMissingOrNaN() {
        assertRefused(
                "the guard's score() returned null",
                () -> FINDINGS.guardScores(images -> nullResult(), PICTURES));
        assertRefused(
                "the guard's score() returned 3 scores for 2 pictures",
                () -> FINDINGS.guardScores(images -> new double[3], PICTURES));
        assertRefused(
                "the guard's score() returned NaN as score 0",
                () -> FINDINGS.guardScores(images -> new double[] {Double.NaN, 1}, PICTURES));
    }

    @Test
    void originalsStayUnchangedIfTheGuardDrawsOnPictures() {
        FINDINGS.guardScores(
                images -> {
                    images.forEach(image -> Arrays.fill(image.rgb(), (byte) 1));
                    return new double[2];
                },
                PICTURES);

        assertThat(PICTURES).containsOnly(Image.black(4, 4));
    }
}
