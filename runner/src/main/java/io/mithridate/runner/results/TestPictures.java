package io.mithridate.runner.results;

import io.mithridate.api.data.Image;
import java.util.List;

/**
 * Test pictures and the outputs of the models of one attack and seed for them.
 *
 * @param attack the name of the attack in tables
 * @param target the name of the target class
 * @param seed the root seed
 * @param pictures some pictures without and with the trigger
 * @param models the models, starting with the victim
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
     * @param clean the picture at the model's size
     * @param triggered the picture with the trigger, as used for measurements
     * @param name the name of its class
     */
    public record Picture(Image clean, Image triggered, String name) {}

    /**
     * A victim or a defended model.
     *
     * @param defense the name of the defense, without its strength if it belongs to a list
     * @param setting the name of the defense with its strength
     * @param before the best classes for each picture without the trigger, best first
     * @param after the best classes for each picture with the trigger, best first
     * @param saliency for each picture with the trigger, the pixels that determine the best class;
     *     empty if they could not be computed
     * @param projection the embeddings projected to a plane
     */
    public record Model(
            String defense,
            String setting,
            List<List<Match>> before,
            List<List<Match>> after,
            List<Image> saliency,
            Projection projection) {}

    /**
     * A class predicted for a picture.
     *
     * @param cosine the cosine similarity between the embeddings of the picture and of the class's
     *     prompts
     * @param target whether it is the attack's target class
     */
    public record Match(String name, double cosine, boolean target) {}

    /**
     * Unit embeddings projected to their first two principal components.
     *
     * @param share the share of variance explained by the two components
     * @param prompts the classes whose prompts are included, starting with the target
     * @param points the points in four groups, two coordinates each: prompts, pictures of classes
     *     other than the target, the same pictures with the trigger, and pictures of the target
     *     class
     */
    public record Projection(double share, List<String> prompts, List<List<List<Double>>> points) {}
}
