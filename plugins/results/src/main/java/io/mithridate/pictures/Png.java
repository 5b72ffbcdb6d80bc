package io.mithridate.pictures;

import io.mithridate.api.data.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Lossless conversion of pictures to and from PNG. */
public final class Png {

    private Png() {}

    /** Returns the content of a PNG file with a picture. */
    public static byte[] encode(Image image) throws IOException {
        BufferedImage buffered =
                new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                buffered.setRGB(
                        x,
                        y,
                        image.value(x, y, 0) << 16
                                | image.value(x, y, 1) << 8
                                | image.value(x, y, 2));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(buffered, "png", bytes)) {
            throw new IOException("this Java has no PNG writer");
        }
        return bytes.toByteArray();
    }

    /** Returns the picture in a PNG file. */
    public static Image decode(byte[] png) throws IOException {
        BufferedImage buffered = ImageIO.read(new ByteArrayInputStream(png));
        Image image = Image.black(buffered.getWidth(), buffered.getHeight());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int pixel = buffered.getRGB(x, y);
                int offset = image.offset(x, y);
                image.rgb()[offset] = (byte) (pixel >> 16);
                image.rgb()[offset + 1] = (byte) (pixel >> 8);
                image.rgb()[offset + 2] = (byte) pixel;
            }
        }
        return image;
    }
}
