package io.mithridate.testkit;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;

/** A decoder for tests with pictures that are already decoded and have the requested size. */
public final class DecodedPictures implements ImageDecoder {

    @Override
    public Image decode(ImageData data) {
        return ((ImageData.Decoded) data).image();
    }

    @Override
    public Image decode(ImageData data, int size) {
        return decode(data);
    }
}
