package io.mithridate.runner.machine;

import io.mithridate.store.Maker;
import io.mithridate.store.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads facts about the machine from {@code /proc} and {@code /sys} on Linux. On other systems,
 * everything that Java does not provide is unknown.
 */
public final class LocalMachine {

    private static final int MAX_CACHES = 16;

    private final Path root;
    private final Map<String, String> environment;

    /** Creates an object for the machine that this program runs on. */
    public LocalMachine(Map<String, String> environment) {
        this(Path.of("/"), environment);
    }

    /**
     * Creates an object for a machine whose {@code proc} and {@code sys} are in the given folder.
     */
    LocalMachine(Path root, Map<String, String> environment) {
        this.root = root;
        this.environment = environment;
    }

    /**
     * Returns the maker to record in artifacts: this program on this machine.
     *
     * @param commit the commit that the program was built from, if known
     * @param tensorFlow the version of TensorFlow Java
     */
    public Maker maker(Optional<String> commit, String tensorFlow) {
        return new Maker(
                commit.orElse(Maker.NOT_KNOWN),
                "%s %s (%s)"
                        .formatted(
                                System.getProperty("java.vm.name"),
                                Runtime.version(),
                                System.getProperty("os.arch")),
                tensorFlow,
                processor(),
                readText("proc/sys/kernel/hostname")
                        .or(() -> Optional.ofNullable(environment.get("COMPUTERNAME")))
                        .orElse(Maker.NOT_KNOWN),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")),
                List.of());
    }

    /**
     * Returns the first processor, assuming that all processors of a machine are of the same kind.
     */
    Processor processor() {
        Map<String, String> facts = new HashMap<>();
        for (String line : readText("proc/cpuinfo").orElse("").lines().toList()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                facts.putIfAbsent(
                        line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        Set<String> flags = Set.copyOf(List.of(facts.getOrDefault("flags", "").split(" ", -1)));
        return new Processor(
                facts.getOrDefault("vendor_id", Maker.NOT_KNOWN),
                facts.getOrDefault("model name", System.getProperty("os.arch")),
                InstructionSet.best(flags, environment)
                        .map(InstructionSet::name)
                        .orElse(Maker.NOT_KNOWN),
                caches(),
                Runtime.getRuntime().availableProcessors());
    }

    private String caches() {
        List<String> caches = new ArrayList<>();
        for (int index = 0; index < MAX_CACHES; index++) {
            String folder = "sys/devices/system/cpu/cpu0/cache/index" + index;
            String level = readText(folder + "/level").orElse("");
            String type = readText(folder + "/type").orElse("");
            if (!level.isEmpty() && !type.equals("Instruction")) {
                caches.add(
                        "L%s%s %s"
                                .formatted(
                                        level,
                                        type.equals("Data") ? "d" : "",
                                        readText(folder + "/size").orElse(Maker.NOT_KNOWN)));
            }
        }
        return caches.isEmpty() ? Maker.NOT_KNOWN : String.join(", ", caches);
    }

    private Optional<String> readText(String file) {
        try {
            String text = Files.readString(root.resolve(file)).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            return Optional.empty(); // not Linux, or the file is not accessible
        }
    }

    /**
     * The instruction sets for which oneDNN has kernels, as named by oneDNN, from worst to best.
     */
    enum InstructionSet {
        SSE41("sse4_1"),
        AVX("avx"),
        AVX2("avx2"),
        AVX2_VNNI("avx2", "avx_vnni"),
        AVX512_CORE("avx512f", "avx512bw", "avx512vl", "avx512dq"),
        AVX512_CORE_VNNI("avx512f", "avx512bw", "avx512vl", "avx512dq", "avx512_vnni"),
        AVX512_CORE_BF16(
                "avx512f", "avx512bw", "avx512vl", "avx512dq", "avx512_vnni", "avx512_bf16"),
        AVX512_CORE_FP16("avx512f", "avx512bw", "avx512_vnni", "avx512_bf16", "avx512_fp16"),
        AVX512_CORE_AMX("avx512_bf16", "avx512_fp16", "amx_tile", "amx_int8", "amx_bf16");

        private static final List<String> LIMIT_VARIABLES =
                List.of("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA");

        /**
         * The required flags, separated by spaces; a string, since the fields of an enum should be
         * immutable.
         */
        private final String flags;

        InstructionSet(String... flags) {
            this.flags = String.join(" ", flags);
        }

        /**
         * Returns the best instruction set that the processor has and oneDNN may use; empty if
         * there is none.
         *
         * @param flags the processor's flags, as named by Linux
         * @param environment the environment, which may limit the instruction set; values unknown
         *     to oneDNN are ignored
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
                    LIMIT_VARIABLES.stream()
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
}
