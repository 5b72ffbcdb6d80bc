package io.mithridate.slurm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads time limits as sbatch does. */
final class TimeLimit {

    private static final Pattern TIME =
            Pattern.compile("(\\d{1,9}-)?\\d{1,9}(:\\d{1,9}){0,2}|UNLIMITED|INFINITE");

    private TimeLimit() {}

    /**
     * The seconds of a limit.
     *
     * @param time what stands behind {@code --time=}
     * @return empty if there is to be no limit
     * @throws IllegalArgumentException if it is not a time limit
     */
    static Optional<Long> seconds(String time) {
        if (!TIME.matcher(time).matches()) {
            throw new IllegalArgumentException(
                    "time '%s' is not a time limit of sbatch, such as 90 (minutes), 4:00:00 or 2-12"
                            .formatted(time));
        }
        if (!Character.isDigit(time.charAt(0))) {
            return Optional.empty();
        }
        int dash = time.indexOf('-');
        List<Long> numbers =
                Arrays.stream(time.substring(dash + 1).split(":")).map(Long::valueOf).toList();
        // Hours come first behind days, and where there are three numbers; otherwise minutes do.
        long unit = dash > 0 || numbers.size() == 3 ? 3600 : 60;
        long seconds = dash > 0 ? 86_400 * Long.parseLong(time.substring(0, dash)) : 0;
        for (long number : numbers) {
            seconds += number * unit;
            unit /= 60;
        }
        // To sbatch a limit of zero is none.
        return Optional.of(seconds).filter(sum -> sum > 0);
    }
}
