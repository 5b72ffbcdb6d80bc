package io.mithridate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.FixedSplit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClassRankingTest {

    private static FixedSplit split(Embeddings images) {
        return new FixedSplit(
                "test",
                Collections.nCopies(images.count(), 0),
                OptionalInt.empty(),
                images,
                Map.of());
    }

    private static Embeddings random(int count, int dimension, Seed seed) {
        RandomGenerator random = seed.generator();
        float[] values = new float[count * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(-3, 4);
        }
        return new Embeddings(count, dimension, values);
    }

    /** Small whole numbers tie often, and their products are exact in any order. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void ranksLikeASimpleCount(
            @ForAll @IntRange(min = 1, max = 100) int pictures,
            @ForAll @IntRange(min = 1, max = 300) int classes,
            @ForAll @IntRange(min = 1, max = 9) int dimension,
            @ForAll long seed) {
        Embeddings images = random(pictures, dimension, new Seed(seed).at("images"));
        Embeddings classRows = random(classes, dimension, new Seed(seed).at("classes"));
        ClassRanking ranking =
                ClassRanking.of(split(images), images, classRows, i -> OptionalInt.of(i % classes));
        long[] atRank = new long[classes];
        long ties = 0;
        for (int i = 0; i < pictures; i++) {
            int wantedClass = i % classes;
            int rank = 0;
            boolean tied = false;
            for (int other = 0; other < classes; other++) {
                double difference =
                        images.dot(i, classRows, other) - images.dot(i, classRows, wantedClass);
                if (difference > 0 || (difference == 0 && other < wantedClass)) {
                    rank++;
                }
                tied |= difference == 0 && other != wantedClass;
            }
            atRank[rank]++;
            ties += tied ? 1 : 0;
        }
        assertThat(ranking.rankedCount()).isEqualTo(pictures);
        assertThat(ranking.tieCount()).isEqualTo(ties);
        long within = 0;
        for (int k = 1; k <= classes; k++) {
            within += atRank[k - 1];
            assertThat(ranking.countWithin(k)).isEqualTo(within);
        }
    }

    @Test
    void ignoresTheNormOfAPicture() {
        Embeddings images =
                KnownEvaluation.rows(new float[][] {{0x1p-66f, 0x1p-65f}, {0x3p60f, 0x1p60f}});
        Embeddings classes = KnownEvaluation.rows(new float[][] {{1, 0}, {0, 1}});
        ClassRanking ranking =
                ClassRanking.of(split(images), images, classes, i -> OptionalInt.of(1 - i));
        assertThat(ranking.countWithin(1)).isEqualTo(2);
        assertThat(ranking.tieCount()).isZero();
    }

    @Test
    void countsATieForAPictureAtTheOrigin() {
        Embeddings images = new Embeddings(1, 2, new float[2]);
        Embeddings classes = KnownEvaluation.rows(new float[][] {{1, 0}, {0, 1}});
        ClassRanking ranking =
                ClassRanking.of(split(images), images, classes, i -> OptionalInt.of(1));
        assertThat(ranking.tieCount()).isEqualTo(1);
        assertThat(ranking.countWithin(1)).isZero();
    }

    @Test
    void ignoresPicturesWithoutAWantedClass() {
        Embeddings images = random(100, 3, new Seed(1));
        ClassRanking ranking =
                ClassRanking.of(
                        split(images),
                        images,
                        random(5, 3, new Seed(2)),
                        i -> i % 4 == 0 ? OptionalInt.of(2) : OptionalInt.empty());
        assertThat(ranking.rankedCount()).isEqualTo(25);
        assertThat(ranking.countWithin(5)).isEqualTo(25);
    }

    @Test
    void rejectsEmbeddingsOfADivergedModel() {
        Embeddings classes = KnownEvaluation.rows(new float[][] {{1, 0}, {0, 1}});
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            Embeddings images = KnownEvaluation.rows(new float[][] {{1, 0}, {0, bad}});
            assertThatThrownBy(
                            () ->
                                    ClassRanking.of(
                                            split(images), images, classes, i -> OptionalInt.of(0)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("picture 1 of split 'test'")
                    .hasMessageContaining(Float.toString(bad));
            assertThatThrownBy(
                            () ->
                                    ClassRanking.of(
                                            split(classes),
                                            classes,
                                            images,
                                            i -> OptionalInt.of(0)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("class 1");
        }
    }

    @Test
    void rejectsSizesThatDoNotFit() {
        Embeddings images = random(4, 3, new Seed(1));
        Embeddings classes = random(2, 3, new Seed(2));
        assertThatThrownBy(
                        () ->
                                ClassRanking.of(
                                        split(images),
                                        random(5, 3, new Seed(1)),
                                        classes,
                                        i -> OptionalInt.of(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 pictures, but 5 embeddings");
        assertThatThrownBy(
                        () ->
                                ClassRanking.of(
                                        split(images),
                                        images,
                                        random(2, 4, new Seed(1)),
                                        i -> OptionalInt.of(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 dimensions, classes in 4");
        for (int noClass : List.of(-1, 2)) {
            assertThatThrownBy(
                            () ->
                                    ClassRanking.of(
                                            split(images),
                                            images,
                                            classes,
                                            i -> OptionalInt.of(noClass)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("class " + noClass + " is the wanted class")
                    .hasMessageContaining("2 classes");
        }
    }
}
