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
import java.util.stream.Collectors;

/**
 * Makes job arrays of a graph of tasks.
 *
 * <p>Ranks are submitted one after the other. Where each task of a rank waits for a single task of
 * an array, it gets that task's number, and Slurm begins it as soon as the one of its number has
 * succeeded ({@code aftercorr}); where several wait for one, there is an array for the first of
 * each, one for the second, and so on, up to {@value #MAX_LAYERS}.
 *
 * <p>The others are cut into arrays of tasks that share an input, at most {@value #MAX_ARRAYS} of a
 * rank unless arrays would be too large. Such an array begins when all that its tasks wait for has
 * ended ({@code afterany}), and each element looks whether its own inputs are there: what failed
 * holds up nothing that does not need it. Where that is very much, the whole arrays of it are
 * waited for.
 */
final class ArrayPlanner {

    /** Our choice: how many arrays may correspond to one; more would be small ones. */
    private static final int MAX_LAYERS = 4;

    /** Our choice: each array costs a call of sbatch and a line in the queue. */
    private static final int MAX_ARRAYS = 100;

    /** Our choice: how many elements an array waits for before it waits for their arrays. */
    private static final int MAX_ELEMENTS = 64;

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
        List<List<Task>> ranks = ranks(tasks);
        for (int rank = 0; rank < ranks.size(); rank++) {
            Set<Task> rest = new LinkedHashSet<>(ranks.get(rank));
            for (Map.Entry<String, List<List<Task>>> group : layers(rest).entrySet()) {
                if (group.getValue().size() <= MAX_LAYERS) {
                    for (List<Task> layer : group.getValue()) {
                        addCorresponding(rank, group.getKey(), layer);
                        layer.forEach(rest::remove);
                    }
                }
            }
            for (List<Task> together : cut(List.copyOf(rest))) {
                add(rank, together);
            }
        }
        return List.copyOf(arrays);
    }

    /**
     * The tasks of each rank, in the order in which they stood. A task is of rank 0 if it waits for
     * none of the others, and else one above the highest that it waits for.
     *
     * @param tasks each waits only for tasks before it, or for some that are not among them
     */
    static List<List<Task>> ranks(List<Task> tasks) {
        Map<String, Integer> ranks = new HashMap<>();
        List<List<Task>> sorted = new ArrayList<>();
        for (Task task : tasks) {
            int rank = 0;
            for (String key : task.waitsFor()) {
                rank = Math.max(rank, ranks.getOrDefault(key, -1) + 1);
            }
            ranks.put(task.key(), rank);
            if (rank == sorted.size()) {
                sorted.add(new ArrayList<>());
            }
            sorted.get(rank).add(task);
        }
        return sorted;
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

    /** Cuts tasks into arrays, so that those with the same most wanted input stand together. */
    private List<List<Task>> cut(List<Task> tasks) {
        Map<Place, Integer> wanted = new HashMap<>();
        tasks.forEach(task -> inputs(task).forEach(input -> wanted.merge(input, 1, Integer::sum)));
        Map<Optional<Place>, List<Task>> groups = new LinkedHashMap<>();
        for (Task task : tasks) {
            Optional<Place> most =
                    inputs(task).stream()
                            .max(Comparator.comparing(input -> wanted.getOrDefault(input, 0)));
            groups.computeIfAbsent(most, input -> new ArrayList<>()).add(task);
        }
        int size =
                Math.min(maxArraySize, Math.max(1, (tasks.size() + MAX_ARRAYS - 1) / MAX_ARRAYS));
        List<List<Task>> cut = new ArrayList<>();
        List<Task> array = new ArrayList<>();
        for (List<Task> group : groups.values()) {
            for (Task task : group) {
                if (array.size() == maxArraySize) {
                    cut.add(array);
                    array = new ArrayList<>();
                }
                array.add(task);
            }
            if (array.size() >= size) {
                cut.add(array);
                array = new ArrayList<>();
            }
        }
        if (!array.isEmpty()) {
            cut.add(array);
        }
        return cut;
    }

    private void addCorresponding(int rank, String array, List<Task> tasks) {
        List<JobArray.Element> elements = new ArrayList<>();
        for (Task task : tasks) {
            List<Place> inputs = inputs(task);
            elements.add(new JobArray.Element(inputs.get(0).id(), task, inputs));
        }
        add(new JobArray(next(), rank, elements, Optional.of(array), Set.of(), Set.of()));
    }

    private void add(int rank, List<Task> tasks) {
        List<JobArray.Element> elements = new ArrayList<>();
        Set<Place> after = new HashSet<>();
        for (Task task : tasks) {
            List<Place> inputs = inputs(task);
            after.addAll(inputs);
            elements.add(new JobArray.Element(elements.size(), task, inputs));
        }
        if (after.size() <= MAX_ELEMENTS) {
            add(new JobArray(next(), rank, elements, Optional.empty(), Set.of(), after));
        } else {
            Set<String> whole = after.stream().map(Place::array).collect(Collectors.toSet());
            add(new JobArray(next(), rank, elements, Optional.empty(), whole, Set.of()));
        }
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

    /**
     * Returns the inputs that a task waits for, but for what its inputs have waited for themselves.
     */
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
