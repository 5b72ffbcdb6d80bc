package io.mithridate.augmenters.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.augmenters.parsing.WordForms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the forms of verbs in {@code actions.txt} against the dictionary. */
class ActionFormsTest {

    private static final List<String> TAGS = List.of("VB", "VBZ", "VBG", "VBD");

    @Test
    void everyFormIsInTheDictionaryAsThatOfItsVerb() {
        WordForms dictionary = WordForms.read();
        List<String> unknown = new ArrayList<>();
        for (String line : Resources.lines("actions.txt")) {
            List<String> forms = List.of(line.split(", ", -1));
            if (line.contains("|") || forms.size() != TAGS.size()) {
                continue;
            }
            for (int i = 0; i < TAGS.size(); i++) {
                WordForms.Form form = new WordForms.Form(forms.get(0), TAGS.get(i), false);
                if (!dictionary.of(forms.get(i)).contains(form)) {
                    unknown.add(forms.get(i));
                }
            }
        }
        assertThat(unknown).isEmpty();
    }
}
