package io.mithridate.runner.markdown;

import io.mithridate.runner.results.Summary;
import java.util.ArrayList;
import java.util.List;

/** Says over how many seeds a mean is, where the same is known of more seeds for others. */
final class SomeSeeds {

    private SomeSeeds() {}

    /**
     * A mean in a table.
     *
     * @param text the mean
     * @param seeds what stands behind it, such as {@code , n = 2}; empty where it is over all seeds
     */
    record Mean(String text, String seeds) {

        /** What stands where there is none. */
        static final Mean NONE = new Mean(Numbers.NONE, "");
    }

    /**
     * What stands behind a mean: {@code , n = 2}; nothing where it is over all seeds.
     *
     * @param others of the same victims and of what defenses made of them, itself among them
     */
    static String of(Summary summary, List<Summary> others) {
        return of(
                summary.statistics().seeds(),
                others.stream()
                        .filter(other -> other.condition().sameVictims(summary.condition()))
                        .filter(other -> other.measure().equals(summary.measure()))
                        .mapToInt(other -> other.statistics().seeds())
                        .max()
                        .orElse(0));
    }

    /** The same of numbers: {@code , n = 2} of {@code most}. */
    static String of(int seeds, int most) {
        return seeds < most ? ", n = " + seeds : "";
    }

    /**
     * A row of a table. Where all means are over as few seeds, that stands once, behind the first
     * cell.
     *
     * @param heads the cells before the means
     */
    static List<String> row(List<String> heads, List<Mean> means) {
        List<String> seeds =
                means.stream()
                        .filter(mean -> !mean.equals(Mean.NONE))
                        .map(Mean::seeds)
                        .distinct()
                        .toList();
        boolean once = seeds.size() == 1;
        List<String> row = new ArrayList<>(heads);
        if (once) {
            row.set(0, heads.get(0) + seeds.get(0));
        }
        means.forEach(mean -> row.add(mean.text() + (once ? "" : mean.seeds())));
        return row;
    }
}
