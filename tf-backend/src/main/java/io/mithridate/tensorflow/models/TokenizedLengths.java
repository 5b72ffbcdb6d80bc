package io.mithridate.tensorflow.models;

import io.mithridate.api.backend.TextLengths;
import io.mithridate.tensorflow.text.Tokenizer;

/** The lengths of texts by a tokenizer. */
record TokenizedLengths(Tokenizer tokenizer) implements TextLengths {

    @Override
    public int tokens(String text) {
        return tokenizer.length(text);
    }

    @Override
    public int context() {
        return tokenizer.contextLength();
    }
}
