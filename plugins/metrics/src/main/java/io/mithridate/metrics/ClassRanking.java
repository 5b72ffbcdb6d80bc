package io.mithridate.metrics;

import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * At which rank the class that is sought for each picture of a split stands.
 *
 * <p>Classes are ranked by the cosine between picture and class embedding. A picture's own length
 * scales all its cosines alike, so it is left out. Of classes with equal cosine the one of lower
 * index comes first, and the picture is counted among the ties. Sums are of double precision, so
 * that classes do not tie by rounding.
 */
final class ClassRanking {

    private final long[] picturesAtRank;
    private final long ranked;
    private final long ties;

    private ClassRanking(Counts counts) {
        this.picturesAtRank = counts.picturesAtRank;
        this.ranked = counts.ranked;
        this.ties = counts.ties;
    }

    /**
     * Ranks the classes for the pictures of a split.
     *
     * @param split whose pictures they are
     * @param images one row for each picture, of any length
     * @param classes one unit row for each class
     * @param sought the class to look for in a picture's ranking; pictures without one are left out
     * @throws IllegalArgumentException if numbers of rows or columns do not fit each other, or if a
     *     class is sought that there is not
     * @throws IllegalStateException if an embedding is not finite: every comparison with it would
     *     be false, and a broken model would look perfect
     */
    static ClassRanking of(
            EvaluatedSplit split,
            Embeddings images,
            Embeddings classes,
            IntFunction<OptionalInt> sought) {
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
        Counts counts =
                IntStream.range(0, cosines.blocks())
                        .parallel()
                        .mapToObj(
                                block -> countBlock(split, cosines, block, classes.count(), sought))
                        .reduce(new Counts(classes.count()), Counts::plus);
        return new ClassRanking(counts);
    }

    /** Refuses rows that are not finite. */
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

    private static Counts countBlock(
            EvaluatedSplit split,
            CosineBlocks cosines,
            int block,
            int classes,
            IntFunction<OptionalInt> sought) {
        Counts counts = new Counts(classes);
        double[] values = cosines.compute(block);
        int first = cosines.firstRow(block);
        for (int row = first; row < cosines.firstRow(block + 1); row++) {
            OptionalInt wanted = sought.apply(row);
            if (wanted.isEmpty()) {
                continue;
            }
            int wantedClass = wanted.getAsInt();
            if (wantedClass < 0 || wantedClass >= classes) {
                throw new IllegalArgumentException(
                        "class %d is sought in picture %d of split '%s', but there are %d classes"
                                .formatted(wantedClass, row, split.name(), classes));
            }
            counts.add(values, (row - first) * classes, wantedClass);
        }
        return counts;
    }

    /** Number of pictures that a class was sought for. */
    long ranked() {
        return ranked;
    }

    /** Number of pictures whose sought class has the same cosine as another class. */
    long ties() {
        return ties;
    }

    /** Number of pictures whose sought class is among the first k. */
    long within(int k) {
        long pictures = 0;
        for (int rank = 0; rank < Math.min(k, picturesAtRank.length); rank++) {
            pictures += picturesAtRank[rank];
        }
        return pictures;
    }

    /** Counts of one block of pictures; owned by the thread that fills it. */
    private static final class Counts {

        private final long[] picturesAtRank;
        private long ranked;
        private long ties;

        Counts(int classes) {
            this.picturesAtRank = new long[classes];
        }

        void add(double[] cosines, int offset, int wantedClass) {
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

        Counts plus(Counts other) {
            Counts sum = new Counts(picturesAtRank.length);
            for (int rank = 0; rank < picturesAtRank.length; rank++) {
                sum.picturesAtRank[rank] = picturesAtRank[rank] + other.picturesAtRank[rank];
            }
            sum.ranked = ranked + other.ranked;
            sum.ties = ties + other.ties;
            return sum;
        }
    }
}
