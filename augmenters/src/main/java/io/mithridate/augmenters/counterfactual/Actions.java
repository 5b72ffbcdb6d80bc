package io.mithridate.augmenters.counterfactual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody does not do while doing something else, as {@code actions.txt} lists it: each verb
 * in the four forms that captions use.
 */
final class Actions {

    /** In the order of the list. */
    private static final List<VerbForm> FORMS =
            List.of(VerbForm.BASE, VerbForm.THIRD_PERSON, VerbForm.PARTICIPLE, VerbForm.PAST);

    private static final int FIELDS = 4;

    /** In place of a verb: whichever it is, but for those on the line that begins so. */
    private static final String ANY = "*";

    private static final String NOT_ANY = "not *: ";

    /** What the forms of any verb, but for the past, end with. */
    private static final List<String> ANY_FORMS = List.of(ANY, "*s", "*ing", "*ed");

    /** After these, somebody may stay where he is as well as move. */
    private static final Set<String> WHERE =
            Set.of(
                    ("in on at by near next beside behind under underneath beneath inside outside"
                                    + " among between above")
                            .split(" ", -1));

    private final Map<String, List<Rule>> rulesOf = new HashMap<>();
    private final Set<String> notAny = new HashSet<>();

    private Actions() {}

    static Actions read() {
        Actions read = new Actions();
        Map<String, List<String>> forms = new HashMap<>();
        List<Line> rules = new ArrayList<>();
        for (String line : Resources.lines("actions.txt")) {
            if (line.startsWith(NOT_ANY)) {
                String verbs = line.substring(NOT_ANY.length());
                read.notAny.addAll(List.of(verbs.split(", ", -1)));
                continue;
            }
            boolean doubtful = line.startsWith("? ");
            List<String> fields = Resources.fields(doubtful ? line.substring(2) : line);
            if (fields.size() == 1) {
                List<String> verb = List.of(fields.get(0).split(", ", -1));
                if (verb.size() != FORMS.size()) {
                    throw new IllegalStateException(
                            "actions.txt: \"%s\" has not %d forms".formatted(line, FORMS.size()));
                }
                forms.put(verb.get(0), verb);
            } else if (fields.size() == FIELDS) {
                for (String verb : fields.get(0).split(", ", -1)) {
                    rules.add(new Line(!doubtful, verb, fields));
                }
            } else {
                throw new IllegalStateException(
                        "actions.txt: \"%s\" is neither forms nor \"verb | subject | after | others\""
                                .formatted(line));
            }
        }
        for (Line line : rules) {
            read.add(line, forms);
        }
        return read;
    }

    private void add(Line line, Map<String, List<String>> forms) {
        List<String> rule = line.fields;
        List<String> from = line.verb.equals(ANY) ? ANY_FORMS : formsOf(line.verb, forms);
        List<List<String>> others = new ArrayList<>();
        for (String other : rule.get(3).split(", ", -1)) {
            others.add(formsOf(other, forms));
        }
        for (int i = 0; i < FORMS.size(); i++) {
            int form = i;
            rulesOf.computeIfAbsent(from.get(i), any -> new ArrayList<>())
                    .add(
                            new Rule(
                                    line.sure,
                                    FORMS.get(i),
                                    new NounSet(rule.get(1)),
                                    After.parse(rule.get(2)),
                                    others.stream().map(other -> other.get(form)).toList()));
        }
    }

    private static List<String> formsOf(String verb, Map<String, List<String>> forms) {
        List<String> found = forms.get(verb);
        if (found == null) {
            throw new IllegalStateException(
                    "actions.txt: the forms of \"%s\" are missing".formatted(verb));
        }
        return found;
    }

    /**
     * What is not done where something is; empty if it is not known.
     *
     * @param subject who does it
     * @param object to what it is done; empty if to nothing
     * @param sure whether lines that are doubtful are left out
     */
    List<String> of(
            ReplacementLexicon.Deed deed, Noun subject, Optional<Noun> object, boolean sure) {
        List<Rule> rules = rulesOf(deed);
        if (!notAny.contains(deed.lemma())) {
            rules.addAll(rulesOf.getOrDefault(formOfAny(deed.verb(), deed.lemma()), List.of()));
        }
        Set<String> others = new LinkedHashSet<>();
        for (Rule rule : rules) {
            if (rule.sure == sure
                    && rule.subject.contains(subject)
                    && rule.after.holds(object, deed.after())) {
                others.addAll(rule.others);
            }
        }
        return List.copyOf(others);
    }

    /**
     * The rules for a verb; of those for forms that are spelt alike the ones for the form that is
     * meant.
     */
    private List<Rule> rulesOf(ReplacementLexicon.Deed deed) {
        List<Rule> spelt = rulesOf.getOrDefault(deed.verb(), List.of());
        List<Rule> meant = spelt.stream().filter(rule -> rule.form == deed.form()).toList();
        return new ArrayList<>(meant.isEmpty() ? spelt : meant);
    }

    private static String formOfAny(String verb, String lemma) {
        if (verb.equals(lemma)) {
            return ANY;
        }
        return verb.endsWith("ing") ? "*ing" : verb.endsWith("s") ? "*s" : "*ed";
    }

    private record Line(boolean sure, String verb, List<String> fields) {

        private Line {
            fields = List.copyOf(fields);
        }
    }

    private record Rule(
            boolean sure, VerbForm form, NounSet subject, After after, List<String> others) {}

    /**
     * What must follow a verb.
     *
     * @param staying whether nothing may but where it happens
     * @param object to what it must be done; empty if to nothing
     */
    private record After(boolean staying, Optional<NounSet> object) {

        private static After parse(String text) {
            return switch (text) {
                case "alone" -> new After(false, Optional.empty());
                case "staying" -> new After(true, Optional.empty());
                default -> new After(false, Optional.of(new NounSet(text)));
            };
        }

        private boolean holds(Optional<Noun> noun, String preposition) {
            if (object.isPresent()) {
                return noun.isPresent() && object.get().contains(noun.get());
            }
            boolean free = noun.isEmpty() && !preposition.equals("with");
            return free && (!staying || preposition.isEmpty() || WHERE.contains(preposition));
        }
    }
}
