package io.mithridate.runner.markdown;

import io.mithridate.runner.results.Claim;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.PoisoningLosses;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.Statistics;
import io.mithridate.runner.results.Victims;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which attacks succeed as they should: often, and at a small loss of clean accuracy against the
 * control. The bar is our choice.
 */
final class VictimBar {

    /** Three points of clean accuracy, and what the difference of two shares may be off by. */
    private static final double MOST_LOST = 0.03 + 1e-9;

    private final Victims victims;
    private final PoisoningLosses losses;
    private final List<String> above = new ArrayList<>();
    private final List<String> below = new ArrayList<>();

    VictimBar(RunResults run) {
        victims = Victims.of(run);
        losses = PoisoningLosses.of(run);
    }

    /** Judges a victim that has a control and whose success was measured; leaves others out. */
    void judge(String title, Condition victim) {
        OptionalDouble success = victims.success(victim);
        Optional<Statistics> loss = losses.of(victim);
        if (success.isEmpty() || loss.isEmpty()) {
            return;
        }
        if (!Claim.attackFailed(success.getAsDouble()) && loss.get().mean() <= MOST_LOST) {
            above.add(title);
        } else {
            below.add(
                    "%s (%s, %s)"
                            .formatted(
                                    title,
                                    Numbers.percent(success.getAsDouble()),
                                    lost(loss.get().mean())));
        }
    }

    /** The points of clean accuracy that a victim lost: {@code 1.2}. */
    Optional<String> lost(Condition victim) {
        return losses.of(victim).map(loss -> lost(loss.mean()));
    }

    private static String lost(double share) {
        return Numbers.percent(share);
    }

    /** Two lines in Markdown; nothing where no victim was judged. */
    String render() {
        StringBuilder text = new StringBuilder();
        line("At least 90 % attack success at a loss of at most 3 points (our bar)", above, text);
        line("Short of that bar (attack success in %, points lost)", below, text);
        return text.toString();
    }

    private static void line(String head, List<String> attacks, StringBuilder text) {
        if (!attacks.isEmpty()) {
            text.append("- ").append(head).append(": ").append(String.join("; ", attacks));
            text.append(".\n");
        }
    }
}
