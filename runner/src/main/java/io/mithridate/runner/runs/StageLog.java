package io.mithridate.runner.runs;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Redirects the log messages of a stage's thread to the stage's log file until it is closed. */
public final class StageLog implements AutoCloseable {

    private static final String STAGE = "stage";

    private final Logger root;
    private final FileAppender<ILoggingEvent> appender = new FileAppender<>();

    public StageLog(Path file, String key) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level %logger{0} %msg%n");
        encoder.start();

        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        appender.addFilter(
                new Filter<>() {
                    @Override
                    public FilterReply decide(ILoggingEvent event) {
                        return key.equals(event.getMDCPropertyMap().get(STAGE))
                                ? FilterReply.NEUTRAL
                                : FilterReply.DENY;
                    }
                });
        appender.start();
        root.addAppender(appender);
        MDC.put(STAGE, key);
    }

    @Override
    public void close() {
        MDC.remove(STAGE);
        root.detachAppender(appender);
        appender.stop();
    }
}
