package io.mithridate.api.model;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import java.util.List;

/**
 * A trained image-text model that embeds pictures and texts in one space.
 *
 * <p>Holds native memory until it is closed. Safe for use by one thread at a time.
 */
public interface ImageTextModel extends AutoCloseable {

    /** Returns the checkpoint that the model was read from. */
    Checkpoint checkpoint();

    /** The side of the square pictures that the model takes, in pixels. */
    int imageSize();

    /**
     * Embeds pictures.
     *
     * @param images {@link #imageSize()} pixels square, not normalised
     * @return one row for each picture, not normalised
     * @throws IllegalArgumentException if a picture has another size
     */
    Embeddings embedImages(List<Image> images);

    /**
     * Embeds texts; what exceeds the model's context is cut.
     *
     * @return one row for each text, not normalised
     */
    Embeddings embedTexts(List<String> texts);

    /**
     * Embeds classes by sentences that name them.
     *
     * @return one row of unit length for each class
     */
    default Embeddings embedClasses(Classes classes, Templates sentences) {
        return embedTexts(
                        classes.names().stream()
                                .flatMap(name -> sentences.fillAll(name).stream())
                                .toList())
                .averagedPerClass(sentences.size());
    }

    /** The factor that cosines are multiplied with: exp of the learnt logarithm. */
    double logitScale();

    /** Gives back what the model holds; no exception. */
    @Override
    void close();
}
