package io.mithridate.datasets.imagenet;

import io.mithridate.datasets.files.FileFailure;
import io.mithridate.datasets.files.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Struct;

/**
 * Reads which synset each number of ImageNet's devkit stands for.
 *
 * <p>The classes of models and names are in the order of the synsets, the devkit's numbers are not.
 */
final class SynsetFile {

    private static final String HOW = "Name the devkit's meta.mat, which has the right order.";

    private static final Pattern SYNSET = Pattern.compile("n\\d+");

    private SynsetFile() {}

    /**
     * The class of each number from 1, at index 0 that of number 1.
     *
     * @param classes how many classes there are
     * @throws IllegalArgumentException if it has another number of synsets, or something else, is
     *     sorted, which the devkit's numbers are not, or is not a text
     * @throws UncheckedIOException if it cannot be read
     */
    static int[] classes(Path file, int classes) {
        List<String> ofNumber =
                file.toString().endsWith(".mat") ? synsetsOfMeta(file, classes) : synsets(file);
        List<String> sorted = List.copyOf(new TreeSet<>(ofNumber));
        if (sorted.size() != classes || ofNumber.size() != classes) {
            throw new IllegalArgumentException(
                    "%s has %d synsets, but there are %d names of classes"
                            .formatted(file, sorted.size(), classes));
        }
        if (ofNumber.equals(sorted)) {
            throw new IllegalArgumentException(
                    "%s has its synsets in ascending order, which is not the order of the devkit's numbers: labels would be wrong. %s"
                            .formatted(file, HOW));
        }
        return ofNumber.stream()
                .mapToInt(synset -> Collections.binarySearch(sorted, synset))
                .toArray();
    }

    /**
     * The synset of each number from 1, from ImageNet's own table: {@code meta.mat} of its devkit,
     * a file of MATLAB's. Its table {@code synsets} has a row for each synset: those of the
     * classes, numbered from 1, and behind them those that stand above them in WordNet.
     *
     * @param classes how many numbers are classes
     * @throws IllegalArgumentException if it is another file
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    private static List<String> synsetsOfMeta(Path file, int classes) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
        try {
            return synsetsOfMeta(
                    Mat5.newReader(Sources.wrap(bytes)).readMat().getStruct("synsets"), classes);
        } catch (IOException | RuntimeException e) {
            // The library says in many ways that bytes are not what it expects.
            throw new IllegalArgumentException(
                    "%s is not meta.mat of ImageNet's devkit of 2012: %s".formatted(file, e), e);
        }
    }

    private static List<String> synsetsOfMeta(Struct table, int classes) {
        SortedMap<Integer, String> synsets = new TreeMap<>();
        for (int row = 0; row < table.getNumElements(); row++) {
            int number = table.getMatrix("ILSVRC2012_ID", row).getInt(0);
            if (number <= classes) {
                synsets.put(number, table.getChar("WNID", row).getString());
            }
        }
        return List.copyOf(synsets.values());
    }

    private static List<String> synsets(Path file) {
        List<String> lines = Utf8.read(file, ". " + HOW).lines().toList();
        List<String> synsets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String word = lines.get(i).strip().split("\\s", 2)[0];
            if (SYNSET.matcher(word).matches()) {
                synsets.add(word);
            } else if (!word.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s, line %d: '%s' is not a synset such as n01440764. %s"
                                .formatted(file, i + 1, word, HOW));
            }
        }
        return synsets;
    }
}
