package io.mithridate.datasets.imagenet;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.datasets.files.LabelledOptions;
import java.nio.file.Path;
import java.util.Optional;

/** Where the pictures, their labels and the names of the classes are. */
public record ImageNetOptions(
        @Option(
                        "Folder of the pictures; names in 'labels' start from it. Of names of"
                                + " another machine, such as /work/x/1.JPEG, the last part does.")
                Path folder,
        @Option(
                        "A CSV file with the columns 'image' and 'label' (CleanCLIP's labels.csv),"
                            + " or the devkit's ILSVRC2012_validation_ground_truth.txt, a number in"
                            + " each line; by default labels.csv in 'folder'.")
                Optional<Path> labels,
        @Option(
                        "For the devkit's numbers: its meta.mat, or a text with the synset"
                                + " (n01440764 ...) of each number from 1, one in each line, not"
                                + " sorted.")
                Optional<Path> synsets,
        @Option(
                        "File with the names of the classes, in the order of their synsets: a text,"
                                + " JSON, CleanCLIP's classes.py or OpenAI's notebook.")
                Path classes,
        @Inlined LabelledOptions labelled) {

    /** The file of labels. */
    Path labelFile() {
        return labels.orElseGet(() -> folder.resolve("labels.csv"));
    }
}
