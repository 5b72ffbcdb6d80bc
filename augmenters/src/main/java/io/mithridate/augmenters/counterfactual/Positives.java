package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.language.ClosedClass;
import io.mithridate.augmenters.lexicon.Lexicon;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Creates factual positive sub-captions: statements that a caption implies, in its own words and
 * their order.
 *
 * <p>They have three forms: a noun phrase; two phrases and the relation between them, with or
 * without their attributes; and the caption without its attributes. The form is drawn uniformly
 * from those available for the caption, then the text from those of the form.
 */
final class Positives {

    private final ParsedCaption caption;
    private final CaptionShape shape;
    private final Lexicon lexicon;

    Positives(CaptionShape shape, Lexicon lexicon) {
        caption = shape.caption();
        this.shape = shape;
        this.lexicon = lexicon;
    }

    List<String> draw(int wanted, RandomGenerator random) {
        if (wanted == 0 || caption.phrases().isEmpty()) {
            return List.of();
        }
        List<List<String>> forms = new ArrayList<>();
        forms.add(nounPhrases());
        forms.add(relatedPhrases());
        forms.add(withoutAttributes());
        for (List<String> form : forms) {
            form.removeIf(text -> text.equalsIgnoreCase(caption.text()));
        }
        forms.removeIf(List::isEmpty);
        Set<String> drawn = new LinkedHashSet<>();
        while (drawn.size() < wanted && !forms.isEmpty()) {
            List<String> form = forms.get(random.nextInt(forms.size()));
            drawn.add(form.remove(random.nextInt(form.size())));
            forms.removeIf(List::isEmpty);
        }
        return List.copyOf(drawn);
    }

    private List<String> nounPhrases() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < caption.phrases().size(); i++) {
            NounPhrase phrase = caption.phrases().get(i);
            if (shape.asserted().contains(i) && shape.standsAlone(i) && isShown(i)) {
                texts.add(caption.text(phrase.first(), shape.end(i)));
            }
        }
        return texts;
    }

    /** {@code true} if a phrase names a thing, or a part or a view of one: "a view of the city". */
    private boolean isShown(int index) {
        NounPhrase phrase = caption.phrases().get(index);
        return lexicon.isThing(caption.head(phrase))
                || (shape.end(index) > phrase.end()
                        && shape.isPart(caption.lemma(phrase.end() - 1))
                        && lexicon.isThing(caption.head(caption.phrases().get(index + 1))));
    }

    private List<String> relatedPhrases() {
        List<String> texts = new ArrayList<>();
        for (Relation relation : caption.relations()) {
            NounPhrase subject = caption.phrases().get(relation.subject());
            NounPhrase object = caption.phrases().get(relation.object());
            if (shape.asserted().contains(relation)
                    && shape.isStatement(relation)
                    && subject.hasNoun()
                    && object.hasNoun()) {
                CaptionEdit edit =
                        new CaptionEdit(
                                caption,
                                shape.first(relation.subject()),
                                shape.end(relation.object()));
                texts.add(edit.toString());
                boolean isSubjectShortened = leaveOutAttributes(relation.subject(), edit);
                if (leaveOutAttributes(relation.object(), edit) || isSubjectShortened) {
                    texts.add(edit.toString());
                }
            }
        }
        return texts;
    }

    private List<String> withoutAttributes() {
        CaptionEdit edit = CaptionEdit.ofAll(caption);
        boolean isShortened = false;
        for (int i = 0; i < caption.phrases().size(); i++) {
            isShortened |= shape.asserted().contains(i) && leaveOutAttributes(i, edit);
        }
        List<String> texts = new ArrayList<>();
        if (isShortened) {
            texts.add(edit.toString());
        }
        return texts;
    }

    /**
     * Leaves out a phrase's attributes and the words that depend on them; {@code false} if none can
     * be left out.
     */
    private boolean leaveOutAttributes(int index, CaptionEdit edit) {
        NounPhrase phrase = caption.phrases().get(index);
        List<Integer> attributes = phrase.attributes();
        if (attributes.isEmpty()
                || !shape.mayChange(index)
                || !phrase.hasNoun()
                || isLaterInList(phrase)
                || !shape.canDropAttributes(phrase)) {
            return false;
        }
        for (int i = 0; i < attributes.size(); i++) {
            int attribute = attributes.get(i);
            edit.leaveOut(attribute);
            int before = i == 0 ? phrase.first() : attributes.get(i - 1) + 1;
            leaveOutDependentWords(before, attribute, i > 0, edit);
        }
        return true;
    }

    /** Leaves out words such as "very", and the "and" or comma between two attributes. */
    private void leaveOutDependentWords(
            int from, int attribute, boolean afterAttribute, CaptionEdit edit) {
        for (int i = attribute - 1; i >= from; i--) {
            boolean degree = ClosedClass.isDegree(caption.lemma(i)) || caption.tag(i).equals("RB");
            if (!degree && !(afterAttribute && isConjunctionOrPunctuation(i))) {
                return;
            }
            edit.leaveOut(i);
        }
    }

    private boolean isConjunctionOrPunctuation(int token) {
        return caption.tag(token).equals("CC") || caption.tag(token).equals(".");
    }

    /**
     * {@code true} for "small dog" in "a fluffy and small dog": without "small", the "and" would be
     * left over.
     */
    private boolean isLaterInList(NounPhrase phrase) {
        int before = phrase.first() - 1;
        return before >= 1
                && phrase.first() == phrase.attributes().get(0)
                && isConjunctionOrPunctuation(before)
                && caption.tag(before - 1).equals("XX");
    }
}
