package io.mithridate.api.backend;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import java.util.List;

/** Shows which pixels move a model's answer; a service of the backend. */
public interface Saliency {

    /**
     * Returns maps of the pixels by which pictures are near to embeddings: gradient times input of
     * the cosine, its absolute value after the sum over channels.
     *
     * @param model the model
     * @param pictures at the model's size, not normalised
     * @param towards for each picture the embedding that the cosine is with, of unit length
     * @return a grey picture of each: the brighter a pixel, the more the cosine depends on it
     * @throws io.mithridate.api.model.InvalidCheckpointException if the model is missing, damaged
     *     or not one of the backend's
     */
    List<Image> maps(Checkpoint model, List<Image> pictures, Embeddings towards);
}
