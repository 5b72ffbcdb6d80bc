package io.mithridate.runner.data;

import io.mithridate.runner.data.DataSurvey.CaptionSurvey;
import io.mithridate.runner.data.DataSurvey.Coverage;
import io.mithridate.runner.data.DataSurvey.PictureSurvey;
import io.mithridate.runner.data.DataSurvey.SplitSurvey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Describes a survey in words, both for the terminal and for the HTML page. */
public final class Findings {

    private static final int MAX_LISTED = 8;

    private Findings() {}

    /** Returns the findings in the order in which they are shown. */
    public static List<Finding> of(DataSurvey survey) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("pairs", pairs(survey)));
        survey.notices().forEach(notice -> findings.add(new Finding("notice", notice)));
        Tally leftOut = survey.leftOut();
        String rows = leftOut.isEmpty() ? "nothing" : pluralize(leftOut.count(), "row");
        findings.add(new Finding("left out", rows));
        CaptionSurvey captions = survey.captions();
        String examined = pluralize(captions.examined(), "caption");
        String distinct = ", %s of them different".formatted(captions.distinct());
        findings.add(new Finding("captions", examined + " looked at" + distinct));
        findings.add(new Finding("words", captions.words().text()));
        captions.tokens()
                .ifPresent(
                        tokens ->
                                findings.add(
                                        new Finding("tokens", text(tokens, captions.examined()))));
        findings.add(new Finding("nouns", list(captions.nouns())));
        for (NameCount target : captions.targets()) {
            String share = percent(target.count(), captions.examined());
            String naming = pluralize(target.count(), "caption");
            findings.add(
                    new Finding(
                            "target", "%s name '%s' (%s)".formatted(naming, target.name(), share)));
        }
        findings.add(new Finding("classes", classes(captions)));
        for (Coverage coverage : survey.coverage()) {
            findings.add(new Finding("sub-captions", text(coverage)));
        }
        findings.add(new Finding("pictures", text(survey.trained(), survey.imageSize())));
        if (survey.heldOut() > 0) {
            findings.add(new Finding("held out", text(survey.retrieved(), survey.imageSize())));
        }
        for (SplitSurvey split : survey.splits()) {
            findings.add(new Finding(split.name(), text(split, survey.imageSize())));
        }
        return findings;
    }

    /** Returns the pictures that cannot be decoded, with reasons. */
    public static Tally corrupt(DataSurvey survey) {
        return survey.splits().stream()
                .map(split -> split.pictures().corrupt())
                .reduce(survey.trained().corrupt().and(survey.retrieved().corrupt()), Tally::and);
    }

    private static String pairs(DataSurvey survey) {
        return "%s of %s to train on, %d held out"
                .formatted(
                        pluralize(survey.pairs(), "pair"),
                        pluralize(survey.pictures(), "picture"),
                        survey.heldOut());
    }

    private static String text(CaptionSurvey.Tokens tokens, int examined) {
        return "%s; the model sees %d, so %d are cut (%s)"
                .formatted(
                        tokens.spread().text(),
                        tokens.context(),
                        tokens.cut(),
                        percent(tokens.cut(), examined));
    }

    private static String classes(CaptionSurvey captions) {
        long unnamed = captions.classes().stream().filter(name -> name.count() == 0).count();
        return "named most: %s; %d of %d named by no caption"
                .formatted(list(captions.classes()), unnamed, captions.classes().size());
    }

    private static String text(Coverage coverage) {
        return "%s: a positive for %s of %s, a negative for %s; %s a caption"
                .formatted(
                        coverage.augmenter(),
                        percent(coverage.shareWithPositive()),
                        pluralize(coverage.texts().captions(), "caption"),
                        percent(coverage.shareWithNegative()),
                        String.format(
                                Locale.ROOT,
                                "%.1f and %.1f",
                                (double) coverage.texts().positives()
                                        / Math.max(1, coverage.texts().captions()),
                                (double) coverage.texts().negatives()
                                        / Math.max(1, coverage.texts().captions())));
    }

    private static String text(PictureSurvey pictures, int size) {
        String examined =
                "%d looked at%s, %d corrupt"
                        .formatted(
                                pictures.looked(),
                                pictures.looked() == pictures.drawn()
                                        ? ""
                                        : " (of %d pairs, some of which share a picture)"
                                                .formatted(pictures.drawn()),
                                pictures.corrupt().count());
        if (pictures.shorterSides().n() == 0) {
            return examined;
        }
        return "%s; shorter sides %s, longer ones %s pixels; %d smaller than the model's %d"
                .formatted(
                        examined,
                        pictures.shorterSides().text(),
                        pictures.longerSides().text(),
                        pictures.enlarged(),
                        size);
    }

    private static String text(SplitSurvey split, int size) {
        return "%s, from %d of '%s' to %d of '%s'; %s"
                .formatted(
                        pluralize(split.size(), "picture"),
                        split.fewest().count(),
                        split.fewest().name(),
                        split.most().count(),
                        split.most().name(),
                        text(split.pictures(), size));
    }

    private static String list(List<NameCount> counted) {
        return counted.stream()
                .limit(MAX_LISTED)
                .map(each -> "%s %d".formatted(each.name(), each.count()))
                .collect(Collectors.joining(", "));
    }

    private static String pluralize(long number, String noun) {
        return "%d %s%s".formatted(number, noun, number == 1 ? "" : "s");
    }

    private static String percent(long part, long whole) {
        return percent(whole == 0 ? 0 : (double) part / whole);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /**
     * A finding of a survey, in words.
     *
     * @param name the topic
     * @param text the finding
     */
    public record Finding(String name, String text) {}
}
