package io.mithridate.runner.report;

import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.runner.data.Counted;
import io.mithridate.runner.data.DataSurvey;
import io.mithridate.runner.data.Finding;
import io.mithridate.runner.data.Findings;
import io.mithridate.runner.data.ShownPair;
import io.mithridate.runner.data.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * What the template of the page on data fills in; all of it text but for the style sheet.
 *
 * @param title the experiment's name
 * @param sets the data sets, each as a model sees it
 * @param style the style sheet
 */
public record DataPage(String title, List<Set> sets, String style) {

    private static final int TEXTS_SHOWN = 2;

    static DataPage of(String experiment, List<DataSurvey> surveys) {
        return new DataPage(
                experiment, surveys.stream().map(Set::of).toList(), Resources.text("report.css"));
    }

    /**
     * A data set.
     *
     * @param title the data set and the model
     * @param findings what was found
     * @param nouns the most frequent nouns
     * @param classes every class, and how many captions name it
     * @param leftOut what cannot be used
     * @param corrupt the pictures that cannot be decoded
     * @param pairs pairs to look at
     */
    public record Set(
            String title,
            List<Finding> findings,
            List<Count> nouns,
            List<Count> classes,
            Rows leftOut,
            Rows corrupt,
            List<Pair> pairs) {

        static Set of(DataSurvey survey) {
            return new Set(
                    survey.title(),
                    Findings.of(survey),
                    survey.captions().nouns().stream().map(Count::of).toList(),
                    survey.captions().classes().stream().map(Count::of).toList(),
                    Rows.of(survey.leftOut(), "row"),
                    Rows.of(Findings.corrupt(survey), "picture"),
                    survey.shown().stream().map(Pair::of).toList());
        }
    }

    /**
     * What cannot be used.
     *
     * @param counted how many there are: {@code 3 rows}
     * @param named the first of them, and how many more there are
     */
    public record Rows(String counted, List<String> named) {

        static Rows of(Tally tally, String noun) {
            List<String> named = new ArrayList<>(tally.named());
            if (tally.unnamed() > 0) {
                named.add("and %s more, not named here".formatted(Figures.count(tally.unnamed())));
            }
            return new Rows(Figures.counted(tally.count(), noun), named);
        }
    }

    /**
     * Something, and how often it was found.
     *
     * @param name what
     * @param count how often, with its thousands apart
     */
    public record Count(String name, String count) {

        static Count of(Counted counted) {
            return new Count(counted.name(), Figures.count(counted.count()));
        }
    }

    /**
     * A pair.
     *
     * @param id its name
     * @param picture as the model sees it, as a data URI
     * @param caption its caption
     * @param texts what augmenters make of the caption
     */
    public record Pair(String id, String picture, String caption, List<Text> texts) {

        static Pair of(ShownPair pair) {
            List<Text> texts = new ArrayList<>();
            pair.texts().forEach((name, made) -> addTexts(name, made, texts));
            return new Pair(pair.id(), PictureUri.of(pair.picture()), pair.caption(), texts);
        }

        private static void addTexts(String augmenter, Augmentation made, List<Text> texts) {
            made.positives().stream()
                    .limit(TEXTS_SHOWN)
                    .forEach(text -> texts.add(new Text(augmenter, "positive", text)));
            made.negatives().stream()
                    .limit(TEXTS_SHOWN)
                    .map(Negative::text)
                    .forEach(text -> texts.add(new Text(augmenter, "negative", text)));
        }
    }

    /**
     * A sub-caption.
     *
     * @param augmenter what wrote it
     * @param kind positive: the caption implies it; negative: the caption contradicts it
     * @param text the text
     */
    public record Text(String augmenter, String kind, String text) {}
}
