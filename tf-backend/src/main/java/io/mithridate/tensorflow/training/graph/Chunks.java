package io.mithridate.tensorflow.training.graph;

/**
 * The division of rows into forward passes of equal size. If the last pass would not be full, it
 * starts earlier and repeats some rows of the previous pass.
 *
 * @param rows the number of rows
 * @param size the number of rows per pass, at most {@code rows}
 */
public record Chunks(int rows, int size) {

    /**
     * Divides rows into passes of the given size, or into one pass if there are fewer rows.
     *
     * @param size above 0
     */
    public static Chunks of(int rows, int size) {
        return new Chunks(rows, Math.min(rows, size));
    }

    /** Returns the number of passes. */
    public int count() {
        return (rows + size - 1) / size;
    }

    /** Returns the first row in a pass. */
    public int begin(int chunk) {
        return Math.min(chunk * size, rows - size);
    }

    /** Returns the first row that belongs to a pass, i.e. the first that is in no earlier pass. */
    public int firstOwn(int chunk) {
        return chunk * size;
    }

    /** Returns the number of rows that belong to a pass. */
    public int own(int chunk) {
        return Math.min(size, rows - firstOwn(chunk));
    }
}
