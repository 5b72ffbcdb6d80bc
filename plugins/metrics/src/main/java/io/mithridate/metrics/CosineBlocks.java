package io.mithridate.metrics;

import io.mithridate.api.model.Embeddings;

/**
 * Inner products of pictures with classes, computed for one block of pictures at a time.
 *
 * <p>Classes are transposed, so that the innermost loop runs over adjacent classes and can be
 * vectorized. Tiles are small enough to fit into the first-level cache. Every product sums its
 * terms in the same order regardless of the block, so equal rows give equal products.
 */
final class CosineBlocks {

    private static final int ROWS = 32;
    private static final int TILE = 128;

    private final Embeddings images;
    private final int classes;
    private final double[] transposed;

    CosineBlocks(Embeddings images, Embeddings classes) {
        this.images = images;
        this.classes = classes.count();
        this.transposed = transpose(classes);
    }

    private static double[] transpose(Embeddings rows) {
        double[] transposed = new double[Math.multiplyExact(rows.count(), rows.dimension())];
        for (int row = 0; row < rows.count(); row++) {
            for (int column = 0; column < rows.dimension(); column++) {
                transposed[column * rows.count() + row] =
                        rows.values()[row * rows.dimension() + column];
            }
        }
        return transposed;
    }

    /** Returns the number of blocks. */
    int blockCount() {
        return (images.count() + ROWS - 1) / ROWS;
    }

    /**
     * Returns the index of a block's first picture; for the index after the last block, the number
     * of pictures.
     */
    int firstRow(int block) {
        return Math.min(block * ROWS, images.count());
    }

    /** Returns the products of a block, with one row per picture and one column per class. */
    double[] compute(int block) {
        int first = firstRow(block);
        int rows = firstRow(block + 1) - first;
        double[] products = new double[rows * classes];
        for (int tile = 0; tile < classes; tile += TILE) {
            int length = Math.min(TILE, classes - tile);
            for (int column = 0; column < images.dimension(); column++) {
                for (int row = 0; row < rows; row++) {
                    double factor = images.values()[(first + row) * images.dimension() + column];
                    addScaled(
                            products,
                            row * classes + tile,
                            transposed,
                            column * classes + tile,
                            factor,
                            length);
                }
            }
        }
        return products;
    }

    private static void addScaled(
            double[] sums, int sumsAt, double[] terms, int termsAt, double factor, int length) {
        for (int i = 0; i < length; i++) {
            sums[sumsAt + i] += factor * terms[termsAt + i];
        }
    }
}
