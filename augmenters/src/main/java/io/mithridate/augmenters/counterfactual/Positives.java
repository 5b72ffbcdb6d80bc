package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Relation;
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
 * those that the caption has, then the text among those of the form. A caption that has none of
 * these may still say what it is about.
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
        StandingPhrases standing = new StandingPhrases(caption, asserted, lexicon);
        AttributeOmission omission = new AttributeOmission(caption, lexicon);
        List<List<String>> forms = new ArrayList<>();
        forms.add(nounPhrases(caption, standing));
        forms.add(relatedPhrases(caption, standing, omission));
        forms.add(withoutAttributes(caption, asserted, omission));
        for (List<String> form : forms) {
            form.removeIf(text -> text.equalsIgnoreCase(caption.text()));
        }
        Set<String> drawn = new LinkedHashSet<>();
        forms.removeIf(List::isEmpty);
        if (forms.isEmpty()) {
            forms.add(new ArrayList<>(topics(caption, standing)));
            forms.removeIf(List::isEmpty);
        }
        while (drawn.size() < wanted && !forms.isEmpty()) {
            List<String> form = forms.get(random.nextInt(forms.size()));
            drawn.add(form.remove(random.nextInt(form.size())));
            forms.removeIf(List::isEmpty);
        }
        return List.copyOf(drawn);
    }

    private static List<String> nounPhrases(ParsedCaption caption, StandingPhrases standing) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < caption.phrases().size(); i++) {
            if (standing.standsAlone(i)) {
                NounPhrase phrase = caption.phrases().get(i);
                texts.add(Pieces.text(caption, phrase.first(), standing.end(i)));
            }
        }
        return texts;
    }

    /** What a caption is about, where nothing else can be said: "date night". */
    private static List<String> topics(ParsedCaption caption, StandingPhrases standing) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < caption.phrases().size(); i++) {
            if (standing.isTopic(i)) {
                NounPhrase phrase = caption.phrases().get(i);
                texts.add(Pieces.text(caption, phrase.first(), standing.end(i)));
            }
        }
        if (texts.isEmpty()) {
            texts.addAll(beginning(caption));
        }
        texts.removeIf(text -> text.equalsIgnoreCase(caption.text()));
        return texts;
    }

    /** What stands before a comma or before the time: "making soup" of "making soup tonight". */
    private static List<String> beginning(ParsedCaption caption) {
        for (int i = 2; i < caption.tokens().size(); i++) {
            String word = caption.tokens().get(i).lemma();
            boolean atTime =
                    word.equals("at")
                            && PositiveWords.TIMES_OF_DAY.contains(Pieces.lemma(caption, i + 1));
            if (word.equals(",") || atTime || PositiveWords.TIMES.contains(word)) {
                return List.of(Pieces.text(caption, 0, i));
            }
        }
        return List.of();
    }

    private static List<String> relatedPhrases(
            ParsedCaption caption, StandingPhrases standing, AttributeOmission omission) {
        List<String> texts = new ArrayList<>();
        for (Relation relation : caption.relations()) {
            if (standing.isStatement(relation)) {
                NounPhrase subject = caption.phrases().get(relation.subject());
                CaptionEdit edit =
                        new CaptionEdit(caption, subject.first(), standing.end(relation.object()));
                texts.add(edit.toString());
                NounPhrase object = caption.phrases().get(relation.object());
                boolean left = omission.leaveOut(subject, edit);
                if (omission.leaveOut(object, edit) || left) {
                    texts.add(edit.toString());
                }
            }
        }
        return texts;
    }

    private static List<String> withoutAttributes(
            ParsedCaption caption, AssertedPhrases asserted, AttributeOmission omission) {
        CaptionEdit edit = CaptionEdit.ofAll(caption);
        boolean any = false;
        for (int i = 0; i < caption.phrases().size(); i++) {
            if (asserted.contains(i)) {
                any |= omission.leaveOut(caption.phrases().get(i), edit);
            }
        }
        List<String> texts = new ArrayList<>();
        if (any) {
            texts.add(edit.toString());
        }
        return texts;
    }
}
