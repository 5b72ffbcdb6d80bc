package io.mithridate.clipfiles;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.TensorEntry;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file of data that other programs have preprocessed: normalized {@code pixel_values}
 * (n, 3, size, size) and {@code input_ids} (m, context). Numbers are read on demand.
 */
final class PreprocessedFile implements AutoCloseable {

    private static final String PIXELS = "pixel_values";
    private static final String TOKENS = "input_ids";

    private final Safetensors file;
    private final Architecture architecture;
    private final int pictures;
    private final int texts;

    private PreprocessedFile(Safetensors file, Architecture architecture, int pictures, int texts) {
        this.file = file;
        this.architecture = architecture;
        this.pictures = pictures;
        this.texts = texts;
    }

    /**
     * Opens a file and checks it against a model.
     *
     * @throws InvalidCheckpointException if it is missing or damaged, has neither of the two
     *     tensors, or has one whose shape the model does not accept
     */
    static PreprocessedFile open(Path path, Architecture architecture) {
        Safetensors file = Safetensors.open(path);
        try {
            long side = architecture.imageSize();
            int pictures =
                    countRows(
                            file,
                            PIXELS,
                            true,
                            new long[] {Image.CHANNELS, side, side},
                            "fractions");
            int texts =
                    countRows(
                            file,
                            TOKENS,
                            false,
                            new long[] {architecture.contextLength()},
                            "whole numbers");
            if (pictures < 0 && texts < 0) {
                throw new InvalidCheckpointException(
                        path,
                        "it has neither '%s' nor '%s', only %s"
                                .formatted(PIXELS, TOKENS, file.tensors().keySet()));
            }
            return new PreprocessedFile(file, architecture, pictures, texts);
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    /** Returns the number of rows of a tensor; -1 if the tensor is missing. */
    private static int countRows(
            Safetensors file, String name, boolean floating, long[] row, String kind) {
        @Nullable TensorEntry entry = file.tensors().get(name);
        if (entry == null) {
            return -1;
        }
        long[] shape = entry.shape();
        boolean fits =
                shape.length == row.length + 1
                        && Arrays.equals(Arrays.copyOfRange(shape, 1, shape.length), row);
        if (!fits || entry.type().isFloating() != floating) {
            throw new InvalidCheckpointException(
                    file.path(),
                    "'%s' is %s; the model takes %s of shape [n, %s"
                            .formatted(
                                    name, entry.spec(), kind, Arrays.toString(row).substring(1)));
        }
        return Math.toIntExact(shape[0]);
    }

    /** {@code true} if the file contains pictures (possibly zero of them). */
    boolean hasPictures() {
        return pictures >= 0;
    }

    /** {@code true} if the file contains texts (possibly zero of them). */
    boolean hasTexts() {
        return texts >= 0;
    }

    int pictures() {
        return Math.max(0, pictures);
    }

    int texts() {
        return Math.max(0, texts);
    }

    /**
     * Returns one picture, channels last.
     *
     * @throws InvalidCheckpointException if a number is not finite
     */
    float[] picture(int index) {
        int area = architecture.imageSize() * architecture.imageSize();
        int size = area * Image.CHANNELS;
        float[] planes = file.floats(PIXELS, index * size, size);
        float[] pixels = new float[size];
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            for (int place = 0; place < area; place++) {
                float value = planes[channel * area + place];
                if (!Float.isFinite(value)) {
                    throw new InvalidCheckpointException(
                            file.path(),
                            "'%s' holds %s in row %d (counted from 0)"
                                    .formatted(PIXELS, value, index));
                }
                pixels[place * Image.CHANNELS + channel] = value;
            }
        }
        return pixels;
    }

    /**
     * Returns one row of tokens.
     *
     * @throws InvalidCheckpointException if a number is not a token of the model
     */
    int[] tokens(int index) {
        int length = architecture.contextLength();
        long[] stored = file.longs(TOKENS, index * length, length);
        int[] ids = new int[length];
        for (int i = 0; i < length; i++) {
            if (stored[i] < 0 || stored[i] >= architecture.vocabularySize()) {
                throw new InvalidCheckpointException(
                        file.path(),
                        "'%s' holds %d in row %d (counted from 0); the model's tokens are 0 to %d"
                                .formatted(
                                        TOKENS,
                                        stored[i],
                                        index,
                                        architecture.vocabularySize() - 1));
            }
            ids[i] = (int) stored[i];
        }
        return ids;
    }

    @Override
    public void close() {
        file.close();
    }
}
