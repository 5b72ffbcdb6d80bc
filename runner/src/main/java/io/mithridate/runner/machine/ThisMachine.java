package io.mithridate.runner.machine;

import io.mithridate.runner.store.Maker;
import io.mithridate.runner.store.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what Linux says of the machine in {@code /proc} and {@code /sys}; elsewhere there is only
 * what Java knows, and the rest is unknown.
 */
public final class ThisMachine {

    private static final int MOST_CACHES = 16;

    private final Path root;
    private final Map<String, String> environment;

    /** The machine that this program runs on. */
    public ThisMachine(Map<String, String> environment) {
        this(Path.of("/"), environment);
    }

    /** A machine whose folders {@code proc} and {@code sys} lie in another one. */
    ThisMachine(Path root, Map<String, String> environment) {
        this.root = root;
        this.environment = environment;
    }

    /**
     * What artifacts say of this program on this machine.
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
                text("proc/sys/kernel/hostname")
                        .or(() -> Optional.ofNullable(environment.get("COMPUTERNAME")))
                        .orElse(Maker.NOT_KNOWN),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")),
                List.of());
    }

    /** The first processor; machines with several have several of a kind. */
    Processor processor() {
        Map<String, String> facts = new HashMap<>();
        for (String line : text("proc/cpuinfo").orElse("").lines().toList()) {
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
        for (int index = 0; index < MOST_CACHES; index++) {
            String folder = "sys/devices/system/cpu/cpu0/cache/index" + index;
            String level = text(folder + "/level").orElse("");
            String type = text(folder + "/type").orElse("");
            if (!level.isEmpty() && !type.equals("Instruction")) {
                caches.add(
                        "L%s%s %s"
                                .formatted(
                                        level,
                                        type.equals("Data") ? "d" : "",
                                        text(folder + "/size").orElse(Maker.NOT_KNOWN)));
            }
        }
        return caches.isEmpty() ? Maker.NOT_KNOWN : String.join(", ", caches);
    }

    private Optional<String> text(String file) {
        try {
            String text = Files.readString(root.resolve(file)).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            return Optional.empty(); // another system, or one that hides it
        }
    }
}
