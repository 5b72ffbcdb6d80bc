package io.mithridate.runner.data;

import io.mithridate.api.backend.TextLengths;
import java.util.StringTokenizer;

/**
 * Counts a token for each word of a text, one for its start and one for its end.
 *
 * @param contextLength the number of tokens that a model sees
 */
record FramedWords(int contextLength) implements TextLengths {

    @Override
    public int tokens(String text) {
        return new StringTokenizer(text).countTokens() + 2;
    }
}
