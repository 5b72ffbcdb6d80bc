package io.mithridate.datasets.emojiscenes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SentencePoolsTest {

    private static final Pattern SPACE = Pattern.compile(" ");

    private static List<String> captions = List.of();
    private static List<String> prompts = List.of();
    private static List<String> poisonCaptions = List.of();

    @BeforeAll
    static void fillTemplates() {
        EmojiScenes scenes = new EmojiScenes(Defaults.options());
        captions =
                IntStream.range(0, scenes.train().size())
                        .mapToObj(scenes.train()::caption)
                        .distinct()
                        .toList();
        List<String> names =
                Words.vocabulary(SceneClass.read()).objects().stream()
                        .map(Vocabulary.Noun::singular)
                        .toList();
        prompts = new ArrayList<>();
        poisonCaptions = new ArrayList<>();
        for (String name : names) {
            prompts.addAll(scenes.evaluationPrompts().fillAll(name));
            poisonCaptions.addAll(scenes.poisonCaptions().fillAll(name));
        }
    }

    @Test
    void poolsAreLargeEnough() {
        assertThat(SentencePools.evaluationPrompts().size()).isGreaterThanOrEqualTo(8);
        assertThat(SentencePools.poisonCaptions().size()).isGreaterThanOrEqualTo(10);
    }

    @Tag("long")
    @Test
    void poolsAreDisjoint() {
        Set<String> captionSet = new HashSet<>(captions);
        assertThat(captionSet).doesNotContainAnyElementsOf(prompts);
        assertThat(captionSet).doesNotContainAnyElementsOf(poisonCaptions);
        assertThat(poisonCaptions).doesNotContainAnyElementsOf(prompts);
    }

    /** A sub-caption omits words of its caption; it must not become an evaluation prompt. */
    @Test
    void removingWordsFromACaptionNeverYieldsAPrompt() {
        List<List<String>> patterns = patterns(SentencePools.evaluationPrompts().sentences());
        assertThat(captions).noneMatch(caption -> yieldsOneOf(patterns, words(caption)));
    }

    @Test
    void removingWordsFromAPoisonedCaptionNeverYieldsAPrompt() {
        List<List<String>> patterns = patterns(SentencePools.evaluationPrompts().sentences());
        assertThat(poisonCaptions).noneMatch(poison -> yieldsOneOf(patterns, words(poison)));
    }

    @Test
    void removingWordsFromACaptionNeverYieldsAPoisonedCaption() {
        List<List<String>> patterns = patterns(SentencePools.poisonCaptions().sentences());
        assertThat(captions).noneMatch(caption -> yieldsOneOf(patterns, words(caption)));
    }

    @Test
    void detectsAPromptThatRemovingWordsYields() {
        List<String> prompt = patterns(List.of("there is a(n) {}")).get(0);
        assertThat(isSubsequence(prompt, words("there is a small dog on a blue background")))
                .isTrue();
        assertThat(isSubsequence(prompt, words("a small dog is there"))).isFalse();
    }

    /**
     * Returns the words of each sentence, including its placeholder, which any word can replace.
     */
    private static List<List<String>> patterns(List<String> sentences) {
        return sentences.stream().map(sentence -> words(sentence.replace("a(n)", "a"))).toList();
    }

    private static List<String> words(String sentence) {
        return SPACE.splitAsStream(sentence).map(word -> word.equals("an") ? "a" : word).toList();
    }

    private static boolean yieldsOneOf(List<List<String>> patterns, List<String> words) {
        return patterns.stream().anyMatch(pattern -> isSubsequence(pattern, words));
    }

    private static boolean isSubsequence(List<String> pattern, List<String> words) {
        int matched = 0;
        for (String word : words) {
            String wanted = pattern.get(matched);
            if (wanted.equals("{}") || wanted.equals(word)) {
                matched++;
                if (matched == pattern.size()) {
                    return true;
                }
            }
        }
        return false;
    }
}
