package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the attributes of a caption's things that others may take the place of. */
final class AttributeFinder {

    /** Words of the longest attribute, with one to spare. */
    private static final int LONGEST_VALUE = 4;

    /** In place of a noun that is not known. */
    private static final String NOBODY = "";

    /** Colours that are neither light nor dark: "a light blue vase" is not "light black". */
    private static final Set<String> SHADELESS = Set.of("black", "white", "golden", "silver");

    /** "lime green": no other colour is called after it. */
    private static final Set<String> OF_COLOURS =
            Set.of(
                    ("lime sky royal baby hot forest olive mint jet neon powder midnight electric"
                                    + " blood cherry sea pea emerald army dusty rose mustard lemon"
                                    + " navy ice snow cute")
                            .split(" ", -1));

    private static final Set<String> CROWDED = Set.of("crowded", "packed", "busy");

    private static final Set<String> METALS = Set.of("metal", "iron", "steel", "tin");

    private static final Set<String> MATERIALS =
            Set.of(
                    ("brick stone wood concrete marble tin metal straw glass plastic ceramic"
                                    + " porcelain clay iron steel paper leather cotton silk wool"
                                    + " cardboard")
                            .split(" ", -1));

    private final ParsedCaption caption;
    private final ReplacementLexicon lexicon;
    private final ProperNames names;
    private final SurroundingsFinder surroundings;
    private final NameSpans nameSpans;

    /** The attributes that the caption names, denied ones included, each once. */
    private final List<String> present;

    private final boolean hasPeople;

    AttributeFinder(
            ParsedCaption caption,
            ReplacementLexicon lexicon,
            ProperNames names,
            SurroundingsFinder surroundings) {
        this.caption = caption;
        this.lexicon = lexicon;
        this.names = names;
        this.surroundings = surroundings;
        nameSpans = new NameSpans(caption, lexicon);
        LinkedHashSet<String> attributes = new LinkedHashSet<>();
        for (NounPhrase phrase : caption.phrases()) {
            for (Span span : attributes(phrase)) {
                attributes.add(span.in(caption));
            }
        }
        present = List.copyOf(attributes);
        hasPeople =
                caption.phrases().stream()
                        .filter(Pieces::hasNoun)
                        .anyMatch(phrase -> lexicon.isPerson(Pieces.head(caption, phrase)));
    }

    /** A phrase's attributes, and what it is made of. */
    List<Piece> find(NounPhrase phrase) {
        List<Piece> pieces = new ArrayList<>();
        findAttributes(phrase, pieces);
        findMaterial(phrase, pieces);
        return pieces;
    }

    private void findAttributes(NounPhrase phrase, List<Piece> pieces) {
        String noun = Pieces.hasNoun(phrase) ? Pieces.head(caption, phrase) : describedBy(phrase);
        for (Span span : attributes(phrase)) {
            String value = span.in(caption);
            boolean compound = span.end() > nameSpans.of(phrase).first() && Pieces.hasNoun(phrase);
            if (compound || isOfName(span)) {
                continue;
            }
            pieces.add(
                    span.piece(
                            Negative.Kind.ATTRIBUTE,
                            () ->
                                    lexicon.attributes(value, noun, present).stream()
                                            .filter(other -> !surroundings.speaksOf(other))
                                            .filter(other -> fits(other, span))
                                            .toList()));
        }
    }

    /** "the Golden Globes", "Black Friday" */
    private boolean isOfName(Span span) {
        boolean begins =
                span.first() == 0
                        && Character.isUpperCase(caption.text().codePointAt(0))
                        && span.end() < caption.tokens().size();
        return names.isName(span.first()) || (begins && names.isName(span.end()));
    }

    /** Whether a value goes with what stands beside the one whose place it takes. */
    private boolean fits(String other, Span span) {
        String before = span.first() > 0 ? Pieces.lemma(caption, span.first() - 1) : "";
        boolean shaded = ClosedClass.isShade(before) && SHADELESS.contains(other);
        // "commuters on an empty train"
        boolean deserted = other.equals("empty") && CROWDED.contains(span.in(caption)) && hasPeople;
        boolean rusting = METALS.contains(span.in(caption)) && surroundings.speaksOf("rust");
        return !shaded
                && !deserted
                && !rusting
                && !OF_COLOURS.contains(before)
                && !isDoneWith(span);
    }

    /** "a sleeping cat curled up on a sofa": what it does goes with how it does it. */
    private boolean isDoneWith(Span span) {
        boolean deed = caption.tokens().get(span.end() - 1).text().endsWith("ing");
        int next = deed ? span.end() + 1 : caption.tokens().size();
        return next < caption.tokens().size() && caption.tokens().get(next).tag().startsWith("VB");
    }

    /** "a stone wall": what something is made of may stand as a noun. */
    private void findMaterial(NounPhrase phrase, List<Piece> pieces) {
        int first = phrase.headFirst();
        if (phrase.end() - first < 2) {
            return;
        }
        Span span = new Span(first, first + 1);
        String value = span.in(caption);
        String noun = Pieces.normal(caption, first + 1, phrase.end());
        if (MATERIALS.contains(value) && !lexicon.isOfItsOwnKind(value, noun)) {
            pieces.add(
                    span.piece(
                            Negative.Kind.ATTRIBUTE,
                            () ->
                                    lexicon.attributes(value, noun, present).stream()
                                            .filter(other -> fits(other, span))
                                            .toList()));
        }
    }

    /** The noun of which attributes are said that stand for themselves: "the dog is small". */
    private String describedBy(NounPhrase attributes) {
        String noun = "";
        int before = attributes.first() - 1;
        if (before < 0 || !ClosedClass.isCopula(caption.tokens().get(before).text())) {
            return NOBODY;
        }
        for (NounPhrase phrase : caption.phrases()) {
            if (phrase.end() <= attributes.first() && Pieces.hasNoun(phrase)) {
                noun = Pieces.head(caption, phrase);
            }
        }
        return noun;
    }

    /** The values among a phrase's attributes; one may have several words. */
    private List<Span> attributes(NounPhrase phrase) {
        List<Integer> tokens = phrase.attributes();
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int length = longestValue(tokens, at);
            if (length > 0) {
                int first = tokens.get(at);
                spans.add(new Span(first, first + length));
            }
            at += Math.max(1, length);
        }
        return spans;
    }

    private int longestValue(List<Integer> tokens, int at) {
        int adjacent = 1;
        while (adjacent < LONGEST_VALUE
                && at + adjacent < tokens.size()
                && tokens.get(at + adjacent) == tokens.get(at) + adjacent) {
            adjacent++;
        }
        int length = adjacent;
        while (length > 0
                && !lexicon.isAttribute(
                        Pieces.normal(caption, tokens.get(at), tokens.get(at) + length))) {
            length--;
        }
        return length;
    }
}
