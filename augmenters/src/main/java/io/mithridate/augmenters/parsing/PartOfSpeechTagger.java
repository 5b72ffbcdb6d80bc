package io.mithridate.augmenters.parsing;

import io.mithridate.augmenters.parsing.Readings.Reading;
import java.util.List;

/** Decides what each word of a caption is taken for; safe for use by several threads. */
interface PartOfSpeechTagger {

    /**
     * One reading for each token.
     *
     * @param tokens words and marks
     * @param isWord which of them are words
     */
    List<Reading> tag(List<String> tokens, boolean[] isWord);
}
