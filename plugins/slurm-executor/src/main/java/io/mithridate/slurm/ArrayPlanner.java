package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes job arrays of a graph of tasks.
 *
 * <p>There is one array for each rank; ranks that are larger than an array may be are cut. Where
 * each task of a rank waits for a single task of an array, it gets that task's number, and Slurm
 * begins it as soon as the one of its number has succeeded ({@code aftercorr}); where several wait
 * for one, there is an array for the first of each, one for the second, and so on, up to {@value
 * #MOST_LAYERS}. Where tasks wait for several, or very many for one, their array begins when the
 * arrays of all that they wait for have ended ({@code afterany}), and each element looks whether
 * its own inputs are there: what failed holds up nothing that does not need it.
 */
final class ArrayPlanner {

    /** Our choice: how many arrays may correspond to one; more would be small ones. */
    private static final int MOST_LAYERS = 4;

    private final String submission;
    private final int maxArraySize;
    private final Map<String, Place> places;
    private final Map<String, Task> inside = new HashMap<>();
    private final List<JobArray> arrays = new ArrayList<>();

    /**
     * A planner.
     *
     * @param submission the folder of the submission within the run's folder of Slurm
     * @param maxArraySize how many elements an array may have
     * @param places where tasks are that were submitted before, by their keys
     */
    ArrayPlanner(String submission, int maxArraySize, Map<String, Place> places) {
        this.submission = submission;
        this.maxArraySize = maxArraySize;
        this.places = new HashMap<>(places);
    }

    /**
     * The arrays, each after those that it waits for.
     *
     * @param tasks each waits only for tasks before it, for some that were submitted before, or for
     *     such whose artifacts are there
     */
    List<JobArray> plan(List<Task> tasks) {
        tasks.forEach(
                task -> {
                    inside.put(task.key(), task);
                    places.remove(task.key());
                });
        List<List<Task>> ranks = Ranks.of(tasks);
        for (int rank = 0; rank < ranks.size(); rank++) {
            Set<Task> rest = new LinkedHashSet<>(ranks.get(rank));
            for (Map.Entry<String, List<List<Task>>> group : layers(rest).entrySet()) {
                if (group.getValue().size() <= MOST_LAYERS) {
                    for (List<Task> layer : group.getValue()) {
                        addCorresponding(rank, group.getKey(), layer);
                        layer.forEach(rest::remove);
                    }
                }
            }
            List<Task> others = List.copyOf(rest);
            for (int from = 0; from < others.size(); from += maxArraySize) {
                add(rank, others.subList(from, Math.min(others.size(), from + maxArraySize)));
            }
        }
        return List.copyOf(arrays);
    }

    /** The tasks that wait for a single one, by its array: the first of each, the second ... */
    private Map<String, List<List<Task>>> layers(Set<Task> tasks) {
        Map<String, List<List<Task>>> layers = new LinkedHashMap<>();
        Map<Place, Integer> siblings = new HashMap<>();
        for (Task task : tasks) {
            List<Place> inputs = inputs(task);
            if (inputs.size() == 1 && inputs.get(0).array().startsWith(submission + "/")) {
                Place input = inputs.get(0);
                int layer = siblings.merge(input, 1, Integer::sum) - 1;
                List<List<Task>> group =
                        layers.computeIfAbsent(input.array(), array -> new ArrayList<>());
                if (layer == group.size()) {
                    group.add(new ArrayList<>());
                }
                group.get(layer).add(task);
            }
        }
        return layers;
    }

    private void addCorresponding(int rank, String array, List<Task> tasks) {
        List<JobArray.Element> elements = new ArrayList<>();
        for (Task task : tasks) {
            List<Place> inputs = inputs(task);
            elements.add(new JobArray.Element(inputs.get(0).id(), task, inputs));
        }
        add(new JobArray(next(), rank, elements, Optional.of(array), Set.of()));
    }

    private void add(int rank, List<Task> tasks) {
        List<JobArray.Element> elements = new ArrayList<>();
        Set<String> after = new HashSet<>();
        for (Task task : tasks) {
            List<Place> inputs = inputs(task);
            inputs.forEach(input -> after.add(input.array()));
            elements.add(new JobArray.Element(elements.size(), task, inputs));
        }
        add(new JobArray(next(), rank, elements, Optional.empty(), after));
    }

    private void add(JobArray array) {
        for (JobArray.Element element : array.elements()) {
            places.put(element.task().key(), new Place(array.folder(), element.id()));
        }
        arrays.add(array);
    }

    private String next() {
        return submission + "/" + arrays.size();
    }

    /** What a task waits for, but for what its inputs have waited for themselves. */
    private List<Place> inputs(Task task) {
        Set<String> implied = new HashSet<>();
        for (String key : task.waitsFor()) {
            Task input = inside.get(key);
            if (input != null) {
                implied.addAll(input.waitsFor());
            }
        }
        List<Place> inputs = new ArrayList<>();
        for (String key : task.waitsFor()) {
            Place place = places.get(key);
            if (place != null && !implied.contains(key)) {
                inputs.add(place);
            }
        }
        inputs.sort(Comparator.comparing(Place::array).thenComparing(Place::id));
        return inputs;
    }
}
