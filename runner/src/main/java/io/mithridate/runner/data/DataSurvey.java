package io.mithridate.runner.data;

import io.mithridate.api.data.Image;
import io.mithridate.api.text.Augmentation;
import io.mithridate.runner.augmentation.ReplacementLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The findings about a data set, as a model of the experiment sees it.
 *
 * @param dataset the data set
 * @param model the model
 * @param imageSize the side length of the model's input pictures, in pixels
 * @param pairs the number of training pairs
 * @param pictures the number of distinct pictures in the training pairs
 * @param heldOut the number of held-out pairs, which are not used for training
 * @param notices notices about the data set
 * @param leftOut the rows of the data set's files that cannot be used
 * @param captions findings about the captions
 * @param coverage for each augmenter, how many captions have sub-captions
 * @param trained findings about the training pictures
 * @param retrieved findings about the held-out pictures
 * @param splits findings about the sets of labeled pictures
 * @param shown pairs to be displayed
 */
public record DataSurvey(
        String dataset,
        String model,
        int imageSize,
        int pairs,
        int pictures,
        int heldOut,
        List<String> notices,
        Tally leftOut,
        CaptionSurvey captions,
        List<Coverage> coverage,
        PictureSurvey trained,
        PictureSurvey retrieved,
        List<SplitSurvey> splits,
        List<ShownPair> shown) {

    public DataSurvey {
        notices = List.copyOf(notices);
        coverage = List.copyOf(coverage);
        splits = List.copyOf(splits);
        shown = List.copyOf(shown);
    }

    /** Returns the data set and the model as a title. */
    public String title() {
        return "%s as %s sees it".formatted(dataset, model);
    }

    /**
     * A pair to be displayed.
     *
     * @param id the pair's ID
     * @param picture the picture as the model sees it
     * @param caption the caption
     * @param texts the sub-captions of the caption, by augmenter name
     */
    public record ShownPair(
            String id, Image picture, String caption, Map<String, Augmentation> texts) {}

    /**
     * Statistics of captions.
     *
     * @param examined the number of captions examined
     * @param distinct the number of distinct captions among them
     * @param words the number of words per caption
     * @param tokens the number of tokens per caption; empty if the model cannot count them
     * @param nouns the most frequent nouns, each counted at most once per caption
     * @param classes for each class of the test set, the number of captions that name it, in
     *     descending order
     * @param targets the same for the target classes of the experiment's attacks
     */
    public record CaptionSurvey(
            int examined,
            int distinct,
            Spread words,
            Optional<Tokens> tokens,
            List<NameCount> nouns,
            List<NameCount> classes,
            List<NameCount> targets) {

        public CaptionSurvey {
            nouns = List.copyOf(nouns);
            classes = List.copyOf(classes);
            targets = List.copyOf(targets);
        }

        /**
         * The lengths of captions in tokens of the model.
         *
         * @param spread the number of tokens per caption, including the start and end tokens
         * @param context the maximum number of tokens that the model sees
         * @param cut the number of captions that have more tokens than the model sees
         */
        public record Tokens(Spread spread, int context, int cut) {}
    }

    /**
     * The captions for which an augmenter of the experiment's defenses finds sub-captions.
     *
     * @param augmenter the augmenter's name, with the options that distinguish it from others of
     *     the same name
     * @param texts counts of the texts that it wrote
     */
    public record Coverage(String augmenter, ReplacementLog texts) {

        /** Returns the share of captions that have a positive, from 0 to 1. */
        public double shareWithPositive() {
            return share(texts.withoutPositive());
        }

        /** Returns the share of captions that have a negative, from 0 to 1. */
        public double shareWithNegative() {
            return share(texts.withoutNegative());
        }

        private double share(long captionsWithout) {
            return texts.captions() == 0 ? 0 : 1 - (double) captionsWithout / texts.captions();
        }
    }

    /**
     * Statistics of pictures.
     *
     * @param drawn the number of pairs or rows in the sample
     * @param looked the number of pictures examined, including corrupt ones; a picture shared by
     *     several pairs is counted once
     * @param shorterSides the lengths of the pictures' shorter sides, in pixels
     * @param longerSides the lengths of the pictures' longer sides, in pixels
     * @param enlarged the number of pictures whose shorter side is below the model's input size
     * @param keys the keys of the decoded pictures
     * @param corrupt the pictures that cannot be decoded, with reasons
     */
    public record PictureSurvey(
            int drawn,
            int looked,
            Spread shorterSides,
            Spread longerSides,
            int enlarged,
            PictureKeys keys,
            Tally corrupt) {}

    /**
     * A set of labeled pictures.
     *
     * @param name the split's name
     * @param size the number of pictures
     * @param fewest the class with the fewest pictures
     * @param most the class with the most pictures
     * @param pictures findings about the examined pictures
     */
    public record SplitSurvey(
            String name, int size, NameCount fewest, NameCount most, PictureSurvey pictures) {}
}
