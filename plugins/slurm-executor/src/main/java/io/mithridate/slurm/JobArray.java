package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A job array: tasks that are submitted with one command.
 *
 * @param folder its folder within the run's folder of Slurm
 * @param rank the rank of its tasks
 * @param elements its tasks
 * @param corresponds the folder of an array whose element of the same number each element waits
 *     for; empty where elements do not correspond
 * @param after the folders of arrays that have to end, however they do, before any element begins
 * @param afterElements elements of other arrays that have to
 */
record JobArray(
        String folder,
        int rank,
        List<Element> elements,
        Optional<String> corresponds,
        Set<String> after,
        Set<Place> afterElements) {

    JobArray {
        elements = List.copyOf(elements);
        after = Set.copyOf(after);
        afterElements = Set.copyOf(afterElements);
    }

    /**
     * A task of an array.
     *
     * @param id its number, from 0
     * @param task the task
     * @param inputs where the tasks are that have to succeed before it
     */
    record Element(int id, Task task, List<Place> inputs) {

        Element {
            inputs = List.copyOf(inputs);
        }
    }
}
