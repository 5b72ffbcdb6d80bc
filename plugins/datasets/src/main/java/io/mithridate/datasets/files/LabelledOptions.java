package io.mithridate.datasets.files;

import io.mithridate.api.plugin.Option;
import java.nio.file.Path;
import java.util.Optional;

/** The use of labeled pictures, and the thoroughness of checking them. */
public record LabelledOptions(
        @Option("File with the prompts of the evaluation. Default: built-in sentences.")
                Optional<Path> prompts,
        @Option(
                        value =
                                "Number of pictures to test on, drawn by the seed; 0 for all that"
                                        + " are left.",
                        defaultValue = "0",
                        min = 0)
                int test,
        @Option(value = "Number of pictures for choosing settings.", defaultValue = "0", min = 0)
                int validation,
        @Option(
                        value = "Number of pictures for defenses that train on labels.",
                        defaultValue = "0",
                        min = 0)
                int labelledTraining,
        @Option(
                        value =
                                "Number of pictures held out from training and testing, for attacks"
                                        + " that target single pictures.",
                        defaultValue = "0",
                        min = 0)
                int apart,
        @Option(value = OptionDescriptions.SEED, defaultValue = "1") long seed,
        @Option(value = CheckLevel.DESCRIPTION, defaultValue = "files") CheckLevel check,
        @Option(
                        value =
                                "Maximum number of pictures that may be left out because they"
                                        + " cannot be used.",
                        defaultValue = "100",
                        min = 0)
                int maxBadRows) {}
