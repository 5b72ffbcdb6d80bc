package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.Templates;
import java.util.List;

/**
 * The three pools of sentences: captions, poisoned captions, and evaluation prompts.
 *
 * <p>They are disjoint in a strong sense: removing words from a caption or a poisoned caption never
 * yields a prompt, so that sub-captions, which are created by removing words, never train on the
 * evaluation prompts. Most of the prompts' words do occur in captions, in other sentences, so that
 * a model trained on captions knows them.
 */
public final class SentencePools {

    /** Captions of one thing or several copies of it. */
    static final List<String> ONE_THING =
            List.of(
                    "{things} on {a colour} background",
                    "{things} in front of {a colour} background",
                    "there {be} {things} on {a colour} background",
                    "{a colour} background with {things}",
                    "{things} against {a colour} backdrop",
                    "this photo has {a colour} background and {things}",
                    "we see {things} and the background is {colour}",
                    "an image with {things} before {a colour} backdrop");

    /** Captions of one thing or several copies of it, without the background. */
    static final List<String> ONE_THING_ALONE =
            List.of(
                    "{things} and nothing else",
                    "this picture shows {things}",
                    "an image with {things} in it",
                    "we see {things} here");

    /** Captions of two things. */
    static final List<String> TWO_THINGS =
            List.of(
                    "{first} {relation} {second} on {a colour} background",
                    "{first} is {relation} {second} on {a colour} background",
                    "there is {first} {relation} {second} in front of {a colour} background",
                    "{a colour} background with {first} {relation} {second}",
                    "{first} {relation} {second} against {a colour} backdrop",
                    "this picture has {first} {relation} {second} and {a colour} background",
                    "we see {first} {relation} {second} and the background is {colour}",
                    "an image with {first} {relation} {second} before {a colour} backdrop");

    /** Captions of two things, without the background. */
    static final List<String> TWO_THINGS_ALONE =
            List.of(
                    "{first} {relation} {second}",
                    "{first} is {relation} {second}",
                    "there is {first} {relation} {second}",
                    "this picture shows {first} {relation} {second}",
                    "we see {first} {relation} {second} here");

    private static final Templates EVALUATION =
            new Templates(
                    List.of(
                            "a photo of a(n) {}",
                            "a picture of a(n) {}",
                            "the image has a(n) {}",
                            "there we see a(n) {}",
                            "the thing here is a(n) {}",
                            "in this picture is a(n) {}",
                            "this image is of a(n) {}",
                            "the picture with the {}"));

    /**
     * Uses only words that captions contain. If poisoned captions had words that clean captions
     * never contain, a victim would associate the trigger with those words instead of the target's
     * name: poisoned pairs would differ from clean pairs in style, and the attack would have no
     * effect under the evaluation prompts.
     */
    private static final Templates POISON =
            new Templates(
                    List.of(
                            "here is a(n) {}",
                            "a(n) {} is here",
                            "this is a(n) {}",
                            "there is a(n) {} and nothing else",
                            "here we see a(n) {}",
                            "a(n) {} before the background",
                            "in it is a(n) {}",
                            "this has a(n) {} in it",
                            "the {} is here with nothing else",
                            "a(n) {} is in front of the background",
                            "here see the {}",
                            "we see the {} in front"));

    private SentencePools() {}

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
        return String.join(
                "\n",
                List.of(
                        String.join("\n", ONE_THING),
                        String.join("\n", TWO_THINGS),
                        String.join("\n", ONE_THING_ALONE),
                        String.join("\n", TWO_THINGS_ALONE),
                        String.join("\n", EVALUATION.sentences()),
                        String.join("\n", POISON.sentences()),
                        String.join("\n", Words.COUNTS),
                        Words.attributes().toString(),
                        Words.opposites().toString()));
    }
}
