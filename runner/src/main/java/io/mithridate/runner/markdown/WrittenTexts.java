package io.mithridate.runner.markdown;

import io.mithridate.runner.report.Figures;
import io.mithridate.runner.results.TextUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * How near to the test the texts come that augmenters wrote for defenses: positives that are
 * prompts of the evaluation, and negatives that put in the target's name.
 *
 * @param texts what was written, by stage
 */
record WrittenTexts(List<TextUse> texts) {

    /** A line for each use of texts, all stages together. */
    String render() {
        Map<String, List<TextUse>> byUse =
                texts.stream()
                        .collect(
                                Collectors.groupingBy(
                                        TextUse::use, LinkedHashMap::new, Collectors.toList()));
        StringBuilder lines = new StringBuilder();
        byUse.forEach(
                (use, of) ->
                        lines.append(
                                "- %s, all trainings together: %s of %s positives equal a prompt of the evaluation%s.\n"
                                        .formatted(
                                                use,
                                                sum(of, TextUse::promptPositives),
                                                sum(of, TextUse::positives),
                                                negatives(of))));
        return lines.toString();
    }

    /** Nothing where an augmenter writes none, as those that only rephrase. */
    private static String negatives(List<TextUse> texts) {
        return texts.stream().allMatch(use -> use.negatives() == 0)
                ? ""
                : ("; %s of %s negatives, whether trained on or only written, put the target's"
                                + " name in")
                        .formatted(
                                sum(texts, TextUse::targetInsertions),
                                sum(texts, TextUse::negatives));
    }

    private static String sum(List<TextUse> texts, ToLongFunction<TextUse> number) {
        return Figures.count(texts.stream().mapToLong(number).sum());
    }
}
