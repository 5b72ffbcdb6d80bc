package io.mithridate.datasets.captions;

import io.mithridate.api.data.Classes;
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
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.CheckLevel;
import io.mithridate.datasets.files.Copies;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.IndexedImages;
import io.mithridate.datasets.files.LabelledData;
import io.mithridate.datasets.files.LabelledSplits;
import io.mithridate.datasets.files.OptionDescriptions;
import io.mithridate.datasets.files.SelectedPairs;
import io.mithridate.datasets.files.Splits;
import io.mithridate.datasets.names.NameFile;
import io.mithridate.datasets.names.Sentences;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pictures and captions from a CSV or TSV file with one pair per row.
 *
 * <p>All rows that name the same picture contain captions of it, and are always drawn into the same
 * split. Pictures are decoded on demand, and only numbers are kept in memory for each row, so that
 * a file of millions of rows opens in seconds. With a label column, the data set can also be used
 * for evaluation.
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
public final class ImageCaptions extends LabelledData implements PairData {

    private final Options options;
    private final Optional<Classes> classes;
    private final BadRows bad;
    private final Optional<String> notice;
    private final PairSet heldOut;
    private final LabelledSplits splits;
    private final PairSet train;

    /**
     * Opens a file.
     *
     * @throws IllegalArgumentException if too many of its rows are bad
     */
    @Inject
    public ImageCaptions(Options options, ImageDecoder decoder) {
        this.options = options;
        CaptionFile.Opened opened = CaptionFile.open(options, decoder);
        classes = options.columns().labelColumn().map(column -> readClasses(opened.labelTexts()));
        bad = opened.bad();
        notice = opened.notice();
        int[] classOfLabel = opened.labelTexts().stream().mapToInt(this::classOf).toArray();
        int[] labels = Arrays.stream(opened.labels()).map(label -> classOfLabel[label]).toArray();
        Seed seed = new Seed(options.seed()).at("pictures");
        Splits drawn =
                Splits.keyed(
                        opened.rows().pictures(),
                        Copies.none(),
                        picture -> seed.at(opened.names()[picture]).value());
        heldOut = pairs(opened, drawn.take("held-out", options.heldOut()));
        splits =
                new LabelledSplits(
                        Map.of(
                                TEST,
                                labeledImages(opened, drawn.take(TEST, options.test()), labels)),
                        labeledImages(
                                opened, drawn.take("validation", options.validation()), labels),
                        labeledImages(
                                opened,
                                drawn.take("labelled-training", options.labelledTraining()),
                                labels),
                        labeledImages(opened, drawn.take("apart", options.apart()), labels));
        train = pairs(opened, drawn.takeOrAll("pictures", options.pictures()));
    }

    /** Returns the class names of the given file or, without a file, the sorted labels. */
    private Classes readClasses(List<String> labels) {
        return options.classes()
                .map(NameFile::classes)
                .orElseGet(() -> new Classes(labels.stream().sorted().toList()));
    }

    /** Returns the class of a label, which is either its name or its number from 0. */
    private int classOf(String label) {
        OptionalInt named = classes().indexOf(label);
        if (named.isPresent()) {
            return named.getAsInt();
        }
        if (label.matches("\\d{1,7}") && Integer.parseInt(label) < classes().size()) {
            return Integer.parseInt(label);
        }
        throw new IllegalArgumentException(
                "the label '%s' is neither one of the %d names in %s nor the number of one"
                        .formatted(label, classes().size(), options.classes().orElseThrow()));
    }

    private PairSet pairs(CaptionFile.Opened opened, int[] pictures) {
        CaptionRows rows = opened.rows();
        boolean[] chosen = new boolean[rows.pictures()];
        Arrays.stream(pictures).forEach(picture -> chosen[picture] = true);
        return new SelectedPairs(
                rows,
                IntStream.range(0, rows.size()).filter(row -> chosen[rows.picture(row)]).toArray(),
                options.maxBadRows(),
                fingerprint("pairs", opened, pictures));
    }

    private LabelledImages labeledImages(CaptionFile.Opened opened, int[] pictures, int[] labels) {
        CaptionRows rows = opened.rows();
        return new IndexedImages(
                pictures.length,
                index -> rows.id(rows.firstOf(pictures[index])),
                index -> rows.image(rows.firstOf(pictures[index])),
                index -> labels[rows.firstOf(pictures[index])],
                fingerprint("labelled", opened, pictures));
    }

