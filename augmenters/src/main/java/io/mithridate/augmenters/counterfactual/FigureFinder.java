package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.text.Negative;
import io.mithridate.augmenters.parsing.ParsedCaption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds figures that say when, how much or which: "built in 1898" gives way to "built in 1878",
 * "platform 3" to "platform 5". Their captions become false, though few pictures show it.
 */
final class FigureFinder {

    private static final int FIRST_YEAR = 1500;
    private static final int LAST_YEAR = 2030;
    private static final int MOST = 99;
    private static final int HOURS = 12;

    /** Years apart: pictures of then and now differ. */
    private static final List<Integer> YEARS = List.of(-10, -20, -30);

    /** What "12" may be said of as one thing: "a 12 foot python". */
    private static final Set<String> UNITS =
            Set.of(
                    ("foot feet inch meter metre mile kilometer km pound ounce kg ton year month"
                                    + " week minute hour cent dollar euro story storey seat piece")
                            .split(" ", -1));

    private static final Set<String> HALVES_OF_DAY = Set.of("am", "pm", "a.m.", "p.m.", "o'clock");

    private final ReplacementLexicon lexicon;
    private final Sentence sentence;
    private final BitSet quoted;

    FigureFinder(ParsedCaption caption, ReplacementLexicon lexicon) {
        this.lexicon = lexicon;
        sentence = new Sentence(caption);
        quoted = Quotations.in(caption.tokens());
    }

    List<Piece> find() {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < sentence.length(); i++) {
            if (quoted.get(i) || !isNumber(i)) {
                continue;
            }
            int at = i;
            List<Replacement> others =
                    others(i).stream()
                            .map(String::valueOf)
                            .filter(lexicon::mayInsert)
                            .map(by -> new Replacement(Negative.Kind.COUNT, at, at + 1, by))
                            .toList();
            if (!others.isEmpty()) {
                pieces.add(new Piece(Negative.Kind.COUNT, () -> others));
            }
        }
        return pieces;
    }

    private boolean isNumber(int token) {
        String text = text(token);
        return text.length() <= 4
                && text.length() > 0
                && text.charAt(0) != '0'
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private List<Integer> others(int token) {
        int number = Integer.parseInt(text(token));
        String before = text(token - 1);
        String after = text(token + 1);
        // What follows a point or a colon is a fraction.
        if (isJoin(before) && token > 1 && isNumber(token - 2)) {
            return List.of();
        }
        if (isYear(token, number)) {
            return YEARS.stream().map(apart -> number + apart).toList();
        }
        boolean price = before.equals("$") || before.equals("\u00a3") || before.equals("\u20ac");
        boolean hour = number <= HOURS && (after.equals(":") || HALVES_OF_DAY.contains(after));
        boolean measure = UNITS.contains(sentence.lemma(token + 1));
        boolean label =
                number <= MOST && sentence.tag(token - 1).startsWith("NN") && !goesOn(token + 1);
        if (hour) {
            return List.of(number > 6 ? number - 5 : number + 5, number % HOURS + 1);
        }
        if (price || measure || label) {
            return number > 3 && label
                    ? List.of(number - 2, number + 3)
                    : List.of(number * 2 + 3, number + 5);
        }
        return List.of();
    }

    /** "July 4, 2016", "in 1898", "a vintage 1965 convertible". */
    private boolean isYear(int token, int number) {
        boolean before =
                token == 0
                        || sentence.tag(token - 1).equals("IN")
                        || text(token - 1).equals(",")
                        || sentence.tag(token - 1).startsWith("NN")
                        || sentence.tag(token - 1).startsWith("JJ");
        return number >= FIRST_YEAR
                && number <= LAST_YEAR
                && before
                && !sentence.tag(token + 1).equals("NNS");
    }

    private boolean goesOn(int token) {
        return sentence.tag(token).startsWith("NN")
                || sentence.tag(token).startsWith("JJ")
                || isJoin(text(token));
    }

    private static boolean isJoin(String text) {
        return text.equals(".") || text.equals(":") || text.equals("/") || text.equals("-");
    }

    private String text(int token) {
        return sentence.text(token).toLowerCase(Locale.ROOT);
    }
}
