package io.mithridate.api.model;

/**
 * The embeddings of pairs.
 *
 * @param images one row for each picture, not normalised
 * @param texts one row for each caption, in the same order, not normalised
 */
public record PairEmbeddings(Embeddings images, Embeddings texts) {

    /**
     * Embeddings of pairs.
     *
     * @throws IllegalArgumentException if there are more rows of one kind than of the other
     */
    public PairEmbeddings {
        if (images.count() != texts.count()) {
            throw new IllegalArgumentException(
                    "%d pictures and %d captions are not pairs"
                            .formatted(images.count(), texts.count()));
        }
    }
}
