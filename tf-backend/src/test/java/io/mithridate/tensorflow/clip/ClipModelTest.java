package io.mithridate.tensorflow.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mithridate.api.data.Image;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.text.TruncationWarning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ClipModelTest {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32);
    private static final int SIDE = 16;

    @TempDir private static Path folder;
    private final List<ImageTextModel> open = new ArrayList<>();
    private ImageTextModel model = openModel();

    private ImageTextModel openModel() {
        BytePairEncoding tokenizer =
                BytePairEncoding.learn(List.of("a red bar", "a blue bar"), 520, 12);
        MiniArchitecture architecture =
                new MiniArchitecture(
                        SIDE, List.of(4, 8), 6, 8, 2, 2, 12, tokenizer.vocabularySize());
        Checkpoint checkpoint =
                ClipCheckpoint.initial(architecture, tokenizer, new Seed(3)).write(folder);
        ImageTextModel opened = ClipModel.open(checkpoint, CPU);
        open.add(opened);
        return opened;
    }

    @BeforeEach
    void useTheOpenModel() {
        model = open.get(0);
    }

    @AfterEach
    void close() {
        open.forEach(ImageTextModel::close);
    }

    private static List<Image> pictures(int count) {
        List<Image> pictures = new ArrayList<>();
        RandomGenerator random = new Seed(9).generator();
        for (int i = 0; i < count; i++) {
            byte[] rgb = new byte[SIDE * SIDE * Image.CHANNELS];
            random.nextBytes(rgb);
            pictures.add(new Image(SIDE, SIDE, rgb));
        }
        return pictures;
    }

    @Test
    void embeddingsDoNotDependOnOtherInputs() {
        List<Image> pictures = pictures(70);
        Embeddings all = model.embedImages(pictures);
        assertThat(all.count()).isEqualTo(70);
        assertThat(all.dimension()).isEqualTo(6);
        assertThat(model.embedImages(pictures.subList(66, 67)).row(0))
                .containsExactly(all.row(66), within(1e-6f));
        assertThat(all.row(66)).isNotEqualTo(all.row(65));

        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            texts.add("a bar number " + i);
        }
        Embeddings rows = model.embedTexts(texts);
        assertThat(model.embedTexts(texts.subList(68, 69)).row(0))
                .containsExactly(rows.row(68), within(1e-6f));
    }

    @Test
    void returnsNoEmbeddingsForNoInputs() {
        assertThat(model.embedImages(List.of()).count()).isZero();
        assertThat(model.embedTexts(List.of()).count()).isZero();
    }

    /** A metric or detector may embed the texts of each class in a separate call. */
    @Test
    void warnsOnceAboutTruncatedTexts() {
        Logger logger = (Logger) LoggerFactory.getLogger(TruncationWarning.class);
        ListAppender<ILoggingEvent> warnings = new ListAppender<>();
        warnings.start();
        logger.addAppender(warnings);
        try {
            model.embedTexts(List.of("a red bar"));
            for (int i = 0; i < 3; i++) {
                model.embedTexts(List.of("a red bar, a blue bar and bars without an end"));
            }
        } finally {
            logger.detachAppender(warnings);
        }

        assertThat(warnings.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .contains("1 of 1 texts are cut", "without an end");
    }

    @Test
    void logitScaleStartsAsInClip() {
        assertThat(model.logitScale()).isCloseTo(1 / 0.07, within(1e-4));
    }

    @Test
    void rejectsPicturesOfAnotherSize() {
        assertThatThrownBy(() -> model.embedImages(List.of(Image.black(16, 17))))
                .hasMessageContaining("Image[16 x 17]")
                .hasMessageContaining("16 x 16 pixels");
    }
}
