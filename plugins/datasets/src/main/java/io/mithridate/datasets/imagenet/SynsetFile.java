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
 * Reads the synset that each class number of ImageNet's devkit refers to.
 *
 * <p>Models and class names use the order of the synsets; the devkit's numbers do not.
 */
final class SynsetFile {

    private static final String ADVICE = "Name the devkit's meta.mat, which has the right order.";

    private static final Pattern SYNSET = Pattern.compile("n\\d+");

    private SynsetFile() {}

    /**
     * Returns the class of each number; index 0 holds the class of number 1.
     *
     * @param classes the number of classes
     * @throws IllegalArgumentException if the file is not a text, contains anything other than
     *     synsets, has a different number of synsets, or is sorted (the devkit's numbers are not)
     * @throws UncheckedIOException if it cannot be read
     */
    static int[] classes(Path file, int classes) {
        List<String> synsetOfNumber =
                file.toString().endsWith(".mat") ? synsetsOfMeta(file, classes) : readSynsets(file);
        List<String> sorted = List.copyOf(new TreeSet<>(synsetOfNumber));
        if (sorted.size() != classes || synsetOfNumber.size() != classes) {
            throw new IllegalArgumentException(
                    "%s has %d synsets, but there are %d names of classes"
                            .formatted(file, sorted.size(), classes));
        }
        if (synsetOfNumber.equals(sorted)) {
            throw new IllegalArgumentException(
                    "%s has its synsets in ascending order, which is not the order of the devkit's numbers: labels would be wrong. %s"
                            .formatted(file, ADVICE));
        }
        return synsetOfNumber.stream()
                .mapToInt(synset -> Collections.binarySearch(sorted, synset))
                .toArray();
    }

    /**
     * Returns the synset of each number from 1, read from {@code meta.mat}, the MATLAB file of
     * ImageNet's devkit. Its table {@code synsets} has one row per synset: first the classes,
     * numbered from 1, then their ancestors in WordNet.
     *
     * @param classes the number of classes
     * @throws IllegalArgumentException if it is a different kind of file
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
            // The library throws many kinds of exceptions on unexpected bytes.
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

    private static List<String> readSynsets(Path file) {
        List<String> lines = Utf8.read(file, ". " + ADVICE).lines().toList();
        List<String> synsets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String word = lines.get(i).strip().split("\\s", 2)[0];
            if (SYNSET.matcher(word).matches()) {
                synsets.add(word);
            } else if (!word.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s, line %d: '%s' is not a synset such as n01440764. %s"
                                .formatted(file, i + 1, word, ADVICE));
            }
        }
        return synsets;
    }
}
