package io.mithridate.examples.dataset;

import io.mithridate.api.plugin.Option;
import java.nio.file.Path;

/** What an experiment can choose. */
public record CaptionFolderOptions(
        @Option("Folder of the pictures, with a captions.csv that has 'file,caption' in each line.")
                Path folder) {}
