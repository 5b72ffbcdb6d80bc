package io.mithridate.datasets.captions;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import io.mithridate.datasets.files.Check;
import io.mithridate.datasets.files.Copies;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.Shares;
import io.mithridate.datasets.names.Sentences;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pictures and captions that a CSV or TSV file lists, each row with one of each.
 *
 * <p>Rows that name the same picture are its captions: it is drawn into a share with all of them.
 * Nothing is decoded before it is asked for, and of each row only numbers are in memory, so that a
 * file of millions opens in seconds. With a column of labels it is an evaluation set as well.
 */
@About(
        name = "image-captions",
        summary =
                "pictures and captions from a CSV or TSV file, such as CC3M, with labels if it has"
                        + " any",
        fidelity = Fidelity.RECONSTRUCTION,
        papers =
                "Hritik Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in"
                        + " Multimodal Contrastive Learning. arXiv:2303.03323")
public final class ImageCaptions implements PairData, EvaluationData {

    private static final String TEST = "test";

    private final Options options;
    private final CaptionFile.Opened opened;
    private final Optional<LabelClasses> classes;
    private final int[] labels;
    private final PairSet heldOut;
    private final LabelledImages test;
    private final LabelledImages validation;
    private final LabelledImages labelledTraining;
    private final LabelledImages apart;
    private final PairSet train;

    /**
     * Opens a file.
     *
     * @throws IllegalArgumentException if too many of its rows are bad
     */
    @Inject
    public ImageCaptions(Options options, ImageDecoder decoder) {
        this.options = options;
        CaptionFile.Opened file = CaptionFile.open(options, decoder);
        opened = file.withoutNames();
        classes =
                options.columns()
                        .labelColumn()
                        .map(column -> new LabelClasses(opened.labelTexts(), options.classes()));
        labels = classes.map(named -> named.of(opened.labels())).orElse(new int[0]);
        CaptionRows rows = opened.rows();
        Seed seed = new Seed(options.seed()).at("pictures");
        Shares shares =
                Shares.keyed(
                        rows.pictures(),
                        Copies.none(),
                        picture -> seed.at(file.names()[picture]).value());
        heldOut = pairs(shares.take("held-out", options.heldOut()));
        test = labelled(shares.take("test", options.test()));
        validation = labelled(shares.take("validation", options.validation()));
        labelledTraining = labelled(shares.take("labelled-training", options.labelledTraining()));
        apart = labelled(shares.take("apart", options.apart()));
        train =
                pairs(
                        shares.take(
                                "pictures",
                                options.pictures() == 0 ? shares.left() : options.pictures()));
    }

    private PairSet pairs(int[] pictures) {
        CaptionRows rows = opened.rows();
        boolean[] chosen = new boolean[rows.pictures()];
        Arrays.stream(pictures).forEach(picture -> chosen[picture] = true);
        int count = 0;
        int[] indices = new int[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            if (chosen[rows.picture(row)]) {
                indices[count++] = row;
            }
        }
        return new CaptionPairs(
                rows,
                opened.folder(),
                Arrays.copyOf(indices, count),
                options.maxBadRows(),
                fingerprint("pairs", pictures));
    }

    private LabelledImages labelled(int[] pictures) {
        CaptionRows rows = opened.rows();
        return new LabelledRows(
                rows,
                opened.folder(),
                Arrays.stream(pictures).map(rows::firstOf).toArray(),
                labels,
                fingerprint("labelled", pictures));
    }

    private String fingerprint(String kind, int[] pictures) {
        Fingerprint digest = new Fingerprint().add(kind).add(opened.fingerprint()).add(columns());
        Arrays.stream(pictures).forEach(digest::add);
        return "image-captions-" + digest.text();
    }

    private String columns() {
        return options.columns()
                + " "
                + classes.map(named -> named.classes().names().toString()).orElse("");
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
        return Sentences.poison(options.poisonCaptions());
    }

    /**
     * The classes that the labels are.
     *
     * @throws IllegalArgumentException if the file has no column of labels
     */
    @Override
    public Classes classes() {
        return classes.orElseThrow(ImageCaptions::noLabels).classes();
    }

    @Override
    public Templates evaluationPrompts() {
        return Sentences.prompts(options.prompts());
    }

    /**
     * The one split.
     *
     * @throws IllegalArgumentException if the file has no labels, or no pictures were put aside
     */
    @Override
    public List<String> testSplits() {
        if (classes.isEmpty()) {
            throw noLabels();
        }
        if (options.test() == 0) {
            throw new IllegalArgumentException(
                    "no pictures are put aside to test on; say how many: 'test: 1000'");
        }
        return List.of(TEST);
    }

