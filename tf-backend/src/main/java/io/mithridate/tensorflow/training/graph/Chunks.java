package io.mithridate.tensorflow.training.graph;

/**
 * The division of rows into forward passes of one size: all full but the last, which begins where
 * it still is full, and so sees again some rows that belong to the pass before it.
 *
 * @param rows how many there are
 * @param size rows of a pass, at most as many as there are
 */
public record Chunks(int rows, int size) {

    /**
     * Rows in passes of a size, or in one pass if they are fewer.
     *
     * @param size above 0
     */
    public static Chunks of(int rows, int size) {
        return new Chunks(rows, Math.min(rows, size));
    }

    /** Returns how many passes there are. */
    public int count() {
        return (rows + size - 1) / size;
    }

    /** The first row that a pass sees. */
    public int begin(int chunk) {
        return Math.min(chunk * size, rows - size);
    }

    /** The first row that belongs to a pass: the first that no earlier one has seen. */
    public int firstOwn(int chunk) {
        return chunk * size;
    }

    /** Returns how many rows belong to a pass. */
    public int own(int chunk) {
        return Math.min(size, rows - firstOwn(chunk));
    }
}
