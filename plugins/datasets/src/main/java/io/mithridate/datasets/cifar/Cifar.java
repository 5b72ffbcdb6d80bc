package io.mithridate.datasets.cifar;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.CheckLevel;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.IndexedImages;
import io.mithridate.datasets.files.IndexedPairs;
import io.mithridate.datasets.files.LabelledData;
import io.mithridate.datasets.files.LabelledSplits;
import io.mithridate.datasets.files.OptionDescriptions;
import io.mithridate.datasets.files.Splits;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * CIFAR-10 or CIFAR-100 with captions.
 *
 * <p>Without tiles, each photograph is a picture with a sentence that names its class. With tiles,
 * a picture shows one photograph or two photographs of different classes, each in a colored frame,
 * and the caption can name their classes, their frames and their relative position, so that
 * sub-captions have details to omit or change. Pictures with one photograph, in training and in
 * every test, are framed like those with two.
 *
 * <p>Each photograph is used in only one picture, so sets without common pictures have no common
 * photographs.
 */
@About(
        name = "cifar",
        summary =
                "photographs of 32 x 32 pixels, CIFAR-10 or CIFAR-100, captioned or framed in"
                        + " tiles",
        fidelity = Fidelity.RECONSTRUCTION,
        papers =
                "Alex Krizhevsky, 2009. Learning Multiple Layers of Features from Tiny Images."
                        + " https://www.cs.toronto.edu/~kriz/learning-features-2009-TR.pdf")
public final class Cifar extends LabelledData implements PairData {

    private final Options options;
    private final CifarFolder folder;
    private final CifarSentences sentences;
    private final ImageDecoder decoder;
    private final Seed seed;
    private final PairSet train;
    private final PairSet heldOut;
    private final LabelledSplits splits;

    /** Opens a folder. Pictures are decoded and painted on demand. */
    @Inject
    public Cifar(Options options, ImageDecoder decoder) {
        this.options = options;
        this.decoder = decoder;
        folder = CifarFolder.open(options, decoder);
        sentences = new CifarSentences(folder.classes());
        seed = new Seed(options.seed()).at("cifar");
        int[] part = options.part().indicesOf(folder.train().size());
        Splits drawn = new Splits(part.length, seed.at("shares"));
        int[] heldOutIndices = selectFrom(part, drawn.take("held-out", options.heldOut()));
        int[] validationIndices = selectFrom(part, drawn.take("validation", options.validation()));
        int[] labeledIndices =
                selectFrom(part, drawn.take("labelled-training", options.labelledTraining()));
        int[] apartIndices = selectFrom(part, drawn.take("apart", options.apart()));
        int[] trainIndices = selectFrom(part, drawn.takeOrAll("train", 0));
        int maxPairs = options.train() == 0 ? trainIndices.length : options.train();
        train = pairs("train", trainIndices, maxPairs);
        if (train.size() < options.train()) {
            throw new IllegalArgumentException(
                    "'train: %d' is more than the %d pictures that %d photographs suffice for"
                            .formatted(options.train(), train.size(), trainIndices.length));
        }
        heldOut = pairs("held-out", heldOutIndices, heldOutIndices.length);
        Splits tests = new Splits(folder.test().size(), seed.at("test-shares"));
        int[] testIndices = tests.takeOrAll(TEST, options.test());
        splits =
                new LabelledSplits(
                        Map.of(TEST, labeledImages(TEST, folder.test(), testIndices)),
                        labeledImages("validation", folder.train(), validationIndices),
                        labeledImages("labelled-training", folder.train(), labeledIndices),
                        labeledImages("apart", folder.train(), apartIndices));
    }

    private static int[] selectFrom(int[] photographs, int[] places) {
        return Arrays.stream(places).map(place -> photographs[place]).toArray();
    }

    private PairSet pairs(String split, int[] indices, int maxPairs) {
        LabelledImages photographs = folder.train();
        Seed splitSeed = seed.at(split);
        int[] shuffled = selectFrom(indices, splitSeed.at("order").permutation(indices.length));
        TilePainter painter = new TilePainter(photographs, new PhotographDecoder(decoder));
        boolean tiled = options.tiles();
        List<Tile> tiles =
                tiled
                        ? Tile.mixed(photographs, shuffled, maxPairs, splitSeed.at("tiles"))
                        : List.of();
        int size = tiled ? tiles.size() : Math.min(maxPairs, shuffled.length);
        return new IndexedPairs(
                size,
                index ->
                        tiled
                                ? String.format(Locale.ROOT, "%s-%05d", split, index)
                                : photographs.id(shuffled[index]),
                index ->
                        tiled
                                ? new ImageData.Decoded(painter.paint(tiles.get(index)))
                                : photographs.image(shuffled[index]),
                index -> {
                    Seed caption = splitSeed.at("captions").at(index);
                    return tiled
                            ? sentences.tileCaption(tiles.get(index), photographs, caption)
                            : sentences.photographCaption(
                                    photographs.label(shuffled[index]), caption);
                },
                options.maxBadRows(),
                fingerprint(split, photographs, size, indices));
    }

