package io.mithridate.defenses.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Classes;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.metric.Separation;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.defenses.density.DensityFilter.References;
import io.mithridate.defenses.density.DensityFilter.Score;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import io.mithridate.testkit.FixedDefenseContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DensityFilterTest implements DefenseContract {

    private static final int PAIR_COUNT = 800;
    private static final int POISONED_COUNT = 12;
    private static final int DIMENSION = 16;

    @TempDir private Path work;

    @Override
    public Defense defense() {
        return filter(Score.DAO, 4, 32, 0.1, false);
    }

    @Override
    public DefenseMaterial material() {
        return new BarMaterial();
    }

    private static DensityFilter filter(
            Score score, int k, int referenceSize, double remove, boolean compat) {
        return new DensityFilter(
                score, k, referenceSize, 2, References.IMAGES, true, remove, compat);
    }

    /**
     * A second far row in the same set lowers LID, because it is much nearer than the other
     * neighbors. Among 4 neighbors it would be a quarter of them (AUROC 0.71), so LID uses more
     * neighbors, as in the paper.
     */
    @ParameterizedTest
    @CsvSource({"DAO, 4", "SLOF, 4", "K_DISTANCE, 4", "LID, 16"})
    void findsRowsThatAreFarFromAllOthers(Score score, int k) {
        assertThat(auroc(filter(score, k, 64, 0, false), points(true))).isGreaterThan(0.99);
    }

    @ParameterizedTest
    @CsvSource({"DAO, 4", "SLOF, 4", "K_DISTANCE, 4", "LID, 4", "LID, 16", "ISOLATION_FOREST, 4"})
    void findsNothingIfNoRowsAreFar(Score score, int k) {
        assertThat(auroc(filter(score, k, 64, 0, false), points(false))).isBetween(0.3, 0.7);
    }

    /** Rows of {@link #points} are far in one of sixteen coordinates, which few cuts use. */
    @Test
    void isolationForestFindsOnlyRowsThatAreFarInManyCoordinates() {
        DensityFilter forest = filter(Score.ISOLATION_FOREST, 4, 64, 0, false);
        float[] values = points(true).images().values().clone();
        Arrays.fill(values, 0, POISONED_COUNT * DIMENSION, 0.5f);
        Embeddings everywhere = new Embeddings(PAIR_COUNT, DIMENSION, values);

        assertThat(auroc(forest, new PointMaterial(everywhere, everywhere))).isGreaterThan(0.99);
        assertThat(auroc(forest, points(true))).isLessThan(0.5);
    }

    @Test
    void missesRowsThatAreNeighborsOfEachOtherInOneLargeSet() {
        assertThat(auroc(filter(Score.DAO, 4, PAIR_COUNT, 0, false), points(true))).isLessThan(0.9);
    }

    @Test
    void compatChangesTheScores() {
        assertThat(scores(filter(Score.SLOF, 8, 64, 0, true), points(true)))
                .isNotEqualTo(scores(filter(Score.SLOF, 8, 64, 0, false), points(true)));
    }

    @Test
    void clipScoreIsTheNegativeCosineOfPictureAndCaption() {
        // The cosine similarities are 1, 0.8 and 0; the rows are not normalized.
        Embeddings images = new Embeddings(3, 2, new float[] {2, 0, 1, 0, 0, 3});
        Embeddings texts = new Embeddings(3, 2, new float[] {1, 0, 4, 3, 2, 0});

        assertThat(
                        scores(
                                filter(Score.CLIP_SCORE, 16, 256, 0, false),
                                new PointMaterial(images, texts)))
                .usingComparatorWithPrecision(1e-7)
                .containsExactly(-1, -0.8, 0);
    }

    /** Poisoned pairs have the captions of dissimilar pictures; the others have their own. */
    @ParameterizedTest
    @CsvSource({"true, 0.99, 1", "false, 0.3, 0.7"})
    void clipScoreFindsPairsThatDoNotBelongTogether(
            boolean poisoned, double minAuroc, double maxAuroc) {
        Embeddings images = points(false).images();
        float[] captions = images.values().clone();
        if (poisoned) {
            for (int row = 0; row < POISONED_COUNT; row++) {
                System.arraycopy(
                        images.values(),
                        (row + 1) * DIMENSION,
                        captions,
                        row * DIMENSION,
                        DIMENSION);
            }
        }
        PointMaterial material =
                new PointMaterial(
                        images, addNoise(new Embeddings(PAIR_COUNT, DIMENSION, captions)));

        assertThat(auroc(filter(Score.CLIP_SCORE, 16, 256, 0, false), material))
                .isBetween(minAuroc, maxAuroc);
    }

    private static Embeddings addNoise(Embeddings rows) {
        RandomGenerator random = new Seed(4).at("noise").generator();
        float[] values = rows.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (0.1 * random.nextGaussian());
        }
        return new Embeddings(rows.count(), rows.dimension(), values);
    }

    @Test
    void normalizesUnlessDisabled() {
        Embeddings points = new Embeddings(4, 2, new float[] {1, 0, 5, 0, 0, 2, 0, 9});
        PointMaterial material = new PointMaterial(points, points);

        // There are two rows in each of two directions, so the nearest row is at distance 0.
        assertThat(scores(distanceFilter(true), material)).containsExactly(0, 0, 0, 0);
        // Without normalization, (0, 2) is sqrt(5) from (1, 0) and 7 from the last row.
        assertThat(scores(distanceFilter(false), material))
                .containsExactly(Math.sqrt(5), 4, Math.sqrt(5), 7);
    }

    private static DensityFilter distanceFilter(boolean normalize) {
        return new DensityFilter(Score.K_DISTANCE, 1, 4, 1, References.IMAGES, normalize, 0, false);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0.03, true"})
    void onlyDetectsIfNothingIsRemoved(double remove, boolean defends) {
        DensityFilter filter = filter(Score.DAO, 16, 256, remove, false);

        assertThat(filter.defends()).isEqualTo(defends);
        assertThat(filter.access().contains(Access.BASE_MODEL)).isEqualTo(defends);
    }

    @Test
    void accessesOnlyTheSuspectAndItsTrainingPairs() {
        assertThat(filter(Score.DAO, 16, 256, 0, false).access())
                .containsExactlyInAnyOrder(Access.SUSPECT, Access.TRAINING_PAIRS);
    }

    @Test
    void removesThePairsWithTheHighestScores() {
        double[] scores = new double[64];
        scores[5] = 3;
        scores[40] = 2;
        scores[41] = 2;

        assertThat(filter(Score.DAO, 4, 32, 2.5 / 64, false).kept(scores))
                .isEqualTo(IntStream.range(0, 64).filter(i -> i != 5 && i != 40).toArray());
        assertThat(filter(Score.DAO, 4, 32, 0.9 / 64, false).kept(scores)).hasSize(64);
    }

    @Test
    void complainsAboutMoreNeighborsThanPairs() {
        DensityFilter filter = filter(Score.DAO, 16, 256, 0, false);

        assertThat(filter.complaints(setting(18))).isEmpty();
        assertThat(filter.complaints(setting(17)))
                .containsExactly(
                        new OptionComplaint(
                                "k",
                                "k is 16 but there are only 17 training pairs; give at most 15"));
        assertThat(filter(Score.CLIP_SCORE, 16, 256, 0, false).complaints(setting(17))).isEmpty();
        assertThat(filter(Score.ISOLATION_FOREST, 16, 256, 0, false).complaints(setting(17)))
                .isEmpty();
    }

    @Test
    void rejectsSetsSmallerThanANeighborhood() {
        assertThatThrownBy(() -> filter(Score.DAO, 16, 17, 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "reference-size is 17 and k is 16: a reference set needs more than k + 1"
                                + " pairs, here 18 or more");
    }

    @Test
    void isolationForestNeedsNoNeighborhood() {
        assertThat(filter(Score.ISOLATION_FOREST, 16, 16, 0, false)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"ISOLATION_FOREST", "CLIP_SCORE"})
    void rejectsCompatWithoutEffect(Score score) {
        assertThatThrownBy(() -> filter(score, 16, 256, 0, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("compat applies only to nearest-neighbour scores");
    }

    private static Setting setting(int run) {
        return new Setting(
                new Classes(List.of("dog", "cat")), 32, new Setting.Pairs(1000, run, 1000));
    }

    /**
     * Returns eight clusters; if poisoned, the first rows are a dense cluster far from the others.
     */
    private static PointMaterial points(boolean poisoned) {
        RandomGenerator random = new Seed(4).at("points").generator();
        float[] values = new float[PAIR_COUNT * DIMENSION];
        for (int row = 0; row < PAIR_COUNT; row++) {
            boolean isFar = poisoned && row < POISONED_COUNT;
            for (int axis = 0; axis < DIMENSION; axis++) {
                double center = axis == (isFar ? 15 : row % 8) ? 1 : 0;
                values[row * DIMENSION + axis] =
                        (float) (center + 0.1 * random.nextGaussian() * (isFar ? 0.5 : 1));
            }
        }
        Embeddings rows = new Embeddings(PAIR_COUNT, DIMENSION, values);
        return new PointMaterial(rows, rows);
    }

    private double auroc(DensityFilter filter, PointMaterial material) {
        double[] scores = scores(filter, material);
        return new Separation(
                        IntStream.range(0, POISONED_COUNT).mapToDouble(i -> scores[i]).toArray(),
                        IntStream.range(POISONED_COUNT, PAIR_COUNT)
                                .mapToDouble(i -> scores[i])
                                .toArray())
                .auroc();
    }

    private double[] scores(DensityFilter filter, DefenseMaterial material) {
        return filter.score(new Checkpoint(work, "points"), context(filter, material, "scores"))
                .values();
    }

    private FixedDefenseContext context(
            DensityFilter filter, DefenseMaterial material, String folder) {
        return new FixedDefenseContext(
                "density-filter", filter.access(), training(folder), material, work);
    }

    private TrainingContext training(String folder) {
        try {
            return new TrainingContext(
                    "density-filter",
                    Files.createDirectories(work.resolve(folder)),
                    new Seed(1),
                    TrainingListener.silent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
