package io.mithridate.datasets.coco;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.CheckLevel;
import io.mithridate.datasets.files.Copies;
import io.mithridate.datasets.files.FilePairData;
import io.mithridate.datasets.files.OptionDescriptions;
import io.mithridate.datasets.files.PictureFolder;
import io.mithridate.datasets.files.Splits;
import io.mithridate.datasets.names.Sentences;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * COCO's pictures, each with all its captions, usually five.
 *
 * <p>A held-out picture is never used for training, even under another file name. If the lists name
 * a picture for both, the training picture is reported as a bad row.
 *
 * <p>With Karpathy's file, {@code train} and {@code restval} are used for training and {@code test}
 * is held out, as in the literature. With COCO's own files, the pictures of a second file are held
 * out. If that second file is Karpathy's, its {@code test} split is held out.
 */
@About(
        name = "coco",
        summary = "COCO's pictures with five captions each, by its own files or Karpathy's splits",
        fidelity = Fidelity.PAPER,
        papers = {
            "Xinlei Chen et al., 2015. Microsoft COCO Captions: Data Collection and Evaluation"
                    + " Server. arXiv:1504.00325",
            "Andrej Karpathy and Li Fei-Fei, 2014. Deep Visual-Semantic Alignments for Generating"
                    + " Image Descriptions. arXiv:1412.2306"
        })
public final class Coco extends FilePairData {

    /**
     * Karpathy's splits, which may be named even if the file lacks them: Flickr30k's file has no
     * restval.
     */
    private static final Set<String> KARPATHY_SPLITS = Set.of("train", "restval", "val", "test");

    private final Options options;
    private final ImageDecoder decoder;
    private final Parts parts;

    /**
     * Reads the captions.
     *
     * @throws IllegalArgumentException if too many captions cannot be used, or no captions are left
     *     for training
     */
    @Inject
    public Coco(Options options, ImageDecoder decoder) {
        this.options = options;
        this.decoder = decoder;
        BadRows bad = badRows(options.captions());
        List<CaptionJson.Picture> all = CaptionJson.read(options.captions(), bad);
        requireSplits(all);
        PictureFolder folder = new PictureFolder(options.images());
        BadRows badHeldOut = badRows(options.heldOutCaptions().orElse(options.captions()));
        CocoListing heldOut = heldOutListing(all, folder, badHeldOut);
        CocoListing listing =
                new CocoListing(
                        folder,
                        all.stream().filter(this::isForTraining).toList(),
                        Optional.of(heldOut),
                        options.check(),
                        bad,
                        decoder);
        if (listing.size() == 0) {
            throw new IllegalArgumentException(
                    "%s has no captions to train on in the splits %s"
                            .formatted(options.captions(), options.splits()));
        }
        parts =
                new Parts(
                        listing.select(drawPictures(listing), options.maxBadRows()),
                        heldOut.all(options.maxBadRows()),
                        Sentences.poison(options.poisonCaptions()),
                        List.of(bad, badHeldOut));
    }

    private BadRows badRows(Path file) {
        return new BadRows(String.valueOf(file.getFileName()), options.maxBadRows());
    }

    /**
     * Rejects split names that neither the file nor Karpathy uses, which are probably typing
     * errors.
     */
    private void requireSplits(List<CaptionJson.Picture> all) {
        Set<String> known = new TreeSet<>();
        all.stream()
                .map(CaptionJson.Picture::split)
                .filter(split -> !split.isEmpty())
                .forEach(known::add);
        if (known.isEmpty()) {
            return;
        }
        for (String split : options.namedSplits()) {
            if (!known.contains(split) && !KARPATHY_SPLITS.contains(split)) {
                throw new IllegalArgumentException(
                        "%s has no split '%s'; it has %s"
                                .formatted(options.captions(), split, String.join(", ", known)));
            }
        }
    }

    private boolean isForTraining(CaptionJson.Picture picture) {
        return picture.split().isEmpty() || options.splits().contains(picture.split());
    }

    private boolean isHeldOut(CaptionJson.Picture picture) {
        return picture.split().equals(options.heldOutSplit());
    }

    private int[] drawPictures(CocoListing listing) {
        Seed seed = new Seed(options.seed()).at("pictures");
        Splits splits = Splits.named(listing.size(), Copies.none(), seed, listing::name);
        return splits.takeOrAll("pictures", options.pictures());
    }

    /**
     * Returns the held-out pictures. In a second file, pictures without a split are held out as
     * well.
     */
    private CocoListing heldOutListing(
            List<CaptionJson.Picture> all, PictureFolder folder, BadRows bad) {
        Optional<Path> file = options.heldOutCaptions();
        return new CocoListing(
                options.heldOutImages().map(PictureFolder::new).orElse(folder),
                file.map(each -> CaptionJson.read(each, bad)).orElse(all).stream()
                        .filter(
                                picture ->
                                        isHeldOut(picture)
                                                || (file.isPresent() && picture.split().isEmpty()))
                        .toList(),
                Optional.empty(),
                options.check(),
                bad,
                decoder);
    }

    @Override
    protected Parts parts() {
        return parts;
    }

    /** The locations of captions and pictures, and the selection of pictures for training. */
    public record Options(
            @Option("COCO's captions_train2014.json or similar, or Karpathy's dataset_coco.json.")
                    Path captions,
            @Option(
                            "Folder of the pictures: train2014 or similar; for Karpathy's file the"
                                    + " one that contains train2014 and val2014.")
                    Path images,
            @Option("COCO's captions of held-out pictures, such as captions_val2014.json.")
                    Optional<Path> heldOutCaptions,
            @Option("Folder of the held-out pictures. Default: 'images'.")
                    Optional<Path> heldOutImages,
            @Option(
                            value = "For Karpathy's file: the splits to train on.",
                            defaultValue = "[train, restval]")
                    List<String> splits,
            @Option(
                            value =
                                    "For Karpathy's file: the split whose pairs are held out from"
                                            + " training, for measuring retrieval.",
                            defaultValue = "test")
                    String heldOutSplit,
            @Option(
                            value = "Number of pictures to train on, drawn by the seed; 0 for all.",
                            defaultValue = "0",
                            min = 0)
                    int pictures,
            @Option(
                            value =
                                    "Seed for drawing the pictures, independent of the experiment's"
                                            + " seed.",
                            defaultValue = "1")
                    long seed,
            @Option("File with the captions of poisoned pairs. Default: built-in sentences.")
                    Optional<Path> poisonCaptions,
            @Option(value = CheckLevel.DESCRIPTION, defaultValue = "files") CheckLevel check,
            @Option(
                            value = "Maximum number of captions" + OptionDescriptions.BAD_ROWS,
                            defaultValue = "100",
                            min = 0)
                    int maxBadRows) {

        /** Returns all splits named by 'splits' and 'held-out-split'. */
        List<String> namedSplits() {
            return Stream.concat(splits.stream(), Stream.of(heldOutSplit)).toList();
        }

        public Options {
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
}
