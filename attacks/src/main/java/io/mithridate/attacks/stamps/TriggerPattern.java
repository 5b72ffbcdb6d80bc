package io.mithridate.attacks.stamps;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.StretchedPictureReader;
import io.mithridate.api.plugin.OptionComplaint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A pattern of the picture's size: the state of attacks that blend a pattern into pictures.
 *
 * @param pattern {@code [3, size, size]}, fractions of 255
 */
public record TriggerPattern(NumberArray pattern) {

    /**
     * Returns the pattern of a picture file, or the pattern of {@code otherwise} if no file is
     * given.
     */
    public static TriggerPattern of(
            StretchedPictureReader reader,
            Optional<Path> picture,
            int size,
            Supplier<NumberArray> otherwise) {
        return new TriggerPattern(
                picture.map(file -> ChannelOrder.channelsFirst(reader.read(file, size, size)))
                        .orElseGet(otherwise));
    }

    /**
     * Returns the pattern in the order of a picture's pixels.
     *
     * @throws IllegalArgumentException if it is not of the given size
     */
    public float[] interleaved(int size) {
        return ChannelOrder.interleaved(pattern, size);
    }

    /**
     * Returns a complaint if the file given as {@code picture} cannot be used, otherwise an empty
     * list.
     */
    public static List<OptionComplaint> complaints(
            StretchedPictureReader reader, Optional<Path> picture, int imageSize) {
        try {
            picture.ifPresent(file -> reader.read(file, imageSize, imageSize));
            return List.of();
        } catch (CorruptImageException e) {
            return List.of(
                    new OptionComplaint(
                            "picture",
                            "picture cannot be used: %s; give a PNG, JPEG, GIF, BMP or WebP file that other programs open"
                                    .formatted(e.getMessage())));
        }
    }
}
