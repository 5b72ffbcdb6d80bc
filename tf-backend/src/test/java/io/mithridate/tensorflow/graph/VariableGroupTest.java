package io.mithridate.tensorflow.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

class VariableGroupTest {

    private static Variables variables(Ops tf, int... sizes) {
        Variables variables = Variables.trained(tf);
        IntStream.range(0, sizes.length)
                .forEach(i -> variables.get("v" + i, Role.WEIGHT, Initializer.zeros(), sizes[i]));
        return variables;
    }

    private static List<List<String>> groups(long numbers, int... sizes) {
        try (Graph graph = new Graph()) {
            return VariableGroup.of(variables(Ops.create(graph), sizes).all(), numbers).stream()
                    .map(group -> group.variables().stream().map(Variable::name).toList())
                    .toList();
        }
    }

    @Test
    void limitsTheSizeOfGroupsAndKeepsTheOrder() {
        assertThat(groups(6, 2, 4, 1, 5, 3))
                .containsExactly(List.of("v0", "v1"), List.of("v2", "v3"), List.of("v4"));
    }

    @Test
    void putsALargerVariableIntoItsOwnGroup() {
        assertThat(groups(6, 1, 7, 2)).containsExactly(List.of("v0"), List.of("v1"), List.of("v2"));
    }

    @Test
    void createsNoEmptyGroups() {
        assertThat(groups(6)).isEmpty();
    }

    @Test
    void readsBackTheValuesThatWereSet() {
        try (Graph graph = new Graph()) {
            Variables variables = variables(Ops.create(graph), 2, 3);
            VariableGroup group = new VariableGroup(List.copyOf(variables.all()));
            try (Session session = new Session(graph)) {
                group.setIn(session, List.of(new float[] {1, 2}, new float[] {3, 4, 5}));

                assertThat(group.valuesIn(session))
                        .containsExactly(new float[] {1, 2}, new float[] {3, 4, 5});
                assertThat(variables.values(session))
                        .containsOnlyKeys("v0", "v1")
                        .containsEntry("v1", new float[] {3, 4, 5});
            }
        }
    }
}
