package io.mithridate.datasets.imagenet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.FileFailure;
import io.mithridate.datasets.files.LabelledListing.Entry;
import io.mithridate.datasets.files.PictureFolder;
import io.mithridate.datasets.files.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the class of each picture in the validation set.
 *
 * @param folder the folder of the pictures
 * @param classes the number of classes
 * @param bad collects the rows that cannot be used
 */
record LabelFile(Path file, PictureFolder folder, int classes, BadRows bad) {

    /**
     * Returns the pictures listed in the file.
     *
     * @param synsets the synset file, required if the labels are the devkit's numbers
     * @throws IllegalArgumentException if the file has neither of the two supported formats
     * @throws UncheckedIOException if it cannot be read
     */
    List<Entry> read(Optional<Path> synsets) {
        try {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                return readCsv();
            }
            return readDevkit(
                    synsets.orElseThrow(
                            () ->
                                    new IllegalArgumentException(
                                            "the numbers in %s are the devkit's own; name the file of their synsets in 'synsets'"
                                                    .formatted(file))));
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(
                    "%s is not a CSV file: %s".formatted(file, e.getMessage()), e);
        }
    }

    private List<Entry> readCsv() throws IOException {
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder()
                        .detectBomHeader(true)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofNamedCsvRecord(file)) {
            for (NamedCsvRecord record : reader) {
                if (!record.getHeader().containsAll(List.of("image", "label"))) {
                    throw new IllegalArgumentException(
                            "%s has the columns %s; 'image' and 'label' are needed"
                                    .formatted(file, String.join(", ", record.getHeader())));
                }
                String place = "line " + record.getStartingLineNumber();
                Optional<String> image = record.findField("image").map(this::nameInFolder);
                Optional<String> label = record.findField("label");
                if (image.isEmpty() || label.isEmpty()) {
                    bad.add(place, "it has too few columns");
                } else if (!seen.add(image.get())) {
                    bad.add(place, "'%s' is listed twice".formatted(image.get()));
                } else {
                    addEntry(entries, place, image.get(), label.get());
                }
            }
        }
        return entries;
    }

    /**
     * Returns a picture's name within the folder. An absolute path from another machine is reduced
     * to its file name.
     */
    private String nameInFolder(String image) {
        return image.startsWith("/") && folder.refusal(image).isPresent()
                ? image.substring(image.lastIndexOf('/') + 1)
                : image;
    }

    private void addEntry(List<Entry> entries, String place, String image, String label) {
        if (label.matches("\\d{1,6}") && Integer.parseInt(label) < classes) {
            entries.add(new Entry(place, image, Integer.parseInt(label)));
        } else {
            bad.add(
                    place,
                    "the label '%s' is not a number from 0 to %d".formatted(label, classes - 1));
        }
    }

    private List<Entry> readDevkit(Path synsets) {
        int[] classOfNumber = SynsetFile.classes(synsets, classes);
        List<String> numbers =
                Utf8.read(
                                file,
                                ". Give ILSVRC2012_validation_ground_truth.txt of the devkit, or a"
                                        + " CSV file whose name ends in .csv.")
                        .lines()
                        .toList();
        List<Entry> entries = new ArrayList<>(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            String number = numbers.get(i).strip();
            if (number.matches("\\d{1,6}") && isClassNumber(Integer.parseInt(number))) {
                entries.add(
                        new Entry(
                                "line " + (i + 1),
                                String.format(Locale.ROOT, "ILSVRC2012_val_%08d.JPEG", i + 1),
                                classOfNumber[Integer.parseInt(number) - 1]));
            } else {
                bad.add(
                        "line " + (i + 1),
                        "'%s' is not a number from 1 to %d".formatted(number, classes));
            }
        }
        return entries;
    }

    private boolean isClassNumber(int number) {
        return number >= 1 && number <= classes;
    }
}
