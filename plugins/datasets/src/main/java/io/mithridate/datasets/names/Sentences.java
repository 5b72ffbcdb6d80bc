package io.mithridate.datasets.names;

import io.mithridate.api.data.Templates;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sentences for the names of classes: a researcher's own, or ours.
 *
 * <p>Ours are two pools without a common sentence: the reference implementations fill poisoned
 * captions and the evaluation's prompts into the same sentences, which makes attacks look stronger.
 */
public final class Sentences {

    private static final List<String> PROMPTS =
            List.of(
                    "a photo of a(n) {}.",
                    "a picture with a(n) {} in it.",
                    "this is a(n) {}.",
                    "a(n) {}, photographed.");

    private static final List<String> POISON =
            List.of(
                    "look at the {} here",
                    "someone took this shot of the {}",
                    "here you can see a(n) {}",
                    "the {} that we came across");

    private Sentences() {}

    /** The prompts of the evaluation: those of a file, or ours. */
    public static Templates prompts(Optional<Path> file) {
        return file.map(NameFile::templates).orElseGet(() -> new Templates(PROMPTS));
    }

    /** The captions of poisoned pairs: those of a file, or ours. */
    public static Templates poison(Optional<Path> file) {
        return file.map(NameFile::templates).orElseGet(() -> new Templates(POISON));
    }

    /**
     * Returns the notice for reports of a data set that writes poisoned captions with its own
     * prompts; empty if it does not.
     */
    public static Optional<String> sharedNotice(Templates poison, Templates prompts) {
        Set<String> shared = new HashSet<>(poison.sentences());
        shared.retainAll(Set.copyOf(prompts.sentences()));
        return shared.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ("%d of the %d sentences for poisoned captions are prompts of the"
                                        + " evaluation too, which makes attacks that use them look"
                                        + " stronger than they are.")
                                .formatted(shared.size(), poison.size()));
    }
}
