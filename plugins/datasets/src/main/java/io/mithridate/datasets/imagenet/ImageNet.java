package io.mithridate.datasets.imagenet;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.LabelledData;
import io.mithridate.datasets.files.LabelledListing;
import io.mithridate.datasets.files.LabelledOptions;
import io.mithridate.datasets.files.LabelledSplits;
import io.mithridate.datasets.files.PictureFolder;
import io.mithridate.datasets.names.NameFile;
import io.mithridate.datasets.names.Sentences;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * ImageNet's validation set, used for testing.
 *
 * <p>Labels are used exactly as the file gives them. In CleanCLIP's labels.csv, two class names map
 * to the wrong class: classes 134 and 638 have 100 pictures each, 517 and 639 have none. This costs
 * up to 0.2 points of accuracy.
 */
@About(
        name = "imagenet",
        summary = "ImageNet's validation set, labelled by CleanCLIP's labels.csv or by the devkit",
        fidelity = Fidelity.PAPER,
        papers =
                "Olga Russakovsky et al., 2015. ImageNet Large Scale Visual Recognition Challenge."
                        + " arXiv:1409.0575")
public final class ImageNet extends LabelledData {

    private final Options options;
    private final Classes classes;
    private final LabelledSplits splits;
    private final BadRows bad;

    /**
     * Reads the labels.
     *
     * @throws IllegalArgumentException if too many pictures cannot be used
     */
    @Inject
    public ImageNet(Options options, ImageDecoder decoder) {
        this.options = options;
        classes = NameFile.classes(options.classes());
        bad =
                new BadRows(
                        String.valueOf(options.labelFile().getFileName()),
                        options.labelled().maxBadRows());
        LabelledListing pictures =
                new LabelledListing(
                        options.folder(),
                        new LabelFile(
                                        options.labelFile(),
                                        new PictureFolder(options.folder()),
                                        classes.size(),
                                        bad)
                                .read(options.synsets()),
                        Optional.empty(),
                        options.labelled().check(),
                        bad,
                        decoder);
        splits = LabelledSplits.draw(pictures, Optional.empty(), options.labelled());
    }

    @Override
    public Classes classes() {
        return classes;
    }

    @Override
    public Templates evaluationPrompts() {
        return Sentences.prompts(options.labelled().prompts());
    }

    @Override
    protected LabelledSplits splits() {
        return splits;
    }

    @Override
    protected List<BadRows> omissions() {
        return List.of(bad);
    }

    @Override
    public List<String> notices() {
        List<String> notices = new ArrayList<>(super.notices());
        Set<String> duplicates = classes.duplicates();
        if (!duplicates.isEmpty()) {
            notices.add(
                    "Several classes are named %s: their prompts are the same, and so are their scores."
                            .formatted(String.join(", ", duplicates)));
        }
        return notices;
    }

    /** The locations of the pictures, their labels and the class names. */
    public record Options(
            @Option(
                            "Folder of the pictures; names in 'labels' are relative to it. For"
                                + " absolute paths from another machine, such as /work/x/1.JPEG,"
                                + " the file name is used.")
                    Path folder,
            @Option(
                            "A CSV file with the columns 'image' and 'label' (CleanCLIP's"
                                    + " labels.csv), or the devkit's"
                                    + " ILSVRC2012_validation_ground_truth.txt, with one number per"
                                    + " line. Default: labels.csv in 'folder'.")
                    Optional<Path> labels,
            @Option(
                            "For the devkit's numbers: its meta.mat, or a text file with the synset"
                                    + " (n01440764 ...) of each number from 1, one per line, not"
                                    + " sorted.")
                    Optional<Path> synsets,
            @Option(
                            "File with the names of the classes, in the order of their synsets: a"
                                + " text file, JSON, CleanCLIP's classes.py or OpenAI's notebook.")
                    Path classes,
            @Inlined LabelledOptions labelled) {

        /** Returns the label file. */
        Path labelFile() {
            return labels.orElseGet(() -> folder.resolve("labels.csv"));
        }
    }
}
