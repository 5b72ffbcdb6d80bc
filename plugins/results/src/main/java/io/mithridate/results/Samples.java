package io.mithridate.results;

import io.mithridate.api.data.Image;
import java.util.List;
import java.util.SortedMap;

/**
 * Pictures and captions that a report shows next to the numbers.
 *
 * @param triggers training pairs without and with the trigger
 * @param pictures test pictures and the models' outputs for them
 * @param captions captions that augmenters wrote for defenses
 */
public record Samples(
        List<TriggerSample> triggers, List<TestPictures> pictures, List<CaptionSample> captions) {

    public Samples {
        triggers = List.copyOf(triggers);
        pictures = List.copyOf(pictures);
        captions = List.copyOf(captions);
    }

    /** Returns empty samples. */
    public static Samples none() {
        return new Samples(List.of(), List.of(), List.of());
    }

    /**
     * A training pair with and without the poison of the attack.
     *
     * @param trigger the trigger, often without measurements
     * @param clean the picture at the model's size
     * @param triggered the same picture with the trigger applied
     * @param caption the pair's own caption
     * @param poisonedCaption the caption that training would use
     */
    public record TriggerSample(
            MeasuredTrigger trigger,
            Image clean,
            Image triggered,
            String caption,
            String poisonedCaption) {

        public TriggerSample {
            if (clean.width() != triggered.width() || clean.height() != triggered.height()) {
                throw new IllegalArgumentException(
                        "a trigger leaves the size alone: clean %s, triggered %s"
                                .formatted(clean, triggered));
            }
        }

        /** Returns the name of the attack in tables. */
        public String attack() {
            return trigger.title();
        }

        /** Returns the measurements of the trigger, by name. */
        public SortedMap<String, Double> measured() {
            return trigger.numbers();
        }
    }

    /**
     * Captions and the sub-captions that an augmenter writes for a defense.
     *
     * @param defense the first defense that uses the augmenter
     * @param augmenter the name of the augmenter, or the use of its texts if the defense has
     *     several
     * @param captions some of the defender's captions, augmented
     */
    public record CaptionSample(String defense, String augmenter, List<AugmentedCaption> captions) {

        public CaptionSample {
            captions = List.copyOf(captions);
        }
    }

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
         * @param saliency for each picture with the trigger, the pixels that determine the best
         *     class; empty if they could not be computed
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
         * @param cosine the cosine similarity between the embeddings of the picture and of the
         *     class's prompts
         * @param target whether it is the attack's target class
         */
        public record Match(String name, double cosine, boolean target) {}

        /**
         * Unit embeddings projected to their first two principal components.
         *
         * @param share the share of variance explained by the two components
         * @param prompts the classes whose prompts are included, starting with the target
         * @param points the points in four groups, two coordinates each: prompts, pictures of
         *     classes other than the target, the same pictures with the trigger, and pictures of
         *     the target class
         */
        public record Projection(
                double share, List<String> prompts, List<List<List<Double>>> points) {}
    }
}
