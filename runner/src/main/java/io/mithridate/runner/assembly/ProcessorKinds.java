package io.mithridate.runner.assembly;

import io.mithridate.runner.plan.Stage;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.Maker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The kinds of processors that computed the artifacts that a run takes from the store. Different
 * kinds add numbers in different orders, so after training more than the last digits of their
 * results differ.
 *
 * @param here the kind of this machine's processor; empty if this machine computes nothing
 * @param stored the titles of the stored or started stages, by the kind of processor that computed
 *     them; a training run that was resumed on another machine has several kinds
 */
public record ProcessorKinds(Optional<String> here, SortedMap<String, List<String>> stored) {

    /**
     * Returns the kinds for the stored artifacts; missing artifacts will be computed on this
     * machine.
     *
     * @param stages the stages of the run, in any order
     */
    public static ProcessorKinds of(Collection<Stage> stages, ArtifactStore store)
            throws IOException {
        SortedMap<String, List<String>> stored = new TreeMap<>();
        for (Stage stage : new LinkedHashSet<>(stages)) {
            for (String kind : kinds(stage, store)) {
                stored.computeIfAbsent(kind, it -> new ArrayList<>()).add(stage.title());
            }
        }
        return new ProcessorKinds(
                Optional.of(store.maker())
                        .filter(maker -> !maker.equals(Maker.UNKNOWN))
                        .map(maker -> maker.processor().kind()),
                stored);
    }

    private static SortedSet<String> kinds(Stage stage, ArtifactStore store) throws IOException {
        Optional<Artifact> artifact = stage.describedIn(store, Set.of());
        return artifact.isPresent()
                ? artifact.get().maker().kinds()
                : store.begunBy(stage.kind().label(), stage.key());
    }

    /**
     * Returns the notice that every report of the run must show; empty if everything was computed
     * on this machine's kind of processor.
     */
    public Optional<String> notice() {
        boolean mixed = stored.size() > 1;
        boolean elsewhere = here.isPresent() && !others().isEmpty();
        if (!mixed && !elsewhere) {
            return Optional.empty();
        }
        String processors =
                stored.entrySet().stream()
                        .map(kind -> kind.getKey() + ", " + describeStages(kind.getValue()))
                        .collect(Collectors.joining("; "));
        return Optional.of(
                mixed
                        ? ("Several kinds of processors computed this run. Their numbers do not"
                                        + " agree to the last digit, so that a difference may come"
                                        + " from the processor: %s.")
                                .formatted(processors)
                        : ("Another kind of processor than this machine's computed this run, so"
                                        + " that its numbers do not come out here to the last"
                                        + " digit: %s. This machine is %s.")
                                .formatted(processors, here.orElseThrow()));
    }

    /** Returns the same kinds without this machine, for a run that is computed elsewhere. */
    public ProcessorKinds elsewhere() {
        return new ProcessorKinds(Optional.empty(), stored);
    }

    /**
     * Returns the reason why a run that requires a single kind cannot continue; empty if it can.
     *
     * @param store the folder of the store
     * @param advice a sentence that suggests a solution
     */
    public Optional<String> refusal(String store, String advice) {
        NavigableMap<String, List<String>> wrong = here.isPresent() ? others() : mixed();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        String processors =
                wrong.entrySet().stream()
                        .map(kind -> kind.getKey() + ": " + String.join("; ", kind.getValue()))
                        .collect(Collectors.joining("\n  "));
        return Optional.of(
                "the store %s holds artifacts of this run that %s computed or began:%n  %s%n%s%s"
                        .formatted(
                                store,
                                here.isPresent()
                                        ? "another kind of processor"
                                        : "several kinds of processors",
                                processors,
                                here.map(kind -> "This machine is %s. ".formatted(kind)).orElse(""),
                                advice));
    }

    private NavigableMap<String, List<String>> mixed() {
        return stored.size() > 1 ? new TreeMap<>(stored) : new TreeMap<>();
    }

    private NavigableMap<String, List<String>> others() {
        NavigableMap<String, List<String>> others = new TreeMap<>(stored);
        here.ifPresent(others::remove);
        return others;
    }

    private static String describeStages(List<String> titles) {
        return titles.size() == 1
                ? "1 stage (%s)".formatted(titles.get(0))
                : "%d stages (%s and others)".formatted(titles.size(), titles.get(0));
    }
}
