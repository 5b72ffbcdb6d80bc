package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.Image;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * Converts a decoded picture to 8-bit RGB as Pillow's {@code convert("RGB")} does: gray becomes
 * three equal channels, palettes are looked up, and transparency is dropped without blending.
 *
 * <p>Samples are used as stored, since Java's own conversion would change the gamma of gray
 * pictures. The upper byte of 16-bit samples is kept, also for gray pictures, which Pillow clips at
 * 255 instead.
 */
final class RgbPixels {

    private RgbPixels() {}

    static Image of(BufferedImage picture) {
        Raster raster = picture.getRaster();
        ColorModel colors = picture.getColorModel();
        byte[] rgb;
        if (colors instanceof IndexColorModel palette) {
            rgb = applyPalette(raster, palette);
        } else if (isInterleavedBytes(raster)) {
            rgb = fromInterleavedBytes(raster);
        } else {
            rgb = fromSamples(raster, colors.getComponentSize());
        }
        return new Image(raster.getWidth(), raster.getHeight(), rgb);
    }

    private static boolean isInterleavedBytes(Raster raster) {
        return raster.getSampleModel() instanceof PixelInterleavedSampleModel
                && raster.getTransferType() == DataBuffer.TYPE_BYTE
                && raster.getParent() == null
                && raster.getMinX() == 0
                && raster.getMinY() == 0;
    }

    private static byte[] fromInterleavedBytes(Raster raster) {
        PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
        DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
        byte[] input = buffer.getData();
        int[] offsets = model.getBandOffsets();
        boolean gray = isGray(raster);
        int red = offsets[0];
        int green = offsets[gray ? 0 : 1];
        int blue = offsets[gray ? 0 : 2];
        int stride = model.getPixelStride();
        int width = raster.getWidth();
        byte[] rgb = allocate(raster);
        int target = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            int source = buffer.getOffset() + y * model.getScanlineStride();
            for (int x = 0; x < width; x++) {
                rgb[target] = input[source + red];
                rgb[target + 1] = input[source + green];
                rgb[target + 2] = input[source + blue];
                target += Image.CHANNELS;
                source += stride;
            }
        }
        return rgb;
    }

    private static byte[] applyPalette(Raster raster, IndexColorModel palette) {
        int width = raster.getWidth();
        int[] colors = new int[palette.getMapSize()];
        palette.getRGBs(colors);
        int[] row = new int[width];
        byte[] rgb = allocate(raster);
        int target = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int index : row) {
                // Indices beyond the palette are damage, which Pillow also shows as black.
                int color = index < colors.length ? colors[index] : 0;
                rgb[target++] = (byte) (color >> 16);
                rgb[target++] = (byte) (color >> 8);
                rgb[target++] = (byte) color;
            }
        }
        return rgb;
    }

    private static byte[] fromSamples(Raster raster, int[] bits) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        boolean gray = isGray(raster);
        int[] row = new int[width * bands];
        byte[] rgb = allocate(raster);
        int target = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int pixel = 0; pixel < row.length; pixel += bands) {
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    int band = gray ? 0 : channel;
                    rgb[target++] = toEightBits(row[pixel + band], bits[band]);
                }
            }
        }
        return rgb;
    }

    private static byte toEightBits(int sample, int bits) {
        if (bits >= Byte.SIZE) {
            return (byte) (sample >> (bits - Byte.SIZE));
        }
        return (byte) (sample * 255 / ((1 << bits) - 1));
    }

    /** One band is gray; two bands are gray and transparency. */
    private static boolean isGray(Raster raster) {
        return raster.getNumBands() < Image.CHANNELS;
    }

    private static byte[] allocate(Raster raster) {
        return new byte
                [Math.multiplyExact(
                        Math.multiplyExact(raster.getWidth(), raster.getHeight()), Image.CHANNELS)];
    }
}
