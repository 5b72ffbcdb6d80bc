package io.mithridate.tensorflow.text;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of texts of which a model does not see the end; safe for use by several threads. */
public final class CutTexts {

    private static final Logger log = LoggerFactory.getLogger(CutTexts.class);

    private final Tokenizer tokenizer;
    private final AtomicBoolean found = new AtomicBoolean();

    /** Has not seen a text yet. */
    public CutTexts(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** Looks at a text that is trained on, and warns if it is the first that is cut. */
    public void see(String text) {
        if (!found.get() && tokenizer.cuts(text) && found.compareAndSet(false, true)) {
            log.warn(
                    "texts that are trained on are cut at {} tokens, so that the model does not"
                            + " see their end; the first is '{}'",
                    tokenizer.contextLength(),
                    text);
        }
    }

    /** Looks at texts that are embedded, and warns of the first ones of which any is cut. */
    public void see(List<String> texts) {
        if (!found.get()
                && texts.stream().anyMatch(tokenizer::cuts)
                && found.compareAndSet(false, true)) {
            warn(tokenizer, texts);
        }
    }

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
