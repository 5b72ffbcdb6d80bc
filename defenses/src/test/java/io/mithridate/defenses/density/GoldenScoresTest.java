package io.mithridate.defenses.density;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import io.mithridate.defenses.density.DensityFilter.Score;
import io.mithridate.testkit.GoldenTensors;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the scores of 300 rows: outliers and clusters, one of which is smaller than k. */
class GoldenScoresTest {

    private static final int K = 16;

    private static final GoldenTensors GOLDEN =
            GoldenTensors.read(GoldenScoresTest.class, "density-scores.safetensors");

    @ParameterizedTest
    @CsvSource({
        "K_DISTANCE, correct", "SLOF, correct", "LID, correct", "DAO, correct",
        "K_DISTANCE, compat", "SLOF, compat", "LID, compat", "DAO, compat"
    })
    void scoresMatchAnotherImplementation(Score score, String form) {
        ShuffledScores.SetScores scores =
                form.equals("compat") ? new ReleasedScores(score, K) : new LocalScores(score, K);
        float[] values = GOLDEN.floats("rows");
        int count = 300;
        Rows rows =
                Rows.of(
                        List.of(new Embeddings(count, values.length / count, values)),
                        IntStream.range(0, count).toArray());

        assertThat(scores.of(rows, count, new Seed(1)))
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(
                        GOLDEN.doubles(form + "." + score.name().toLowerCase(Locale.ROOT)));
    }
}
