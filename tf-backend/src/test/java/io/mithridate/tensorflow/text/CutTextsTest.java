package io.mithridate.tensorflow.text;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CutTextsTest {

    /** Learnt from nothing, so that each letter is a token: rows of three letters and two marks. */
    private static final Tokenizer TOKENIZER =
            LearntBytePairEncoding.learn(List.of(), LearntBytePairEncoding.MIN_VOCABULARY_SIZE, 5);

    private static List<String> warnings(String... texts) {
        return warnings(() -> CutTexts.warn(TOKENIZER, List.of(texts)));
    }

    private static List<String> warnings(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(CutTexts.class);
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
    void theFirstTrainingTextThatIsCutIsNamed() {
        CutTexts seen = new CutTexts(TOKENIZER);
        assertThat(
                        warnings(
                                () -> {
                                    seen.see("abc");
                                    seen.see("abcd");
                                    seen.see("efghi");
                                }))
                .containsExactly(
                        "texts that are trained on are cut at 5 tokens, so that the model does not"
                                + " see their end; the first is 'abcd'");
    }

    @Test
    void aTextIsCutWhereItIsLongerThanARowWithBothItsMarks() {
        assertThat(TOKENIZER.cuts("")).isFalse();
        assertThat(TOKENIZER.cuts("a b c")).isFalse();
        assertThat(TOKENIZER.cuts("abc")).isFalse();
        assertThat(TOKENIZER.cuts("abcd")).isTrue();
        assertThat(TOKENIZER.cuts("a b c d")).isTrue();
    }

    @Test
    void aTextHasItsLengthHoweverLongARowIs() {
        assertThat(TOKENIZER.tokens("")).isEqualTo(2);
        assertThat(TOKENIZER.tokens("abc")).isEqualTo(5);
        assertThat(TOKENIZER.tokens("a b c d e f")).isEqualTo(8);
    }

    @Test
    void whatIsCutIsToldOnceWithItsNumberAndAnExample() {
        assertThat(warnings("abc", "abcd", "a b", "a b c d"))
                .containsExactly(
                        "2 of 4 texts are cut at 5 tokens, so that the model does not see their"
                                + " end; the first is 'abcd'");
        assertThat(warnings("abc", "a b c")).isEmpty();
    }
}
