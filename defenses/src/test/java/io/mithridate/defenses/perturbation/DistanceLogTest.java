package io.mithridate.defenses.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mithridate.api.training.TrainingListener;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Tests the warning of a run of four steps that moves nothing. */
class DistanceLogTest {

    @Test
    void warnsIfAWholeRunMovedNothing() {
        assertThat(warnings(0)).hasSize(1);
    }

    /** The distances in the first steps of a resumed run are unknown. */
    @Test
    void doesNotWarnAboutAResumedRun() {
        assertThat(warnings(2)).isEmpty();
    }

    private static List<ILoggingEvent> warnings(long stepsBefore) {
        Logger logger = (Logger) LoggerFactory.getLogger(DistanceLog.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            DistanceLog log = new DistanceLog(2);
            log.onStart(new TrainingListener.Start("par", 4, 2, 16, stepsBefore, 0, 16));
            for (long step = stepsBefore + 1; step <= 4; step++) {
                log.onStep(
                        new TrainingListener.Step(
                                step,
                                1,
                                16,
                                1e-3,
                                0.5,
                                Map.of(
                                        DistanceLog.IMAGE_DISTANCE,
                                        0.01,
                                        DistanceLog.TEXT_DISTANCE,
                                        0.01)));
            }
            log.onEnd(new TrainingListener.End(4, 1, 0, 0));
        } finally {
            logger.detachAppender(lines);
        }
        return lines.list.stream().filter(line -> line.getLevel() == Level.WARN).toList();
    }
}
