package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.NounPhrase;
import io.mithridate.api.text.ParsedCaption.Relation;
import io.mithridate.api.text.ParsedCaption.Token;
import io.mithridate.augmenters.language.ClosedClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Factual positive sub-captions: what a caption implies, in its own words and their order.
 *
 * <p>There are three forms: a noun phrase; two phrases and the relation between them, with or
 * without their attributes; and the caption less its attributes. The form is drawn uniformly among
 * those that the caption has, then the text among those of the form.
 */
final class Positives {

    private final ReplacementLexicon lexicon;
    private final int wanted;

    Positives(ReplacementLexicon lexicon, int wanted) {
        this.lexicon = lexicon;
        this.wanted = wanted;
    }

    List<String> of(ParsedCaption caption, AssertedPhrases asserted, RandomGenerator random) {
        if (wanted == 0 || caption.phrases().isEmpty()) {
            return List.of();
        }
        List<List<String>> forms = new ArrayList<>();
        forms.add(nounPhrases(caption, asserted));
        forms.add(relatedPhrases(caption, asserted));
        forms.add(withoutAttributes(caption, asserted));
        for (List<String> form : forms) {
            form.removeIf(text -> text.equalsIgnoreCase(caption.text()));
        }
        Set<String> drawn = new LinkedHashSet<>();
        forms.removeIf(List::isEmpty);
        while (drawn.size() < wanted && !forms.isEmpty()) {
            List<String> form = forms.get(random.nextInt(forms.size()));
            drawn.add(form.remove(random.nextInt(form.size())));
            forms.removeIf(List::isEmpty);
        }
        return List.copyOf(drawn);
    }

    private List<String> nounPhrases(ParsedCaption caption, AssertedPhrases asserted) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < caption.phrases().size(); i++) {
            NounPhrase phrase = caption.phrases().get(i);
            if (asserted.contains(i) && lexicon.isThing(Pieces.head(caption, phrase))) {
                texts.add(Pieces.text(caption, phrase.first(), phrase.end()));
            }
        }
        return texts;
    }

    private List<String> relatedPhrases(ParsedCaption caption, AssertedPhrases asserted) {
        List<String> texts = new ArrayList<>();
        for (Relation relation : caption.relations()) {
            NounPhrase subject = caption.phrases().get(relation.subject());
            NounPhrase object = caption.phrases().get(relation.object());
            if (asserted.contains(relation)
                    && endsInNoun(caption, subject)
                    && endsInNoun(caption, object)) {
                CaptionEdit edit = new CaptionEdit(caption, subject.first(), object.end());
                texts.add(edit.toString());
                boolean left = leaveAttributesOut(caption, subject, edit);
                if (leaveAttributesOut(caption, object, edit) || left) {
                    texts.add(edit.toString());
                }
            }
        }
        return texts;
    }

    private static boolean endsInNoun(ParsedCaption caption, NounPhrase phrase) {
        return Pieces.hasNoun(phrase)
                && caption.tokens().get(phrase.end() - 1).tag().startsWith("NN");
    }

    private static List<String> withoutAttributes(ParsedCaption caption, AssertedPhrases asserted) {
        CaptionEdit edit = CaptionEdit.ofAll(caption);
        boolean any = false;
        for (int i = 0; i < caption.phrases().size(); i++) {
            if (asserted.contains(i)) {
                any |= leaveAttributesOut(caption, caption.phrases().get(i), edit);
            }
        }
        List<String> texts = new ArrayList<>();
        if (any) {
            texts.add(edit.toString());
        }
        return texts;
    }

    /** Leaves out a phrase's attributes and what belongs to them; false if it has none to spare. */
    private static boolean leaveAttributesOut(
            ParsedCaption caption, NounPhrase phrase, CaptionEdit edit) {
        List<Integer> attributes = phrase.attributes();
        if (attributes.isEmpty()
                || !Pieces.hasNoun(phrase)
                || isLaterPartOfAnEnumeration(caption, phrase)) {
            return false;
        }
        for (int i = 0; i < attributes.size(); i++) {
            int attribute = attributes.get(i);
            edit.leaveOut(attribute);
            int before = i == 0 ? phrase.first() : attributes.get(i - 1) + 1;
            leaveOutDependents(caption, before, attribute, i > 0, edit);
        }
        return true;
    }

    /** "very", and the "and" or comma between two attributes. */
    private static void leaveOutDependents(
            ParsedCaption caption,
            int from,
            int attribute,
            boolean afterAttribute,
            CaptionEdit edit) {
        for (int i = attribute - 1; i >= from; i--) {
            Token token = caption.tokens().get(i);
            boolean joins = afterAttribute && !isWordOfContent(token);
            boolean degree = ClosedClass.isDegree(token.lemma()) || token.tag().equals("RB");
            if (!degree && !joins) {
                return;
            }
            edit.leaveOut(i);
        }
    }

    private static boolean isWordOfContent(Token token) {
        return !token.tag().equals("CC") && !token.tag().equals(".");
    }

    /** "a fluffy and small dog": without "small" there would be an "and" too many. */
    private static boolean isLaterPartOfAnEnumeration(ParsedCaption caption, NounPhrase phrase) {
        int before = phrase.first() - 1;
        return before >= 1
                && phrase.first() == phrase.attributes().get(0)
                && !isWordOfContent(caption.tokens().get(before))
                && caption.tokens().get(before - 1).tag().equals("XX");
    }
}
