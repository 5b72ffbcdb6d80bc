package io.mithridate.tensorflow.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.tensorflow.image.resize.BicubicResampler;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClipImageDecoderTest {

    private static final int PNG_RGB = 2;
    private static final int PNG_RGBA = 6;

    private static final Golden GOLDEN = Golden.read("preprocess.safetensors.gz");

    private final ClipImageDecoder decoder = new ClipImageDecoder();

    @ParameterizedTest
    @CsvSource({"250x187,64", "250x187,224", "96x160,64", "224x224,64", "48x40,64"})
    void squareEqualsThatOfPillowAndTorchvision(String picture, int size) {
        Image square = decoder.decode(file("picture-" + picture + ".png"), size);

        assertThat(square).isEqualTo(GOLDEN.picture(picture + ".to" + size));
    }

    @ParameterizedTest
    @CsvSource({"250x187,64", "250x187,224", "96x160,64", "224x224,64", "48x40,64"})
    void resizesLikePillow(String picture, int size) {
        Image image = decoder.decode(file("picture-" + picture + ".png"));

        assertThat(BicubicResampler.resize(image, size, size))
                .isEqualTo(GOLDEN.picture(picture + ".stretch" + size));
    }

    @Test
    void roundsHalfPixelsOfTheMarginToEven() {
        // Columns are identified by their red value; nothing is resized, only cropped.
        assertThat(firstColumnOfSquare(5, 4)).isEqualTo(0); // margin 0.5
        assertThat(firstColumnOfSquare(6, 4)).isEqualTo(1);
        assertThat(firstColumnOfSquare(7, 4)).isEqualTo(2); // margin 1.5
        assertThat(firstColumnOfSquare(9, 4)).isEqualTo(2); // margin 2.5
        assertThat(firstColumnOfSquare(10, 4)).isEqualTo(3);
    }

    private int firstColumnOfSquare(int width, int size) {
        Image image = Image.black(width, size);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < width; x++) {
                image.rgb()[image.offset(x, y)] = (byte) x;
            }
        }
        return decoder.decode(new ImageData.Decoded(image), size).value(0, 0, 0);
    }

    @Test
    void returnsAPictureOfTheRightSizeUnchanged() {
        Image image = Image.black(48, 48);

        assertThat(decoder.decode(new ImageData.Decoded(image), 48)).isSameAs(image);
        assertThat(decoder.decode(new ImageData.Decoded(image))).isSameAs(image);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 48, 100})
    void keepsThePixelsOfAPictureOfOneColor(int size) {
        Image plain = Image.black(31, 77);
        Arrays.fill(plain.rgb(), (byte) 201);

        Image square = decoder.decode(new ImageData.Decoded(plain), size);

        assertThat(square.rgb()).hasSize(size * size * 3).containsOnly((byte) 201);
    }

    @Test
    void decodesAVeryLongPicture() {
        Image line = Image.black(4_000_000, 1);
        Arrays.fill(line.rgb(), (byte) 7);

        assertThat(decoder.decode(new ImageData.Decoded(line), 224).rgb()).containsOnly((byte) 7);
    }

    /**
     * JPEG is lossy, so each channel only has to be closer to the same channel of the PNG file than
     * to the others.
     */
    @Test
    void jpegShowsTheSamePictureAsPng() {
        Image jpeg = decoder.decode(file("picture-250x187.jpg"));
        Image png = decoder.decode(file("picture-250x187.png"));

        assertThat(jpeg.width()).isEqualTo(250);
        assertThat(jpeg.height()).isEqualTo(187);
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            double own = meanDifference(jpeg, channel, png, channel);
            for (int other = 1; other < Image.CHANNELS; other++) {
                assertThat(meanDifference(jpeg, channel, png, (channel + other) % 3))
                        .as("channel %d", channel)
                        .isGreaterThan(2 * own);
            }
        }
    }

    private static double meanDifference(Image one, int channel, Image other, int otherChannel) {
        double sum = 0;
        for (int i = 0; i < one.rgb().length; i += Image.CHANNELS) {
            sum +=
                    Math.abs(
                            (one.rgb()[i + channel] & 0xFF)
                                    - (other.rgb()[i + otherChannel] & 0xFF));
        }
        return sum / (one.width() * one.height());
    }

    @ParameterizedTest
    @CsvSource({
        BufferedImage.TYPE_3BYTE_BGR + ",png",
        BufferedImage.TYPE_INT_RGB + ",png",
        BufferedImage.TYPE_INT_ARGB + ",png",
        BufferedImage.TYPE_4BYTE_ABGR + ",png",
        BufferedImage.TYPE_3BYTE_BGR + ",bmp",
        BufferedImage.TYPE_3BYTE_BGR + ",jpg",
    })
    void keepsColorsInTheirChannels(int type, String format) throws IOException {
        BufferedImage picture = new BufferedImage(8, 8, type);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                picture.setRGB(x, y, 0xFFC86432);
            }
        }

        Image image = decoder.decode(encode(picture, format));

        assertThat(image.value(3, 4, 0)).isCloseTo(200, withinTwo());
        assertThat(image.value(3, 4, 1)).isCloseTo(100, withinTwo());
        assertThat(image.value(3, 4, 2)).isCloseTo(50, withinTwo());
    }

    private static Offset<Integer> withinTwo() {
        return Offset.offset(2);
    }

    @Test
    void dropsTransparencyWithoutBlending() throws IOException {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 0x01C86432);
        picture.setRGB(1, 0, 0x80102030);

        Image image = decoder.decode(encode(picture, "png"));

        assertThat(image.rgb())
                .containsExactly((byte) 0xC8, (byte) 0x64, (byte) 0x32, 0x10, 0x20, 0x30);
    }

    @Test
    void keepsTheValuesOfGrayPictures() throws IOException {
        BufferedImage picture = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 256; x++) {
            picture.getRaster().setSample(x, 0, 0, x);
        }

        Image image = decoder.decode(encode(picture, "png"));

        for (int x = 0; x < 256; x++) {
            assertThat(image.value(x, 0, 0)).isEqualTo(x);
            assertThat(image.value(x, 0, 1)).isEqualTo(x);
            assertThat(image.value(x, 0, 2)).isEqualTo(x);
        }
    }

    @Test
    void keepsTheUpperEightOfSixteenBits() throws IOException {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        picture.getRaster().setSample(0, 0, 0, 0x80FF);
        picture.getRaster().setSample(1, 0, 0, 0xFFFF);

        Image image = decoder.decode(encode(picture, "png"));

        assertThat(image.value(0, 0, 1)).isEqualTo(0x80);
        assertThat(image.value(1, 0, 2)).isEqualTo(0xFF);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void looksUpPalettes(int bits) throws IOException {
        byte[] red = {10, (byte) 250};
        byte[] green = {20, (byte) 150};
        byte[] blue = {30, 50};
        IndexColorModel palette = new IndexColorModel(bits, 2, red, green, blue);
        BufferedImage picture =
                new BufferedImage(
                        3,
                        1,
                        bits == 8
                                ? BufferedImage.TYPE_BYTE_INDEXED
                                : BufferedImage.TYPE_BYTE_BINARY,
                        palette);
        picture.getRaster().setSample(1, 0, 0, 1);

        for (String format : new String[] {"png", "gif"}) {
            Image image = decoder.decode(encode(picture, format));
            assertThat(image.rgb())
                    .containsExactly(10, 20, 30, (byte) 250, (byte) 150, 50, 10, 20, 30);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"picture-48x40.png", "picture-250x187.jpg"})
    void rejectsFilesTruncatedAnywhere(String name) {
        byte[] whole = Golden.bytes(name);
        // A JPEG without its last few bytes still contains every pixel.
        int step = Math.max(1, whole.length / 200);
        for (int length = 0; length < whole.length - 16; length += step) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decoder.decode(new ImageData.Encoded(cut, name)))
                    .as("%s cut to %d of %d bytes", name, length, whole.length)
                    .isInstanceOf(CorruptImageException.class)
                    .hasMessageStartingWith(name + ": ");
        }
    }

    @Test
    void detectsEveryFlippedBitOfAPng() {
        byte[] whole = Golden.bytes("picture-48x40.png");
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x10;
            int position = i;
            assertThatThrownBy(() -> decoder.decode(new ImageData.Encoded(flipped, "p.png")))
                    .as(() -> "bit flipped in byte " + position)
                    .isInstanceOf(CorruptImageException.class);
        }
    }

    @Test
    void damagedJpegsGiveAPictureOrACorruptImageException() {
        byte[] whole = Golden.bytes("picture-250x187.jpg");
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k < 5; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                Image image = decoder.decode(new ImageData.Encoded(damaged, "damaged.jpg"));
                assertThat(image.width()).isPositive();
            } catch (CorruptImageException e) {
                assertThat(e).hasMessageStartingWith("damaged.jpg: ");
            }
        }
    }

    @Test
    void rejectsAnEmptyFile() {
        assertThatThrownBy(() -> decoder.decode(new ImageData.Encoded(new byte[0], "a.jpg"), 48))
                .isInstanceOf(CorruptImageException.class)
                .hasMessage("a.jpg: the file is empty");
    }

    @Test
    void rejectsFilesThatAreNotPictures() {
        assertThatThrownBy(
                        () -> decoder.decode(new ImageData.Encoded(new byte[] {1, 2, 3}, "a.jpg")))
                .isInstanceOf(CorruptImageException.class)
                .hasMessageContaining("3 bytes that are not a picture of a known kind")
                .hasMessageContaining("TIFF");
    }

    @Test
    void rejectsAHugePictureBeforeDecodingIt() {
        byte[] bomb = png(10_000, 8, PNG_RGB);

        assertThatThrownBy(() -> decoder.decode(new ImageData.Encoded(bomb, "bomb.png"), 48))
                .isInstanceOf(CorruptImageException.class)
                .hasMessageContaining("claims 10000 x 10000 pixels; more than 50000000");
    }

    /** Java's reader would allocate 392 MB before it looks for the data. */
    @Test
    void rejectsAPictureOfTooManyBytesBeforeDecodingIt() {
        byte[] bomb = png(7_000, 16, PNG_RGBA);

        assertThatThrownBy(() -> decoder.decode(new ImageData.Encoded(bomb, "bomb.png"), 48))
                .isInstanceOf(CorruptImageException.class)
                .hasMessage(
                        "bomb.png: claims 7000 x 7000 pixels of 8 bytes each; more than 200000000"
                                + " bytes are not read");
    }

    @Test
    void acceptsTheMaximumPixelsAtEightBits() {
        ImageTypeSpecifier kind =
                ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_4BYTE_ABGR);

        assertThatCode(() -> PictureFileReader.requireMaxBytes(10_000, 5_000, kind, "a.png"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PictureFileReader.requireMaxBytes(10_000, 5_001, kind, "a.png"))
                .isInstanceOf(CorruptImageException.class);
    }

    /** Returns a small PNG file that claims to be a square of this side. */
    private static byte[] png(int side, int depth, int kind) {
        ByteBuffer png = ByteBuffer.allocate(8 + 25 + 12 + 4 + 12).putLong(0x89504E470D0A1A0AL);
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(side)
                        .putInt(side)
                        .put((byte) depth)
                        .put((byte) kind)
                        .array());
        chunk(png, "IDAT", new byte[4]);
        chunk(png, "IEND", new byte[0]);
        return png.array();
    }

    private static void chunk(ByteBuffer png, String name, byte[] data) {
        CRC32 sum = new CRC32();
        byte[] header = name.getBytes(StandardCharsets.US_ASCII);
        sum.update(header);
        sum.update(data);
        png.putInt(data.length).put(header).put(data).putInt((int) sum.getValue());
    }

    @Test
    void rejectsASquareOfZeroPixels() {
        assertThatThrownBy(() -> decoder.decode(new ImageData.Decoded(Image.black(2, 2)), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a square of 0 pixels");
    }

    private static ImageData file(String name) {
        return new ImageData.Encoded(Golden.bytes(name), name);
    }

    private static ImageData encode(BufferedImage picture, String format) throws IOException {
        BufferedImage writable = picture;
        if (format.equals("bmp") || format.equals("jpg")) {
            writable =
                    new BufferedImage(
                            picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
            writable.createGraphics().drawImage(picture, 0, 0, null);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(writable, format, bytes)).isTrue();
        return new ImageData.Encoded(bytes.toByteArray(), "made." + format);
    }
}
