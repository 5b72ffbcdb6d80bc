package io.mithridate.augmenters.labelled;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.labelled.LabelFile.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The right and wrong outputs for one caption. */
final class Labels {

    private static final String ALL_OTHER_WORDS = "*";
    private static final Pattern ARTICLE_BEFORE =
            Pattern.compile("\\ban?( +)$", Pattern.CASE_INSENSITIVE);

    private final String caption;
    private final int contentWords;
    private final Set<String> positives = new HashSet<>();
    private final Map<String, String> wrongPositives = new HashMap<>();
    private final Map<String, Set<String>> negatives;
    private final Map<String, Map<String, String>> wrongNegatives;
    private final Set<String> wholeNegatives = new HashSet<>();

    Labels(Entry entry, WordGroups groups) {
        caption = entry.caption();
        contentWords = entry.contentWords();
        for (String pattern : entry.positives()) {
            OptionalParts.expand(pattern).forEach(text -> positives.add(normalize(text)));
        }
        entry.wrongPositives()
                .forEach(
                        (pattern, reason) ->
                                OptionalParts.expand(pattern)
                                        .forEach(
                                                text ->
                                                        wrongPositives.put(
                                                                normalize(text), reason)));
        negatives = groups.resolve(entry.negatives());
        wrongNegatives = entry.wrongNegatives();
        entry.wholeNegatives().forEach(text -> wholeNegatives.add(normalize(text)));
    }

    /** Returns the number of nouns, verbs, adjectives and numbers in the caption. */
    int contentWords() {
        return contentWords;
    }

    /** Judges a text that must be true whenever the caption is true. */
    Judgement judgePositive(String text) {
        String normalized = normalize(text);
        String reason = wrongPositives.get(normalized);
        if (reason != null) {
            return Judgement.wrong(reason);
        }
        if (!positives.contains(normalized)) {
            return Judgement.uncovered();
        }
        return Articles.agree(text) ? Judgement.right() : Judgement.wrong("article");
    }

    /** Judges a text that must be false whenever the caption is true. */
    Judgement judgeNegative(Negative negative) {
        String from = negative.from().toLowerCase(Locale.ROOT);
        String to = negative.to().toLowerCase(Locale.ROOT);
        if (!Articles.agree(negative.text())) {
            return Judgement.wrong("article");
        }
        if (wholeNegatives.contains(normalize(negative.text()))) {
            return Judgement.right();
        }
        if (!differsInThePieceAlone(negative)) {
            return Judgement.wrong("differs in more than the piece");
        }
        Map<String, String> wrong = wrongNegatives.getOrDefault(from, Map.of());
        Set<String> right = negatives.getOrDefault(from, Set.of());
        if (wrong.containsKey(to)) {
            return Judgement.wrong(wrong.getOrDefault(to, ""));
        }
        if (negative.kind() == Negative.Kind.OBJECT && isInCaption(to)) {
            return Judgement.wrong("already there");
        }
        if (right.contains(to)) {
            return Judgement.right();
        }
        return wrong.containsKey(ALL_OTHER_WORDS)
                ? Judgement.wrong(wrong.getOrDefault(ALL_OTHER_WORDS, ""))
                : Judgement.uncovered();
    }

    private boolean isInCaption(String words) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(words) + "(?![\\p{L}\\p{N}])")
                .matcher(caption.toLowerCase(Locale.ROOT))
                .find();
    }

    /** Returns {@code true} if only the piece, and perhaps the article before it, was replaced. */
    private boolean differsInThePieceAlone(Negative negative) {
        if (negative.from().equalsIgnoreCase(negative.to())) {
            return false;
        }
        Matcher piece = Pattern.compile(Pattern.quote(negative.from())).matcher(caption);
        int from = 0;
        while (piece.find(from)) {
            String before = caption.substring(0, piece.start());
            String rest = negative.to() + caption.substring(piece.end());
            Matcher article = ARTICLE_BEFORE.matcher(before);
            List<String> starts =
                    article.find()
                            ? List.of(
                                    before.substring(0, article.start()) + "a" + article.group(1),
                                    before.substring(0, article.start()) + "an" + article.group(1))
                            : List.of(before);
            if (starts.stream()
                    .anyMatch(start -> (start + rest).equalsIgnoreCase(negative.text()))) {
                return true;
            }
            from = piece.start() + 1;
        }
        return false;
    }

    /** Removes case, articles and final punctuation, which do not distinguish texts. */
    private static String normalize(String text) {
        return Articles.replaceAnWithA(text).strip().replaceAll("[.!?]+$", "").strip();
    }
}
