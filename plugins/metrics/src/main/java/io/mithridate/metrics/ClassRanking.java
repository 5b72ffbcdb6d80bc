package io.mithridate.metrics;

import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The ranks of the classes that are wanted for the pictures of a split.
 *
 * <p>Classes are ranked by the cosine of picture and class embedding. The norm of a picture's
 * embedding scales all its cosines equally, so it is ignored. Among classes with equal cosine, the
 * one with the lower index comes first; if the wanted class is among them, the picture is counted
 * as a tie. Sums are computed in double precision, so that rounding does not cause ties.
 */
final class ClassRanking {

    private final long[] picturesAtRank;
    private long ranked;
    private long ties;

    private ClassRanking(int classes) {
        this.picturesAtRank = new long[classes];
    }

    /**
     * Ranks the classes for the pictures of a split.
     *
     * @param split the split with the pictures
     * @param images the embeddings of the pictures, one row per picture, of any norm
     * @param classes the embeddings of the classes, one row of unit length per class
     * @param wanted the class that is wanted for a picture; pictures without one are ignored
     * @throws IllegalArgumentException if numbers of rows or columns do not match, or if a wanted
     *     class does not exist
     * @throws IllegalStateException if an embedding is not finite: every comparison with it would
     *     be false, and a broken model would look perfect
     */
    static ClassRanking of(
            EvaluatedSplit split,
            Embeddings images,
            Embeddings classes,
            IntFunction<OptionalInt> wanted) {
        if (images.count() != split.size()) {
            throw new IllegalArgumentException(
                    "split '%s' has %d pictures, but %d embeddings"
                            .formatted(split.name(), split.size(), images.count()));
        }
        if (images.dimension() != classes.dimension()) {
            throw new IllegalArgumentException(
                    "pictures of split '%s' are embedded in %d dimensions, classes in %d"
                            .formatted(split.name(), images.dimension(), classes.dimension()));
        }
        requireFinite(images, "picture %d of split '" + split.name() + "'");
        requireFinite(classes, "class %d");
        CosineBlocks cosines = new CosineBlocks(images, classes);
        return IntStream.range(0, cosines.blockCount())
                .parallel()
                .mapToObj(block -> rankBlock(split, cosines, block, classes.count(), wanted))
                .reduce(new ClassRanking(classes.count()), ClassRanking::plus);
    }

    /** Checks that all rows are finite. */
    static void requireFinite(Embeddings rows, String name) {
        float[] values = rows.values();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalStateException(
                        ("the embedding of " + name + " holds %s; the model diverged or is damaged")
                                .formatted(i / rows.dimension(), values[i]));
            }
        }
    }

    private static ClassRanking rankBlock(
            EvaluatedSplit split,
            CosineBlocks cosines,
            int block,
            int classes,
            IntFunction<OptionalInt> wanted) {
        ClassRanking ranking = new ClassRanking(classes);
        double[] values = cosines.compute(block);
        int first = cosines.firstRow(block);
        for (int row = first; row < cosines.firstRow(block + 1); row++) {
            OptionalInt label = wanted.apply(row);
            if (label.isEmpty()) {
                continue;
            }
            int wantedClass = label.getAsInt();
            if (wantedClass < 0 || wantedClass >= classes) {
                throw new IllegalArgumentException(
                        "class %d is the wanted class of picture %d of split '%s', but there are %d classes"
                                .formatted(wantedClass, row, split.name(), classes));
            }
            ranking.add(values, (row - first) * classes, wantedClass);
        }
        return ranking;
    }

    /** Returns the number of pictures with a wanted class. */
    long rankedCount() {
        return ranked;
    }

    /** Returns the number of pictures whose wanted class has the same cosine as another class. */
    long tieCount() {
        return ties;
    }

    /** Returns the number of pictures whose wanted class is among the first k. */
    long countWithin(int k) {
        long pictures = 0;
        for (int rank = 0; rank < Math.min(k, picturesAtRank.length); rank++) {
            pictures += picturesAtRank[rank];
        }
        return pictures;
    }

    private void add(double[] cosines, int offset, int wantedClass) {
        double wanted = cosines[offset + wantedClass];
        int before = 0;
        int equal = 0;
        for (int i = 0; i < picturesAtRank.length; i++) {
            double cosine = cosines[offset + i];
            if (cosine > wanted) {
                before++;
            } else if (cosine == wanted && i != wantedClass) {
                equal++;
                if (i < wantedClass) {
                    before++;
                }
            }
        }
        picturesAtRank[before]++;
        ranked++;
        if (equal > 0) {
            ties++;
        }
    }

    private ClassRanking plus(ClassRanking other) {
        ClassRanking sum = new ClassRanking(picturesAtRank.length);
        for (int rank = 0; rank < picturesAtRank.length; rank++) {
            sum.picturesAtRank[rank] = picturesAtRank[rank] + other.picturesAtRank[rank];
        }
        sum.ranked = ranked + other.ranked;
        sum.ties = ties + other.ties;
        return sum;
    }
}
