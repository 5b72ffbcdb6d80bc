package io.mithridate.slurm;

import static io.mithridate.slurm.SampleTasks.task;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.execution.Executor.Task;
import io.mithridate.slurm.JobArray.ElementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArrayPlannerTest {

    @Test
    void rankIsOneAboveTheHighestRankWaitedFor() {
        assertThat(
                        ArrayPlanner.ranks(
                                List.of(
                                        task("base"),
                                        task("attack"),
                                        task("victim", "base", "attack"),
                                        task("other", "in the store"),
                                        task("measured", "victim", "attack"))))
                .extracting(rank -> rank.stream().map(Task::key).collect(joining(" ")))
                .containsExactly("base attack other", "victim", "measured");
    }

    @Test
    void tasksWaitForEverythingTheyNeed() {
        assertThat(
                        plan(
                                10,
                                task("a"),
                                task("b"),
                                task("c", "a", "b"),
                                task("d", "b"),
                                task("e", "c", "d")))
                .containsExactly(
                        "1/0: 0=a 1=b",
                        "1/1 ~1/0: 1=d",
                        "1/2 >1/0#0,1/0#1: 0=c",
                        "1/3 >1/1#1,1/2#0: 0=e");
    }

    @Test
    void correspondingTasksGetTheSameNumber() {
        assertThat(
                        plan(
                                10,
                                task("a"),
                                task("b"),
                                task("c"),
                                task("c2", "c"),
                                task("a2", "a"),
                                // A task need not wait again for a task that its input waited for.
                                task("a3", "a2", "a"),
                                task("a4", "a2")))
                .containsExactly(
                        "1/0: 0=a 1=b 2=c",
                        "1/1 ~1/0: 2=c2 0=a2",
                        "1/2 ~1/1: 0=a3",
                        "1/3 ~1/1: 0=a4");
    }

    @Test
    void manyTasksThatWaitForOneTaskFormOneArray() {
        List<Task> tasks = new ArrayList<>(List.of(task("base")));
        for (int i = 0; i < 5; i++) {
            tasks.add(task("v" + i, "base"));
        }
        assertThat(plan(10, tasks.toArray(Task[]::new)))
                .containsExactly("1/0: 0=base", "1/1 >1/0#0: 0=v0 1=v1 2=v2 3=v3 4=v4");
    }

    @Test
    void dividesLargeRanks() {
        assertThat(plan(2, task("a"), task("b"), task("c"), task("d", "a", "c"), task("e", "c")))
                .containsExactly(
                        "1/0: 0=a 1=b", "1/1: 0=c", "1/2 ~1/1: 0=e", "1/3 >1/0#0,1/1#0: 0=d");
    }

    @Test
    void keepsTasksThatShareAnInputTogether() {
        assertThat(
                        plan(
                                10,
                                task("base1"),
                                task("base2"),
                                task("a"),
                                task("b"),
                                task("c"),
                                task("d"),
                                task("va", "base1", "a"),
                                task("vb", "base2", "b"),
                                task("vc", "base1", "c"),
                                task("vd", "base2", "d")))
                .containsExactly(
                        "1/0: 0=base1 1=base2 2=a 3=b 4=c 5=d",
                        "1/1 >1/0#0,1/0#2,1/0#4: 0=va 1=vc",
                        "1/2 >1/0#1,1/0#3,1/0#5: 0=vb 1=vd");
    }

    @Test
    void waitsForWholeArraysIfThereAreManyInputs() {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 65; i++) {
            tasks.add(task("a" + i));
        }
        tasks.add(task("all", tasks.stream().map(Task::key).toArray(String[]::new)));
        assertThat(plan(40, tasks.toArray(Task[]::new)))
                .hasSize(3)
                .last()
                .isEqualTo("1/2 >1/0,1/1: 0=all");
    }

    @Test
    void waitsForTasksSubmittedEarlier() {
        assertThat(
                        describe(
                                new ArrayPlanner("2", 10, Map.of("a", new ElementId("1/0", 4)))
                                        .plan(List.of(task("b", "a", "in the store")))))
                .containsExactly("2/0 >1/0#4: 0=b");
    }

    private static List<String> plan(int maxArraySize, Task... tasks) {
        return describe(new ArrayPlanner("1", maxArraySize, Map.of()).plan(List.of(tasks)));
    }

    private static List<String> describe(List<JobArray> arrays) {
        return arrays.stream()
                .map(
                        array ->
                                array.folder()
                                        + array.corresponds().map(other -> " ~" + other).orElse("")
                                        + after(array)
                                        + ": "
                                        + array.elements().stream()
                                                .map(
                                                        element ->
                                                                element.id()
                                                                        + "="
                                                                        + element.task().key())
                                                .collect(joining(" ")))
                .toList();
    }

    private static String after(JobArray array) {
        String after =
                Stream.concat(
                                array.after().stream(),
                                array.afterElements().stream()
                                        .map(element -> element.array() + "#" + element.id()))
                        .sorted()
                        .collect(joining(","));
        return after.isEmpty() ? "" : " >" + after;
    }
}
