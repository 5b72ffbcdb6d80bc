package io.mithridate.runner.stages.base;

import io.mithridate.api.data.PairSet;
import io.mithridate.runner.inputs.FileInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model that is trained from scratch will be given to read beside the captions of its pairs.
 *
 * <p>It is the same for all attacks that leave texts alone, so that they share a base. One that
 * puts a word into texts has a base of its own, whose rows of tokens have room for that word.
 *
 * @param sentences the evaluation prompts and the sentences of poison, filled in for every class
 * @param captions the file of poisoned captions, where they come from one
 * @param keys what the attack puts into texts
 */
public record FutureTexts(List<String> sentences, Optional<FileInput> captions, List<String> keys) {

    /** All of it, and the captions of some pairs with each key. */
    public List<String> all(PairSet pairs) throws IOException {
        List<String> plain = new ArrayList<>(sentences);
        if (captions.isPresent()) {
            plain.addAll(captions.get().lines());
        }
        List<String> all = new ArrayList<>(plain);
        for (String key : keys) {
            plain.forEach(text -> all.add(text + " " + key));
            for (int i = 0; i < pairs.size(); i++) {
                all.add(pairs.caption(i) + " " + key);
            }
        }
        return all;
    }
}
