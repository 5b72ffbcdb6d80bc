package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Finds the pieces of a caption that a lexicon can replace. */
final class PieceFinder {

    private final ParsedCaption caption;
    private final AssertedPhrases asserted;
    private final ReplacementLexicon lexicon;
    private final ProperNames names;
    private final SurroundingsFinder surroundings;
    private final ObjectFinder objects;
    private final RelationFinder relations;
    private final ActionFinder actions;

    PieceFinder(ParsedCaption caption, AssertedPhrases asserted, ReplacementLexicon lexicon) {
        this.caption = caption;
        this.asserted = asserted;
        this.lexicon = lexicon;
        names = new ProperNames(caption, lexicon);
        surroundings = new SurroundingsFinder(caption, presentThings(caption));
        objects = new ObjectFinder(caption, lexicon, names, surroundings);
        relations = new RelationFinder(caption, asserted, lexicon);
        actions = new ActionFinder(caption, asserted, lexicon);
    }

    /** The things that a caption names, denied ones included, each once. */
    private static List<String> presentThings(ParsedCaption caption) {
        LinkedHashSet<String> things = new LinkedHashSet<>();
        for (NounPhrase phrase : caption.phrases()) {
            if (Pieces.hasNoun(phrase)) {
                things.add(Pieces.head(caption, phrase));
            }
        }
        return List.copyOf(things);
    }

    /** Nouns without a count, which are replaced in another number. */
    List<Piece> findNumbers() {
        return new NumberFinder(caption, lexicon, names).find(asserted);
    }

    /** Names of places and times, and what people something is of. */
    List<Piece> findNames() {
        return new NameFinder(caption, lexicon).find();
    }

    /** Years, hours, prices and other figures. */
    List<Piece> findFigures() {
        return new FigureFinder(caption, lexicon).find();
    }

    /** Pronouns that say whether somebody is a man or a woman, where nothing else does. */
    List<Piece> findPossessors() {
        return new PossessorFinder(caption, lexicon).find();
    }

    /** Nouns of which it is less sure that another goes with what stands beside them. */
    List<Piece> findDoubtfulObjects() {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < caption.phrases().size(); i++) {
            if (asserted.contains(i)) {
                objects.find(caption.phrases().get(i), false).ifPresent(pieces::add);
            }
        }
        return pieces;
    }

    /** Relations of which it is less sure that another goes with what they are between. */
    List<Piece> findDoubtfulRelations() {
        List<Piece> pieces = new ArrayList<>(relations.find(false));
        pieces.addAll(actions.find(false));
        return List.copyOf(pieces);
    }

    /** The pieces of all kinds. */
    List<Piece> find() {
        AttributeFinder attributes = new AttributeFinder(caption, lexicon, names, surroundings);
        CountFinder counts = new CountFinder(caption, lexicon);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < caption.phrases().size(); i++) {
            if (asserted.contains(i)) {
                NounPhrase phrase = caption.phrases().get(i);
                objects.find(phrase, true).ifPresent(pieces::add);
                pieces.addAll(attributes.find(phrase));
                counts.count(i).ifPresent(pieces::add);
            }
        }
        pieces.addAll(relations.find(true));
        pieces.addAll(actions.find(true));
        pieces.addAll(new TurnFinder(caption, lexicon).find());
        pieces.addAll(new DenialFinder(caption, lexicon).find());
        return List.copyOf(pieces);
    }
}
