package io.mithridate.runner.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.store.Maker;
import io.mithridate.store.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalMachineTest {

    private static final String AVX512 = "avx avx2 avx512f avx512bw avx512vl avx512dq";

    @TempDir Path root;

    private void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private void cpu(String flags) throws IOException {
        write(
                "proc/cpuinfo",
                """
                processor\t: 0
                vendor_id\t: GenuineIntel
                model name\t: Xeon: gold
                flags\t\t: fpu sse4_1 %s
                bugs\t\t:

                processor\t: 1
                vendor_id\t: Another
                """
                        .formatted(flags));
    }

    private void cache(int index, String level, String type, String size) throws IOException {
        String folder = "sys/devices/system/cpu/cpu0/cache/index" + index;
        write(folder + "/level", level + "\n");
        write(folder + "/type", type + "\n");
        write(folder + "/size", size + "\n");
    }

    private Processor processor(Map<String, String> environment) {
        return new LocalMachine(root, environment).processor();
    }

    @Test
    void readsTheFirstProcessorOnLinux() throws Exception {
        cpu("avx avx2");
        cache(0, "1", "Data", "48K");
        cache(1, "1", "Instruction", "32K");
        cache(2, "2", "Unified", "1024K");
        cache(3, "3", "Unified", "32768K");

        Processor processor = processor(Map.of());

        assertThat(processor)
                .isEqualTo(
                        new Processor(
                                "GenuineIntel",
                                "Xeon: gold",
                                "AVX2",
                                "L1d 48K, L2 1024K, L3 32768K",
                                Runtime.getRuntime().availableProcessors()));
        assertThat(processor.kind())
                .isEqualTo("GenuineIntel with AVX2 (L1d 48K, L2 1024K, L3 32768K)");
    }

    @Test
    void returnsUnknownForMissingFacts() {
        Maker maker = new LocalMachine(root, Map.of()).maker(Optional.empty(), "1.1.0");

        assertThat(maker.processor())
                .isEqualTo(
                        new Processor(
                                "unknown",
                                System.getProperty("os.arch"),
                                "unknown",
                                "unknown",
                                Runtime.getRuntime().availableProcessors()));
        assertThat(maker.processor().kind()).isEqualTo("an unknown processor");
        assertThat(maker.commit()).isEqualTo("unknown");
        assertThat(maker.host()).isEqualTo("unknown");
        assertThat(
                        new LocalMachine(root, Map.of("COMPUTERNAME", "PC7"))
                                .maker(Optional.empty(), "")
                                .host())
                .isEqualTo("PC7");
    }

    @Test
    void makerDescribesTheProgramAndTheMachine() throws Exception {
        write("proc/sys/kernel/hostname", "node7\n");

        Maker maker = new LocalMachine(root, Map.of()).maker(Optional.of("4f2a9c1"), "1.1.0");

        assertThat(maker.commit()).isEqualTo("4f2a9c1");
        assertThat(maker.tensorFlow()).isEqualTo("1.1.0");
        assertThat(maker.host()).isEqualTo("node7");
        assertThat(maker.jvm()).contains(Runtime.version().toString());
        assertThat(maker.operatingSystem()).startsWith(System.getProperty("os.name"));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                                       SSE41",
        "avx,                                                      AVX",
        "avx avx2,                                                 AVX2",
        "avx avx2 avx_vnni,                                        AVX2_VNNI",
        "avx avx2 avx512f,                                         AVX2",
        AVX512 + ",                                                AVX512_CORE",
        AVX512 + " avx512_vnni,                                    AVX512_CORE_VNNI",
        AVX512 + " avx512_vnni avx512_bf16,                        AVX512_CORE_BF16",
        AVX512 + " avx512_vnni avx512_bf16 avx512_fp16,            AVX512_CORE_FP16",
        AVX512 + " avx512_vnni avx512_bf16 avx512_fp16 amx_tile,   AVX512_CORE_FP16",
        AVX512
                + " avx512_vnni avx512_bf16 avx512_fp16 amx_tile amx_int8 amx_bf16,"
                + "                                                AVX512_CORE_AMX"
    })
    void usesTheBestInstructionSetWhoseFlagsAreAllPresent(String flags, String expected)
            throws Exception {
        cpu(flags);

        assertThat(processor(Map.of()).instructionSet()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ONEDNN_MAX_CPU_ISA, AVX2,        AVX2",
        "DNNL_MAX_CPU_ISA,   avx2,        AVX2",
        "ONEDNN_MAX_CPU_ISA, SSE41,       SSE41",
        "ONEDNN_MAX_CPU_ISA, AVX512_CORE, AVX512_CORE",
        "ONEDNN_MAX_CPU_ISA, ALL,         AVX512_CORE_VNNI",
        "ONEDNN_MAX_CPU_ISA, '',          AVX512_CORE_VNNI",
        "OTHER_MAX_CPU_ISA,  AVX2,        AVX512_CORE_VNNI"
    })
    void respectsTheLimitForOneDnn(String variable, String limit, String expected)
            throws Exception {
        cpu(AVX512 + " avx512_vnni");

        assertThat(processor(Map.of(variable, limit)).instructionSet()).isEqualTo(expected);
    }

    @Test
    void newNameOfTheLimitTakesPrecedence() throws Exception {
        cpu(AVX512);

        assertThat(
                        processor(
                                        Map.of(
                                                "ONEDNN_MAX_CPU_ISA", "AVX2",
                                                "DNNL_MAX_CPU_ISA", "AVX"))
                                .instructionSet())
                .isEqualTo("AVX2");
    }
}
