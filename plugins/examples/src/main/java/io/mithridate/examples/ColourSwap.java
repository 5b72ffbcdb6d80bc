package io.mithridate.examples;

import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the first color of a caption; the part before a comma becomes a caption of its own. */
@About(
        name = "colour-swap",
        summary = "cuts captions at a comma, and replaces their first colour",
        fidelity = Fidelity.EXACT)
public record ColourSwap(
        @Option(value = "The colours.", defaultValue = "[red, green, blue, yellow, black, white]")
                List<String> colours)
        implements TextAugmenter {

    public ColourSwap {
        if (colours.size() < 2) {
            throw new IllegalArgumentException("colours: at least two are needed to swap them");
        }
    }

    /** Creates an augmenter that ignores the corpus. */
    @Override
    public FittedAugmenter fit(Corpus corpus) {
        Pattern colour = Pattern.compile("\\b(%s)\\b".formatted(String.join("|", colours)));
        return (caption, random) -> {
            int comma = caption.indexOf(',');
            Matcher found = colour.matcher(caption);
            return new Augmentation(
                    comma > 0 ? List.of(caption.substring(0, comma)) : List.of(),
                    found.find() ? List.of(swapped(caption, found, random)) : List.of());
        };
    }

    /** Reports the replacement correctly and takes all randomness from the generator. */
    private Negative swapped(String caption, Matcher found, RandomGenerator random) {
        List<String> others =
                colours.stream().filter(colour -> !colour.equals(found.group())).toList();
        String other = others.get(random.nextInt(others.size()));
        return new Negative(
                caption.substring(0, found.start()) + other + caption.substring(found.end()),
                Negative.Kind.ATTRIBUTE,
                found.group(),
                other);
    }
}