    private static IllegalArgumentException noLabels() {
        return new IllegalArgumentException(
                "it has captions and no labels; name their column in 'label-column', or test on"
                        + " another data set: dataset: { train: image-captions, test: ... }");
    }

    @Override
    public LabelledImages test(String split) {
        if (!split.equals(TEST)) {
            throw new IllegalArgumentException(
                    "image-captions has no test split '%s', only '%s'".formatted(split, TEST));
        }
        return test;
    }

    @Override
    public LabelledImages validation() {
        return validation;
    }

    @Override
    public LabelledImages labelledTraining() {
        return labelledTraining;
    }

    @Override
    public LabelledImages apart() {
        return apart;
    }

    @Override
    public List<String> leftOut() {
        return opened.leftOut().places();
    }

    @Override
    public long leftOutCount() {
        return opened.leftOut().count();
    }

    @Override
    public List<String> notices() {
        Optional<String> shared =
                options.test() == 0
                        ? Optional.empty()
                        : Sentences.sharedNotice(poisonCaptions(), evaluationPrompts());
        return Stream.of(opened.leftOut().notice(), opened.notice(), shared)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public String fingerprint() {
        return new Fingerprint()
                .add(pairsFingerprint())
                .add(evaluationFingerprint())
                .add(heldOut.fingerprint())
                .add(validation.fingerprint())
                .add(labelledTraining.fingerprint())
                .add(apart.fingerprint())
                .text();
    }

    @Override
    public String pairsFingerprint() {
        return new Fingerprint()
                .add(train.fingerprint())
                .add(poisonCaptions().sentences().toString())
                .text();
    }

    @Override
    public String evaluationFingerprint() {
        return new Fingerprint()
                .add(test.fingerprint())
                .add(evaluationPrompts().sentences().toString())
                .text();
    }

    /** Which file lists the pictures, how it is written, and which of them are for what. */
    public record Options(
            @Option("The CSV or TSV file, in UTF-8.") Path file,
            @Option("Folder that the pictures' names start from; the file's own by default.")
                    Optional<Path> root,
            @Inlined CsvColumns columns,
            @Option(
                            value =
                                    "Pictures to train on, drawn by the seed; 0 for all that are"
                                            + " left.",
                            defaultValue = "0",
                            min = 0)
                    int pictures,
            @Option(
                            value =
                                    "Pictures that nothing is trained on, to measure retrieval"
                                            + " with.",
                            defaultValue = "0",
                            min = 0)
                    int heldOut,
            @Option(
                            value = "Labelled pictures to test on; needs 'label-column'.",
                            defaultValue = "0",
                            min = 0)
                    int test,
            @Option(
                            value =
                                    "Labelled pictures to choose settings on; needs"
                                            + " 'label-column'.",
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
                                    "File with the names of the classes, in the order of their"
                                            + " labels; by default the labels themselves, sorted.")
                    Optional<Path> classes,
            @Option("File with the prompts of the evaluation; by default four sentences of ours.")
                    Optional<Path> prompts,
            @Option("File with the captions of poisoned pairs; by default four sentences of ours.")
                    Optional<Path> poisonCaptions,
            @Option(
                            value =
                                    "Draws the shares of pictures, apart from the experiment's"
                                            + " seed.",
                            defaultValue = "1")
                    long seed,
            @Option(value = Check.MEANING, defaultValue = "files") Check check,
            @Option(
                            value =
                                    "Rows that may be left out because they cannot be used, and,"
                                            + " apart from them, pictures that a training may do"
                                            + " without.",
                            defaultValue = "100",
                            min = 0)
                    int maxBadRows) {

        public Options {
            if (columns.labelColumn().isEmpty()
                    && test + validation + labelledTraining + apart > 0) {
                throw new IllegalArgumentException(
                        "'test', 'validation', 'labelled-training' and 'apart' need labels; say in"
                                + " 'label-column' where they stand");
            }
            if (columns.labelColumn().isEmpty() && (classes.isPresent() || prompts.isPresent())) {
                throw new IllegalArgumentException(
                        "'classes' and 'prompts' are for labelled pictures; say in 'label-column'"
                                + " where labels stand, or give them to the data set that is tested"
                                + " on");
            }
        }

        /** The folder that the pictures' names start from. */
        Path folder() {
            return root.orElseGet(() -> file.toAbsolutePath().getParent());
        }
    }
}
