package io.mithridate.attacks.stamps;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.StretchedPictureReader;
import io.mithridate.api.plugin.OptionComplaint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Validates the picture files used as triggers. */
public final class TriggerPicture {

    private TriggerPicture() {}

    /**
     * Reports an unusable value of the option {@code picture}; empty if the file can be used or
     * none is given.
     */
    public static List<OptionComplaint> complaints(
            StretchedPictureReader reader, Optional<Path> picture, int imageSize) {
        if (picture.isEmpty()) {
            return List.of();
        }
        try {
            reader.read(picture.get(), imageSize, imageSize);
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
