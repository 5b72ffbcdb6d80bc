package io.mithridate.runner.machine;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The environment variables that change what TensorFlow computes, beside how fast.
 *
 * <p>They choose kernels, their precision, their order of summation, or rewrite the graph. Those of
 * TensorFlow's processor build and of its oneDNN (under two names) were found in version 2.18's
 * library; those that only GPUs read are from their documentation, and were not tried. How many
 * threads compute is not among them, since an experiment's {@code compute} sets it.
 *
 * @param set those that are set, with their values, sorted by name
 */
public record ArithmeticEnvironment(SortedMap<String, String> set) {

    static final Set<String> NAMES =
            Set.of(
                    // oneDNN: whether it is used, how wide its instructions, how exact its sums
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
                    // TensorFlow's own kernels and the compiler that may replace them
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

    /** A family: lists of operations and a level, all of which say what is cast to half. */
    static final String MIXED_PRECISION = "TF_AUTO_MIXED_PRECISION_GRAPH_REWRITE_";

    public ArithmeticEnvironment {
        set = Collections.unmodifiableSortedMap(new TreeMap<>(set));
    }

    /** Those among all variables of a process that change its arithmetic. */
    public static ArithmeticEnvironment of(Map<String, String> environment) {
        SortedMap<String, String> set = new TreeMap<>(environment);
        set.keySet().removeIf(name -> !NAMES.contains(name) && !name.startsWith(MIXED_PRECISION));
        return new ArithmeticEnvironment(set);
    }
}
