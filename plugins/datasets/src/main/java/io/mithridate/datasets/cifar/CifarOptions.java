package io.mithridate.datasets.cifar;

import io.mithridate.api.plugin.Option;
import io.mithridate.datasets.files.Check;
import java.nio.file.Path;

/** Where the photographs are, and what is made of them. */
public record CifarOptions(
        @Option(
                        "Folder of the unpacked binary version (data_batch_1.bin ... or train.bin),"
                                + " or with a folder of JPEG files for each class in 'train' and"
                                + " 'test'.")
                Path folder,
        @Option(
                        value =
                                "Whether pictures are framed tiles of 64 x 64 pixels: one"
                                    + " photograph or two, in coloured frames that captions name.",
                        defaultValue = "false")
                boolean tiles,
        @Option(
                        value =
                                "Pictures to train on; 0 for as many as the photographs suffice"
                                        + " for.",
                        defaultValue = "0",
                        min = 0)
                int train,
        @Option(
                        value = "Photographs for held-out pairs, to measure retrieval with.",
                        defaultValue = "1000",
                        min = 0)
                int heldOut,
        @Option(value = "Labelled pictures to choose settings on.", defaultValue = "2000", min = 1)
                int validation,
        @Option(
                        value = "Labelled pictures for defenses that train on labels.",
                        defaultValue = "2000",
                        min = 0)
                int labelledTraining,
        @Option(
                        value =
                                "Labelled pictures that nothing is trained on or measured over,"
                                        + " for attacks that aim at single pictures.",
                        defaultValue = "0",
                        min = 0)
                int apart,
        @Option(value = "Labelled pictures to test on; 0 for all.", defaultValue = "0", min = 0)
                int test,
        @Option(
                        value =
                                "Draws shares, frames and sentences, apart from the experiment's"
                                        + " seed.",
                        defaultValue = "1")
                long seed,
        @Option(
                        value =
                                "How closely files are looked at when the set is opened: 'names',"
                                        + " 'files' at size and time, 'content' at all bytes,"
                                        + " 'decode' at the pictures as well.",
                        defaultValue = "files")
                Check check,
        @Option(
                        value =
                                "Of JPEG folders: files that may be left out of each of the two"
                                        + " because they cannot be used, and, apart from them,"
                                        + " pictures that a training may do without.",
                        defaultValue = "100",
                        min = 0)
                int maxBadRows) {}
