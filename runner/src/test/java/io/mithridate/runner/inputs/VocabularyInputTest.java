package io.mithridate.runner.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.data.Vocabulary.Noun;
import io.mithridate.api.data.Vocabulary.Opposite;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VocabularyInputTest {

    private static final Noun CAT = new Noun("cat", "cats", Set.of("dog", "fox", "owl"));
    private static final Map<String, List<String>> COLORS =
            Map.of("colour", List.of("red", "blue"), "size", List.of("small", "large"));
    private static final List<Opposite> OPPOSITES = List.of(new Opposite("above", "below"));
    private static final List<String> COUNTS = List.of("one", "two");

    private static String form(Vocabulary vocabulary) {
        return new VocabularyInput(vocabulary).canonical().textValue();
    }

    private static Vocabulary vocabulary() {
        return new Vocabulary(List.of(CAT), COLORS, OPPOSITES, COUNTS);
    }

    @Test
    void orderOfUnorderedPartsDoesNotMatter() {
        Map<String, List<String>> reversed = new LinkedHashMap<>();
        reversed.put("size", List.of("small", "large"));
        reversed.put("colour", List.of("red", "blue"));
        Noun cat = new Noun("cat", "cats", new LinkedHashSet<>(List.of("owl", "fox", "dog")));

        assertThat(form(vocabulary())).matches("[0-9a-f]{64}");
        assertThat(form(new Vocabulary(List.of(cat), reversed, OPPOSITES, COUNTS)))
                .isEqualTo(form(vocabulary()));
    }

    static Stream<Vocabulary> otherVocabularies() {
        return Stream.of(
                new Vocabulary(List.of(), COLORS, OPPOSITES, COUNTS),
                new Vocabulary(
                        List.of(new Noun("kitten", "cats", CAT.related())),
                        COLORS,
                        OPPOSITES,
                        COUNTS),
                new Vocabulary(
                        List.of(new Noun("cat", "kittens", CAT.related())),
                        COLORS,
                        OPPOSITES,
                        COUNTS),
                new Vocabulary(
                        List.of(new Noun("cat", "cats", Set.of("dog"))), COLORS, OPPOSITES, COUNTS),
                new Vocabulary(
                        List.of(CAT), Map.of("colour", List.of("red", "blue")), OPPOSITES, COUNTS),
                new Vocabulary(List.of(CAT), COLORS, List.of(), COUNTS),
                new Vocabulary(
                        List.of(CAT), COLORS, List.of(new Opposite("below", "above")), COUNTS),
                new Vocabulary(List.of(CAT), COLORS, OPPOSITES, List.of("one")),
                new Vocabulary(List.of(CAT), COLORS, OPPOSITES, List.of("two", "one")));
    }

    @ParameterizedTest
    @MethodSource("otherVocabularies")
    void formDependsOnEveryWord(Vocabulary other) {
        assertThat(form(other)).isNotEqualTo(form(vocabulary()));
    }
}
