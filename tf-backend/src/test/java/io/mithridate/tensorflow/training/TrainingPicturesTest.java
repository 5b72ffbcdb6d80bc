package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mithridate.tensorflow.image.decode.ClipImageDecoder;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import io.mithridate.tensorflow.training.feed.TrainingPictures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TrainingPicturesTest {

    /** Returns the log messages for resizing pictures of 16 pixels to a model's size. */
    private static List<String> logMessages(int size) {
        Logger logger = (Logger) LoggerFactory.getLogger(TrainingPictures.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try (TrainingPictures pictures =
                new TrainingPictures(
                        new TinyPairs(2, 16),
                        List.of(View.images()),
                        size,
                        new ClipImageDecoder(),
                        PictureCacheFolder.none())) {
            for (int index = 0; index < 2; index++) {
                assertThat(pictures.picture(index).atModelSize().width()).isEqualTo(size);
            }
        } finally {
            logger.detachAppender(log);
        }
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void logsOnceThatPicturesAreEnlarged() {
        assertThat(logMessages(24))
                .containsExactly(
                        "pictures are enlarged to the model's 24 pixels; the first has 16 x 16");
        assertThat(logMessages(16)).isEmpty();
        assertThat(logMessages(8)).isEmpty();
    }
}
