package io.mithridate.api.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ClassNamesTest {

    private static final Classes CLASSES = new Classes(List.of("dog", "hot dog", "mouse"));
    private static final ClassNames NAMES =
            new ClassNames(
                    ClassNames.of(
                            CLASSES,
                            Optional.of(
                                    new Vocabulary(
                                            List.of(new Vocabulary.Noun("Mouse", "mice", Set.of())),
                                            Map.of(),
                                            List.of(),
                                            List.of()))));

    @Test
    void findsWholeWordsInAnyCase() {
        assertThat(NAMES.in("A DOG, and dogma")).containsExactly(0);
        assertThat(NAMES.in("hotdogs")).isEmpty();
    }

    @Test
    void findsPlurals() {
        assertThat(NAMES.in("two mice chase dogs")).containsExactly(0, 2);
        assertThat(NAMES.names("two mice", 2)).isTrue();
        assertThat(NAMES.names("two mice", 0)).isFalse();
    }

    @Test
    void formsPluralsWithoutAVocabulary() {
        ClassNames names =
                new ClassNames(
                        ClassNames.of(
                                new Classes(List.of("strawberry", "red fox", "snowman")),
                                Optional.empty()));

        assertThat(names.in("strawberries and red foxes")).containsExactly(0, 1);
        assertThat(names.in("two snowmen")).containsExactly(2);
    }

    /**
     * Head words of class names of ImageNet, CIFAR and COCO, and some others. The plurals come from
     * the Python package inflect; all were checked, and seven were corrected by hand.
     */
    @ParameterizedTest
    @CsvFileSource(resources = "class-plurals.csv")
    void findsPluralsOfTheClassesOfCommonDataSets(String name, String plural) {
        ClassNames names =
                new ClassNames(
                        ClassNames.of(
                                new Classes(List.of("small " + name, name)), Optional.empty()));

        assertThat(names.in("many " + plural)).containsExactly(1);
        assertThat(names.in("a few small " + plural)).containsExactly(0, 1);
    }

    @Test
    void ignoresWordsThatOnlyLookLikePlurals() {
        ClassNames names =
                new ClassNames(
                        ClassNames.of(
                                new Classes(List.of("ski", "safe", "human")), Optional.empty()));

        assertThat(names.in("blue skies, a goalkeeper saves a goal, humane rules")).isEmpty();
    }

    @Test
    void findsNamesOfSeveralWordsAndNamesWithinThem() {
        assertThat(NAMES.in("my hot dog!")).containsExactly(0, 1);
        assertThat(NAMES.in("it is hot, dog")).containsExactly(0, 1);
        assertThat(NAMES.in("hot")).isEmpty();
        assertThat(NAMES.in("")).isEmpty();
    }
}
