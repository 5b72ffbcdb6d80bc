package io.mithridate.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {

    private static final Embeddings TWO_ROWS = new Embeddings(2, 3, new float[] {1, 2, 3, 4, 5, 6});

    @Test
    void rowsAreCopies() {
        float[] row = TWO_ROWS.row(1);
        assertThat(row).containsExactly(4, 5, 6);
        row[0] = 9;
        assertThat(TWO_ROWS.row(1)).containsExactly(4, 5, 6);
    }

    @Test
    void multipliesRows() {
        assertThat(TWO_ROWS.dot(0, TWO_ROWS, 1)).isEqualTo(1 * 4 + 2 * 5 + 3 * 6);
    }

    @Test
    void multipliesInDoublePrecision() {
        // In single precision 1e8 + 1 - 1e8 is 0.
        Embeddings large = new Embeddings(1, 3, new float[] {1e8f, 1, -1e8f});
        Embeddings ones = new Embeddings(1, 3, new float[] {1, 1, 1});
        assertThat(large.dot(0, ones, 0)).isEqualTo(1);
    }

    @Test
    void normalizesEachRow() {
        Embeddings unit = new Embeddings(2, 2, new float[] {3, 4, 0, -2}).normalised();
        assertThat(unit.values())
                .containsExactly(new float[] {0.6f, 0.8f, 0, -1}, Offset.offset(1e-7f));
    }

    @Test
    void normalizingKeepsRowsOfZeros() {
        assertThat(new Embeddings(1, 2, new float[2]).normalised().values()).containsOnly(0);
    }

    @Test
    void normalizingDoesNotChangeTheOriginal() {
        TWO_ROWS.normalised();
        assertThat(TWO_ROWS.row(0)).containsExactly(1, 2, 3);
    }

    @Property(tries = 200)
    void normalizedRowsHaveLengthOneAndTheSameDirection(
            @ForAll @Size(6) float @FloatRange(min = -0x1p50f, max = 0x1p50f) [] values) {
        Embeddings rows = new Embeddings(2, 3, values);
        Embeddings unit = rows.normalised();
        for (int row = 0; row < 2; row++) {
            double length = Math.sqrt(rows.dot(row, rows, row));
            if (length > 1e-30) {
                assertThat(unit.dot(row, unit, row)).isCloseTo(1, Offset.offset(1e-6));
                assertThat(rows.dot(row, unit, row) / length).isCloseTo(1, Offset.offset(1e-6));
            }
        }
    }

    @Test
    void rejectsShapesThatDoNotFit() {
        assertThatThrownBy(() -> new Embeddings(2, 3, new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 x 3 embeddings need 6 numbers, got 5");
        assertThatThrownBy(() -> new Embeddings(1 << 16, 1 << 16, new float[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4294967296 numbers");
    }

    @Test
    void rejectsIndicesOutsideTheMatrix() {
        assertThatThrownBy(() -> TWO_ROWS.row(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> TWO_ROWS.row(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void rejectsProductsOfDifferentDimensions() {
        Embeddings flat = new Embeddings(3, 2, new float[6]);
        assertThatThrownBy(() -> TWO_ROWS.dot(0, flat, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 and 2 dimensions");
    }

    @Test
    void areEqualByContent() {
        Embeddings same = new Embeddings(2, 3, TWO_ROWS.values().clone());
        assertThat(same).isEqualTo(TWO_ROWS).hasSameHashCodeAs(TWO_ROWS);
        assertThat(new Embeddings(3, 2, TWO_ROWS.values())).isNotEqualTo(TWO_ROWS);
        assertThat(new Embeddings(2, 3, new float[6])).isNotEqualTo(TWO_ROWS);
        assertThat(TWO_ROWS).hasToString("Embeddings[2 x 3]");
    }
}
