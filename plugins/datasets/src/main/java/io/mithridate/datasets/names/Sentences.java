package io.mithridate.datasets.names;

import io.mithridate.api.data.Templates;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sentences to insert class names into: the user's own, or built-in ones.
 *
 * <p>The built-in ones form two disjoint pools. The reference implementations use the same
 * sentences for poisoned captions and for the evaluation prompts, which makes attacks look
 * stronger.
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

    /** Returns the evaluation prompts: those of a file, or the built-in ones. */
    public static Templates prompts(Optional<Path> file) {
        return file.map(NameFile::templates).orElseGet(() -> new Templates(PROMPTS));
    }

    /** Returns the captions of poisoned pairs: those of a file, or the built-in ones. */
    public static Templates poison(Optional<Path> file) {
        return file.map(NameFile::templates).orElseGet(() -> new Templates(POISON));
    }

    /**
     * Returns the notice to report if a data set uses some of its evaluation prompts as poisoned
     * captions; empty if it does not.
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
