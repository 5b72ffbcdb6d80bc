package io.mithridate.corenlp;

import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.NounPhrase;
import io.mithridate.api.text.ParsedCaption.Relation;
import java.util.ArrayList;
import java.util.List;

/** Writes what was found in a caption. */
final class Described {

    private Described() {}

    /** Phrases as {@code [words; attributes; count; noun]}, what is missing left out. */
    static String phrases(ParsedCaption parsed) {
        List<String> phrases = new ArrayList<>();
        for (NounPhrase phrase : parsed.phrases()) {
            List<String> fields = new ArrayList<>();
            fields.add(words(parsed, phrase.first(), phrase.end()));
            if (!phrase.attributes().isEmpty()) {
                fields.add(
                        String.join(
                                ",",
                                phrase.attributes().stream()
                                        .map(i -> parsed.tokens().get(i).text())
                                        .toList()));
            }
            phrase.count().ifPresent(i -> fields.add(parsed.tokens().get(i).text()));
            fields.add(noun(parsed, phrase));
            phrases.add("[" + String.join("; ", fields) + "]");
        }
        return String.join(" ", phrases);
    }

    /** Relations as {@code (subject; words; object)}. */
    static String relations(ParsedCaption parsed) {
        List<String> relations = new ArrayList<>();
        for (Relation relation : parsed.relations()) {
            NounPhrase subject = parsed.phrases().get(relation.subject());
            NounPhrase object = parsed.phrases().get(relation.object());
            relations.add(
                    "(%s; %s; %s)"
                            .formatted(
                                    words(parsed, subject.first(), subject.end()),
                                    words(parsed, relation.first(), relation.end()),
                                    words(parsed, object.first(), object.end())));
        }
        return String.join(" ", relations);
    }

    /** The noun of a phrase. */
    static String noun(ParsedCaption parsed, NounPhrase phrase) {
        return words(parsed, phrase.headFirst(), phrase.end());
    }

    /** The tokens from the first to before the end, as they stand. */
    static String words(ParsedCaption parsed, int first, int end) {
        return first == end
                ? ""
                : parsed.text()
                        .substring(
                                parsed.tokens().get(first).start(),
                                parsed.tokens().get(end - 1).end());
    }
}
