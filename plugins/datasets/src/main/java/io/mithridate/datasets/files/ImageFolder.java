package io.mithridate.datasets.files;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.datasets.names.NameFile;
import io.mithridate.datasets.names.Sentences;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Labeled pictures for testing, in one folder per class. */
@About(
        name = "image-folder",
        summary = "labelled pictures to test on, in a folder for each class",
        fidelity = Fidelity.EXACT)
public final class ImageFolder extends LabelledData {

    private final Options options;
    private final ImageDecoder decoder;
    private final Classes classes;
    private final LabelledSplits splits;
    private final List<BadRows> omissions = new ArrayList<>();
    private final List<String> emptyClasses;

    /**
     * Lists the pictures.
     *
     * @throws IllegalArgumentException if too many of them cannot be used
     */
    @Inject
    public ImageFolder(Options options, ImageDecoder decoder) {
        this.options = options;
        this.decoder = decoder;
        BadRows bad = new BadRows(options.folder().toString(), options.labelled().maxBadRows());
        ClassFolders folders = ClassFolders.list(options.folder(), bad);
        classes = classes(folders);
        emptyClasses = folders.empty();
        LabelledListing pictures = createListing(folders, Optional.empty(), bad);
        Optional<LabelledListing> training =
                options.trainingFolder()
                        .map(folder -> openTraining(folder, folders.classes(), pictures));
        splits = LabelledSplits.draw(pictures, training, options.labelled());
    }

    private Classes classes(ClassFolders folders) {
        if (options.classes().isEmpty()) {
            return new Classes(
                    folders.classes().stream().map(name -> name.replace('_', ' ')).toList());
        }
        Classes named = NameFile.classes(options.classes().get());
        if (named.size() != folders.classes().size()) {
            throw new IllegalArgumentException(
                    "'classes': %s has %d names, but '%s' has %d folders"
                            .formatted(
                                    options.classes().get(),
                                    named.size(),
                                    options.folder(),
                                    folders.classes().size()));
        }
        return named;
    }

    private LabelledListing openTraining(
            Path folder, List<String> expected, LabelledListing pictures) {
        BadRows bad = new BadRows(folder.toString(), options.labelled().maxBadRows());
        ClassFolders folders = ClassFolders.list(folder, bad);
        if (!folders.classes().equals(expected)) {
            throw new IllegalArgumentException(
                    "'training-folder': '%s' has other folders of classes than '%s'"
                            .formatted(folder, options.folder()));
        }
        return createListing(folders, Optional.of(pictures), bad);
    }

    private LabelledListing createListing(
            ClassFolders folders, Optional<LabelledListing> others, BadRows bad) {
        omissions.add(bad);
        return new LabelledListing(
                folders.root(),
                folders.pictures(),
                others,
                options.labelled().check(),
                bad,
                decoder);
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
        return Collections.unmodifiableList(omissions);
    }

    @Override
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (!emptyClasses.isEmpty()) {
            notices.add(
                    "%s: %d of %d folders contain no pictures but are still treated as classes: %s."
                            .formatted(
                                    options.folder(),
                                    emptyClasses.size(),
                                    classes.size(),
                                    BadRows.first(emptyClasses)));
        }
        notices.addAll(super.notices());
        return notices;
    }

    /** The folder of the pictures, and the names of the classes. */
    public record Options(
            @Option("Folder with a folder of pictures for each class.") Path folder,
            @Option(
                            "Folder with the same classes from which 'validation',"
                                + " 'labelled-training' and 'apart' are drawn. Default: 'folder',"
                                + " apart from the test pictures.")
                    Optional<Path> trainingFolder,
            @Option(
                            "File with the names of the classes, in the order of the folders'"
                                    + " names. Default: the folders' names, with spaces for"
                                    + " underscores.")
                    Optional<Path> classes,
            @Inlined LabelledOptions labelled) {}
}
