package io.mithridate.tensorflow.text;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns about texts that are truncated for a model; safe for use by several threads. */
public final class TruncationWarning {

    private static final Logger log = LoggerFactory.getLogger(TruncationWarning.class);

    private final Tokenizer tokenizer;
    private final AtomicBoolean hasWarned = new AtomicBoolean();

    /** Creates a checker that has not seen any text yet. */
    public TruncationWarning(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** Checks a text for training, and warns if it is the first one that is truncated. */
    public void check(String text) {
        if (!hasWarned.get() && tokenizer.truncates(text) && hasWarned.compareAndSet(false, true)) {
            log.warn(
                    "texts that are trained on are cut at {} tokens, so that the model does not"
                            + " see their end; the first is '{}'",
                    tokenizer.contextLength(),
                    text);
        }
    }

    /** Checks texts to be embedded, and warns the first time that any of them are truncated. */
    public void check(List<String> texts) {
        if (!hasWarned.get()
                && texts.stream().anyMatch(tokenizer::truncates)
                && hasWarned.compareAndSet(false, true)) {
            warn(tokenizer, texts);
        }
    }

    /**
     * Logs one warning with the number of truncated texts and the first of them, if there are any.
     */
    public static void warn(Tokenizer tokenizer, List<String> texts) {
        List<String> cut = texts.stream().filter(tokenizer::truncates).toList();
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
