package io.mithridate.runner.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArithmeticEnvironmentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NVIDIA_TF32_OVERRIDE",
                "TF_DETERMINISTIC_OPS",
                "TF_CUDNN_DETERMINISTIC",
                "TF_ENABLE_ONEDNN_OPTS",
                "TF_SET_ONEDNN_FPMATH_MODE",
                "ONEDNN_MAX_CPU_ISA",
                "DNNL_MAX_CPU_ISA",
                "ONEDNN_DEFAULT_FPMATH_MODE",
                "DNNL_DEFAULT_FPMATH_MODE",
                "TF_XLA_FLAGS",
                "XLA_FLAGS",
                "CUBLAS_WORKSPACE_CONFIG",
                "TF_AUTO_MIXED_PRECISION_GRAPH_REWRITE_LEVEL"
            })
    void includesVariablesThatAffectArithmetic(String name) {
        assertThat(ArithmeticEnvironment.of(Map.of(name, "1", "PATH", "/bin")).set())
                .containsExactly(Map.entry(name, "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HOME",
                "OMP_NUM_THREADS",
                "TF_CPP_MIN_LOG_LEVEL",
                "XLA_FLAG",
                "tf_xla_flags"
            })
    void excludesOtherVariables(String name) {
        assertThat(ArithmeticEnvironment.of(Map.of(name, "1")).set()).isEmpty();
    }

    @Test
    void sortsNamesAndKeepsEmptyValues() {
        assertThat(
                        ArithmeticEnvironment.of(
                                        Map.of(
                                                "XLA_FLAGS", "",
                                                "DNNL_MAX_CPU_ISA", "AVX2",
                                                "TF_DETERMINISTIC_OPS", "1"))
                                .set())
                .containsExactly(
                        Map.entry("DNNL_MAX_CPU_ISA", "AVX2"),
                        Map.entry("TF_DETERMINISTIC_OPS", "1"),
                        Map.entry("XLA_FLAGS", ""));
    }
}
