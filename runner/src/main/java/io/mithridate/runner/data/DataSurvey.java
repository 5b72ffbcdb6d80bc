package io.mithridate.runner.data;

import java.util.List;

/**
 * The findings in a data set, as a model of the experiment sees it.
 *
 * @param dataset the data set
 * @param model the model
 * @param imageSize the side of the model's pictures, in pixels
 * @param pairs how many pairs there are to train on
 * @param pictures how many pictures these show
 * @param heldOut how many pairs nothing is trained on
 * @param notices what reports on the data set say
 * @param leftOut what of its files cannot be used
 * @param captions what the captions hold
 * @param coverage for how many captions there are sub-captions
 * @param trained what the pictures are like that are trained on
 * @param retrieved what the held-out pictures are like
 * @param splits the sets of labelled pictures
 * @param shown pairs to look at
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

    /** The data set and the model, as a title. */
    public String title() {
        return "%s as %s sees it".formatted(dataset, model);
    }
}
