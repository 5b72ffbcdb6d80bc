package io.mithridate.tensorflow.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LockStepTest {

    @Test
    void allLearnWhatAllHaveBrought() {
        List<String> built =
                LockStep.build(
                        3,
                        (party, others) ->
                                others.meet(party, party + 1)
                                        + " then "
                                        + others.meet(party, 10 * party));
        assertThat(built).hasSize(3).containsOnly("[1, 2, 3] then [0, 10, 20]");
    }

    @Test
    void oneWorksAtATimeInTurn() {
        List<String> order = new ArrayList<>();
        LockStep.build(
                2,
                (party, others) -> {
                    for (int meeting = 0; meeting < 2; meeting++) {
                        order.add(party + " before " + meeting);
                        others.meet(party, "");
                    }
                    order.add(party + " after");
                    return "";
                });
        assertThat(order)
                .containsExactly(
                        "0 before 0",
                        "1 before 0",
                        "0 before 1",
                        "1 before 1",
                        "0 after",
                        "1 after");
    }

    @Test
    void whatOneThrowsEndsAll() {
        assertThatThrownBy(
                        () ->
                                LockStep.build(
                                        3,
                                        (party, others) -> {
                                            others.meet(party, "");
                                            if (party == 1) {
                                                throw new IllegalArgumentException("no such layer");
                                            }
                                            return others.meet(party, "");
                                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such layer");
    }

    @Test
    void oneThatDoesNotComeIsMissed() {
        assertThatThrownBy(
                        () ->
                                LockStep.build(
                                        2,
                                        (party, others) ->
                                                party == 0 ? others.meet(party, "") : List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("meeting 1");
    }
}
