package io.mithridate.datasets.imagenet;

import io.mithridate.datasets.files.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Struct;

/**
 * Reads ImageNet's own table of synsets: {@code meta.mat} of its devkit, a file of MATLAB's.
 *
 * <p>Its table {@code synsets} has a row for each synset: those of the classes, numbered from 1,
 * and behind them those that stand above them in WordNet.
 */
final class MetaFile {

    private MetaFile() {}

    /**
     * The synset of each number from 1.
     *
     * @param classes how many numbers are classes
     * @throws IllegalArgumentException if it is another file
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    static List<String> synsets(Path file, int classes) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileFailure.of("the file %s cannot be read".formatted(file), e);
        }
        try {
            return synsets(
                    Mat5.newReader(Sources.wrap(bytes)).readMat().getStruct("synsets"), classes);
        } catch (IOException | RuntimeException e) {
            // The library says in many ways that bytes are not what it expects.
            throw new IllegalArgumentException(
                    "%s is not meta.mat of ImageNet's devkit of 2012: %s".formatted(file, e), e);
        }
    }

    private static List<String> synsets(Struct table, int classes) {
        SortedMap<Integer, String> synsets = new TreeMap<>();
        for (int row = 0; row < table.getNumElements(); row++) {
            int number = table.getMatrix("ILSVRC2012_ID", row).getInt(0);
            if (number <= classes) {
                synsets.put(number, table.getChar("WNID", row).getString());
            }
        }
        return List.copyOf(synsets.values());
    }
}
