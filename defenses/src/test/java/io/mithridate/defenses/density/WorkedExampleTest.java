package io.mithridate.defenses.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import io.mithridate.defenses.density.DensityFilter.Score;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests scores computed by hand for six points in a plane with two neighbors each. */
class WorkedExampleTest {

    /** Any seed, because these scores are not random. */
    private static final Seed ANY_SEED = new Seed(1);

    private static final Embeddings POINTS =
            new Embeddings(6, 2, new float[] {0, 0, 1, 0, 0, 2, 3, 1, 1.5f, 2.2f, 7, 6});

    @ParameterizedTest
    @CsvSource({
        "K_DISTANCE, false, 2 2.236068 2 2.236068 1.920937 6.685058",
        "SLOF, false, .947214 1.118034 1.020579 1.082025 .909769 3.234875",
        "LID, false, 2.88539 2.48534 7.171768 13.166061 8.384432 46.415722",
        "DAO, false, -.138647 .561047 .169089 .636822 -1.144633 12.437397",
        "SLOF, true, 1.261075 1.059017 1.059017 1.414214 1.068506 3.901298",
        "DAO, true, .046336 .011266 .011266 .071625 .013651 .288792"
    })
    void scoresMatchTheDocumentedExample(Score score, boolean compat, String expected) {
        ShuffledScores.SetScores scores =
                compat ? new ReleasedScores(score, 2) : new LocalScores(score, 2);

        assertThat(scores.of(rows(POINTS), 6, ANY_SEED))
                .usingComparatorWithPrecision(5e-6)
                .containsExactly(
                        List.of(expected.split(" ")).stream()
                                .mapToDouble(Double::parseDouble)
                                .toArray());
    }

    @Test
    void captionsAreReferencesOfPictures() {
        // Pictures 0, 4, 9 on a line; captions 1, 6, 6.5. Picture 4 is 2 from caption 6 and 2.5
        // from caption 6.5.
        Rows line = line(new float[] {0, 4, 9}, new float[] {1, 6, 6.5f});

        double[] scores = new LocalScores(Score.K_DISTANCE, 2).of(line, 3, ANY_SEED);

        assertThat(scores).containsExactly(4, 2.5, 3);
    }

    @Test
    void releasedDetectorIgnoresThePicturesOwnCaption() {
        // Scores are distances to neighbor k + 1 = 2; a picture's own caption is not a neighbor.
        Rows line = line(new float[] {0, 4, 9}, new float[] {1, 6, 6.5f});

        double[] scores = new ReleasedScores(Score.K_DISTANCE, 1).of(line, 3, ANY_SEED);

        assertThat(scores).containsExactly(6, 3, 5);
    }

    @Test
    void releasedDetectorUsesPositionsAsRowNumbers() {
        // Without itself and its caption, picture 0 has the distances 4, 9, 6, 6.5. The nearest, 4,
        // has position 0, which is the picture itself in the whole set; the distance to its nearest
        // neighbor is 1. The second nearest is 6, so the score is 6 / 1.
        Rows line = line(new float[] {0, 4, 9}, new float[] {1, 6, 6.5f});

        assertThat(new ReleasedScores(Score.SLOF, 1).of(line, 3, ANY_SEED)[0]).isEqualTo(6);
    }

    @Test
    void replacesTheLidOfEquallyFarNeighbors() {
        // Each corner of a square has two neighbors at 2. In DAO, their LID is 1, and ln 1 is 0.
        Embeddings square = new Embeddings(4, 2, new float[] {0, 0, 2, 0, 0, 2, 2, 2});

        assertThat(new LocalScores(Score.LID, 2).of(rows(square), 4, ANY_SEED))
                .containsExactly(2, 2, 2, 2);
        assertThat(new LocalScores(Score.DAO, 2).of(rows(square), 4, ANY_SEED))
                .containsExactly(0, 0, 0, 0);
    }

    @Test
    void daoUsesALidOfOneForEquallyFarNeighbors() {
        // The corners have radius 2 and LID 1; (8, 0) has radius sqrt(40): ln(sqrt(40) / 2).
        Embeddings points = new Embeddings(5, 2, new float[] {0, 0, 2, 0, 0, 2, 2, 2, 8, 0});

        assertThat(new LocalScores(Score.DAO, 2).of(rows(points), 5, ANY_SEED)[4])
                .isCloseTo(Math.log(Math.sqrt(40) / 2), within(1e-12));
    }

    private static Rows rows(Embeddings points) {
        return Rows.of(List.of(points), IntStream.range(0, points.count()).toArray());
    }

    private static Rows line(float[] pictures, float[] captions) {
        return Rows.of(
                List.of(
                        new Embeddings(pictures.length, 1, pictures),
                        new Embeddings(captions.length, 1, captions)),
                IntStream.range(0, pictures.length).toArray());
    }
}
