package io.mithridate.defenses;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.text.Corpus;
import java.util.stream.IntStream;

/** The captions of a defender's pairs. */
final class Captions {

    private Captions() {}

    static Corpus corpus(PairSet pairs, DefenseContext context) {
        return new Corpus(
                IntStream.range(0, pairs.size()).mapToObj(pairs::caption).toList(),
                context.vocabulary());
    }
}
