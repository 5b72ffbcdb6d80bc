package io.mithridate.tensorflow.image.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/** Tests that any damaged picture file is either decoded or refused with a message. */
class PictureFileProperties {

    private static final Path WEBP =
            Path.of("src", "test", "resources", "golden", "pictures", "lossy.webp");

    private static final List<byte[]> WHOLE_FILES =
            List.of(
                    encodePicture("png"),
                    encodePicture("jpg"),
                    encodePicture("gif"),
                    encodePicture("bmp"),
                    webp());

    private static final int MAX_LENGTH =
            WHOLE_FILES.stream().mapToInt(bytes -> bytes.length).max().orElseThrow();

    /** The offset of the name and content of a PNG's first chunk, which its checksum covers. */
    private static final int HEADER_BEGIN = 12;

    private static final int HEADER_END = 29;

    private final ClipImageDecoder decoder = new ClipImageDecoder();

    private static byte[] encodePicture(String format) {
        BufferedImage picture = new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 48; i++) {
            picture.setRGB(i % 8, i / 8, i * 0x030507);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] webp() {
        try {
            return Files.readAllBytes(WEBP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Generates files with some changed bytes, mostly in the header, that may be truncated. */
    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<Tuple.Tuple2<Integer, Byte>> change =
                Combinators.combine(
                                Arbitraries.oneOf(
                                        Arbitraries.integers().between(0, 63),
                                        Arbitraries.integers().between(0, MAX_LENGTH - 1)),
                                Arbitraries.bytes())
                        .as(Tuple::of);
        return Combinators.combine(
                        Arbitraries.of(WHOLE_FILES),
                        change.list().ofMaxSize(5),
                        Arbitraries.oneOf(
                                Arbitraries.just(MAX_LENGTH),
                                Arbitraries.integers().between(0, MAX_LENGTH)))
                .as(PictureFileProperties::damage);
    }

    /**
     * Returns a damaged file. A PNG header gets a valid checksum, since otherwise the rest would
     * never be read.
     */
    private static byte[] damage(
            byte[] whole, List<Tuple.Tuple2<Integer, Byte>> changes, int length) {
        byte[] bytes = whole.clone();
        changes.forEach(change -> bytes[change.get1() % bytes.length] = change.get2());
        if (Arrays.equals(Arrays.copyOf(whole, 4), new byte[] {(byte) 0x89, 'P', 'N', 'G'})) {
            CRC32 sum = new CRC32();
            sum.update(bytes, HEADER_BEGIN, HEADER_END - HEADER_BEGIN);
            ByteBuffer.wrap(bytes).putInt(HEADER_END, (int) sum.getValue());
        }
        return Arrays.copyOf(bytes, Math.min(length, bytes.length));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void decodesOrRejects(@ForAll("files") byte[] bytes) {
        assertDecodedOrRejected(bytes);
    }

    @Property(tries = 1_000_000, edgeCases = EdgeCasesMode.NONE)
    @Tag("slow")
    void decodesOrRejectsAMillionFiles(@ForAll("files") byte[] bytes) {
        assertDecodedOrRejected(bytes);
    }

    private void assertDecodedOrRejected(byte[] bytes) {
        Image image;
        try {
            image = decoder.decode(new ImageData.Encoded(bytes, "fuzz"));
        } catch (CorruptImageException e) {
            assertThat(e.getMessage()).contains("fuzz").hasSizeGreaterThan(8);
            return;
        }
        assertThat((long) image.width() * image.height())
                .isBetween(1L, (long) PictureFileReader.MAX_PIXELS);
        assertThat(image.rgb()).hasSize(image.width() * image.height() * Image.CHANNELS);
    }
}
