package io.mithridate.augmenters.labelled;

import io.mithridate.api.text.TextAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter.LexiconChoice;
import io.mithridate.augmenters.counterfactual.KindWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * Scores the sub-captions of {@link CounterfactualAugmenter} with WordNet against the labeled
 * captions: {@code mvn -q -pl augmenters -am test-compile exec:exec@score}, with {@code
 * -Dscore.arguments="--output FILE"} for a Markdown table in a file.
 *
 * <p>For the development half it lists every output that is not right, with the reason. For the
 * frozen half it prints only numbers; {@code --judge} lists the outputs that no label covers, for
 * an annotator who does not work on the augmenter.
 */
public final class ScoreSubCaptions {

    /** The number of times each caption is augmented, with seeds 1, 2 and so on. */
    static final int SEEDS = 3;

    private static final Options OPTIONS =
            new Options()
                    .addOption(valueOption("output", "write the tables to this file, in Markdown"))
                    .addOption(valueOption("half", "score this half alone: development or frozen"))
                    .addOption(valueOption("seeds", "augment each caption so often; " + SEEDS))
                    .addOption(null, "judge", false, "list what of the frozen half has no label");

    private ScoreSubCaptions() {}

    /** Scores one half or both. */
    public static void main(String[] arguments) throws IOException, ParseException {
        CommandLine line = new DefaultParser().parse(OPTIONS, arguments);
        int seeds = Integer.parseInt(line.getOptionValue("seeds", String.valueOf(SEEDS)));
        List<Score> scores = new ArrayList<>();
        for (Half half : halves(line.getOptionValue("half"))) {
            scores.add(Score.of(half, augmenter(), seeds));
        }
        for (Score score : scores) {
            if (score.half() == Half.DEVELOPMENT) {
                printOutputs(score, false);
            } else if (line.hasOption("judge")) {
                printOutputs(score, true);
            }
        }
        String table = ScoreTable.of(scores);
        System.out.print(table);
        if (line.hasOption("output")) {
            Files.writeString(Path.of(line.getOptionValue("output")), table);
        }
    }

    private static List<Half> halves(@Nullable String name) {
        return name == null
                ? List.of(Half.values())
                : List.of(Half.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    /** Returns the augmenter of {@code bin/mithridate augment counterfactual lexicon=wordnet}. */
    static TextAugmenter augmenter() {
        return new CounterfactualAugmenter(
                LexiconChoice.WORDNET, 1, 1, KindWeights.equal(), List.of());
    }

    private static void printOutputs(Score score, boolean uncoveredOnly) {
        Set<String> lines = new LinkedHashSet<>();
        for (Output output : score.outputs()) {
            Judgement judgement = output.judgement();
            if (judgement.isUncovered() || (!uncoveredOnly && !judgement.isRight())) {
                lines.add(
                        "%s (%s): %s%n    of: %s%n    -> %s%s"
                                .formatted(
                                        judgement.verdict(),
                                        judgement.reason(),
                                        output.kind(),
                                        output.caption(),
                                        output.text(),
                                        output.isPositive() ? "" : "   [" + output.change() + "]"));
            }
        }
        System.out.printf("%s: %d different outputs%n", score.half().label(), lines.size());
        lines.forEach(System.out::println);
        System.out.println();
    }

    private static Option valueOption(String name, String description) {
        return new Option(null, name, true, description);
    }
}
