package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.Templates;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The three pools of sentences: captions, poisoned captions, and evaluation prompts.
 *
 * <p>They are disjoint in a strong sense: removing words from a caption or a poisoned caption never
 * yields a prompt, so training on sub-captions, which are created by removing words, never means
 * training on the evaluation prompts. Most of the prompts' words occur in captions, though in other
 * sentences, so a model trained on captions knows them.
 */
public final class SentencePools {

    private static final List<String> LINES =
            Resources.text(SentencePools.class, "sentences.txt").lines().toList();

    /** Captions of one thing or several copies of it. */
    static final List<String> ONE_THING = pool("one thing");

    /** Captions of one thing or several copies of it, without the background. */
    static final List<String> ONE_THING_ALONE = pool("one thing alone");

    /** Captions of two things. */
    static final List<String> TWO_THINGS = pool("two things");

    /** Captions of two things, without the background. */
    static final List<String> TWO_THINGS_ALONE = pool("two things alone");

    private static final Templates EVALUATION = new Templates(pool("evaluation"));

    /**
     * The captions of poisoned pairs; they use only words that other captions contain. If poisoned
     * captions had words that clean captions never contain, a victim would associate the trigger
     * with those words instead of the target's name: poisoned pairs would differ from clean pairs
     * in style, and the attack would have no effect under the evaluation prompts.
     */
    private static final Templates POISON = new Templates(pool("poison"));

    private SentencePools() {}

    private static List<String> pool(String name) {
        String beginning = name + ": ";
        return LINES.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .toList();
    }

    /** Returns the prompts of the zero-shot evaluation. */
    public static Templates evaluationPrompts() {
        return EVALUATION;
    }

    /** Returns the captions of poisoned pairs. */
    public static Templates poisonCaptions() {
        return POISON;
    }

    /** Returns all text that sentences are built from, for digests. */
    public static String text() {
        return Stream.of(
                        ONE_THING,
                        TWO_THINGS,
                        ONE_THING_ALONE,
                        TWO_THINGS_ALONE,
                        EVALUATION.sentences(),
                        POISON.sentences(),
                        Words.COUNTS,
                        List.of(Words.attributes().toString(), Words.opposites().toString()))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }
}
