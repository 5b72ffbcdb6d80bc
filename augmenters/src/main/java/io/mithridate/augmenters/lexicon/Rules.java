package io.mithridate.augmenters.lexicon;

import io.mithridate.api.text.Negative.Kind;
import io.mithridate.augmenters.language.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The replacements that make a caption false, from {@code rules.txt}, whose lines have the form
 * "kind | relation | subject | object | others".
 */
final class Rules {

    private static final String FILE = "rules.txt";
    private static final String VERB = "verb: ";
    private static final String NONE = "-";
    private static final String ANYTHING = "->";

    /** The suffix of the relation if "of" follows the object. */
    static final String OF_SUFFIX = "+of";

    private static final String ANY = "*";
    private static final String THE_OTHERS = "=";

    /** The forms of a verb: base form, third person, participle. */
    private static final List<String> FORMS = List.of("VBP", "VBZ", "VBG");

    private final Map<Kind, Map<String, List<Rule>>> rules = new HashMap<>();
    private final Map<String, List<String>> forms = new HashMap<>();
    private final Set<String> attributes = new HashSet<>();
    private final NounLists lists;

    /**
     * Reads the rules.
     *
     * @throws IllegalStateException if the file is missing or a line cannot be parsed
     */
    Rules(NounLists lists) {
        this.lists = lists;
        Resources.lines(Rules.class, FILE).forEach(this::readLine);
    }

    private void readLine(String line) {
        List<String> fields = Resources.fields(line);
        if (line.startsWith(VERB)) {
            List<String> verb = NounSet.split(line.substring(VERB.length()));
            forms.put(verb.get(0), verb);
        } else if (fields.size() == 5) {
            add(Kind.valueOf(fields.get(0).toUpperCase(Locale.ROOT)), fields);
        } else {
            throw new IllegalStateException(
                    "%s: \"%s\" is neither \"kind | relation | subject | object | others\" nor \"verb: base, third person, participle\""
                            .formatted(FILE, line));
        }
    }

    private void add(Kind kind, List<String> fields) {
        boolean relation = kind == Kind.RELATION;
        List<String> objects = relation ? List.of() : lists.expand(fields.get(3));
        List<String> others =
                switch (fields.get(4)) {
                    case THE_OTHERS -> objects;
                    case NONE -> List.of();
                    default -> lists.expand(fields.get(4));
                };
        List<String> relations = NounSet.split(fields.get(1));
        Rule rule =
                new Rule(
                        relation || relations.contains(ANY) ? Set.of() : Set.copyOf(relations),
                        new NounSet(fields.get(2), lists),
                        relation && !fields.get(3).startsWith(NONE)
                                ? Optional.of(new NounSet(fields.get(3), lists))
                                : Optional.empty(),
                        fields.get(3).equals(ANYTHING),
                        others);
        for (String key : relation ? relations : objects) {
            rules.computeIfAbsent(kind, any -> new HashMap<>())
                    .computeIfAbsent(key, any -> new ArrayList<>())
                    .add(rule);
            if (kind == Kind.ATTRIBUTE) {
                attributes.add(key);
            }
        }
    }

    boolean isAttribute(String value) {
        return attributes.contains(value);
    }

    /**
     * Returns replacements for a thing, an attribute or a count, without itself, from the first
     * rule that applies.
     */
    List<String> objectReplacements(Kind kind, String relation, Noun subject, String object) {
        for (Rule rule : rulesOf(kind, object)) {
            boolean fits =
                    rule.relations.contains(relation)
                            || (rule.relations.isEmpty() && !relation.endsWith(OF_SUFFIX));
            if (fits && rule.subject.contains(subject)) {
                return rule.others.stream().filter(other -> !other.equals(object)).toList();
            }
        }
        return List.of();
    }

    /**
     * Returns replacements for a relation, from the first rule that applies.
     *
     * @param object the noun after the relation; empty if there is none
     * @param tag the tag of a verb; the replacements have the same form
     * @param placed whether nothing, or only a place, follows a verb without an object
     */
    List<String> relationReplacements(
            String relation, String tag, Noun subject, Optional<Noun> object, boolean placed) {
        for (Rule rule : rulesOf(Kind.RELATION, relation)) {
            boolean fits =
                    rule.object.isEmpty()
                            ? object.isEmpty() && (placed || rule.anything)
                            : object.isPresent() && rule.object.get().contains(object.get());
            if (fits && rule.subject.contains(subject)) {
                return tag.startsWith("VB") ? inForm(rule.others, tag) : rule.others;
            }
        }
        return List.of();
    }

    private List<String> inForm(List<String> verbs, String tag) {
        int form = FORMS.indexOf(tag);
        return form < 0 ? List.of() : verbs.stream().map(verb -> form(verb, form)).toList();
    }

    private String form(String verb, int form) {
        List<String> known = forms.get(verb);
        if (known == null) {
            throw new IllegalStateException(
                    "%s: the line \"%s%s, ...\" is missing".formatted(FILE, VERB, verb));
        }
        return known.get(form);
    }

    private List<Rule> rulesOf(Kind kind, String key) {
        return rules.getOrDefault(kind, Map.of()).getOrDefault(key, List.of());
    }

    /**
     * A line of the file.
     *
     * @param relations the relations after which an object can be replaced; empty for any
     * @param object the nouns after a relation; empty if no object may follow
     * @param anything whether words other than a place may follow if there is no object
     */
    private record Rule(
            Set<String> relations,
            NounSet subject,
            Optional<NounSet> object,
            boolean anything,
            List<String> others) {}
}
