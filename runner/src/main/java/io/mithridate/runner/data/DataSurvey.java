package io.mithridate.runner.data;

import io.mithridate.api.data.Image;
import io.mithridate.api.text.Augmentation;
import java.util.List;
import java.util.Map;

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
}
