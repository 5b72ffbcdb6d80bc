package io.mithridate.datasets.emojiscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

class SpriteArchiveTest {

    private static final String ADVICE =
            "; the archive is com.vanniktech:emoji-google, which the build of mithridate-datasets"
                    + " copies: build that module again";

    private static final SpriteTable.Cell BANANA = SpriteTable.read().cell("1f34c");

    @Test
    void decodesTheRequestedDrawings() {
        SpriteTable.Cell dog = SpriteTable.read().cell("1f415");
        assertThat(SpriteArchive.read().sprites(List.of(BANANA, dog)))
                .containsOnlyKeys("1f34c", "1f415")
                .allSatisfy(
                        (codePoints, sprite) -> {
                            assertThat(sprite.width()).isBetween(40, 64);
                            assertThat(sprite.height()).isBetween(40, 64);
                        });
    }

    /** The banana is yellow; the cells above and below it are not. */
    @Test
    void decodesAYellowBanana() {
        Sprite banana =
                Objects.requireNonNull(SpriteArchive.read().sprites(List.of(BANANA)).get("1f34c"));
        float[] sum = new float[Sprite.VALUES_PER_PIXEL];
        for (int y = 0; y < banana.height(); y++) {
            for (int x = 0; x < banana.width(); x++) {
                banana.sampler(1).add(x + 0.5f, y + 0.5f, sum);
            }
        }
        assertThat(sum[0]).isGreaterThan(0.8f * sum[3]);
        assertThat(sum[1]).isGreaterThan(0.7f * sum[3]);
        assertThat(sum[2]).isLessThan(0.6f * sum[3]);
    }

    /** The checksum is verified at each start; the digest identifies the data set. */
    @Test
    void archiveHasTheExpectedDigest() throws IOException {
        try (InputStream archive =
                Objects.requireNonNull(
                        SpriteArchive.class.getResourceAsStream("emoji-google.aar"))) {
            assertThat(DigestUtils.sha256Hex(archive)).isEqualTo(SpriteArchive.expectedSha256());
        }
    }

    @Test
    void rejectsADamagedArchive() {
        assertThatThrownBy(() -> SpriteArchive.of(new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the sprite archive emoji-google.aar is damaged or of another version: its"
                                + " CRC-32 is 55bc801d, not 00aae82f"
                                + ADVICE);
    }

    @Test
    void reportsAMissingStrip() throws IOException {
        SpriteArchive empty = new SpriteArchive(zip("res/nothing.txt", "nothing"));
        assertThatThrownBy(() -> empty.sprites(List.of(BANANA)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the sprite archive emoji-google.aar has no strips [%d]%s",
                        BANANA.strip(), ADVICE);
    }

    @Test
    void reportsAStripThatIsNotAPicture() throws IOException {
        String name = "res/drawable-nodpi-v4/emoji_google_sheet_" + BANANA.strip() + ".png";
        SpriteArchive broken = new SpriteArchive(zip(name, "no picture"));
        assertThatThrownBy(() -> broken.sprites(List.of(BANANA)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(name + " in emoji-google.aar is not a picture 66 pixels wide" + ADVICE);
    }

    @Test
    void reportsAMissingDrawing() {
        assertThatThrownBy(() -> SpriteTable.read().cell("ffff"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the artwork has no drawing of the code points ffff");
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }
}
