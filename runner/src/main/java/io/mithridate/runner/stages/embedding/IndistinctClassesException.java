package io.mithridate.runner.stages.embedding;

/**
 * Thrown where a model gives two classes one embedding, so that nothing can be measured of it.
 *
 * <p>Where the same was not so before a training, the training broke the model.
 */
public final class IndistinctClassesException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    IndistinctClassesException(String message) {
        super(message);
    }
}
