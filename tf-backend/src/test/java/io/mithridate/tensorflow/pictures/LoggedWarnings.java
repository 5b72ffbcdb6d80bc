package io.mithridate.tensorflow.pictures;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Records the warnings of this package until it is closed. */
final class LoggedWarnings implements AutoCloseable {

    private final Logger logger =
            (Logger) LoggerFactory.getLogger(LoggedWarnings.class.getPackageName());
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    LoggedWarnings() {
        appender.start();
        logger.addAppender(appender);
    }

    List<String> lines() {
        return List.copyOf(appender.list).stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
