package io.mithridate.augmenters.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.text.EnglishPlural;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import org.junit.jupiter.api.Test;

/** Tests the list of irregular plurals against its source, the dictionary of LanguageTool. */
class DictionaryPluralsTest {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z'-]*");

    @Test
    void everyNounOfTheDictionaryHasExactlyItsPlurals() throws IOException {
        Map<String, Set<String>> plurals = new TreeMap<>();
        Map<String, Set<String>> singulars = new TreeMap<>();
        URL file =
                Objects.requireNonNull(
                        WordForms.class.getResource("/org/languagetool/resource/en/english.dict"));
        for (WordData entry : new DictionaryLookup(Dictionary.read(file))) {
            String word = entry.getWord().toString();
            String lemma = entry.getStem().toString();
            if (String.valueOf(entry.getTag()).equals("NNS")
                    && WORD.matcher(word).matches()
                    && WORD.matcher(lemma).matches()) {
                plurals.computeIfAbsent(lemma, first -> new TreeSet<>()).add(word);
                singulars.computeIfAbsent(word, first -> new TreeSet<>()).add(lemma);
            }
        }
        List<String> wrong = new ArrayList<>();
        plurals.forEach(
                (noun, forms) -> {
                    Set<String> known = new TreeSet<>(EnglishPlural.of(noun));
                    Set<String> expected = new TreeSet<>(forms);
                    if (expected.size() > 1) {
                        expected.remove(noun);
                    }
                    String regular = EnglishPlural.regular(noun);
                    if (forms.contains(regular)) {
                        expected.removeIf(
                                form ->
                                        !form.equals(regular)
                                                && Objects.requireNonNull(singulars.get(form))
                                                        .stream()
                                                        .anyMatch(
                                                                other ->
                                                                        !other.equals(noun)
                                                                                && !other.equals(
                                                                                        form)));
                    }
                    if (!known.equals(expected)) {
                        wrong.add("%s: %s, not %s".formatted(noun, known, expected));
                    }
                });

        assertThat(plurals).hasSizeGreaterThan(40_000);
        assertThat(wrong).isEmpty();
    }
}
