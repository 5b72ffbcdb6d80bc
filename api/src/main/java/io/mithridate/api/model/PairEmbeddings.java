package io.mithridate.api.model;

/**
 * The embeddings of pairs.
 *
 * @param images one row per picture, not normalized
 * @param texts one row per caption, in the same order, not normalized
 */
public record PairEmbeddings(Embeddings images, Embeddings texts) {

    /**
     * Creates embeddings of pairs.
     *
     * @throws IllegalArgumentException if the numbers of rows differ
     */
    public PairEmbeddings {
        if (images.count() != texts.count()) {
            throw new IllegalArgumentException(
                    "%d pictures and %d captions are not pairs"
                            .formatted(images.count(), texts.count()));
        }
    }
}
