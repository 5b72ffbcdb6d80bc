package io.mithridate.clipfiles.naming;

import io.mithridate.tensorflow.checkpoint.FloatTensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The naming of a CLIP's weights in a program's files, including their division into tensors. */
public enum WeightNaming {
    /**
     * OpenAI's naming, also used by open_clip for the same models and by CleanCLIP for its
     * checkpoints.
     */
    OPENAI,
    /** open_clip's naming for models whose text tower is a separate module. */
    OPEN_CLIP,
    /**
     * The naming of {@code CLIPModel} in Hugging Face's transformers, which only has vision
     * transformers.
     */
    HUGGING_FACE;

    /** The rules of each naming; the first one that applies to a name is used. */
    private static final Map<WeightNaming, List<NameRule>> RULES =
            Map.of(
                    OPENAI,
                    List.of(NameRule.SAME),
                    OPEN_CLIP,
                    readRules("open-clip.txt"),
                    HUGGING_FACE,
                    readRules("hugging-face.txt"));

    private List<NameRule> rules() {
        return Objects.requireNonNull(RULES.get(this));
    }

    private static List<NameRule> readRules(String resource) {
        try (InputStream file = WeightNaming.class.getResourceAsStream(resource)) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(NameRule::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the naming of a file's tensor names; OpenAI's unless the names indicate another. */
    public static WeightNaming of(Collection<String> names) {
        if (names.stream()
                .anyMatch(
                        name ->
                                name.startsWith("vision_model.")
                                        || name.startsWith("text_model."))) {
            return HUGGING_FACE;
        }
        return names.stream().anyMatch(name -> name.startsWith("text.")) ? OPEN_CLIP : OPENAI;
    }

    /** Returns the rule that applies to a name of this naming; empty if there is none. */
    Optional<NameRule> forReading(String name) {
        return rules().stream().filter(rule -> rule.toOpenAi(name).isPresent()).findFirst();
    }

    /**
     * Returns the rules for writing a tensor of OpenAI's, in the order of its parts; empty if this
     * naming has no name for it.
     */
    List<NameRule> forWriting(String openAi) {
        List<NameRule> found = new ArrayList<>();
        for (NameRule rule : rules()) {
            // Alternative spellings that are only read come after the one that is written.
            if (rule.fromOpenAi(openAi).isPresent() && rule.part() == found.size()) {
                found.add(rule);
                if (found.size() == rule.parts()) {
                    break;
                }
            }
        }
        return found;
    }

    /**
     * Returns the same weights with the names and parts of this naming.
     *
     * @param tensors the tensors by OpenAI's names
     * @throws IllegalArgumentException if this naming has no name for one of them, e.g. Hugging
     *     Face's for a ResNet
     */
    public Map<String, FloatTensor> rename(Map<String, FloatTensor> tensors) {
        Map<String, FloatTensor> renamed = new LinkedHashMap<>();
        tensors.forEach(
                (name, tensor) -> {
                    List<NameRule> applied = forWriting(name);
                    if (applied.isEmpty()) {
                        throw new IllegalArgumentException(
                                "%s has no name for '%s' %s"
                                        .formatted(this, name, Arrays.toString(tensor.shape())));
                    }
                    for (NameRule rule : applied) {
                        renamed.put(rule.fromOpenAi(name).orElseThrow(), rule.part(tensor));
                    }
                });
        return renamed;
    }
}
