package io.mithridate.runner.results;

import io.mithridate.api.data.Image;
import java.util.List;

/**
 * Test pictures as the models of one attack and seed see them.
 *
 * @param attack its name in tables
 * @param target what the class is called that the attack aims at
 * @param seed the root seed
 * @param pictures some pictures without and with the trigger
 * @param models the victim first
 */
public record TestPictures(
        String attack, String target, long seed, List<Picture> pictures, List<Model> models) {

    public TestPictures {
        pictures = List.copyOf(pictures);
        models = List.copyOf(models);
    }

    /**
     * A test picture.
     *
     * @param clean at the model's size
     * @param triggered with the trigger as it was measured
     * @param name what its class is called
     */
    public record Picture(Image clean, Image triggered, String name) {}

    /**
     * A victim or a defended model.
     *
     * @param defense the defense's name, without its strength where that is one of a list
     * @param setting the defense's name with its strength
     * @param before of each picture without the trigger the best classes, best first
     * @param after the same with the trigger
     * @param saliency of each picture with the trigger, the pixels by which the model takes it for
     *     the best class; empty where that could not be computed
     * @param projection its embeddings in a plane
     */
    public record Model(
            String defense,
            String setting,
            List<List<Match>> before,
            List<List<Match>> after,
            List<Image> saliency,
            Projection projection) {}

    /**
     * A class that a picture is taken for.
     *
     * @param cosine between the embeddings of the picture and of the class's prompts
     * @param target whether the attack aims at it
     */
    public record Match(String name, double cosine, boolean target) {}

    /**
     * Unit embeddings on their first two principal components.
     *
     * @param share of the variance that the two components have
     * @param prompts the classes whose prompts are among them, the target first
     * @param points two coordinates each: prompts, pictures of other classes than the target, the
     *     same with the trigger, pictures of the target class
     */
    public record Projection(double share, List<String> prompts, List<List<List<Double>>> points) {}
}
