package io.mithridate.runner.stages.embedding;

import io.mithridate.api.model.Embeddings;

/** Collects rows of embeddings in chunks. */
public final class EmbeddingRows {

    private final int count;
    private float[] values = new float[0];
    private int dimension;
    private int filled;

    /** Allocates the given number of rows, all still empty. */
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
