package io.mithridate.datasets.coco;

import io.mithridate.api.plugin.Option;
import io.mithridate.datasets.files.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where captions and pictures are, and which of them are trained on. */
public record CocoOptions(
        @Option("COCO's captions_train2014.json or the like, or Karpathy's dataset_coco.json.")
                Path captions,
        @Option(
                        "Folder of the pictures: train2014 or the like; for Karpathy's file the one"
                                + " that holds train2014 and val2014.")
                Path images,
        @Option("COCO's captions of held-out pictures, such as captions_val2014.json.")
                Optional<Path> heldOutCaptions,
        @Option("Folder of the held-out pictures; 'images' by default.")
                Optional<Path> heldOutImages,
        @Option(
                        value = "Of Karpathy's file: the splits that are trained on.",
                        defaultValue = "[train, restval]")
                List<String> splits,
        @Option(
                        value =
                                "Of Karpathy's file: the split whose pairs nothing is trained on,"
                                        + " to measure retrieval with.",
                        defaultValue = "test")
                String heldOutSplit,
        @Option(
                        value = "Pictures to train on, drawn by the seed; 0 for all.",
                        defaultValue = "0",
                        min = 0)
                int pictures,
        @Option(value = "Draws the pictures, apart from the experiment's seed.", defaultValue = "1")
                long seed,
        @Option("File with the captions of poisoned pairs; by default sentences of ours.")
                Optional<Path> poisonCaptions,
        @Option(value = Check.MEANING, defaultValue = "files") Check check,
        @Option(
                        value =
                                "Captions that may be left out because they cannot be used, and,"
                                    + " apart from them, pictures that a training may do without.",
                        defaultValue = "100",
                        min = 0)
                int maxBadRows) {

    /** All that 'splits' and 'held-out-split' name. */
    List<String> namedSplits() {
        return Stream.concat(splits.stream(), Stream.of(heldOutSplit)).toList();
    }

    public CocoOptions {
        if (heldOutImages.isPresent() && heldOutCaptions.isEmpty()) {
            throw new IllegalArgumentException(
                    "'held-out-images' are those of 'held-out-captions', which is missing");
        }
        if (splits.contains(heldOutSplit)) {
            throw new IllegalArgumentException(
                    "'held-out-split: %s' is also one of 'splits'".formatted(heldOutSplit));
        }
    }
}
