package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.model.Embeddings;
import io.mithridate.runner.stages.embedding.StoredEmbeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredEmbeddingsTest {

    private final Path file;

    StoredEmbeddingsTest(@TempDir Path folder) {
        this.file = folder.resolve("rows.f32");
    }

    /** Tests no rows, one row, and more values than are written in one chunk. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "3, 4", "200, 512"})
    void readsTheRowsThatItWrote(int count, int dimension) throws IOException {
        float[] values = new float[count * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 7 == 0 ? Float.NaN : -1f / (i + 1);
        }
        StoredEmbeddings.write(file, new Embeddings(count, dimension, values));

        Embeddings read = StoredEmbeddings.readFile(file);
        assertThat(read.count()).isEqualTo(count);
        assertThat(read.dimension()).isEqualTo(dimension);
        assertThat(read.values()).isEqualTo(values);
        assertThat(Files.size(file)).isEqualTo(8L + 4L * values.length);
    }

    @Test
    void rejectsATruncatedFile() throws IOException {
        StoredEmbeddings.write(file, new Embeddings(2, 2, new float[4]));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));

        assertThatThrownBy(() -> StoredEmbeddings.readFile(file))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("says 2 rows of 2 floats, but holds 12 bytes after that");
    }
}
