package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Task;
import io.mithridate.slurm.JobArray.ElementId;
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
 * Divides a graph of tasks into job arrays.
 *
 * <p>Ranks are submitted one after the other. Tasks of a rank that each wait for a single task, all
 * in the same array, get the numbers of those tasks, and Slurm starts each of them as soon as the
 * task with its number has succeeded ({@code aftercorr}). If several tasks wait for the same one,
 * they are distributed over several such arrays, at most {@value #MAX_LAYERS}.
 *
 * <p>The remaining tasks are divided into arrays of tasks that share an input, at most {@value
 * #MAX_ARRAYS} per rank unless arrays would become too large. Such an array starts when everything
 * that its tasks wait for has ended ({@code afterany}), and each element checks whether its own
 * inputs exist, so that a failure only affects tasks that depend on it. If an array would wait for
 * too many elements, it waits for their whole arrays instead.
 */
final class ArrayPlanner {

    /**
     * The maximum number of arrays that correspond to one array; further ones would be small (our
     * choice).
     */
    private static final int MAX_LAYERS = 4;

    /**
     * The maximum number of arrays per rank, since each array costs a call of sbatch and a line in
     * the queue (our choice).
     */
    private static final int MAX_ARRAYS = 100;

    /**
     * The maximum number of elements that an array waits for; above it, the array waits for whole
     * arrays (our choice).
     */
    private static final int MAX_ELEMENTS = 64;

    private final String submission;
    private final int maxArraySize;
    private final Map<String, ElementId> elementIds;
    private final Map<String, Task> submittedTasks = new HashMap<>();
    private final List<JobArray> arrays = new ArrayList<>();

    /**
     * Creates a planner.
     *
     * @param submission the folder of the submission within the run's Slurm folder
     * @param maxArraySize the maximum number of elements of an array
     * @param elementIds the elements of tasks that were submitted before, by the keys of the tasks
     */
    ArrayPlanner(String submission, int maxArraySize, Map<String, ElementId> elementIds) {
        this.submission = submission;
        this.maxArraySize = maxArraySize;
        this.elementIds = new HashMap<>(elementIds);
    }

    /**
     * Returns the arrays, each after those that it waits for.
     *
     * @param tasks the tasks to submit; each may wait only for tasks before it, for tasks submitted
     *     earlier, or for tasks whose artifacts exist
     */
    List<JobArray> plan(List<Task> tasks) {
        tasks.forEach(
                task -> {
                    submittedTasks.put(task.key(), task);
                    elementIds.remove(task.key());
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
            for (List<Task> together : divide(List.copyOf(rest))) {
                add(rank, together);
            }
        }
        return List.copyOf(arrays);
    }

    /**
     * Returns the tasks of each rank, in their original order. The rank of a task is 0 if it waits
     * for none of the others, and otherwise one more than the highest rank it waits for.
     *
     * @param tasks each waits only for tasks before it, or for tasks that are not in the list
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

    /**
     * Returns the tasks that wait for a single other task, by the array of that task. The first
     * list contains the first task that waits for each element, the second list the second one, and
     * so on.
     */
    private Map<String, List<List<Task>>> layers(Set<Task> tasks) {
        Map<String, List<List<Task>>> layers = new LinkedHashMap<>();
        Map<ElementId, Integer> siblings = new HashMap<>();
        for (Task task : tasks) {
            List<ElementId> inputs = inputs(task);
            if (inputs.size() == 1 && inputs.get(0).array().startsWith(submission + "/")) {
                ElementId input = inputs.get(0);
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

    /** Divides tasks into arrays that keep tasks with the same most frequent input together. */
    private List<List<Task>> divide(List<Task> tasks) {
        Map<ElementId, Integer> counts = new HashMap<>();
        tasks.forEach(task -> inputs(task).forEach(input -> counts.merge(input, 1, Integer::sum)));
        Map<Optional<ElementId>, List<Task>> groups = new LinkedHashMap<>();
        for (Task task : tasks) {
            Optional<ElementId> mostFrequent =
                    inputs(task).stream()
                            .max(Comparator.comparing(input -> counts.getOrDefault(input, 0)));
            groups.computeIfAbsent(mostFrequent, input -> new ArrayList<>()).add(task);
        }
        int minSize =
                Math.min(maxArraySize, Math.max(1, (tasks.size() + MAX_ARRAYS - 1) / MAX_ARRAYS));
        List<List<Task>> divided = new ArrayList<>();
        List<Task> array = new ArrayList<>();
        for (List<Task> group : groups.values()) {
            for (Task task : group) {
                if (array.size() == maxArraySize) {
                    divided.add(array);
                    array = new ArrayList<>();
                }
                array.add(task);
            }
            if (array.size() >= minSize) {
                divided.add(array);
                array = new ArrayList<>();
            }
        }
        if (!array.isEmpty()) {
            divided.add(array);
        }
        return divided;
    }

    private void addCorresponding(int rank, String array, List<Task> tasks) {
        List<JobArray.Element> elements =
                tasks.stream()
                        .map(
                                task -> {
                                    List<ElementId> inputs = inputs(task);
                                    return new JobArray.Element(inputs.get(0).id(), task, inputs);
                                })
                        .toList();
        add(new JobArray(nextFolder(), rank, elements, Optional.of(array), Set.of(), Set.of()));
    }

    private void add(int rank, List<Task> tasks) {
        List<JobArray.Element> elements = new ArrayList<>();
        Set<ElementId> after = new HashSet<>();
        for (Task task : tasks) {
            List<ElementId> inputs = inputs(task);
            after.addAll(inputs);
            elements.add(new JobArray.Element(elements.size(), task, inputs));
        }
        Set<String> afterArrays = new HashSet<>();
        if (after.size() > MAX_ELEMENTS) {
            after.forEach(element -> afterArrays.add(element.array()));
            after.clear();
        }
        add(new JobArray(nextFolder(), rank, elements, Optional.empty(), afterArrays, after));
    }

    private void add(JobArray array) {
        for (JobArray.Element element : array.elements()) {
            elementIds.put(element.task().key(), new ElementId(array.folder(), element.id()));
        }
        arrays.add(array);
    }

    private String nextFolder() {
        return submission + "/" + arrays.size();
    }

    /**
     * Returns the inputs that a task waits for, except those that its other inputs wait for
     * themselves.
     */
    private List<ElementId> inputs(Task task) {
        Set<String> implied =
                task.waitsFor().stream()
                        .flatMap(key -> Optional.ofNullable(submittedTasks.get(key)).stream())
                        .flatMap(input -> input.waitsFor().stream())
                        .collect(Collectors.toSet());
        return task.waitsFor().stream()
                .filter(key -> !implied.contains(key))
                .flatMap(key -> Optional.ofNullable(elementIds.get(key)).stream())
                .sorted(Comparator.comparing(ElementId::array).thenComparing(ElementId::id))
                .toList();
    }
}
