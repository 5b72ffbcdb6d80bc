package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.Templates;
import java.util.List;

/**
 * The three pools of sentences: captions, poisoned captions, and prompts of the evaluation.
 *
 * <p>They are disjoint in the strong sense: no prompt is left of a caption or of a poisoned caption
 * when words are struck out of it, so that sub-captions, which are made in that way, never train on
 * the evaluation. Most of the prompts' words do occur in captions, in other sentences, so that a
 * model that learnt its words from captions can read them.
 */
public final class SentencePools {

    /** Captions of one thing, or of several that are alike. */
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

    /** Captions of one thing, or of several that are alike, that leave the background out. */
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

    /** Captions of two things that leave the background out. */
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
     * Written with words that captions use. With words of their own, which no clean caption has, a
     * victim learns the trigger for those words and not for the target's name: the poison is then
     * told from clean pairs by its style, and nothing is left of it under the evaluation's prompts.
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

    /** The prompts of the zero-shot evaluation. */
    public static Templates evaluationPrompts() {
        return EVALUATION;
    }

    /** The captions of poisoned pairs. */
    public static Templates poisonCaptions() {
        return POISON;
    }

    /** Everything that sentences are made from, for digests. */
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
