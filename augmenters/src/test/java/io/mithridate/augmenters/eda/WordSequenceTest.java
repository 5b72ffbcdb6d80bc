package io.mithridate.augmenters.eda;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordSequenceTest {

    private static final String TEXT = "Two dogs, (both red) on 1 mat.";

    @Property
    void joinsToTheOriginalText(@ForAll String text) {
        assertThat(WordSequence.of(text)).hasToString(text);
    }

    @Test
    void replacesAndSwapsWordsButKeepsPunctuation() {
        WordSequence words = WordSequence.of(TEXT);
        words.replace(1, "cats");
        words.swap(2, 6);
        assertThat(words).hasToString("Two cats, (mat red) on 1 both.");
    }

    @Test
    void insertsBeforeAWordAndAfterTheLast() {
        WordSequence words = WordSequence.of(TEXT);
        words.insert(7, "here");
        words.insert(2, "small");
        words.insert(0, "The");
        assertThat(words).hasToString("The Two dogs, (small both red) on 1 mat here.");
    }

    @Test
    void deletesWordsWithOneOfTheAdjacentSpaces() {
        assertThat(WordSequence.of(TEXT).keep(flagsOf("0101111")))
                .hasToString("dogs, (red) on 1 mat.");
        assertThat(WordSequence.of("a red dog").keep(flagsOf("110"))).hasToString("a red");
        assertThat(WordSequence.of("a red dog").keep(flagsOf("011"))).hasToString("red dog");
    }

    @Test
    void ofLettersReducesTextToLowerCaseLetters() {
        assertThat(WordSequence.ofLetters(" The dog's 2nd close-up, caf\u00E9!\n"))
                .hasToString("the dogs nd close up caf");
        assertThat(WordSequence.ofLetters("1 2 3 两只猫").isEmpty()).isTrue();
    }

    private static boolean[] flagsOf(String bits) {
        boolean[] flags = new boolean[bits.length()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = bits.charAt(i) == '1';
        }
        return flags;
    }
}
