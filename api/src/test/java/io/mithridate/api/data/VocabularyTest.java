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

    /** The iteration order of Map.copyOf and Set.copyOf differs between JVM runs. */
    @Test
    void sortsItsMapsAndSets() {
        List<String> sorted =
                List.of(
                        "age", "breed", "colour", "fur", "mood", "posture", "shape", "size",
                        "texture");
        Map<String, List<String>> attributes = new HashMap<>();
        sorted.forEach(name -> attributes.put(name, List.of()));
        Vocabulary.Noun noun = new Vocabulary.Noun("dog", "dogs", attributes.keySet());
        Vocabulary vocabulary = new Vocabulary(List.of(noun), attributes, List.of(), List.of());

        assertThat(vocabulary.attributes().keySet()).containsExactlyElementsOf(sorted);
        assertThat(noun.related()).containsExactlyElementsOf(sorted);
    }

    @Test
    void copiesItsCollections() {
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
