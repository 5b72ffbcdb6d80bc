package io.mithridate.api.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    @Test
    void keepsCollectionsOfItsOwn() {
        Set<String> related = new HashSet<>(Set.of("animal"));
        Vocabulary.Noun dog = new Vocabulary.Noun("dog", "dogs", related);
        List<Vocabulary.Noun> objects = new ArrayList<>(List.of(dog));
        Map<String, List<String>> attributes = new HashMap<>(Map.of("size", List.of("small")));
        List<Vocabulary.Opposite> opposites = new ArrayList<>();
        List<String> counts = new ArrayList<>(List.of("one"));
        Vocabulary vocabulary = new Vocabulary(objects, attributes, opposites, counts);

        related.add("pet");
        objects.clear();
        attributes.clear();
        opposites.add(new Vocabulary.Opposite("above", "below"));
        counts.clear();

        assertThat(vocabulary.objects()).containsExactly(dog);
        assertThat(dog.related()).containsExactly("animal");
        assertThat(vocabulary.attributes()).containsOnlyKeys("size");
        assertThat(vocabulary.opposites()).isEmpty();
        assertThat(vocabulary.counts()).containsExactly("one");
    }
}
