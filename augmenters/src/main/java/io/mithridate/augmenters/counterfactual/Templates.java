package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.language.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The known shapes of phrases, read from {@code templates.txt}. The lines of the file have the form
 * "name | before | shape | after", where each field lists parts of speech and words.
 */
final class Templates {

    private static final String FILE = "templates.txt";
    private static final String WORDS = "words: ";

    private final Map<String, Set<String>> lists = new HashMap<>();
    private final List<Template> templates = new ArrayList<>();

    /**
     * Reads the templates.
     *
     * @throws IllegalStateException if the file is missing or a line cannot be parsed
     */
    Templates() {
        Resources.lines(Templates.class, FILE).forEach(this::readLine);
    }

    private void readLine(String line) {
        int equalsSign = line.indexOf(" = ");
        List<String> fields = Resources.fields(line);
        if (line.startsWith(WORDS) && equalsSign > 0) {
            Set<String> words = new HashSet<>();
            for (String word : line.substring(equalsSign + " = ".length()).split(" ", -1)) {
                words.add(word.replace('_', ' '));
            }
            lists.put(line.substring(WORDS.length(), equalsSign), words);
        } else if (fields.size() == 4) {
            templates.add(
                    new Template(
                            fields.get(0),
                            elements(fields.get(1)),
                            elements(fields.get(2)),
                            elements(fields.get(3))));
        } else {
            throw new IllegalStateException(
                    "%s: \"%s\" is neither \"name | before | shape | after\" nor \"words: name = words\""
                            .formatted(FILE, line));
        }
    }

    private List<Element> elements(String text) {
        List<Element> elements = new ArrayList<>();
        for (String part : text.split(" ", -1)) {
            if (!part.isEmpty()) {
                elements.add(element(part));
            }
        }
        return elements;
    }

    private Element element(String part) {
        char last = part.charAt(part.length() - 1);
        boolean many = part.length() > 1 && last == '*';
        boolean optional = many || (part.length() > 1 && last == '?');
        String text = optional ? part.substring(0, part.length() - 1) : part;
        Set<String> tags = new HashSet<>();
        Set<String> words = new HashSet<>();
        for (String choice : text.split("/", -1)) {
            if (choice.startsWith("@")) {
                words(choice.substring(1)).forEach(word -> add(word, tags, words));
            } else {
                add(choice, tags, words);
            }
        }
        return new Element(tags, words, optional, many);
    }

    private static void add(String choice, Set<String> tags, Set<String> words) {
        boolean word = choice.codePoints().anyMatch(Character::isLowerCase) || choice.equals(",");
        // "next_to" is a preposition of several words.
        (word ? words : tags).add(choice.replace('_', ' '));
    }

    /**
     * Returns a list of words.
     *
     * @throws IllegalStateException if no list has this name
     */
    Set<String> words(String name) {
        Set<String> list = lists.get(name);
        if (list == null) {
            throw new IllegalStateException(
                    "%s: no line \"words: %s = ...\" above".formatted(FILE, name));
        }
        return list;
    }

    /**
     * Returns the name of the first template whose shape matches a list of units; empty if none
     * does.
     */
    String nameOf(List<Unit> units) {
        for (Template template : templates) {
            if (template.before.isEmpty()
                    && template.after.isEmpty()
                    && matches(template.shape, 0, units, 0, units.size())) {
                return template.name;
            }
        }
        return "";
    }

    /**
     * {@code true} if the units from {@code first} (inclusive) to {@code end} (exclusive) and those
     * around them match a template with this name.
     */
    boolean match(String name, List<Unit> units, int first, int end) {
        for (Template template : templates) {
            if (template.name.equals(name)
                    && matches(template.shape, 0, units, first, end)
                    && endsWith(template.before, units, first)
                    && startsWith(template.after, units, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(List<Element> elements, List<Unit> units, int end) {
        int first = end - elements.size();
        return first >= 0 && matches(elements, 0, units, first, end);
    }

    private static boolean startsWith(List<Element> elements, List<Unit> units, int first) {
        int end = first + elements.size();
        return end <= units.size() && matches(elements, 0, units, first, end);
    }

    private static boolean matches(
            List<Element> elements, int element, List<Unit> units, int first, int end) {
        if (element == elements.size()) {
            return first == end;
        }
        Element next = elements.get(element);
        if (first < end
                && next.contains(units.get(first))
                && matches(elements, next.many ? element : element + 1, units, first + 1, end)) {
            return true;
        }
        return next.optional && matches(elements, element + 1, units, first, end);
    }

    /**
     * One element of a template.
     *
     * @param optional whether the element may be absent
     * @param many whether the element may be repeated
     */
    private record Element(Set<String> tags, Set<String> words, boolean optional, boolean many) {

        private boolean contains(Unit unit) {
            return tags.contains(unit.tag()) || words.contains(unit.word());
        }
    }

    private record Template(
            String name, List<Element> before, List<Element> shape, List<Element> after) {}

    /**
     * A word, a preposition of several words, or a phrase.
     *
     * @param tag its part of speech, or the name of the template that a phrase matches
     * @param word its base form; empty for a phrase
     */
    record Unit(String tag, String word, int first, int end) {}
}
