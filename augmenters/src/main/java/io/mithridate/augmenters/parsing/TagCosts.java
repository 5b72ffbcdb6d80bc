package io.mithridate.augmenters.parsing;

import java.util.Arrays;

/**
 * The cost of one part of speech following another in a caption: roughly the negative logarithm of
 * its frequency, set by hand.
 */
@SuppressWarnings("EnumOrdinal") // indices into arrays that never leave this class
final class TagCosts {

    private static final double UNUSUAL = 3.5;

    /**
     * Each line has a tag ("^" is the beginning of the caption), followed by pairs of the next tag
     * and its cost.
     */
    private static final String TABLE =
            """
            ^ DT 0 CD 0.6 JJ 1 NN 1 NNS 1 NNP 1 PRP 1 EX 0.5 POSSESSIVE 1.5 VBG 2 VBN 2.5 IN 1.2 \
              RB 1.8 VB 5 VBZ 6 VBP 5 VBD 5 MARK 1 TO 4
            DT NN 0.3 JJ 0.5 NNS 0.7 NNP 1 CD 1 VBG 1.8 VBN 1.6 RB 2 DT 3 VBZ 8 VBP 8 VBD 8 VB 9 \
              IN 6 CC 8 MARK 5 POSSESSIVE 3
            POSSESSIVE NN 0.3 JJ 0.5 NNS 0.5 CD 1 VBG 1.8 VBN 1.8 NNP 2 VBZ 8 VBP 8 VBD 8 VB 9 IN 6
            CD NNS 0.2 JJ 0.6 NN 0.9 IN 2 VBG 2.2 VBN 2 VBZ 4 VBP 3 CC 2 MARK 1.5 CD 2.5
            JJ NN 0.2 NNS 0.3 JJ 0.8 CC 1 NNP 1.5 IN 2 MARK 1.3 VBG 2.5 VBN 2.5 TO 2.5 RB 3 \
              VBZ 5 VBP 6 VBD 5 VB 6 CD 3 DT 4.5
            NN IN 0.3 MARK 0.5 CC 0.7 VBZ 0.9 VBD 1 VBG 0.9 VBN 1.3 NN 0.9 NNS 1 RB 2 TO 2 JJ 3.3 \
              DT 3 CD 3.5 MD 2 WDT 1.3 RP 2.5 NNP 3 VBP 3.5 VB 6 POSSESSIVE 3.5
            NNS IN 0.3 MARK 0.5 CC 0.7 VBP 0.9 VBD 1 VBG 0.8 VBN 1.3 NN 3.5 NNS 2.8 RB 1.8 TO 2 \
              JJ 3 DT 3 CD 3.5 MD 2 WDT 1.3 RP 2.5 NNP 3.2 VBZ 3.2 VB 5 POSSESSIVE 3.5
            NNP NNP 0.5 IN 0.5 MARK 0.5 CC 0.8 VBZ 0.8 VBD 0.8 NN 1 NNS 2.5 VBG 1 VBN 1.3 TO 2 WDT 2 \
              RB 2 VBP 3 CD 2.5
            VBZ DT 0.4 VBG 0.6 IN 0.5 JJ 1 RB 1 POSSESSIVE 0.6 CD 0.8 NN 1.2 NNS 1 VBN 0.8 TO 1 \
              PRP 0.8 RP 0.9 MARK 1 CC 1.2 NNP 1.2 VBP 6 VBZ 6 VBD 5 VB 5
            VBP DT 0.4 VBG 0.6 IN 0.5 JJ 1 RB 1 POSSESSIVE 0.6 CD 0.8 NN 1.2 NNS 1 VBN 0.8 TO 1 \
              PRP 0.8 RP 0.9 MARK 1 CC 1.2 NNP 1.2 VBP 6 VBZ 6 VBD 5 VB 5
            VBD DT 0.4 VBG 0.8 IN 0.5 JJ 1 RB 1 POSSESSIVE 0.6 CD 0.8 NN 1.2 NNS 1 VBN 0.8 TO 1 \
              PRP 0.8 RP 0.9 MARK 1 CC 1.2 NNP 1.2 VBP 6 VBZ 6 VBD 5 VB 5
            VB DT 0.4 IN 0.6 JJ 1 RB 1 POSSESSIVE 0.5 NN 1 NNS 1 PRP 0.8 RP 0.8 MARK 1 CC 1.2 VBN 1
            VBG VBP 6 VBZ 5 DT 0.3 IN 0.3 POSSESSIVE 0.4 NN 0.9 NNS 0.8 JJ 1 RB 1 RP 0.7 TO 0.8 CD 0.8 MARK 0.8 \
              CC 1 PRP 1 NNP 1 VBG 2.5 VBN 2.5
            VBN VBP 6 VBZ 5 IN 0.3 TO 1 MARK 1 CC 1.2 RB 1.3 NN 1.2 NNS 1.3 DT 1.8 VBG 2 JJ 2 RP 1 VBN 2.5
            IN DT 0.3 NN 0.6 NNS 0.6 POSSESSIVE 0.4 JJ 0.7 CD 0.7 NNP 0.6 VBG 1 PRP 0.8 IN 2 WDT 2 \
              VBN 2.3 RB 2.3 TO 3 VBZ 6 VBP 6 VBD 6 MARK 3
            TO VB 0.3 DT 0.5 NN 1 NNS 1 POSSESSIVE 0.6 NNP 0.8 JJ 1.2 PRP 1 CD 1.5 VBG 2
            CC DT 0.5 NN 0.7 NNS 0.7 JJ 0.8 VBZ 1.4 VBP 1.4 VBD 1.4 VBG 1 VBN 1.5 IN 1.5 CD 1 PRP 1 \
              NNP 1 POSSESSIVE 0.8 RB 1.5
            PRP VBZ 0.5 VBP 0.5 VBD 0.6 MD 1 MARK 1 IN 0.8 CC 1.2 VBG 1 RB 1.2 TO 1 VB 3 JJ 2.5
            RB JJ 0.5 VBG 0.8 VBN 0.8 IN 0.8 MARK 0.8 DT 1.5 RB 1.5 VBZ 1.2 VBP 1.2 VBD 1.2 CC 1.2 \
              CD 1.5 NN 2.5 NNS 2.5 TO 1.5
            RP DT 0.5 IN 0.6 POSSESSIVE 0.6 MARK 0.8 CC 1 NN 1.2 NNS 1 TO 1 JJ 1.3 CD 1.2
            MD VB 0.2 RB 1
            EX VBZ 0.2 VBP 0.2 VBD 0.3 MD 1
            WDT VBZ 0.4 VBP 0.4 VBD 0.5 DT 1 PRP 0.8 NN 2 NNS 2 VBG 2.5 MD 1
            MARK DT 0.4 NN 0.7 NNS 0.7 JJ 0.8 VBG 0.8 CC 0.7 IN 0.8 CD 1 NNP 1 WDT 1 RB 1.3 VBN 1.2 \
              MARK 1 PRP 1 POSSESSIVE 1 VBZ 3 VBP 3 VBD 3 EX 1.5
            """;

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
        TABLE.lines().forEach(this::readRow);
    }

    private void readRow(String line) {
        String[] fields = line.strip().split("\\s+", -1);
        double[] row = fields[0].equals("^") ? first : costs[Tag.valueOf(fields[0]).ordinal()];
        for (int i = 1; i < fields.length; i += 2) {
            row[Tag.valueOf(fields[i]).ordinal()] = Double.parseDouble(fields[i + 1]);
        }
    }

    double first(Tag tag) {
        return first[tag.ordinal()];
    }

    double following(Tag before, Tag tag) {
        return costs[before.ordinal()][tag.ordinal()];
    }
}
