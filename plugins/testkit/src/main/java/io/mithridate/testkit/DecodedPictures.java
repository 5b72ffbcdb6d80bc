package io.mithridate.testkit;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;

/** A decoder for tests whose pictures are decoded already and have the size that is asked for. */
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
