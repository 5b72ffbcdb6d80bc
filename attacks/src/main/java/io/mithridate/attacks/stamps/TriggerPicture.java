package io.mithridate.attacks.stamps;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.StretchedPictureReader;
import io.mithridate.api.plugin.OptionComplaint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Judges the picture files that triggers are made of. */
public final class TriggerPicture {

    private TriggerPicture() {}

    /**
     * Returns complaints about the option {@code picture}; empty if nothing is, or if it is not
     * given.
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
