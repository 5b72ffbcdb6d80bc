package io.mithridate.datasets.folders;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.datasets.files.LabelledOptions;
import java.nio.file.Path;
import java.util.Optional;

/** Where the pictures are, and what the classes are called. */
public record ImageFolderOptions(
        @Option("Folder that has a folder of pictures for each class.") Path folder,
        @Option(
                        "Folder with the same classes that 'validation', 'labelled-training' and"
                            + " 'apart' are drawn from; without one they are drawn from 'folder',"
                            + " apart from the test pictures.")
                Optional<Path> trainingFolder,
        @Option(
                        "File with the names of the classes, in the order of the folders' names; by"
                                + " default the folders' names, with spaces for underscores.")
                Optional<Path> classes,
        @Inlined LabelledOptions labelled) {}
