package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.StretchedPictureReader;
import io.mithridate.tensorflow.image.resize.BicubicResampler;
import jakarta.inject.Inject;
import java.nio.file.Path;

/**
 * Reads and stretches pictures with the results of Pillow's {@code resize}; safe for use by several
 * threads.
 */
public final class BicubicPictureReader implements StretchedPictureReader {

    private final ImageDecoder decoder;

    /** Creates a reader for all files that a decoder can read. */
    @Inject
    public BicubicPictureReader(ImageDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Image read(Path file, int width, int height) {
        return BicubicResampler.resize(decoder.decode(PictureFile.read(file)), width, height);
    }
}
