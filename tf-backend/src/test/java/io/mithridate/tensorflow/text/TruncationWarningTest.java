package io.mithridate.tensorflow.text;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TruncationWarningTest {

    /**
     * A tokenizer learned from no text, so that each letter is a token. A row holds the start
     * token, three letters and the end token.
     */
    private static final Tokenizer TOKENIZER =
            BytePairEncoding.learn(List.of(), BytePairEncoding.MIN_VOCABULARY_SIZE, 5);

    private static List<String> warnings(String... texts) {
        return warnings(() -> TruncationWarning.warn(TOKENIZER, List.of(texts)));
    }

    private static List<String> warnings(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(TruncationWarning.class);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        try {
            work.run();
        } finally {
            logger.detachAppender(appender);
        }
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void namesTheFirstTruncatedTrainingText() {
        TruncationWarning warning = new TruncationWarning(TOKENIZER);
        assertThat(
                        warnings(
                                () -> {
                                    warning.check("abc");
                                    warning.check("abcd");
                                    warning.check("efghi");
                                }))
                .containsExactly(
                        "texts that are trained on are cut at 5 tokens, so that the model does not"
                                + " see their end; the first is 'abcd'");
    }

    @Test
    void truncatesTextsThatExceedARowWithStartAndEndToken() {
        assertThat(TOKENIZER.truncates("")).isFalse();
        assertThat(TOKENIZER.truncates("a b c")).isFalse();
        assertThat(TOKENIZER.truncates("abc")).isFalse();
        assertThat(TOKENIZER.truncates("abcd")).isTrue();
        assertThat(TOKENIZER.truncates("a b c d")).isTrue();
    }

    @Test
    void lengthOfATextDoesNotDependOnTheRow() {
        assertThat(TOKENIZER.tokens("")).isEqualTo(2);
        assertThat(TOKENIZER.tokens("abc")).isEqualTo(5);
        assertThat(TOKENIZER.tokens("a b c d e f")).isEqualTo(8);
    }

    @Test
    void warnsOnceWithTheNumberOfTruncatedTextsAndAnExample() {
        assertThat(warnings("abc", "abcd", "a b", "a b c d"))
                .containsExactly(
                        "2 of 4 texts are cut at 5 tokens, so that the model does not see their"
                                + " end; the first is 'abcd'");
        assertThat(warnings("abc", "a b c")).isEmpty();
    }
}
