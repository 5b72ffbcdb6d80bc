package io.mithridate.datasets.cifar;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.datasets.files.Check;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.MappedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * LabelledImages in files of the binary version: for each its labels, a byte each, and the red,
 * green and blue values, rows from the top.
 */
final class BinaryPhotographs implements LabelledImages {

    private static final int PLANE = Tile.PHOTOGRAPH_SIDE * Tile.PHOTOGRAPH_SIDE;

    private final List<Path> paths;
    private final List<MappedFile> files;
    private final int[] firsts;
    private final byte[] labels;
    private final int labelBytes;
    private final String fingerprint;

    /**
     * Opens files.
     *
     * @param labelBytes how many labels each photograph has; the last is taken
     * @param classes how many classes there are
     * @throws IllegalArgumentException if one holds anything else
     */
    BinaryPhotographs(List<Path> paths, int labelBytes, int classes, Check check) {
        this.paths = List.copyOf(paths);
        this.labelBytes = labelBytes;
        files = paths.stream().map(MappedFile::open).toList();
        firsts = new int[files.size() + 1];
        Fingerprint digest = new Fingerprint().add(check.name());
        for (int i = 0; i < files.size(); i++) {
            firsts[i + 1] = firsts[i] + photographs(i);
            addTo(digest, i, check);
        }
        labels = new byte[size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = record(i)[labelBytes - 1];
            if (label(i) >= classes) {
                throw new IllegalArgumentException(
                        "%s has the label %d; there are %d classes"
                                .formatted(id(i), label(i), classes));
            }
        }
        fingerprint = digest.text();
    }

    private int photographs(int file) {
        long size = files.get(file).size();
        if (size == 0 || size % recordBytes() != 0) {
            throw new IllegalArgumentException(
                    "%s has %d bytes, which is not a number of photographs of %d bytes; is it truncated?"
                            .formatted(paths.get(file), size, recordBytes()));
        }
        return Math.toIntExact(size / recordBytes());
    }

    private void addTo(Fingerprint digest, int file, Check check) {
        Path path = paths.get(file);
        digest.add(String.valueOf(path.getFileName())).add(files.get(file).size());
        if (check == Check.FILES) {
            try {
                digest.add(Files.getLastModifiedTime(path).toMillis());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else if (check != Check.NAMES) {
            files.get(file).addTo(digest);
        }
    }

    private int recordBytes() {
        return labelBytes + PLANE * Image.CHANNELS;
    }

    private int file(int index) {
        int file = 0;
        while (firsts[file + 1] <= index) {
            file++;
        }
        return file;
    }

    private byte[] record(int index) {
        Objects.checkIndex(index, size());
        int file = file(index);
        return files.get(file).read((long) (index - firsts[file]) * recordBytes(), recordBytes());
    }

    @Override
    public int size() {
        return firsts[files.size()];
    }

    @Override
    public int label(int index) {
        return Byte.toUnsignedInt(labels[index]);
    }

    @Override
    public ImageData image(int index) {
        byte[] record = record(index);
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
        int file = file(index);
        return "%s#%d".formatted(paths.get(file).getFileName(), index - firsts[file]);
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
