package io.mithridate.runner.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.runner.plan.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The vocabulary of a data set's captions.
 *
 * @param vocabulary the words
 */
public record VocabularyInput(Vocabulary vocabulary) implements Input {

    @Override
    public JsonNode canonical() {
        List<Object> words = new ArrayList<>();
        for (Vocabulary.Noun noun : vocabulary.objects()) {
            List<String> related = noun.related().stream().sorted().toList();
            words.add(List.of(noun.singular(), noun.plural(), related));
        }
        SortedMap<String, ?> attributes = new TreeMap<>(vocabulary.attributes());
        List<Object> all = List.of(words, attributes, vocabulary.opposites(), vocabulary.counts());
        return TextNode.valueOf(DigestUtils.sha256Hex(all.toString()));
    }
}
