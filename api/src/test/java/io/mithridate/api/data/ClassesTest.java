package io.mithridate.api.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassesTest {

    private static final Classes CLASSES =
            new Classes(List.of("crane", "dog", "maillot", "crane", "maillot", "cat", "crane"));

    @Test
    void findsTheFirstClassWithAName() {
        assertThat(CLASSES.indexOf("crane")).hasValue(0);
        assertThat(CLASSES.indexOf("cat")).hasValue(5);
        assertThat(CLASSES.indexOf("Cat")).isEmpty();
        assertThat(CLASSES.name(5)).isEqualTo("cat");
        assertThat(CLASSES.size()).isEqualTo(7);
    }

    @Test
    void reportsEachSharedNameOnceInOrder() {
        assertThat(CLASSES.duplicates()).containsExactly("crane", "maillot");
        assertThat(new Classes(List.of("dog", "cat")).duplicates()).isEmpty();
    }

    @Test
    void copiesTheList() {
        List<String> names = new ArrayList<>(List.of("dog"));
        Classes classes = new Classes(names);
        names.add("cat");
        assertThat(classes.names()).containsExactly("dog");
    }
}
