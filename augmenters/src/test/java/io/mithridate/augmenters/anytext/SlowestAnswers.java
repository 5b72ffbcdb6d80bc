package io.mithridate.augmenters.anytext;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Records for each subject the number of texts that it answered and the slowest answer. */
final class SlowestAnswers {

    /**
     * Answers that take longer than this are timed again, because the machine may have been busy.
     */
    private static final long LONG_NANOS = 10_000_000;

    private static final int MAX_TIMES = 5;
    private static final int MAX_SHOWN = 60;

    private final Map<String, Answer> slowest = new LinkedHashMap<>();
    private final Map<String, Integer> answered = new LinkedHashMap<>();

    /** Times an answer; a slow one is repeated, and the shortest time counts. */
    void time(String subject, String text, Runnable answer) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MAX_TIMES && least > LONG_NANOS; i++) {
            long begin = System.nanoTime();
            answer.run();
            least = Math.min(least, System.nanoTime() - begin);
        }
        answered.merge(subject, 1, Integer::sum);
        slowest.merge(
                subject,
                new Answer(least, text),
                (one, other) -> one.nanos >= other.nanos ? one : other);
    }

    /** Returns one line for each subject. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        slowest.forEach(
                (subject, answer) ->
                        lines.append(
                                String.format(
                                        Locale.ROOT,
                                        "%-24s %,9d texts; slowest %6.1f ms, %,6d characters: %s%n",
                                        subject,
                                        answered.get(subject),
                                        answer.nanos / 1e6,
                                        answer.text.length(),
                                        beginning(answer.text))));
        return lines.toString();
    }

    private static String beginning(String text) {
        return text.codePoints()
                .limit(MAX_SHOWN)
                .collect(
                        StringBuilder::new,
                        (shown, c) ->
                                shown.appendCodePoint(
                                        Character.isLetterOrDigit(c) || c == ' ' ? c : '.'),
                        StringBuilder::append)
                .toString();
    }

    private record Answer(long nanos, String text) {}
}
