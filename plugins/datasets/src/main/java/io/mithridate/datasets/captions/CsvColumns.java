package io.mithridate.datasets.captions;

import io.mithridate.api.plugin.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The format of a CSV file, and the columns to use. */
public record CsvColumns(
        @Option(
                        value =
                                "The column separator: 'auto' (a tab if the file's name ends"
                                        + " in .tsv, else a comma), 'tab', or one character.",
                        defaultValue = "auto")
                String delimiter,
        @Option(
                        value =
                                "Treat \" as enclosing fields. With false it is a character like"
                                        + " others, as in Google's files of CC3M.",
                        defaultValue = "true")
                boolean quotes,
        @Option(value = "The first row contains the names of the columns.", defaultValue = "true")
                boolean header,
        @Option(
                        value = "Column of the pictures' files: its name, or its number from 1.",
                        defaultValue = "image")
                String imageColumn,
        @Option(
                        value = "Column of the captions: its name, or its number from 1.",
                        defaultValue = "caption")
                String captionColumn,
        @Option("Column of the labels, if there is one: its name, or its number from 1.")
                Optional<String> labelColumn) {

    public CsvColumns {
        if (!delimiter.equals("auto") && !delimiter.equals("tab") && !isOneCharacter(delimiter)) {
            throw new IllegalArgumentException(
                    "'delimiter' is 'auto', 'tab' or one ASCII character other than \", not '%s'"
                            .formatted(delimiter));
        }
    }

    private static boolean isOneCharacter(String text) {
        return text.length() == 1 && text.charAt(0) < 128 && !"\"\r\n\0".contains(text);
    }

    /** Returns the format of a file. */
    CsvFormat format(Path file) {
        boolean tabs =
                delimiter.equals("tab")
                        || (delimiter.equals("auto")
                                && file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv"));
        char separator = tabs ? '\t' : delimiter.equals("auto") ? ',' : delimiter.charAt(0);
        return new CsvFormat(separator, quotes);
    }

    /**
     * Returns the index of a column, from 0.
     *
     * @param option the option that names the column, for messages
     * @param column the column's name, or its number from 1
     * @param firstRow the file's first row
     * @return the index, from 0
     * @throws IllegalArgumentException if no column or several columns match
     */
    int index(String option, String column, List<String> firstRow) {
        int index = header ? firstRow.indexOf(column) : -1;
        int last = firstRow.lastIndexOf(column);
        if (index >= 0 && last > index) {
            throw new IllegalArgumentException(
                    "'%s': two columns are named '%s'; give the number of one, %d or %d"
                            .formatted(option, column, index + 1, last + 1));
        }
        if (index >= 0) {
            return index;
        }
        if (column.matches("[1-9]\\d{0,5}") && Integer.parseInt(column) <= firstRow.size()) {
            return Integer.parseInt(column) - 1;
        }
        throw new IllegalArgumentException(
                header
                        ? "'%s': there is no column '%s'; %s"
                                .formatted(option, column, describeColumns(firstRow))
                        : "'%s': without a header a column is named by its number, 1 to %d, not '%s'"
                                .formatted(option, firstRow.size(), column));
    }

    private static String describeColumns(List<String> firstRow) {
        if (firstRow.size() == 1) {
            for (String other : List.of(";", "|", "\t")) {
                if (firstRow.get(0).contains(other)) {
                    return "the first row is one column, '%s'; set 'delimiter' to the column separator, e.g. %s"
                            .formatted(
                                    firstRow.get(0).replace('\t', ' '),
                                    other.equals("\t") ? "tab" : "'" + other + "'");
                }
            }
        }
        return "the columns are " + String.join(", ", firstRow);
    }
}
