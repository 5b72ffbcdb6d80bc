package io.mithridate.runner.stages.embedding;

import io.mithridate.api.model.Embeddings;

/** Rows of embeddings that come a chunk at a time. */
public final class EmbeddingRows {

    private final int count;
    private float[] values = new float[0];
    private int dimension;
    private int filled;

    /** Makes room for a number of rows, of which none is there yet. */
    public EmbeddingRows(int count) {
        this.count = count;
    }

    public void add(Embeddings chunk) {
        if (filled == 0) {
            dimension = chunk.dimension();
            values = new float[Math.multiplyExact(count, dimension)];
        }
        System.arraycopy(chunk.values(), 0, values, filled, chunk.count() * dimension);
        filled += chunk.count() * dimension;
    }

    public Embeddings all() {
        return new Embeddings(count, dimension, values);
    }
}
