package io.mithridate.attacks.optimised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.model.Embeddings;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurrogateEmbeddingsTest {

    @Test
    void keepsTheOrderOfTextsAndPictures(@TempDir Path folder) {
        try (ClipModel model = ClipModel.open(Surrogate.write(folder), Surrogate.CPU)) {
            SurrogateEmbeddings embeddings =
                    new SurrogateEmbeddings(model, Surrogate.decoder(), TrainingListener.silent());
            Embeddings texts = embeddings.texts(List.of("a dog", "a cat", "a dog"));
            assertThat(texts.row(2)).isEqualTo(texts.row(0)).isNotEqualTo(texts.row(1));
            assertThat(texts.dot(0, texts, 0)).isCloseTo(1, within(1e-5));
            // More pictures than fit into one batch.
            Embeddings many = embeddings.pictures(new Surrogate.Pairs(520));
            assertThat(many.count()).isEqualTo(520);
            assertThat(many.dot(515, many, 515)).isCloseTo(1, within(1e-5));
            Embeddings one = embeddings.pictures(new Surrogate.Pairs(520).select(new int[] {515}));
            assertThat(many.dot(515, one, 0)).isCloseTo(1, within(1e-5));
            assertThat(many.row(515)).isNotEqualTo(many.row(514));
        }
    }
}
