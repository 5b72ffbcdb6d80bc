package io.mithridate.augmenters.labelled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the labels of one half from its file. */
final class LabelFile {

    private static final Set<String> KEYS =
            Set.of(
                    "caption",
                    "content",
                    "positives",
                    "wrong-positives",
                    "negatives",
                    "whole-negatives",
                    "wrong-negatives");

    private LabelFile() {}

    /**
     * The labels of one caption.
     *
     * @param caption the caption
     * @param contentWords the number of its nouns, verbs, adjectives and numbers
     * @param positives texts that it implies, in the syntax of {@link OptionalParts}
     * @param wrongPositives texts that it does not imply or that are not English, with the reason
     * @param negatives for each piece, the words and groups of words, separated by commas, that
     *     make the caption false in its place
     * @param wholeNegatives texts that contradict the caption in one piece but differ from it in
     *     more than that piece
     * @param wrongNegatives for each piece, the words that are wrong in its place, with the reason;
     *     {@code *} stands for all other words
     */
    record Entry(
            String caption,
            int contentWords,
            List<String> positives,
            Map<String, String> wrongPositives,
            Map<String, String> negatives,
            List<String> wholeNegatives,
            Map<String, Map<String, String>> wrongNegatives) {}

    /** Returns the labels of a half by caption. */
    static Map<String, Labels> read(Half half) {
        WordGroups groups = WordGroups.read();
        String file = half.label() + "-labels.yaml";
        Map<String, Labels> labels = new HashMap<>();
        for (Object item : StringYaml.list(StringYaml.read(file), file)) {
            Entry entry = entry(StringYaml.map(item, file), file);
            if (labels.put(entry.caption(), new Labels(entry, groups)) != null) {
                throw new IllegalStateException(
                        file + ": \"" + entry.caption() + "\" is labelled twice");
            }
        }
        return labels;
    }

    private static Entry entry(Map<String, Object> map, String file) {
        String caption = String.valueOf(map.get("caption"));
        String where = file + ": \"" + caption + "\"";
        List<String> unknown = new ArrayList<>(map.keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(where + ": " + unknown + " is none of " + KEYS);
        }
        Map<String, Map<String, String>> wrong = new LinkedHashMap<>();
        StringYaml.map(map.getOrDefault("wrong-negatives", Map.of()), where)
                .forEach((from, reasons) -> wrong.put(from, StringYaml.strings(reasons, where)));
        return new Entry(
                caption,
                Integer.parseInt(String.valueOf(map.get("content"))),
                texts(map, "positives", where),
                StringYaml.strings(map.getOrDefault("wrong-positives", Map.of()), where),
                StringYaml.strings(map.getOrDefault("negatives", Map.of()), where),
                texts(map, "whole-negatives", where),
                wrong);
    }

    private static List<String> texts(Map<String, Object> map, String key, String where) {
        return StringYaml.list(map.getOrDefault(key, List.of()), where).stream()
                .map(String::valueOf)
                .toList();
    }
}
