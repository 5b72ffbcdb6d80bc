package io.mithridate.datasets.captions;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.random.Seed;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.FileFailure;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.LongIndexer;
import io.mithridate.datasets.files.MappedFile;
import io.mithridate.datasets.files.PictureChecks;
import io.mithridate.datasets.files.PictureFolder;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Opens a caption file: finds its rows, drops the bad ones, and groups the rows of each picture.
 *
 * <p>For each row only numbers are kept, so that millions of rows fit into memory.
 */
final class CaptionFile {

    /**
     * Texts are compared by 64-bit hashes. Pictures whose names have equal hashes are treated as
     * one when splits are drawn.
     */
    private static final Seed TEXT_SEED = new Seed(0);

    private final ImageCaptions.Options options;
    private final PictureFolder folder;
    private final RowOffsets offsets;
    private final BitSet multilineRows;
    private final String digest;
    private final BadRows bad;
    private final Map<Long, String> labelTexts = new ConcurrentHashMap<>();
    private int columnCount;
    private int imageColumn;
    private int captionColumn;
    private int labelColumn = -1;

    private CaptionFile(ImageCaptions.Options options) {
        this.options = options;
        if (!Files.isRegularFile(options.file())) {
            throw FileFailure.missing(options.file());
        }
        folder = new PictureFolder(options.folder());
        RowScanner scanner =
                new RowScanner(
                        MappedFile.open(options.file()), options.columns().format(options.file()));
        offsets = scanner.scan();
        multilineRows = scanner.multilineRows();
        digest = scanner.digest();
        bad = new BadRows(name(), options.maxBadRows());
    }

    private String name() {
        return String.valueOf(options.file().getFileName());
    }

    /**
     * The content of a caption file.
     *
     * @param rows the good rows
     * @param labels the label of each row as an index into {@code labelTexts}; empty without a
     *     label column
     * @param labelTexts the distinct labels, in the order of their first rows
     * @param names a hash of each picture's name
     * @param bad the bad rows
     * @param notice a notice that says how many rows span several lines; empty if there are none
     * @param fingerprint the fingerprint of the file and, as far as they were examined, the
     *     pictures
     */
    @SuppressWarnings("ArrayRecordComponent") // millions of numbers, used in this package only
    record Opened(
            CaptionRows rows,
            int[] labels,
            List<String> labelTexts,
            long[] names,
            BadRows bad,
            Optional<String> notice,
            String fingerprint) {}

    /**
     * Opens a file.
     *
     * @throws IllegalArgumentException if the file has too many bad rows, or lacks the named
     *     columns
     * @throws UncheckedIOException if the file cannot be read
     */
    static Opened open(ImageCaptions.Options options, ImageDecoder decoder) {
        return new CaptionFile(options).open(decoder);
    }

    private Opened open(ImageDecoder decoder) {
        if (offsets.size() == 0) {
            throw new IllegalArgumentException("%s has no rows".formatted(options.file()));
        }
        findColumns(firstRow());
        int[] rows = IntStream.range(options.columns().header() ? 1 : 0, offsets.size()).toArray();
        long[] names = new long[offsets.size()];
        long[] labels = new long[labelColumn < 0 ? 0 : offsets.size()];
        Map<Integer, String> refusals = new ConcurrentHashMap<>();
        Arrays.stream(rows)
                .parallel()
                .forEach(
                        row ->
                                extractFields(row, names, labels)
                                        .ifPresent(why -> refusals.put(row, why)));
        rows = leaveOut(rows, row -> Optional.ofNullable(refusals.get(row)));

        int[] pictures = numberKeys(rows, row -> names[row]);
        int[] first = firstRows(rows, pictures);
        PictureChecks checks =
                new PictureChecks(
                        folder,
                        first.length,
                        picture -> offsets.fields(first[picture]).get(imageColumn),
                        options.check(),
                        decoder);
        int[] pictureOfRow = new int[offsets.size()];
        for (int i = 0; i < rows.length; i++) {
            pictureOfRow[rows[i]] = pictures[i];
        }
        rows = leaveOut(rows, row -> checks.damage(pictureOfRow[row]));
        if (rows.length == 0) {
            throw new IllegalArgumentException("%s has no rows".formatted(options.file()));
        }
        IntToLongFunction identities =
                row -> checks.known() ? checks.identity(pictureOfRow[row]) : pictureOfRow[row];
        if (labelColumn >= 0) {
            rows = dropConflictingLabels(rows, identities, labels);
        }
        return toOpened(
                rows,
                numberKeys(rows, identities),
                names,
                labels,
                fingerprint(checks, first.length));
    }

