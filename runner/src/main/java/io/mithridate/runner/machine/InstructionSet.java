package io.mithridate.runner.machine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The instruction sets that oneDNN has kernels for, by its own names, the best one last. */
enum InstructionSet {
    SSE41("sse4_1"),
    AVX("avx"),
    AVX2("avx2"),
    AVX2_VNNI("avx2", "avx_vnni"),
    AVX512_CORE("avx512f", "avx512bw", "avx512vl", "avx512dq"),
    AVX512_CORE_VNNI("avx512f", "avx512bw", "avx512vl", "avx512dq", "avx512_vnni"),
    AVX512_CORE_BF16("avx512f", "avx512bw", "avx512vl", "avx512dq", "avx512_vnni", "avx512_bf16"),
    AVX512_CORE_FP16("avx512f", "avx512bw", "avx512_vnni", "avx512_bf16", "avx512_fp16"),
    AVX512_CORE_AMX("avx512_bf16", "avx512_fp16", "amx_tile", "amx_int8", "amx_bf16");

    private static final List<String> LIMITS = List.of("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA");

    /** Separated by blanks: an enum holds nothing that can change. */
    private final String flags;

    InstructionSet(String... flags) {
        this.flags = String.join(" ", flags);
    }

    /**
     * The best one that a processor has and that oneDNN may use.
     *
     * @param flags what the processor has, by Linux's names
     * @param environment may hold a limit; what oneDNN does not know as one is none
     */
    static Optional<InstructionSet> best(Set<String> flags, Map<String, String> environment) {
        InstructionSet limit = limit(environment);
        return Stream.of(values())
                .filter(each -> each.compareTo(limit) <= 0 && flags.containsAll(each.flags()))
                .reduce((lower, better) -> better);
    }

    private List<String> flags() {
        return List.of(flags.split(" ", -1));
    }

    private static InstructionSet limit(Map<String, String> environment) {
        String named =
                LIMITS.stream()
                        .map(variable -> environment.getOrDefault(variable, ""))
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElse("")
                        .toUpperCase(Locale.ROOT);
        return Stream.of(values())
                .filter(each -> each.name().equals(named))
                .findFirst()
                .orElse(AVX512_CORE_AMX);
    }
}
