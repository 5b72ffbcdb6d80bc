package io.mithridate.runner.report;

import io.mithridate.api.data.Image;
import io.mithridate.runner.pictures.Png;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** Pictures as they stand in a page. */
final class PictureUri {

    private PictureUri() {}

    /** The picture as a PNG file in a data URI. */
    static String of(Image image) {
        try {
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.encode(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