    /** Drops rows whose label differs from that of their picture's first row. */
    private int[] dropConflictingLabels(int[] rows, IntToLongFunction identities, long[] labels) {
        int[] pictures = numberKeys(rows, identities);
        int[] first = firstRows(rows, pictures);
        int[] firstOfRow = new int[offsets.size()];
        for (int i = 0; i < rows.length; i++) {
            firstOfRow[rows[i]] = first[pictures[i]];
        }
        return leaveOut(
                rows,
                row ->
                        labels[row] == labels[firstOfRow[row]]
                                ? Optional.empty()
                                : Optional.of(
                                        "label '%s', but line %d of the same picture says '%s'"
                                                .formatted(
                                                        labelTexts.get(labels[row]),
                                                        offsets.line(firstOfRow[row]),
                                                        labelTexts.get(labels[firstOfRow[row]]))));
    }

    private Opened toOpened(
            int[] rows, int[] pictures, long[] names, long[] labels, String fingerprint) {
        long[] pictureNames =
                Arrays.stream(firstRows(rows, pictures)).mapToLong(row -> names[row]).toArray();
        CaptionRows good =
                new CaptionRows(folder, imageColumn, captionColumn, offsets.select(rows), pictures);
        int[] numbers = labelColumn < 0 ? new int[0] : numberKeys(rows, row -> labels[row]);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == texts.size()) {
                texts.add(labelTexts.get(labels[rows[i]]));
            }
        }
        return new Opened(good, numbers, texts, pictureNames, bad, notice(rows), fingerprint);
    }

    private Optional<String> notice(int[] rows) {
        int[] several = Arrays.stream(rows).filter(multilineRows::get).toArray();
        return several.length == 0
                ? Optional.empty()
                : Optional.of(
                        "%s: %d rows span several lines between quotes, the first of them from line %d on; set 'quotes: false' if the file does not quote."
                                .formatted(name(), several.length, offsets.line(several[0])));
    }

    private String fingerprint(PictureChecks checks, int pictures) {
        Fingerprint fingerprint = new Fingerprint().add(digest).add(options.check().name());
        checks.place().ifPresent(fingerprint::add);
        for (int picture = 0; picture < pictures; picture++) {
            fingerprint.add(checks.state(picture));
        }
        return fingerprint.text();
    }

    private void findColumns(List<String> first) {
        CsvColumns named = options.columns();
        columnCount = first.size();
        imageColumn = named.index("image-column", named.imageColumn(), first);
        captionColumn = named.index("caption-column", named.captionColumn(), first);
        if (named.labelColumn().isPresent()) {
            labelColumn = named.index("label-column", named.labelColumn().get(), first);
        }
    }

    /** Extracts the needed fields of a row, or returns the reason why it cannot be used. */
    private Optional<String> extractFields(int row, long[] names, long[] labels) {
        List<String> fields;
        try {
            fields = offsets.fields(row);
        } catch (CsvFormat.BadRowException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        Optional<String> refusal = refusal(fields);
        if (refusal.isEmpty()) {
            names[row] = TEXT_SEED.at(folder.canonical(fields.get(imageColumn))).value();
            if (labelColumn >= 0) {
                String text = fields.get(labelColumn).strip();
                labels[row] = TEXT_SEED.at(text).value();
                labelTexts.putIfAbsent(labels[row], text);
            }
        }
        return refusal;
    }

    private Optional<String> refusal(List<String> fields) {
        if (fields.size() != columnCount) {
            return Optional.of(
                    "it has %d columns, the first row %d".formatted(fields.size(), columnCount));
        }
        if (fields.get(captionColumn).isBlank()) {
            return Optional.of("the caption is empty");
        }
        if (labelColumn >= 0 && fields.get(labelColumn).isBlank()) {
            return Optional.of("the label is empty");
        }
        return folder.refusal(fields.get(imageColumn));
    }

    private List<String> firstRow() {
        try {
            return offsets.fields(0);
        } catch (CsvFormat.BadRowException e) {
            throw new IllegalArgumentException(
                    "%s, line %d: %s".formatted(options.file(), offsets.line(0), e.getMessage()),
                    e);
        }
    }

    private int[] leaveOut(int[] rows, IntFunction<Optional<String>> reasons) {
        int[] kept =
                Arrays.stream(rows)
                        .filter(
                                row -> {
                                    Optional<String> reason = reasons.apply(row);
                                    reason.ifPresent(
                                            it -> bad.add("line " + offsets.line(row), it));
                                    return reason.isEmpty();
                                })
                        .toArray();
        bad.requireFew();
        return kept;
    }

    /**
     * Numbers the keys of the rows from 0 in the order of first occurrence; equal keys get equal
     * numbers.
     */
    private static int[] numberKeys(int[] rows, IntToLongFunction keys) {
        LongIndexer numbers = new LongIndexer();
        return Arrays.stream(rows).map(row -> numbers.of(keys.applyAsLong(row))).toArray();
    }

    /** Returns the first row with each number, in the order of the numbers. */
    private static int[] firstRows(int[] rows, int[] numbers) {
        int[] firsts = new int[rows.length];
        int known = 0;
        for (int i = 0; i < rows.length; i++) {
            if (numbers[i] == known) {
                firsts[known++] = rows[i];
            }
        }
        return Arrays.copyOf(firsts, known);
    }
}
