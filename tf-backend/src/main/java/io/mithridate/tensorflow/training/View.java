package io.mithridate.tensorflow.training;

import io.mithridate.api.model.Embeddings;
import io.mithridate.tensorflow.image.augment.ImageTransform;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Data that a batch contains for its samples: images or captions (unmodified or augmented),
 * sub-captions of some samples, or numbers.
 *
 * <p>Random parts of a view use a generator that depends only on the run's seed, the view's name,
 * the epoch and the sample, so that neither the number of loader threads nor their order affects
 * results.
 */
public sealed interface View {

    /**
     * Returns the name of the view, unique within an objective. The name is part of the seed of
     * random changes.
     */
    String name();

    /** Returns a view of the unmodified images. */
    static Images images() {
        return new Images("image", Optional.empty(), Optional.empty());
    }

    /**
     * Returns a view of the images, changed randomly in every epoch.
     *
     * @param transform changes the picture at its original size, before it is resized for the model
     */
    static Images images(String name, ImageTransform transform) {
        return new Images(name, Optional.of(transform), Optional.empty());
    }

    /**
     * Returns a view of the images, changed randomly in every epoch after they are resized for the
     * model, e.g. by adding noise to the model's input.
     *
     * @param transform changes the square picture before it is normalized
     */
    static Images imagesAtModelSize(String name, ImageTransform transform) {
        return new Images(name, Optional.empty(), Optional.of(transform));
    }

    /** Returns a view of the unmodified captions. */
    static Captions captions() {
        return new Captions("caption", Optional.empty());
    }

    /** Returns a view of the captions, changed randomly in every epoch. */
    static Captions captions(String name, TextTransform transform) {
        return new Captions(name, Optional.of(transform));
    }

    /**
     * Returns a view of numbers for each sample.
     *
     * @param rows one row per pair of the set, in the same order
     */
    static Numbers numbers(String name, Embeddings rows) {
        return new Numbers(name, rows);
    }

    /**
     * An image for each sample.
     *
     * @param name see {@link View#name()}
     * @param transform changes the image at its original size, if present
     * @param atModelSize changes the image at the model's input size, if present
     */
    record Images(
            String name, Optional<ImageTransform> transform, Optional<ImageTransform> atModelSize)
            implements View {}

    /**
     * Extra numbers per sample, e.g. an earlier embedding of its picture.
     *
     * @param name see {@link View#name()}
     * @param rows one row per pair of the set, in the same order
     */
    record Numbers(String name, Embeddings rows) implements View {}

    /**
     * A text for each sample.
     *
     * @param name see {@link View#name()}
     * @param transform changes the text, if present
     */
    record Captions(String name, Optional<TextTransform> transform) implements View, Text {}

    /**
     * A view of a positive and a negative sub-caption for some samples of each batch, chosen at
     * random among those whose captions yield both.
     *
     * @param name see {@link View#name()}
     * @param captioner creates the texts
     * @param selection the number of samples to choose
     * @param truths determines which positives are known to be true of which chosen samples, if
     *     needed
     * @param positivesOnly {@code true} if negatives are not embedded
     */
    record SubCaptions(
            String name,
            SubCaptioner captioner,
            Selection selection,
            Optional<Truths> truths,
            boolean positivesOnly)
            implements View {

        /** Returns the sides that are embedded, in this order. */
        public List<Text> sides() {
            return positivesOnly ? List.of(positives()) : List.of(positives(), negatives());
        }

        /** Returns the positive sub-captions, to be embedded. */
        public Text positives() {
            return new Side(name + ".positive");
        }

        /** Returns the negative sub-captions, to be embedded. */
        public Text negatives() {
            return new Side(name + ".negative");
        }

        /**
         * Either the positive or the negative sub-captions of the view.
         *
         * @param name the name of these texts
         */
        record Side(String name) implements Text {}
    }

    /** Texts of a batch that can be embedded: captions, or one side of sub-captions. */
    sealed interface Text permits Captions, SubCaptions.Side {

        /** Returns the name of the texts, unique within an objective. */
        String name();
    }

    /** Changes a caption. Implementations must be thread-safe. */
    @FunctionalInterface
    interface TextTransform {

        /** Returns the changed caption, which depends only on the caption and the generator. */
        String apply(String caption, RandomGenerator random);
    }

    /** Finds sub-captions. Implementations must be thread-safe. */
    @FunctionalInterface
    interface SubCaptioner {

        /**
         * Returns a pair of sub-captions; empty if the caption does not yield both. The result
         * depends only on the caption and the generator.
         */
        Optional<SubCaption> apply(String caption, RandomGenerator random);
    }

    /**
     * Determines which positive sub-captions are known to be true of which samples. Implementations
     * must be thread-safe.
     */
    @FunctionalInterface
    interface Truths {

        /**
         * Returns a matrix that is {@code true} in row i and column j if positive j is known to be
         * true of the picture of caption i. Otherwise the positive is treated as false.
         *
         * @param captions the captions of the chosen samples
         * @param positives the positives of the same samples
         */
        boolean[][] of(List<String> captions, List<String> positives);
    }

    /**
     * A sentence that follows from a caption, and one that contradicts it.
     *
     * @param positive a sentence that is true of the picture
     * @param negative a sentence that is false of the picture
     */
    record SubCaption(String positive, String negative) {}
}
