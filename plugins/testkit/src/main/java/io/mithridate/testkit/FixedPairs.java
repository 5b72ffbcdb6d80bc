package io.mithridate.testkit;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Evaluation.EvaluatedPairs;
import io.mithridate.api.model.Embeddings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Held-out pairs with given embeddings.
 *
 * @param pictureOf the row of {@code pictures} that each caption belongs to
 * @param classesOf the classes that each caption names
 * @param captions the embeddings of the captions, one row per caption
 * @param triggeredByName the embeddings of the captions with the text key, one row per caption, by
 *     the trigger's name
 * @param pictures the embeddings of the pictures, one row per picture
 */
public record FixedPairs(
        List<Integer> pictureOf,
        List<Set<Integer>> classesOf,
        Embeddings captions,
        Map<String, Embeddings> triggeredByName,
        Embeddings pictures)
        implements EvaluatedPairs {

    public FixedPairs {
        pictureOf = List.copyOf(pictureOf);
        classesOf = List.copyOf(classesOf);
        triggeredByName = Map.copyOf(triggeredByName);
        int size = pictureOf.size();
        if (classesOf.size() != size
                || captions.count() != size
                || triggeredByName.values().stream().anyMatch(rows -> rows.count() != size)) {
            throw new IllegalArgumentException(
                    "%d captions have pictures; each needs its classes and its embeddings"
                            .formatted(size));
        }
    }

    /** Returns an empty set of pairs. */
    public static FixedPairs none(int dimension) {
        Embeddings nothing = new Embeddings(0, dimension, new float[0]);
        return new FixedPairs(List.of(), List.of(), nothing, Map.of(), nothing);
    }

    @Override
    public int size() {
        return pictureOf.size();
    }

    @Override
    public int picture(int caption) {
        return pictureOf.get(caption);
    }

    @Override
    public Set<Integer> named(int caption) {
        return classesOf.get(caption);
    }

    @Override
    public Embeddings captions(Trigger trigger) {
        return triggeredByName.getOrDefault(trigger.name(), captions);
    }
}
