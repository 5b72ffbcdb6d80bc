package io.mithridate.attacks.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.attacks.stamps.TriggerPattern;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrianglesTest implements AttackContract {

    @Override
    public Triangles attack() {
        return attack(Optional.empty());
    }

    private static Triangles attack(Optional<Integer> cell) {
        return new Triangles(
                new Triangles.Options(0.15, cell, Optional.empty()), Stamping.NO_PICTURES);
    }

    /** Levels are 0.85 * 100 + 0.15 * 255 * (0.4 or 0.8); 0.4 is on and below the diagonal. */
    @Test
    void cellsAreDarkOnAndBelowTheDiagonal() {
        Image stamped = Stamping.stamped(attack(Optional.of(2)), SamplePictures.flat(4, 100));
        assertThat(Stamping.channel(stamped, 0))
                .containsExactly(
                        100, 115, 100, 115, 100, 100, 100, 100, 100, 115, 100, 115, 100, 100, 100,
                        100);
        assertThat(Stamping.channel(stamped, 1)).isEqualTo(Stamping.channel(stamped, 0));
        assertThat(Stamping.channel(stamped, 2)).isEqualTo(Stamping.channel(stamped, 0));
    }

    @ParameterizedTest
    @CsvSource({"32, 2", "48, 3", "224, 14", "336, 21", "8, 1"})
    void aCellIsASixteenthOfThePicture(int size, int cell) {
        float[] firstRow =
                Stamping.state(attack(), size, 1).as(TriggerPattern.class).pattern().values();
        for (int column = 0; column < size; column++) {
            assertThat(firstRow[column]).isEqualTo(column % cell == 0 ? 0.4f : 0.8f);
        }
    }

    @Test
    void aPictureReplacesTheGrid() {
        Triangles attack =
                new Triangles(
                        new Triangles.Options(
                                0.15, Optional.empty(), Optional.of(Path.of("triangles.png"))),
                        (file, width, height) -> SamplePictures.flat(width, 204));
        assertThat(Stamping.complaints(attack, 4)).isEmpty();
        assertThat(Stamping.stamped(attack, SamplePictures.flat(4, 100)))
                .isEqualTo(SamplePictures.flat(4, 115));
    }

    @Test
    void complainsAboutACellLargerThanThePictureAndAboutAMissingPicture() {
        assertThat(Stamping.complaints(attack(Optional.of(48)), 48)).isEmpty();
        assertThat(Stamping.complaints(attack(Optional.of(49)), 48))
                .containsExactly(
                        "cell is 49, but the model's pictures are 48 pixels square; at most 48"
                                + " fits");
        Triangles missing =
                new Triangles(
                        new Triangles.Options(
                                0.15, Optional.empty(), Optional.of(Path.of("triangles.png"))),
                        Stamping.NO_PICTURES);
        assertThat(Stamping.complaints(missing, 48))
                .singleElement()
                .asString()
                .contains("triangles.png: there is no such file");
    }

    @Test
    void rejectsBothACellAndAPicture() {
        assertThatThrownBy(
                        () ->
                                new Triangles.Options(
                                        0.15, Optional.of(3), Optional.of(Path.of("a.png"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.png")
                .hasMessageContaining("give one of the two");
    }

    @Test
    void rejectsAStateOfAnotherSize() {
        AttackState state = Stamping.state(attack(), 8, 1);
        assertThatThrownBy(() -> state.restored(attack(), Stamping.facts(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[3, 8, 8]");
    }
}
