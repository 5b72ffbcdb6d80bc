package io.mithridate.datasets.files;

import io.mithridate.api.plugin.Option;
import java.nio.file.Path;
import java.util.Optional;

/** The use of labelled pictures, and the thoroughness of checking them. */
public record LabelledOptions(
        @Option("File with the prompts of the evaluation; by default sentences of ours.")
                Optional<Path> prompts,
        @Option(
                        value = "Pictures to test on, drawn by the seed; 0 for all that are left.",
                        defaultValue = "0",
                        min = 0)
                int test,
        @Option(value = "Pictures to choose settings on.", defaultValue = "0", min = 0)
                int validation,
        @Option(value = "Pictures for defenses that train on labels.", defaultValue = "0", min = 0)
                int labelledTraining,
        @Option(
                        value =
                                "Pictures that nothing is trained on or measured over, for attacks"
                                        + " that aim at single pictures.",
                        defaultValue = "0",
                        min = 0)
                int apart,
        @Option(value = Meanings.SEED, defaultValue = "1") long seed,
        @Option(value = Check.MEANING, defaultValue = "files") Check check,
        @Option(
                        value = "Pictures that may be left out because they cannot be used.",
                        defaultValue = "100",
                        min = 0)
                int maxBadRows) {}
