package io.mithridate.augmenters.lexicon;

import static java.util.Map.entry;

import io.mithridate.augmenters.parsing.WordForms;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The singular and plural forms of nouns, according to the dictionary with corrections for
 * captions.
 */
final class NounForms {

    /** Plurals that are not the first choice of the dictionary. */
    private static final Map<String, String> IRREGULAR =
            Map.ofEntries(
                    entry("wolf", "wolves"),
                    entry("deer", "deer"),
                    entry("leaf", "leaves"),
                    entry("scarf", "scarves"),
                    entry("goose", "geese"),
                    entry("child", "children"));

    private final WordForms forms;

    NounForms(WordForms forms) {
        this.forms = forms;
    }

    /** Returns the singular of a noun; the noun itself if its singular is not known. */
    String singular(String noun) {
        int last = noun.lastIndexOf(' ') + 1;
        String word = noun.substring(last);
        for (Map.Entry<String, String> irregular : IRREGULAR.entrySet()) {
            if (irregular.getValue().equals(word)) {
                return noun.substring(0, last) + irregular.getKey();
            }
        }
        for (WordForms.Form form : forms.of(word)) {
            if (form.tag().equals("NNS") && !form.lemma().equals(word)) {
                return noun.substring(0, last) + form.lemma();
            }
        }
        return noun;
    }

    /**
     * Returns the plural of a noun; the noun itself if it is always plural ("jeans"), empty if the
     * plural is not known.
     */
    Optional<String> plural(String noun) {
        return isAlwaysPlural(noun) || IRREGULAR.containsKey(noun)
                ? Optional.of(IRREGULAR.getOrDefault(noun, noun))
                : forms.plural(noun);
    }

    /** {@code true} if a singular noun can be used without an article: "cheese", "pizza". */
    boolean mayBeMass(String noun) {
        return forms.of(noun.substring(noun.lastIndexOf(' ') + 1)).stream()
                .anyMatch(form -> form.tag().equals("NN") && form.mass());
    }

    /** {@code true} if a noun is never countable: "furniture". */
    boolean isMass(String noun) {
        List<WordForms.Form> nouns =
                forms.of(noun).stream().filter(form -> form.tag().equals("NN")).toList();
        return !nouns.isEmpty() && nouns.stream().allMatch(WordForms.Form::mass);
    }

    /** {@code true} if a noun has no singular: "jeans". */
    boolean isAlwaysPlural(String noun) {
        List<WordForms.Form> known =
                forms.of(noun).stream().filter(form -> form.tag().startsWith("NN")).toList();
        return noun.endsWith("s")
                && !noun.endsWith("ss")
                && !known.isEmpty()
                && known.stream().allMatch(form -> form.tag().equals("NNS"));
    }
}
