package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A job array: tasks that are submitted with a single command.
 *
 * @param folder its folder within the run's Slurm folder
 * @param rank the rank of its tasks
 * @param elements its tasks
 * @param corresponds the folder of another array: each element waits for the element of that array
 *     with the same number; empty if elements do not correspond
 * @param after the folders of arrays that must end, in any way, before any element starts
 * @param afterElements elements of other arrays that must end, in any way, before any element
 *     starts
 */
record JobArray(
        String folder,
        int rank,
        List<Element> elements,
        Optional<String> corresponds,
        Set<String> after,
        Set<ElementId> afterElements) {

    JobArray {
        elements = List.copyOf(elements);
        after = Set.copyOf(after);
        afterElements = Set.copyOf(afterElements);
    }

    /**
     * A task of an array.
     *
     * @param id its number, starting at 0
     * @param task the task
     * @param inputs the elements whose tasks must succeed before it
     */
    record Element(int id, Task task, List<ElementId> inputs) {

        Element {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * An element of a job array of a run.
     *
     * @param array the array's folder within the run's Slurm folder, e.g. {@code 1/3}: array 3,
     *     counted from 0, of the first submission
     * @param id the element's number within the array, starting at 0
     */
    record ElementId(String array, int id) {}
}
