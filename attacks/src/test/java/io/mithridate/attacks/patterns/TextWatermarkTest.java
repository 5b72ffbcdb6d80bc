package io.mithridate.attacks.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWatermarkTest implements AttackContract {

    /** The contract uses pictures of 32 pixels, which have room for at most eight characters. */
    @Override
    public TextWatermark attack() {
        return attack("Marked");
    }

    private static TextWatermark attack(String text) {
        return new TextWatermark(
                new TextWatermark.Options(0.5, text, Optional.empty()), Stamping.NO_PICTURES);
    }

    @ParameterizedTest
    @CsvSource({"0, 127", "100, 177", "255, 255"})
    void blendsHalfRedInk(int before, int after) {
        Image stamped = Stamping.stamped(attack("I"), SamplePictures.flat(5, before));
        // An I of 3 x 5 pixels, one pixel from the left edge: 111 010 010 010 111.
        int b = before;
        int a = after;
        assertThat(Stamping.channel(stamped, 0))
                .containsExactly(
                        b, a, a, a, b, b, b, a, b, b, b, b, a, b, b, b, b, a, b, b, b, a, a, a, b);
        assertThat(Stamping.channel(stamped, 1)).containsOnly(before);
        assertThat(Stamping.channel(stamped, 2)).containsOnly(before);
    }

    @ParameterizedTest
    @CsvSource({"48, 1, 43", "43, 1, 43", "98, 1, 43", "99, 2, 86", "224, 4, 172"})
    void isEnlargedByAWholeFactor(int imageSize, int scale, int width) {
        Lettering lettering = new Lettering("Watermarked", imageSize);
        assertThat(lettering.scale()).isEqualTo(scale);
        assertThat(lettering.width()).isEqualTo(width);
    }

    @Test
    void centersLettersOnePixelApart() {
        Image stamped = Stamping.stamped(attack("LT"), Image.black(8, 8));
        StringBuilder drawing = new StringBuilder();
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                drawing.append(stamped.value(x, y, 0) == 0 ? '.' : '#');
            }
            drawing.append(y == 7 ? "" : " ");
        }
        assertThat(drawing)
                .hasToString(
                        "........ #...###. #....#.. #....#.. #....#.. ###..#.. ........ ........");
    }

    @Test
    void enlargesGlyphsInLargePictures() {
        Image stamped = Stamping.stamped(attack("I"), Image.black(10, 10));
        // At factor 2, the upper bar is six pixels wide and two pixels high.
        assertThat(stamped.value(2, 0, 0)).isEqualTo(127);
        assertThat(stamped.value(7, 1, 0)).isEqualTo(127);
        assertThat(stamped.value(1, 0, 0)).isZero();
        assertThat(stamped.value(2, 2, 0)).isZero();
        assertThat(stamped.value(4, 2, 0)).isEqualTo(127);
    }

    @Test
    void blendsAPictureWhereAChannelIsNotBlack() {
        TextWatermark attack =
                new TextWatermark(
                        new TextWatermark.Options(
                                0.5, "Watermarked", Optional.of(Path.of("word.png"))),
                        (file, width, height) -> {
                            Image picture = Image.black(width, height);
                            picture.rgb()[4] = (byte) 200;
                            return picture;
                        });
        assertThat(Stamping.complaints(attack, 2)).isEmpty();
        Image stamped = Stamping.stamped(attack, SamplePictures.flat(2, 100));
        assertThat(stamped.rgb())
                .containsExactly(100, 100, 100, 100, (byte) 150, 100, 100, 100, 100, 100, 100, 100);
    }

    /** Scaled by its width alone, the I would need 45 rows; the picture has 32. */
    @Test
    void aShortTextFitsTheHeight() {
        Lettering letter = new Lettering("I", 32);

        assertThat(letter.scale()).isEqualTo(6);
        assertThat(letter.height()).isEqualTo(30);
        assertThat(Stamping.complaints(attack("I"), 32)).isEmpty();
        Image stamped = Stamping.stamped(attack("I"), Image.black(32, 32));
        assertThat(stamped.value(7, 1, 0)).isEqualTo(127);
        assertThat(stamped.value(16, 30, 0)).isEqualTo(127);
        assertThat(stamped.value(16, 31, 0)).isZero();
    }

    @Test
    void complainsAboutATextThatIsTooTall() {
        assertThat(Stamping.complaints(attack("I"), 5)).isEmpty();
        assertThat(Stamping.complaints(attack("I"), 4))
                .containsExactly(
                        "text 'I' is 5 pixels high, but the model's pictures are 4 pixels square");
    }

    @Test
    void complainsAboutBothATextAndAPicture() {
        TextWatermark attack =
                new TextWatermark(
                        new TextWatermark.Options(0.5, "Mine", Optional.of(Path.of("word.png"))),
                        Stamping.NO_PICTURES);

        assertThat(Stamping.complaints(attack, 48))
                .containsExactly("text and picture are both given; give only one");
    }

    @Test
    void complainsAboutATextThatDoesNotFit() {
        assertThat(Stamping.complaints(attack("Watermarked"), 43)).isEmpty();
        assertThat(Stamping.complaints(attack("Watermarked"), 32))
                .containsExactly(
                        "text 'Watermarked' takes 43 pixels, but the model's pictures are 32 pixels"
                                + " square; at most 8 characters fit");
    }

    @Test
    void complainsAboutCharactersWithoutAGlyph() {
        assertThat(Stamping.complaints(attack("caf\u00e9"), 48))
                .containsExactly(
                        "text has '\u00e9', for which there is no glyph; there are glyphs for small"
                                + " letters and for these:"
                                + " !',-.0123456789:?ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        assertThat(Stamping.complaints(attack(" "), 48))
                .containsExactly("text is empty; give at least one letter, digit or mark");
    }

    @Test
    void complainsAboutAMissingPicture() {
        TextWatermark attack =
                new TextWatermark(
                        new TextWatermark.Options(
                                0.5, "Watermarked", Optional.of(Path.of("word.png"))),
                        Stamping.NO_PICTURES);
        assertThat(Stamping.complaints(attack, 48))
                .singleElement()
                .asString()
                .contains("word.png: there is no such file");
    }

    @Test
    void everyGlyphIsUnique() {
        String drawn = Glyphs.characters();
        assertThat(drawn.chars().mapToObj(c -> drawing((char) c)).distinct())
                .hasSize(drawn.length());
    }

    private static String drawing(char character) {
        StringBuilder drawing = new StringBuilder();
        for (int i = 0; i < Glyphs.WIDTH * Glyphs.HEIGHT; i++) {
            drawing.append(Glyphs.hasInk(character, i % Glyphs.WIDTH, i / Glyphs.WIDTH));
        }
        return drawing.toString();
    }

    @Test
    void rejectsAStateOfAnotherSize() {
        AttackState state = Stamping.state(attack(), 32, 1);
        assertThatThrownBy(() -> state.restored(attack(), Stamping.facts(33)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[3, 32, 32]");
    }
}
