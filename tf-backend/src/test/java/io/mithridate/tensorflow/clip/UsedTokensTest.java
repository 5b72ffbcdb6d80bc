package io.mithridate.tensorflow.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.Parameters;
import io.mithridate.tensorflow.clip.architecture.VisionTransformer;
import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.clip.layers.UsedTokens;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variables;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

class UsedTokensTest {

    private static final int CONTEXT = 20;
    private static final int VOCABULARY = 50;
    private static final int END = VOCABULARY - 1;

    @ParameterizedTest
    @CsvSource({
        "0, 0, 8",
        "6, 2, 8",
        "7, 7, 8",
        "2, 8, 16",
        "15, 1, 16",
        "16, 3, 20",
        "19, 19, 20"
    })
    void keepsTheColumnsUpToTheLastEndRoundedUp(int firstEnd, int secondEnd, int length) {
        try (Computation computation = computation()) {
            Ops tf = computation.ops();
            int[][] rows = {row(firstEnd), row(secondEnd)};
            try (Result result =
                    computation
                            .session()
                            .runner()
                            .fetch(UsedTokens.of(tf, tf.constant(rows)))
                            .run()) {
                int[][] used = StdArrays.array2dCopyOf((TInt32) result.get(0));
                assertThat(used)
                        .isDeepEqualTo(
                                new int[][] {
                                    Arrays.copyOf(rows[0], length), Arrays.copyOf(rows[1], length)
                                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "7, 8", "8, 16", "15, 16", "16, 20", "19, 20"})
    void returnsTheLengthOfARowWithoutAGraph(int end, int length) {
        assertThat(UsedTokens.length(row(end))).isEqualTo(length);
    }

    @Test
    void embedsTextsAsWithAllPositions() {
        Architecture architecture =
                new ClipArchitecture(
                        16,
                        new VisionTransformer(8, 16, 1, 2),
                        8,
                        CONTEXT,
                        VOCABULARY,
                        16,
                        2,
                        3,
                        Activation.QUICK_GELU);
        try (Computation computation = computation()) {
            Ops tf = computation.ops();
            Operand<TInt32> tokens = tf.constant(new int[][] {row(3), row(9), row(1)});
            Variables variables = Variables.trained(tf);
            ForwardPass pass = new ForwardPass(tf, variables, false);
            Operand<TFloat32> everywhere = architecture.embedTexts(pass, tokens);
            Operand<TFloat32> used = architecture.embedTexts(pass, UsedTokens.of(tf, tokens));
            variables.load(
                    computation.session(), Parameters.of(architecture).initialValues(new Seed(3)));
            try (Result result =
                    computation.session().runner().fetch(everywhere).fetch(used).run()) {
                List<float[]> expected = rows((TFloat32) result.get(0));
                List<float[]> actual = rows((TFloat32) result.get(1));
                assertThat(actual).hasSameSizeAs(expected);
                for (int row = 0; row < expected.size(); row++) {
                    assertThat(actual.get(row)).containsExactly(expected.get(row), within(1e-5f));
                    assertThat(expected.get(row)[0]).isNotZero();
                }
            }
        }
    }

    private static List<float[]> rows(TFloat32 tensor) {
        return List.of(StdArrays.array2dCopyOf(tensor));
    }

    private static int[] row(int end) {
        int[] row = new int[CONTEXT];
        for (int i = 0; i < end; i++) {
            row[i] = 1 + i * 7 % (END - 1);
        }
        row[end] = END;
        return row;
    }

    private static Computation computation() {
        return new Computation(new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32));
    }
}
