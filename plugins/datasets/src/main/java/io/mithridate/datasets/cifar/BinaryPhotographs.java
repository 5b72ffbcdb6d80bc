package io.mithridate.datasets.cifar;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.datasets.files.CheckLevel;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.MappedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Photographs in files of CIFAR's binary version. Each photograph is stored as its labels, one byte
 * each, followed by its red, green and blue planes, row by row from the top.
 */
final class BinaryPhotographs implements LabelledImages {

    private static final int PLANE = Tile.PHOTOGRAPH_SIDE * Tile.PHOTOGRAPH_SIDE;

    private final NavigableMap<Integer, MappedFile> filesByFirstIndex = new TreeMap<>();
    private final byte[] labels;
    private final int labelBytes;
    private final String fingerprint;

    /**
     * Opens files.
     *
     * @param labelBytes the number of labels per photograph; the last one is used
     * @param classes the number of classes
     * @throws IllegalArgumentException if a file is truncated or has an unknown label
     */
    BinaryPhotographs(List<Path> paths, int labelBytes, int classes, CheckLevel check) {
        this.labelBytes = labelBytes;
        Fingerprint digest = new Fingerprint().add(check.name());
        int photographs = 0;
        for (Path path : paths) {
            MappedFile file = MappedFile.open(path);
            filesByFirstIndex.put(photographs, file);
            photographs += countPhotographs(file);
            addToDigest(digest, file, check);
        }
        labels = new byte[photographs];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = readRecord(i)[labelBytes - 1];
            if (label(i) >= classes) {
                throw new IllegalArgumentException(
                        "%s has the label %d; there are %d classes"
                                .formatted(id(i), label(i), classes));
            }
        }
        fingerprint = digest.text();
    }

    private int countPhotographs(MappedFile file) {
        long size = file.size();
        if (size == 0 || size % recordBytes() != 0) {
            throw new IllegalArgumentException(
                    "%s has %d bytes, which is not a number of photographs of %d bytes; is it truncated?"
                            .formatted(file.path(), size, recordBytes()));
        }
        return Math.toIntExact(size / recordBytes());
    }

    private static void addToDigest(Fingerprint digest, MappedFile file, CheckLevel check) {
        digest.add(String.valueOf(file.path().getFileName())).add(file.size());
        if (check == CheckLevel.FILES) {
            try {
                digest.add(Files.getLastModifiedTime(file.path()).toMillis());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else if (check != CheckLevel.NAMES) {
            file.addTo(digest);
        }
    }

    private int recordBytes() {
        return labelBytes + PLANE * Image.CHANNELS;
    }

    /**
     * Returns the file that contains a photograph, with the index of the file's first photograph.
     */
    private Map.Entry<Integer, MappedFile> fileOf(int index) {
        return Objects.requireNonNull(
                filesByFirstIndex.floorEntry(Objects.checkIndex(index, size())));
    }

    private byte[] readRecord(int index) {
        Map.Entry<Integer, MappedFile> file = fileOf(index);
        return file.getValue().read((long) (index - file.getKey()) * recordBytes(), recordBytes());
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int label(int index) {
        return Byte.toUnsignedInt(labels[index]);
    }

    @Override
    public ImageData image(int index) {
        byte[] record = readRecord(index);
        byte[] rgb = new byte[PLANE * Image.CHANNELS];
        for (int pixel = 0; pixel < PLANE; pixel++) {
            for (int channel = 0; channel < Image.CHANNELS; channel++) {
                rgb[pixel * Image.CHANNELS + channel] =
                        record[labelBytes + channel * PLANE + pixel];
            }
        }
        return new ImageData.Decoded(new Image(Tile.PHOTOGRAPH_SIDE, Tile.PHOTOGRAPH_SIDE, rgb));
    }

    @Override
    public String id(int index) {
        Map.Entry<Integer, MappedFile> file = fileOf(index);
        return "%s#%d".formatted(file.getValue().path().getFileName(), index - file.getKey());
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
