package io.mithridate.tensorflow.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.training.Compute;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares pictures of many kinds with Pillow's; see make_pictures.py next to the pictures. */
final class PictureKindsTest {

    private static final Golden GOLDEN = Golden.read("pictures/expected.safetensors.gz");

    private final ClipImageDecoder java = new ClipImageDecoder();
    private final ClipImageDecoder turbo =
            new ClipImageDecoder(new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32));

    static List<String> names() {
        return List.copyOf(GOLDEN.pictures().keySet());
    }

    @Test
    void coversManyKinds() {
        assertThat(names()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsEveryKindLikePillow(String name) {
        Image expected = GOLDEN.picture(name);

        assertThat(maxDifference(java.decode(file(name)), expected)).isZero();
        assertThat(maxDifference(turbo.decode(file(name)), expected)).isZero();
    }

    /**
     * If the checksum changes, pictures cached on disk are outdated, so the version must be
     * incremented.
     */
    @Test
    void versionMatchesThePixels() {
        CRC32C pixels = new CRC32C();
        for (String name : List.of("large.jpg", "cmyk.jpg", "turned-6.jpg", "lossy.webp")) {
            pixels.update(java.decode(file(name)).rgb());
            pixels.update(java.decode(file(name), 24).rgb());
        }
        for (String name : List.of("palette.gif", "alpha.png", "16bit-rgb.png", "rgb.bmp")) {
            pixels.update(java.decode(file(name)).rgb());
            pixels.update(java.decode(file(name), 24).rgb());
        }
        assertThat(pixels.getValue()).isEqualTo(3_200_844_076L);
        assertThat(java.version()).isEqualTo(turbo.version());
        assertThat(java.version().orElseThrow()).startsWith("clip 2, Java ");
    }

    /** Returns the largest difference between values of two pictures of the same size. */
    private static int maxDifference(Image actual, Image expected) {
        assertThat(actual).hasToString(expected.toString());
        return IntStream.range(0, expected.rgb().length)
                .map(i -> Math.abs((actual.rgb()[i] & 0xFF) - (expected.rgb()[i] & 0xFF)))
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "large.jpg",
                "cmyk.jpg",
                "lossy.webp",
                "lossless.webp",
                "grey-2bit.png",
                "palette.gif",
                "rgb.bmp",
                "grey.bmp",
                "palette.bmp"
            })
    void rejectsTruncatedFilesByName(String name) {
        byte[] whole = bytes(name);
        for (int length = 0; length < whole.length - 16; length += 1 + whole.length / 60) {
            byte[] cut = Arrays.copyOf(whole, length);
            for (ClipImageDecoder decoder : List.of(java, turbo)) {
                assertThatThrownBy(() -> decoder.decode(new ImageData.Encoded(cut, name)))
                        .as("%s cut to %d of %d bytes", name, length, whole.length)
                        .isInstanceOf(CorruptImageException.class)
                        .hasMessageStartingWith(name + ": ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"large.jpg", "ycck.jpg", "alpha.webp", "turned-6.jpg", "palette.gif"})
    void damagedFilesGiveAPictureOrACorruptImageException(String name) {
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            byte[] damaged = bytes(name);
            for (int k = 0; k < 4; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            for (ClipImageDecoder decoder : List.of(java, turbo)) {
                try {
                    assertThat(decoder.decode(new ImageData.Encoded(damaged, name), 8).width())
                            .isEqualTo(8);
                } catch (CorruptImageException e) {
                    assertThat(e).hasMessageStartingWith(name + ": ");
                }
            }
        }
    }

    @Test
    void rejectsAHugeJpegBeforeDecodingIt() {
        byte[] bomb = bytes("large.jpg");
        int frame = indexOf(bomb, (byte) 0xFF, (byte) 0xC0);
        ByteBuffer.wrap(bomb).putShort(frame + 5, (short) 65_500).putShort(frame + 7, (short) -1);

        for (ClipImageDecoder decoder : List.of(java, turbo)) {
            assertThatThrownBy(() -> decoder.decode(new ImageData.Encoded(bomb, "bomb.jpg"), 48))
                    .isInstanceOf(CorruptImageException.class)
                    .hasMessage(
                            "bomb.jpg: claims 65535 x 65500 pixels; more than 50000000 are not"
                                    + " read");
        }
    }

    /** Each format stores width and height at its own offsets, in little-endian order. */
    @ParameterizedTest
    @CsvSource({"palette.gif, 402, 404, 65535", "lossy.webp, 26, 28, 16383"})
    void rejectsFilesThatClaimToBeHugeBeforeDecodingThem(
            String name, int widthOffset, int heightOffset, int side) {
        assertRejectedAsHuge(bytes(name), name, widthOffset, heightOffset, side);
    }

    /**
     * The file is marked as compressed, since Java's reader itself checks the size of an
     * uncompressed BMP against the file's size.
     */
    @Test
    void rejectsACompressedBmpThatClaimsToBeHuge() {
        byte[] file = bytes("palette.bmp");
        file[30] = 1;

        assertRejectedAsHuge(file, "palette.bmp", 18, 22, 10_000);
    }

    private void assertRejectedAsHuge(
            byte[] file, String name, int widthOffset, int heightOffset, int side) {
        ByteBuffer bomb = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bomb.getShort(widthOffset)).isEqualTo((short) GOLDEN.picture(name).width());
        assertThat(bomb.getShort(heightOffset)).isEqualTo((short) GOLDEN.picture(name).height());
        bomb.putShort(widthOffset, (short) side).putShort(heightOffset, (short) side);

        assertThatThrownBy(() -> java.decode(new ImageData.Encoded(file, name), 48))
                .isInstanceOf(CorruptImageException.class)
                .hasMessage(
                        "%s: claims %d x %d pixels; more than 50000000 are not read",
                        name, side, side);
    }

    /**
     * The profiles are for linear RGB (1004) and for gray (1003); the gray one does not match
     * pictures of three channels.
     */
    @ParameterizedTest
    @CsvSource({"large.jpg, 1004", "small.jpg, 1004", "large.jpg, 1003", "small.jpg, 1003"})
    void ignoresColorProfiles(String name, int colorSpace) throws IOException {
        byte[] plain = name.equals("small.jpg") ? encodeSmallJpeg() : bytes(name);
        byte[] profiled = withProfile(plain, ICC_Profile.getInstance(colorSpace).getData());

        for (ClipImageDecoder decoder : List.of(java, turbo)) {
            assertThat(decoder.decode(new ImageData.Encoded(profiled, name)))
                    .isEqualTo(decoder.decode(new ImageData.Encoded(plain, name)));
        }
    }

    private static byte[] encodeSmallJpeg() throws IOException {
        BufferedImage picture = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 20; x++) {
            for (int y = 0; y < 10; y++) {
                picture.setRGB(x, y, 0x0A1408 * (x / 2) + y);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", bytes);
        return bytes.toByteArray();
    }

    /** Returns a file with a color profile, in two parts, inserted after its first segment. */
    private static byte[] withProfile(byte[] jpeg, byte[] profile) {
        int begin = 4 + ByteBuffer.wrap(jpeg).getShort(4);
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + profile.length + 2 * 18);
        file.put(jpeg, 0, begin);
        int half = profile.length / 2;
        for (int part = 1; part <= 2; part++) {
            int offset = part == 1 ? 0 : half;
            int length = part == 1 ? half : profile.length - half;
            file.putShort((short) 0xFFE2)
                    .putShort((short) (16 + length))
                    .put("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII))
                    .put((byte) part)
                    .put((byte) 2)
                    .put(profile, offset, length);
        }
        return file.put(jpeg, begin, jpeg.length - begin).array();
    }

    @Test
    void readsTheFirstFrameOfAnAnimatedWebp() {
        Image picture = GOLDEN.picture("lossy.webp");
        int width = picture.width();
        int height = picture.height();

        assertThat(java.decode(animatedWebp(width, height, 0, 0))).isEqualTo(picture);
        Image placed = java.decode(animatedWebp(width + 6, height + 5, 4, 2));
        assertThat(placed).hasToString("Image[%d x %d]".formatted(width + 6, height + 5));
        for (int y = 0; y < placed.height(); y++) {
            for (int x = 0; x < placed.width(); x++) {
                boolean inside = x >= 4 && x < width + 4 && y >= 2 && y < height + 2;
                assertThat(placed.value(x, y, 1))
                        .isEqualTo(inside ? picture.value(x - 4, y - 2, 1) : 0);
            }
        }
    }

    @Test
    void rejectsDamagedAnimationsByName() {
        Image picture = GOLDEN.picture("lossy.webp");
        byte[] whole = animatedWebp(picture.width(), picture.height(), 0, 0).bytes();

        for (int length = 0; length < whole.length; length += 1 + whole.length / 60) {
            ImageData cut = new ImageData.Encoded(Arrays.copyOf(whole, length), "a.webp");
            assertThatThrownBy(() -> java.decode(cut))
                    .isInstanceOf(CorruptImageException.class)
                    .hasMessageStartingWith("a.webp: ");
        }
        assertThatThrownBy(() -> java.decode(animatedWebp(picture.width(), picture.height(), 2, 0)))
                .hasMessage("a.webp: a frame of the WebP file does not lie within the picture");
        assertThatThrownBy(() -> java.decode(animatedWebp(10_000, 10_000, 0, 0)))
                .hasMessageContaining("claims 10000 x 10000 pixels");
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k < 4; k++) {
                damaged[random.nextInt(80)] = (byte) random.nextInt();
            }
            try {
                assertThat(java.decode(new ImageData.Encoded(damaged, "a.webp"), 8).width())
                        .isEqualTo(8);
            } catch (CorruptImageException e) {
                assertThat(e).hasMessageStartingWith("a.webp: ");
            }
        }
    }

    /** Returns an animation with a valid first frame and a damaged second frame. */
    private static ImageData.Encoded animatedWebp(int width, int height, int left, int top) {
        byte[] still = bytes("lossy.webp");
        int chunk = still.length - 12;
        Image picture = GOLDEN.picture("lossy.webp");
        ByteBuffer file =
                ByteBuffer.allocate(12 + 18 + 14 + 24 + chunk + 24).order(ByteOrder.LITTLE_ENDIAN);
        file.put(still, 0, 4).putInt(file.capacity() - 8).put(still, 8, 4);
        header(file, "VP8X", 10).putInt(2);
        threeBytes(threeBytes(file, width - 1), height - 1);
        header(file, "ANIM", 6).putInt(0).putShort((short) 0);
        header(file, "ANMF", 16 + chunk);
        threeBytes(threeBytes(file, left / 2), top / 2);
        threeBytes(threeBytes(file, picture.width() - 1), picture.height() - 1);
        threeBytes(file, 100).put((byte) 0).put(still, 12, chunk);
        header(file, "ANMF", 16);
        return new ImageData.Encoded(file.array(), "a.webp");
    }

    private static ByteBuffer header(ByteBuffer file, String name, int size) {
        return file.put(name.getBytes(StandardCharsets.US_ASCII)).putInt(size);
    }

    private static ByteBuffer threeBytes(ByteBuffer file, int value) {
        return file.putShort((short) value).put((byte) (value >> 16));
    }

    @Test
    void rejectsAJpegWithoutAFrame() {
        byte[] start = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};

        assertThatThrownBy(() -> java.decode(new ImageData.Encoded(start, "a.jpg")))
                .isInstanceOf(CorruptImageException.class)
                .hasMessage("a.jpg: the JPEG file has no frame header");
    }

    @Test
    void ignoresAnInvalidOrientation() {
        byte[] file = bytes("turned-6.jpg");
        int entry = indexOf(file, (byte) 0x01, (byte) 0x12);
        ByteBuffer.wrap(file).putShort(entry + 8, (short) 9);

        Image image = java.decode(new ImageData.Encoded(file, "turned-9.jpg"));

        assertThat(image).isEqualTo(GOLDEN.picture("turned-1.jpg"));
    }

    private static int indexOf(byte[] bytes, byte first, byte second) {
        return IntStream.range(0, bytes.length - 1)
                .filter(i -> bytes[i] == first && bytes[i + 1] == second)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(String name) {
        return Golden.bytes("pictures/" + name);
    }

    private static ImageData file(String name) {
        return new ImageData.Encoded(bytes(name), name);
    }
}
