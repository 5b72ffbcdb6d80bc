package io.mithridate.api.model;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import java.util.List;

/**
 * A trained image-text model that embeds pictures and texts in a common space.
 *
 * <p>It holds native memory until it is closed, and must not be used by several threads at the same
 * time.
 */
public interface ImageTextModel extends AutoCloseable {

    /** Returns the checkpoint that the model was read from. */
    Checkpoint checkpoint();

    /** Returns the side of the model's square input pictures, in pixels. */
    int imageSize();

    /**
     * Embeds pictures.
     *
     * @param images {@link #imageSize()} pixels square, not normalized
     * @return the embeddings, one row per picture, not normalized
     * @throws IllegalArgumentException if a picture has another size
     */
    Embeddings embedImages(List<Image> images);

    /**
     * Embeds texts. Texts longer than the model's context length are truncated.
     *
     * @return the embeddings, one row per text, not normalized
     */
    Embeddings embedTexts(List<String> texts);

    /**
     * Embeds classes using sentences that name them.
     *
     * @return the embeddings, one row of unit length per class
     */
    default Embeddings embedClasses(Classes classes, Templates sentences) {
        return embedTexts(
                        classes.names().stream()
                                .flatMap(name -> sentences.fillAll(name).stream())
                                .toList())
                .averagedPerClass(sentences.size());
    }

    /**
     * Returns the factor that cosine similarities are multiplied by: the exponential of the learned
     * logarithm.
     */
    double logitScale();

    /** Releases the resources that the model holds. Throws no exception. */
    @Override
    void close();
}
