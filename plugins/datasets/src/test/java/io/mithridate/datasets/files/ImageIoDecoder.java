package io.mithridate.datasets.files;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Decodes with Java's own readers, because the backend's decoder is not on the class path. */
public final class ImageIoDecoder implements ImageDecoder {

    @Override
    public Image decode(ImageData data) {
        if (data instanceof ImageData.Decoded decoded) {
            return decoded.image();
        }
        ImageData.Encoded encoded = (ImageData.Encoded) data;
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(encoded.bytes()));
            if (picture == null) {
                throw new CorruptImageException(encoded.origin(), "is not a picture");
            }
            return image(picture);
        } catch (IOException e) {
            throw new CorruptImageException(encoded.origin(), String.valueOf(e.getMessage()));
        }
    }

    private static Image image(BufferedImage picture) {
        Image image = Image.black(picture.getWidth(), picture.getHeight());
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                int offset = image.offset(x, y);
                image.rgb()[offset] = (byte) (rgb >> 16);
                image.rgb()[offset + 1] = (byte) (rgb >> 8);
                image.rgb()[offset + 2] = (byte) rgb;
            }
        }
        return image;
    }

    @Override
    public Image decode(ImageData data, int size) {
        return decode(data);
    }
}
