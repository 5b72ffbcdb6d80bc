package io.mithridate.augmenters.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.augmenters.language.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameGroupsTest {

    private static final NameGroups NAMES = NameGroups.read();

    @Test
    void noNameGivesWayToThatOfWhatItLiesInByWordNet() {
        PartsInWordNet parts = PartsInWordNet.read();
        assertThat(parts.namesAround("Tuscany")).contains("italy");
        List<String> truths = new ArrayList<>();
        for (String name : names()) {
            for (String other : others(name)) {
                if (parts.namesAround(name).contains(other.toLowerCase(Locale.ROOT))
                        || parts.namesAround(other).contains(name.toLowerCase(Locale.ROOT))) {
                    truths.add(name + " -> " + other);
                }
            }
        }
        assertThat(truths).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "English,British",
        "Scottish,British",
        "Roman,Italian",
        "Dolomites,Alps",
        "Maui,Hawaii",
        "Lapland,Norway",
        "Atlantic,Caribbean",
        "Mediterranean,Adriatic",
        "New York,Manhattan",
    })
    void noNameGivesWayToThatOfAPartOrAWholeOfIt(String name, String other) {
        assertThat(others(name)).isNotEmpty().doesNotContain(other);
    }

    private static List<String> others(String name) {
        List<String> words = Words.split(name).stream().map(span -> span.in(name)).toList();
        return NAMES.at(words, 0).orElseThrow().others();
    }

    private static List<String> names() {
        return Resources.lines("names.txt").stream()
                .filter(line -> !line.startsWith("within | "))
                .map(line -> Resources.fields(line).get(1))
                .flatMap(names -> List.of(names.split(", ", -1)).stream())
                .map(name -> name.endsWith("-") ? name.substring(0, name.length() - 1) : name)
                .toList();
    }
}
