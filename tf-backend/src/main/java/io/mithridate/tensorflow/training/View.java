package io.mithridate.tensorflow.training;

import io.mithridate.api.model.Embeddings;
import io.mithridate.tensorflow.image.augment.ImageTransform;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Something that a batch holds for its samples: images or captions, as they are or augmented, or
 * sub-captions of some of them.
 *
 * <p>Made by the factory methods here. Whatever is random in a view gets a generator that depends
 * on the run's seed, the view's name, the epoch and the sample alone, so that neither the number of
 * loader threads nor their order changes a result.
 */
public sealed interface View {

    /** A name for the view, unique within an objective; part of the seed of what is random. */
    String name();

    /** The images as they are. */
    static Images images() {
        return new Images("image", Optional.empty(), Optional.empty());
    }

    /**
     * The images, changed anew in every epoch.
     *
     * @param transform changes the picture at its own size, before it is brought to the model's
     */
    static Images images(String name, ImageTransform transform) {
        return new Images(name, Optional.of(transform), Optional.empty());
    }

    /**
     * The images, changed anew in every epoch after they were brought to the model's size: noise on
     * what the model sees, say.
     *
     * @param transform changes the square picture, before it is normalised
     */
    static Images imagesAtModelSize(String name, ImageTransform transform) {
        return new Images(name, Optional.empty(), Optional.of(transform));
    }

    /** The captions as they are. */
    static Captions captions() {
        return new Captions("caption", Optional.empty());
    }

    /** The captions, changed anew in every epoch. */
    static Captions captions(String name, TextTransform transform) {
        return new Captions(name, Optional.of(transform));
    }

    /**
     * Numbers for each sample.
     *
     * @param rows one for each pair of the set, in its order
     */
    static Numbers numbers(String name, Embeddings rows) {
        return new Numbers(name, rows);
    }

    /**
     * A positive and a negative sub-caption for some samples of each batch, chosen at random among
     * those whose caption yields both.
     */
    static SubCaptions subCaptions(String name, SubCaptioner captioner, Selection selection) {
        return new SubCaptions(name, captioner, selection, Optional.empty(), false);
    }

    /** The same, where it matters whether a positive is true of another chosen sample as well. */
    static SubCaptions subCaptions(
            String name, SubCaptioner captioner, Selection selection, Truths truths) {
        return new SubCaptions(name, captioner, selection, Optional.of(truths), false);
    }

    /**
     * An image for each sample.
     *
     * @param name see {@link View#name()}
     * @param transform what changes it at its own size, if anything does
     * @param atModelSize what changes it at the model's size, if anything does
     */
    record Images(
            String name, Optional<ImageTransform> transform, Optional<ImageTransform> atModelSize)
            implements View {}

    /**
     * Numbers for each sample, such as what its picture was embedded to before.
     *
     * @param name see {@link View#name()}
     * @param rows one for each pair of the set, in its order
     */
    record Numbers(String name, Embeddings rows) implements View {}

    /**
     * A text for each sample.
     *
     * @param name see {@link View#name()}
     * @param transform what changes it, if anything does
     */
    record Captions(String name, Optional<TextTransform> transform) implements View, TextInput {}

    /**
     * A pair of texts for some samples.
     *
     * @param name see {@link View#name()}
     * @param captioner makes the texts
     * @param selection how many samples are chosen
     * @param truths tells which positives are true of which chosen samples, if that matters
     * @param positivesOnly {@code true} if negatives are not embedded
     */
    record SubCaptions(
            String name,
            SubCaptioner captioner,
            Selection selection,
            Optional<Truths> truths,
            boolean positivesOnly)
            implements View {

        /** The sides that are embedded, in the order in which they are. */
        public List<TextInput> sides() {
            return positivesOnly ? List.of(positives()) : List.of(positives(), negatives());
        }

        /** The positive sub-captions, to be embedded. */
        public Positives positives() {
            return new Positives(this);
        }

        /** The negative sub-captions, to be embedded. */
        public Negatives negatives() {
            return new Negatives(this);
        }

        /**
         * The positive side.
         *
         * @param view what it is a side of
         */
        public record Positives(SubCaptions view) implements TextInput {

            @Override
            public String name() {
                return view.name() + ".positive";
            }
        }

        /**
         * The negative side.
         *
         * @param view what it is a side of
         */
        public record Negatives(SubCaptions view) implements TextInput {

            @Override
            public String name() {
                return view.name() + ".negative";
            }
        }
    }

    /** Changes a caption; safe for use by several threads. */
    @FunctionalInterface
    interface TextTransform {

        /** The changed caption; depends on the caption and the generator alone. */
        String apply(String caption, RandomGenerator random);
    }

    /** Finds sub-captions; safe for use by several threads. */
    @FunctionalInterface
    interface SubCaptioner {

        /**
         * A pair of sub-captions; empty where the caption does not yield both. Depends on the
         * caption and the generator alone.
         */
        Optional<SubCaption> apply(String caption, RandomGenerator random);
    }

    /** Tells which sub-captions are true of which captions; safe for use by several threads. */
    @FunctionalInterface
    interface Truths {

        /**
         * In row i and column j, whether positive j is known to be true of what caption i is about;
         * a positive of whose truth nothing is known counts as false.
         *
         * @param captions of the chosen samples
         * @param positives of the same samples
         */
        boolean[][] of(List<String> captions, List<String> positives);
    }

    /**
     * A sentence that a caption implies, and one that it contradicts.
     *
     * @param positive true of the picture
     * @param negative false of it
     */
    record SubCaption(String positive, String negative) {}
}