    private LabelledImages labeledImages(String split, LabelledImages photographs, int[] indices) {
        TilePainter painter = new TilePainter(photographs, new PhotographDecoder(decoder));
        List<Tile> tiles = options.tiles() ? Tile.singles(indices, seed.at(split)) : List.of();
        return new IndexedImages(
                indices.length,
                index -> photographs.id(indices[index]),
                index ->
                        options.tiles()
                                ? new ImageData.Decoded(painter.paint(tiles.get(index)))
                                : photographs.image(indices[index]),
                index -> photographs.label(indices[index]),
                fingerprint(split, photographs, indices.length, indices));
    }

    private String fingerprint(String split, LabelledImages photographs, int size, int[] indices) {
        Fingerprint digest =
                new Fingerprint()
                        .add(split)
                        .add(photographs.fingerprint())
                        .add(folder.classes().names().toString())
                        .add(options.seed())
                        .add(options.tiles() ? 1 : 0)
                        .add(size);
        return "cifar-" + digest.add(indices).text();
    }

    @Override
    public PairSet train() {
        return train;
    }

    @Override
    public PairSet heldOut() {
        return heldOut;
    }

    @Override
    public Templates poisonCaptions() {
        return CifarSentences.poison();
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        return Optional.of(sentences.vocabulary(options.tiles()));
    }

    @Override
    public Classes classes() {
        return folder.classes();
    }

    @Override
    public Templates evaluationPrompts() {
        return CifarSentences.prompts();
    }

    @Override
    protected LabelledSplits splits() {
        return splits;
    }

    @Override
    protected List<BadRows> omissions() {
        return folder.bad();
    }

    @Override
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        notices.add(
                options.tiles()
                        ? "The pictures are tiles of CIFAR's photographs in coloured frames, with"
                                + " captions written by rules; numbers do not carry over to CLIP."
                        : "Captions name the class of CIFAR's photographs and nothing else, so that"
                                + " many captions of a batch are true of its other pictures.");
        notices.addAll(super.notices());
        return notices;
    }

    @Override
    public String fingerprint() {
        return Fingerprint.of(
                train.fingerprint(),
                heldOut.fingerprint(),
                validation().fingerprint(),
                labelledTraining().fingerprint(),
                apart().fingerprint(),
                evaluationFingerprint());
    }

    @Override
    public String pairsFingerprint() {
        return train.fingerprint();
    }

    @Override
    public String evaluationFingerprint() {
        return test(TEST).fingerprint();
    }

    /** A part of the training photographs. */
    public enum Part {
        /** All of them. */
        ALL,
        /** A random half, which is the same for every seed. */
        FIRST_HALF,
        /** The half that {@link #FIRST_HALF} leaves out. */
        SECOND_HALF;

        private int[] indicesOf(int photographs) {
            int[] order = new Seed(0).at("cifar-halves").permutation(photographs);
            int half = photographs / 2;
            return (switch (this) {
                        case ALL -> Arrays.stream(order);
                        case FIRST_HALF -> Arrays.stream(order, 0, half);
                        case SECOND_HALF -> Arrays.stream(order, half, photographs);
                    })
                    .sorted()
                    .toArray();
        }
    }

    /** The location of the photographs, and the pictures to create from them. */
    public record Options(
            @Option(
                            "Folder of the unpacked binary version (data_batch_1.bin ... or"
                                + " train.bin), or a folder with a folder of JPEG files for each"
                                + " class in 'train' and 'test'.")
                    Path folder,
            @Option(
                            value =
                                    "Compose pictures as tiles of 64 x 64 pixels: one or two"
                                            + " photographs in coloured frames that captions name.",
                            defaultValue = "false")
                    boolean tiles,
            @Option(
                            value =
                                    "Training photographs to use: all, or one half of them, the"
                                        + " same for every seed, so that a base can be trained on"
                                        + " one half and everything else on the other.",
                            defaultValue = "all")
                    Part part,
            @Option(
                            value =
                                    "Number of pictures to train on; 0 for as many as the"
                                            + " photographs suffice for.",
                            defaultValue = "0",
                            min = 0)
                    int train,
            @Option(
                            value =
                                    "Number of photographs for held-out pairs, for measuring"
                                            + " retrieval.",
                            defaultValue = "1000",
                            min = 0)
                    int heldOut,
            @Option(value = OptionDescriptions.VALIDATION + ".", defaultValue = "2000", min = 1)
                    int validation,
            @Option(
                            value = OptionDescriptions.LABELLED_TRAINING + ".",
                            defaultValue = "2000",
                            min = 0)
                    int labelledTraining,
            @Option(value = OptionDescriptions.APART + ".", defaultValue = "0", min = 0) int apart,
            @Option(
                            value = "Number of labelled pictures to test on; 0 for all.",
                            defaultValue = "0",
                            min = 0)
                    int test,
            @Option(
                            value =
                                    "Seed of the split, the frames and the sentences, independent"
                                            + " of the experiment's seed.",
                            defaultValue = "1")
                    long seed,
            @Option(
                            value =
                                    "How thoroughly files are checked when the set is opened:"
                                        + " 'names' not at all, 'files' size and time, 'content'"
                                        + " all bytes, 'decode' the decoded pictures as well.",
                            defaultValue = "files")
                    CheckLevel check,
            @Option(
                            value =
                                    "For JPEG folders: maximum number of files that may be left out"
                                        + " of each of the two because they cannot be used and,"
                                        + " counted separately, of pictures that a training run may"
                                        + " leave out.",
                            defaultValue = "100",
                            min = 0)
                    int maxBadRows) {}
}
