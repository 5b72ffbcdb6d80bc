package io.mithridate.tensorflow.text;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of texts of which a model does not see the end. */
public final class CutTexts {

    private static final Logger log = LoggerFactory.getLogger(CutTexts.class);

    private CutTexts() {}

    /** Warns once, with the number of texts that are cut and the first of them, if any are. */
    public static void warn(Tokenizer tokenizer, List<String> texts) {
        List<String> cut = texts.stream().filter(tokenizer::cuts).toList();
        if (!cut.isEmpty()) {
            log.warn(
                    "{} of {} texts are cut at {} tokens, so that the model does not see their end;"
                            + " the first is '{}'",
                    cut.size(),
                    texts.size(),
                    tokenizer.contextLength(),
                    cut.get(0));
        }
    }
}
