package io.mithridate.api.backend;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import java.util.List;

/** Shows which pixels influence a model's output. This is a service of the backend. */
public interface Saliency {

    /**
     * Returns maps of the pixels that make pictures similar to given embeddings: the gradient of
     * the cosine similarity times the input, summed over the channels, as an absolute value.
     *
     * @param model the model
     * @param pictures pictures of the model's input size, not normalized
     * @param towards for each picture, the embedding of unit length to which the cosine similarity
     *     is computed
     * @return one gray picture for each picture; brighter pixels influence the cosine similarity
     *     more
     * @throws io.mithridate.api.model.InvalidCheckpointException if the model is missing, damaged
     *     or not one of this backend's models
     */
    List<Image> maps(Checkpoint model, List<Image> pictures, Embeddings towards);
}
