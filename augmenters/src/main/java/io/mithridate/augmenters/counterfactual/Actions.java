package io.mithridate.augmenters.counterfactual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the living do not do while they do something else, as {@code actions.txt} lists it: each
 * verb in the four forms that captions use.
 */
final class Actions {

    private static final int FORMS = 4;

    private final Map<String, List<String>> others = new HashMap<>();
    private final Map<String, Boolean> needsObject = new HashMap<>();

    private Actions() {}

    static Actions read() {
        Actions read = new Actions();
        Map<String, List<String>> forms = new HashMap<>();
        List<List<String>> rules = new ArrayList<>();
        for (String line : Resources.lines("actions.txt")) {
            List<String> fields = Resources.fields(line);
            if (fields.size() == 1) {
                List<String> verb = List.of(fields.get(0).split(", ", -1));
                if (verb.size() != FORMS) {
                    throw new IllegalStateException(
                            "actions.txt: \"%s\" has not %d forms".formatted(line, FORMS));
                }
                forms.put(verb.get(0), verb);
            } else {
                rules.add(fields);
            }
        }
        for (List<String> rule : rules) {
            read.add(rule, forms);
        }
        return read;
    }

    private void add(List<String> rule, Map<String, List<String>> forms) {
        boolean object = rule.get(1).equals("object");
        List<String> from = formsOf(rule.get(0), forms);
        for (String other : rule.get(2).split(", ", -1)) {
            List<String> to = formsOf(other, forms);
            for (int i = 0; i < FORMS; i++) {
                List<String> known = others.computeIfAbsent(from.get(i), any -> new ArrayList<>());
                if (!known.contains(to.get(i))) {
                    known.add(to.get(i));
                }
                needsObject.put(from.get(i), object);
            }
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
     * What is not done where something is.
     *
     * @param verb in the form in which it is replaced
     * @param object whether it has an object
     */
    List<String> of(String verb, boolean object) {
        return needsObject.getOrDefault(verb, !object) == object
                ? others.getOrDefault(verb, List.of())
                : List.of();
    }
}
