package io.mithridate.runner.report;

import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.TextUse;
import java.util.List;

/**
 * What augmenters wrote for the defenses: how often it named the target or was an evaluation
 * prompt.
 *
 * @param rows one for each defense and use of texts
 */
public record TextsView(List<Row> rows) {

    static TextsView of(RunResults run) {
        return new TextsView(run.texts().stream().map(Row::of).toList());
    }

    /**
     * The texts of a defense for one use.
     *
     * @param stage what trained
     * @param use what the texts were for, and whether all were counted
     * @param captions how many captions were augmented
     * @param positives how many positives were written
     * @param prompts how many of them equal an evaluation prompt
     * @param negatives how many negatives were written
     * @param targets how many of them inserted the target's name
     */
    public record Row(
            String stage,
            String use,
            String captions,
            String positives,
            String prompts,
            String negatives,
            String targets) {

        static Row of(TextUse texts) {
            return new Row(
                    texts.stage(),
                    texts.firstStep() == 0
                            ? texts.use()
                            : "%s, counted after step %s"
                                    .formatted(texts.use(), Figures.count(texts.firstStep())),
                    Figures.count(texts.captions()),
                    Figures.count(texts.positives()),
                    share(texts.promptPositives(), texts.positives()),
                    Figures.count(texts.negatives()),
                    share(texts.targetInsertions(), texts.negatives()));
        }

        private static String share(long part, long whole) {
            return whole == 0
                    ? ""
                    : "%s (%s %%)"
                            .formatted(Figures.count(part), Figures.percent((double) part / whole));
        }
    }
}
