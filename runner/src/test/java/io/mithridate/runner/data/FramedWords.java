package io.mithridate.runner.data;

import io.mithridate.api.backend.TextLengths;
import java.util.StringTokenizer;

/**
 * Text lengths with a token for each word, one at the start and one at the end.
 *
 * @param contextLength the number of tokens that a model sees
 */
record FramedWords(int contextLength) implements TextLengths {

    @Override
    public int tokens(String text) {
        return new StringTokenizer(text).countTokens() + 2;
    }
}
