package io.mithridate.augmenters.parsing;

import io.mithridate.augmenters.language.Resources;
import java.util.Arrays;

/**
 * The cost of one part of speech following another in a caption: roughly the negative logarithm of
 * its frequency, set by hand.
 */
@SuppressWarnings("EnumOrdinal") // indices into arrays that never leave this class
final class TagCosts {

    private static final double UNUSUAL = 3.5;

    private final double[][] costs;
    private final double[] first;

    TagCosts() {
        int tags = Tag.values().length;
        costs = new double[tags][tags];
        first = new double[tags];
        for (double[] row : costs) {
            Arrays.fill(row, UNUSUAL);
        }
        Arrays.fill(first, UNUSUAL);
        Resources.lines(TagCosts.class, "tag-costs.txt").forEach(this::readRow);
    }

    private void readRow(String line) {
        String[] fields = line.split(" ", -1);
        double[] row = fields[0].equals("^") ? first : costs[Tag.valueOf(fields[0]).ordinal()];
        for (int i = 1; i < fields.length; i += 2) {
            row[Tag.valueOf(fields[i]).ordinal()] = Double.parseDouble(fields[i + 1]);
        }
    }

    double initialCost(Tag tag) {
        return first[tag.ordinal()];
    }

    double transitionCost(Tag before, Tag tag) {
        return costs[before.ordinal()][tag.ordinal()];
    }
}
