package io.mithridate.runner.console;

import io.mithridate.api.text.Negative;
import io.mithridate.report.NumberFormats;
import io.mithridate.runner.augmentation.ReplacementLog;
import io.mithridate.runner.data.NameCount;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats the statistics of an augmenter's work. */
public final class ReplacementText {

    private static final int MAX_WORDS = 5;

    private ReplacementText() {}

    /**
     * Returns the counts by kind, and the most frequently inserted words.
     *
     * @param log the replacements
     * @param elapsed the elapsed time
     */
    public static String of(ReplacementLog log, Duration elapsed) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%s in %.1f s: %s (%d without any), %s (%d without any)%n",
                        NumberFormats.counted(log.captions(), "caption"),
                        elapsed.toMillis() / 1e3,
                        NumberFormats.counted(log.positives(), "positive"),
                        log.withoutPositive(),
                        NumberFormats.counted(log.negatives(), "negative"),
                        log.withoutNegative()));
        for (Map.Entry<Negative.Kind, Map<String, Long>> entry : log.inserted().entrySet()) {
            Negative.Kind kind = entry.getKey();
            String words =
                    kind == Negative.Kind.CAPTION
                            ? ""
                            : ", most often " + mostFrequent(entry.getValue());
            text.append(
                    "  %s %d%s%n"
                            .formatted(
                                    kind.name().toLowerCase(Locale.ROOT),
                                    log.negatives(kind),
                                    words));
        }
        return text.toString();
    }

    private static String mostFrequent(Map<String, Long> words) {
        return NameCount.most(words, MAX_WORDS).stream()
                .map(
                        word ->
                                "%s %d"
                                        .formatted(
                                                SubCaptionText.replaceControls(word.name()),
                                                word.count()))
                .collect(Collectors.joining(", "));
    }
}
