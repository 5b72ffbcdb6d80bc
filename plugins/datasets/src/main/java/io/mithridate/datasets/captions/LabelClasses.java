package io.mithridate.datasets.captions;

import io.mithridate.api.data.Classes;
import io.mithridate.datasets.names.NameFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which class each label of a caption file is. */
final class LabelClasses {

    private final Classes classes;
    private final int[] ofText;

    /**
     * The classes of some labels.
     *
     * @param texts the labels: names of classes, or their numbers from 0
     * @param file names the classes; without one, the labels are their names, sorted
     * @throws IllegalArgumentException if a label is not a class of the file
     */
    LabelClasses(List<String> texts, Optional<Path> file) {
        classes =
                file.map(NameFile::classes)
                        .orElseGet(() -> new Classes(texts.stream().sorted().toList()));
        ofText = texts.stream().mapToInt(text -> index(text, file)).toArray();
    }

    private int index(String text, Optional<Path> file) {
        OptionalInt named = classes.indexOf(text);
        if (named.isPresent()) {
            return named.getAsInt();
        }
        if (text.matches("\\d{1,7}") && Integer.parseInt(text) < classes.size()) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                "the label '%s' is neither one of the %d names in %s nor the number of one"
                        .formatted(text, classes.size(), file.orElseThrow()));
    }

    Classes classes() {
        return classes;
    }

    /** The class of each row. */
    int[] of(int[] labels) {
        return Arrays.stream(labels).map(label -> ofText[label]).toArray();
    }
}
