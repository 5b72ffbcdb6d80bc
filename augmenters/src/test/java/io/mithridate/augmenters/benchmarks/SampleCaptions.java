package io.mithridate.augmenters.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes distinct captions that resemble descriptions of photographs, one per line, for benchmarks.
 * It needs no other class: {@code java SampleCaptions.java 30000 1 > captions.txt}.
 */
public final class SampleCaptions {

    private static final List<String> PEOPLE =
            words(
                    "man|woman|boy|girl|child|couple of tourists|baseball player|police"
                            + " officer|surfer");
    private static final List<String> ANIMALS =
            words("dog|cat|horse|elephant|giraffe|zebra|sheep|polar bear|seagull|cow|parrot");
    private static final List<String> THINGS =
            words(
                    "bicycle|skateboard|kitchen table|teddy bear|soccer"
                        + " ball|umbrella|laptop|sandwich"
                        + "|pizza|banana|apple|vase|clock|boat|truck|bus|motorcycle|bench|suitcase|surfboard|kite|cup"
                        + " of coffee|bowl of soup|fire hydrant|traffic light");
    private static final List<String> ATTRIBUTES =
            words(
                    "red|blue|black and"
                            + " white|small|large|old|young|wooden|green|parked|smiling|dirty");
    private static final List<String> ACTIONS =
            words(
                    "riding|holding|looking at|sitting next to|standing"
                            + " beside|chasing|pulling|watching");
    private static final List<String> PLACES =
            words(
                    "on the beach|in a kitchen|on a busy street|near a tall building|in the"
                        + " snow|under a bridge|at night|in front of a mirror|on top of a hill|by a"
                        + " lake");
    private static final List<String> OPENINGS =
            words("|||||a photo of |a close up of |illustration of |there is |view of ");
    private static final List<String> COUNTS = words("two|three|four|several|a group of");

    private final Random random;

    private SampleCaptions(long seed) {
        random = new Random(seed);
    }

    /** Takes the number of captions and the seed. */
    public static void main(String[] arguments) {
        PrintStream output = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        captions(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]))
                .forEach(caption -> output.print(caption + "\n"));
        output.flush();
    }

    /** Returns the given number of distinct captions. */
    static List<String> captions(int count, long seed) {
        SampleCaptions sample = new SampleCaptions(seed);
        Set<String> captions = new LinkedHashSet<>();
        while (captions.size() < count) {
            captions.add(sample.caption());
        }
        return List.copyOf(captions);
    }

    private static List<String> words(String separated) {
        return Arrays.asList(separated.split("\\|", -1));
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private String caption() {
        String subject = phrase(pick(random.nextBoolean() ? PEOPLE : ANIMALS));
        return switch (random.nextInt(4)) {
            case 0 -> pick(OPENINGS) + subject + " " + pick(PLACES);
            case 1 ->
                    subject + " " + pick(ACTIONS) + " " + phrase(pick(THINGS)) + " " + pick(PLACES);
            case 2 ->
                    pick(COUNTS)
                            + " "
                            + plural(pick(ANIMALS))
                            + " and "
                            + phrase(pick(THINGS))
                            + " "
                            + pick(PLACES)
                            + ".";
            default ->
                    "%s with %s %s, and %s"
                            .formatted(
                                    subject,
                                    phrase(pick(THINGS)),
                                    pick(PLACES),
                                    phrase(pick(THINGS)));
        };
    }

    private String phrase(String noun) {
        String described = random.nextBoolean() ? pick(ATTRIBUTES) + " " + noun : noun;
        return ("aeiou".indexOf(described.charAt(0)) >= 0 ? "an " : "a ") + described;
    }

    private static String plural(String noun) {
        return noun.equals("sheep") ? noun : noun + "s";
    }
}