    private String fingerprint(String kind, CaptionFile.Opened opened, int[] pictures) {
        String columns =
                options.columns() + " " + classes.map(each -> each.names().toString()).orElse("");
        Fingerprint digest = new Fingerprint().add(kind).add(opened.fingerprint()).add(columns);
        return "image-captions-" + digest.add(pictures).text();
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
     * Returns the classes of the labels.
     *
     * @throws IllegalArgumentException if the file has no label column
     */
    @Override
    public Classes classes() {
        return classes.orElseThrow(ImageCaptions::missingLabels);
    }

    private static IllegalArgumentException missingLabels() {
        return new IllegalArgumentException(
                "it has captions and no labels; name their column in 'label-column', or test on"
                        + " another data set: dataset: { train: image-captions, test: ... }");
    }

    @Override
    public Templates evaluationPrompts() {
        return Sentences.prompts(options.prompts());
    }

    /**
     * Returns the only test split.
     *
     * @throws IllegalArgumentException if the file has no labels, or no pictures were set aside for
     *     testing
     */
    @Override
    public List<String> testSplits() {
        if (options.test() > 0) {
            return super.testSplits();
        }
        throw classes.isEmpty()
                ? missingLabels()
                : new IllegalArgumentException(
                        "no pictures are put aside to test on; say how many: 'test: 1000'");
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
        Optional<String> shared =
                options.test() == 0
                        ? Optional.empty()
                        : Sentences.sharedNotice(poisonCaptions(), evaluationPrompts());
        return Stream.of(bad.notice(), notice, shared).flatMap(Optional::stream).toList();
    }

    @Override
    public String fingerprint() {
        return Fingerprint.of(
                pairsFingerprint(),
                evaluationFingerprint(),
                heldOut.fingerprint(),
                validation().fingerprint(),
                labelledTraining().fingerprint(),
                apart().fingerprint());
    }

    @Override
    public String pairsFingerprint() {
        return Fingerprint.of(train.fingerprint(), poisonCaptions().sentences().toString());
    }

    @Override
    public String evaluationFingerprint() {
        return Fingerprint.of(test(TEST).fingerprint(), evaluationPrompts().sentences().toString());
    }

    /** The file that lists the pictures, its format, and the use of its pictures. */
    public record Options(
            @Option("The CSV or TSV file, in UTF-8.") Path file,
            @Option("Folder that the pictures' names are relative to. Default: the file's folder.")
                    Optional<Path> root,
            @Inlined CsvColumns columns,
            @Option(value = OptionDescriptions.TRAINED_ON, defaultValue = "0", min = 0)
                    int pictures,
            @Option(value = OptionDescriptions.HELD_OUT, defaultValue = "0", min = 0) int heldOut,
            @Option(
                            value = "Number of labelled pictures to test on; needs 'label-column'.",
                            defaultValue = "0",
                            min = 0)
                    int test,
            @Option(
                            value = OptionDescriptions.VALIDATION + OptionDescriptions.NEEDS_LABELS,
                            defaultValue = "0",
                            min = 0)
                    int validation,
            @Option(
                            value =
                                    OptionDescriptions.LABELLED_TRAINING
                                            + OptionDescriptions.NEEDS_LABELS,
                            defaultValue = "0",
                            min = 0)
                    int labelledTraining,
            @Option(
                            value = OptionDescriptions.APART + OptionDescriptions.NEEDS_LABELS,
                            defaultValue = "0",
                            min = 0)
                    int apart,
            @Option(
                            value =
                                    "File with the names of the classes, in the order of their"
                                            + " labels. Default: the labels themselves, sorted.")
                    Optional<Path> classes,
            @Option("File with the prompts of the evaluation. Default: four built-in sentences.")
                    Optional<Path> prompts,
            @Option("File with the captions of poisoned pairs. Default: four built-in sentences.")
                    Optional<Path> poisonCaptions,
            @Option(
                            value =
                                    "Seed of the split of pictures, independent of the experiment's"
                                            + " seed.",
                            defaultValue = "1")
                    long seed,
            @Option(value = CheckLevel.DESCRIPTION, defaultValue = "files") CheckLevel check,
            @Option(
                            value = "Maximum number of rows" + OptionDescriptions.BAD_ROWS,
                            defaultValue = "100",
                            min = 0)
                    int maxBadRows) {

        public Options {
            if (columns.labelColumn().isEmpty()
                    && test + validation + labelledTraining + apart > 0) {
                throw new IllegalArgumentException(
                        "'test', 'validation', 'labelled-training' and 'apart' need labels; set"
                                + " 'label-column' to their column");
            }
            if (columns.labelColumn().isEmpty() && (classes.isPresent() || prompts.isPresent())) {
                throw new IllegalArgumentException(
                        "'classes' and 'prompts' are for labelled pictures; set 'label-column' to"
                                + " the column of the labels, or give them to the data set that is"
                                + " tested on");
            }
        }

        /** Returns the folder that picture names are relative to. */
        Path folder() {
            return root.orElseGet(() -> file.toAbsolutePath().getParent());
        }
    }
}
