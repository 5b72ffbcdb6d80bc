package io.mithridate.runner.machine;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The environment variables that affect the results of TensorFlow's computations, not only their
 * speed.
 *
 * <p>They select kernels, precision or the order of summation, or rewrite the graph. The variables
 * of TensorFlow's CPU build and of oneDNN (each under two names) were found in the library of
 * version 2.18. The variables used only on GPUs are taken from their documentation, and were not
 * tested. The number of threads is not included, because it is set by the experiment's {@code
 * compute}.
 *
 * @param set the variables that are set, with their values, sorted by name
 */
public record ArithmeticEnvironment(SortedMap<String, String> set) {

    static final Set<String> NAMES =
            Set.of(
                    // oneDNN: enabling, instruction set and precision
                    "TF_ENABLE_ONEDNN_OPTS",
                    "TF_ENABLE_ONEDNN_SPMM",
                    "TF_ONEDNN_ASSUME_FROZEN_WEIGHTS",
                    "TF_SET_ONEDNN_FPMATH_MODE",
                    "ONEDNN_MAX_CPU_ISA",
                    "DNNL_MAX_CPU_ISA",
                    "ONEDNN_CPU_ISA_HINTS",
                    "DNNL_CPU_ISA_HINTS",
                    "ONEDNN_DEFAULT_FPMATH_MODE",
                    "DNNL_DEFAULT_FPMATH_MODE",
                    // TensorFlow's own kernels, and the compiler that may replace them
                    "TF_DETERMINISTIC_OPS",
                    "TF_DETERMINISTIC_ORDER",
                    "TF_USE_DEEP_CONV2D",
                    "TF_CONV2D_USE_FP16_ACCUMULATE",
                    "TF_FP16_MATMUL_USE_FP32_COMPUTE",
                    "TF_XLA_FLAGS",
                    "XLA_FLAGS",
                    // GPU
                    "NVIDIA_TF32_OVERRIDE",
                    "CUBLAS_WORKSPACE_CONFIG",
                    "TF_USE_CUBLASLT",
                    "TF_MATMUL_AUTOTUNE_ENABLE",
                    "TF_ENABLE_CUBLAS_TENSOR_OP_MATH_FP32",
                    "TF_ENABLE_CUDNN_TENSOR_OP_MATH_FP32",
                    "TF_CUDNN_DETERMINISTIC",
                    "TF_CUDNN_USE_AUTOTUNE",
                    "TF_CUDNN_USE_FRONTEND",
                    "TF_CUDNN_DISABLE_CONV_1X1_OPTIMIZATION",
                    "TF_USE_CUDNN_BATCHNORM_SPATIAL_PERSISTENT");

    /**
     * The common prefix of variables that determine which operations are cast to half precision.
     */
    static final String MIXED_PRECISION_PREFIX = "TF_AUTO_MIXED_PRECISION_GRAPH_REWRITE_";

    public ArithmeticEnvironment {
        set = Collections.unmodifiableSortedMap(new TreeMap<>(set));
    }

    /** Returns the variables that affect arithmetic, given all variables of a process. */
    public static ArithmeticEnvironment of(Map<String, String> environment) {
        SortedMap<String, String> set = new TreeMap<>(environment);
        set.keySet()
                .removeIf(
                        name -> !NAMES.contains(name) && !name.startsWith(MIXED_PRECISION_PREFIX));
        return new ArithmeticEnvironment(set);
    }
}
