package io.mithridate.augmenters.counterfactual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Relations of which none holds where another does, as {@code relations.txt} lists them. */
final class Relations {

    private final Map<String, List<Rule>> rulesOf = new HashMap<>();

    private Relations() {}

    static Relations read() {
        Relations read = new Relations();
        for (String line : Resources.lines("relations.txt")) {
            boolean doubtful = line.startsWith("? ");
            List<String> fields = Resources.fields(doubtful ? line.substring(2) : line);
            if (fields.size() != 5) {
                throw new IllegalStateException(
                        "relations.txt: \"%s\" is not \"relation | verb | subject | object | others\""
                                .formatted(line));
            }
            Rule rule =
                    new Rule(
                            !doubtful,
                            Set.of(fields.get(1).split(" ", -1)),
                            new NounSet(fields.get(2)),
                            new NounSet(fields.get(3)),
                            List.of(fields.get(4).split(", ", -1)));
            for (String relation : fields.get(0).split(", ", -1)) {
                read.rulesOf.computeIfAbsent(relation, any -> new ArrayList<>()).add(rule);
            }
        }
        return read;
    }

    /**
     * What does not hold between two where a relation holds; empty if it is not known.
     *
     * @param verb the verb before it, in its base form; empty if there is none
     * @param sure whether lines that are doubtful are left out
     */
    List<String> of(String relation, String verb, Noun subject, Noun object, boolean sure) {
        for (Rule rule : rulesOf.getOrDefault(relation, List.of())) {
            if (rule.sure == sure
                    && rule.follows(verb)
                    && rule.subject.contains(subject)
                    && rule.object.contains(object)) {
                return rule.others;
            }
        }
        return List.of();
    }

    private record Rule(
            boolean sure, Set<String> verbs, NounSet subject, NounSet object, List<String> others) {

        private boolean follows(String verb) {
            return verbs.contains("*") || verbs.contains(verb.isEmpty() ? "none" : verb);
        }
    }
}
