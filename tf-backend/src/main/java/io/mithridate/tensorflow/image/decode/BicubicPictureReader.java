package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.StretchedPictureReader;
import io.mithridate.tensorflow.image.resize.BicubicResampler;
import jakarta.inject.Inject;
import java.nio.file.Path;

/**
 * Stretches pictures with the numbers of Pillow's {@code resize}; safe for use by several threads.
 */
public final class BicubicPictureReader implements StretchedPictureReader {

    private final ImageDecoder decoder;

    /** A reader of the files that a decoder knows. */
    @Inject
    public BicubicPictureReader(ImageDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Image read(Path file, int width, int height) {
        return BicubicResampler.resize(decoder.decode(PictureFile.read(file)), width, height);
    }
}
