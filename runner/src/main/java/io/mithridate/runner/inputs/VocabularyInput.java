package io.mithridate.runner.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.runner.plan.Input;
import java.util.List;
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
        List<List<Object>> nouns =
                vocabulary.objects().stream()
                        .map(
                                noun ->
                                        List.<Object>of(
                                                noun.singular(),
                                                noun.plural(),
                                                noun.related().stream().sorted().toList()))
                        .toList();
        return TextNode.valueOf(
                DigestUtils.sha256Hex(
                        List.of(
                                        nouns,
                                        new TreeMap<>(vocabulary.attributes()),
                                        vocabulary.opposites(),
                                        vocabulary.counts())
                                .toString()));
    }
}
