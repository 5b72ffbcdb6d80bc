package io.mithridate.report;

import java.time.Duration;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.LongStream;

/** Formats numbers for reports, independent of the locale. */
public final class NumberFormats {

    private static final double MIN_PLAIN = 1e-4;
    private static final double MAX_PLAIN = 1e9;
    private static final double MIN_P = 0.001;

    private NumberFormats() {}

    /**
     * Formats a share as a percentage with one decimal, without a percent sign, e.g. {@code 74.6}.
     */
    public static String percent(double share) {
        return decimal(100 * share);
    }

    /** Formats a difference of shares in percentage points, e.g. {@code +1.2} or {@code −0.3}. */
    public static String points(double difference) {
        String text = decimal(100 * Math.abs(difference));
        if (text.equals("0.0")) {
            return text;
        }
        return (difference < 0 ? "−" : "+") + text;
    }

    /** Formats a p-value, e.g. {@code 0.047} or {@code <0.001}. */
    static String p(double value) {
        return value < MIN_P ? "<" + MIN_P : String.format(Locale.ROOT, "%.3f", value);
    }

    /** Formats a number with one decimal. */
    public static String decimal(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.equals("-0.0") ? "0.0" : text;
    }

    /** Formats a number with two decimals. */
    public static String hundredths(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /**
     * Formats a number that is not a share with three significant digits, e.g. {@code 0.113},
     * {@code 12.4} or {@code 1530}.
     */
    public static String significant(double value) {
        return significant(value, value);
    }

    /**
     * Formats a number with as many decimals as another number needs for three significant digits.
     *
     * @param scale the number that determines the decimals, e.g. the mean belonging to a standard
     *     deviation
     */
    public static String significant(double value, double scale) {
        double size = Math.abs(scale);
        if (size > 0 && (size < MIN_PLAIN || size >= MAX_PLAIN)) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        int exponent = size > 0 ? (int) Math.floor(Math.log10(size)) : 0;
        return String.format(Locale.ROOT, "%." + Math.max(0, 2 - exponent) + "f", value);
    }

    /** Formats a count with a thousands separator, e.g. {@code 128 000}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
    }

    /**
     * Formats the range of some numbers, e.g. {@code 1960} or {@code 1900 to 1960}; empty if there
     * are no numbers.
     */
    public static Optional<String> range(LongStream numbers) {
        LongSummaryStatistics summary = numbers.summaryStatistics();
        if (summary.getCount() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                summary.getMin() == summary.getMax()
                        ? Long.toString(summary.getMin())
                        : "%d to %d".formatted(summary.getMin(), summary.getMax()));
    }

    /** Formats a time, e.g. {@code 2.5 s} or {@code 2 min 11 s}. */
    static String time(double seconds) {
        if (seconds < 60) {
            return decimal(seconds) + " s";
        }
        Duration whole = Duration.ofSeconds(Math.round(seconds));
        return whole.toHours() > 0
                ? "%d h %d min".formatted(whole.toHours(), whole.toMinutesPart())
                : "%d min %d s".formatted(whole.toMinutes(), whole.toSecondsPart());
    }

    /** Formats a number with its noun, in ASCII characters only, e.g. {@code 3 seeds}. */
    public static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
