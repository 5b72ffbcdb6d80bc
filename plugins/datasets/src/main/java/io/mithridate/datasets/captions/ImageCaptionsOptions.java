package io.mithridate.datasets.captions;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.datasets.files.Check;
import java.nio.file.Path;
import java.util.Optional;

/** Which file lists the pictures, how it is written, and which of them are for what. */
public record ImageCaptionsOptions(
        @Option("The CSV or TSV file, in UTF-8.") Path file,
        @Option("Folder that the pictures' names start from; the file's own by default.")
                Optional<Path> root,
        @Inlined CsvColumns columns,
        @Option(
                        value = "Pictures to train on, drawn by the seed; 0 for all that are left.",
                        defaultValue = "0",
                        min = 0)
                int pictures,
        @Option(
                        value = "Pictures that nothing is trained on, to measure retrieval with.",
                        defaultValue = "0",
                        min = 0)
                int heldOut,
        @Option(
                        value = "Labelled pictures to test on; needs 'label-column'.",
                        defaultValue = "0",
                        min = 0)
                int test,
        @Option(
                        value = "Labelled pictures to choose settings on; needs 'label-column'.",
                        defaultValue = "0",
                        min = 0)
                int validation,
        @Option(
                        value =
                                "Labelled pictures for defenses that train on labels; needs"
                                        + " 'label-column'.",
                        defaultValue = "0",
                        min = 0)
                int labelledTraining,
        @Option(
                        value =
                                "Labelled pictures that nothing is trained on or measured over,"
                                        + " for attacks that aim at single pictures; needs"
                                        + " 'label-column'.",
                        defaultValue = "0",
                        min = 0)
                int apart,
        @Option(
                        value =
                                "File with the names of the classes, in the order of their labels;"
                                        + " by default the labels themselves, sorted.")
                Optional<Path> classes,
        @Option("File with the prompts of the evaluation; by default four sentences of ours.")
                Optional<Path> prompts,
        @Option("File with the captions of poisoned pairs; by default four sentences of ours.")
                Optional<Path> poisonCaptions,
        @Option(
                        value = "Draws the shares of pictures, apart from the experiment's seed.",
                        defaultValue = "1")
                long seed,
        @Option(value = Check.MEANING, defaultValue = "files") Check check,
        @Option(
                        value =
                                "Rows that may be left out because they cannot be used, and, apart"
                                        + " from them, pictures that a training may do without.",
                        defaultValue = "100",
                        min = 0)
                int maxBadRows) {

    public ImageCaptionsOptions {
        if (columns.labelColumn().isEmpty() && test + validation + labelledTraining + apart > 0) {
            throw new IllegalArgumentException(
                    "'test', 'validation', 'labelled-training' and 'apart' need labels; say in"
                            + " 'label-column' where they stand");
        }
        if (columns.labelColumn().isEmpty() && (classes.isPresent() || prompts.isPresent())) {
            throw new IllegalArgumentException(
                    "'classes' and 'prompts' are for labelled pictures; say in 'label-column' where"
                            + " labels stand, or give them to the data set that is tested on");
        }
    }

    /** The folder that the pictures' names start from. */
    Path folder() {
        return root.orElseGet(() -> file.toAbsolutePath().getParent());
    }
}
