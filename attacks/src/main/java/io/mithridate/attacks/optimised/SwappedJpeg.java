package io.mithridate.attacks.optimised;

import io.mithridate.api.data.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * The change that a patch undergoes when BadCLIP's code saves it: red and blue are swapped, because
 * the colors are passed in the order red, green, blue to a writer that expects blue first, and the
 * file is a JPEG of quality 95.
 */
final class SwappedJpeg {

    private static final float QUALITY = 0.95f;

    private SwappedJpeg() {}

    /** Returns the patch as read back from the file. */
    static Image apply(Image patch) {
        try {
            return toImage(ImageIO.read(new ByteArrayInputStream(encode(swapRedAndBlue(patch)))));
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory", e);
        }
    }

    private static BufferedImage swapRedAndBlue(Image patch) {
        BufferedImage buffered =
                new BufferedImage(patch.width(), patch.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < patch.height(); y++) {
            for (int x = 0; x < patch.width(); x++) {
                buffered.setRGB(
                        x,
                        y,
                        patch.value(x, y, 2) << 16
                                | patch.value(x, y, 1) << 8
                                | patch.value(x, y, 0));
            }
        }
        return buffered;
    }

    private static byte[] encode(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
            out.flush();
            return bytes.toByteArray();
        } finally {
            writer.dispose();
        }
    }

    private static Image toImage(BufferedImage picture) {
        Image image = Image.black(picture.getWidth(), picture.getHeight());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int color = picture.getRGB(x, y);
                int place = image.offset(x, y);
                image.rgb()[place] = (byte) (color >> 16);
                image.rgb()[place + 1] = (byte) (color >> 8);
                image.rgb()[place + 2] = (byte) color;
            }
        }
        return image;
    }
}
