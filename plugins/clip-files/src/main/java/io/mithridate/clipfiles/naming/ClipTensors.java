package io.mithridate.clipfiles.naming;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.TensorFile;
import io.mithridate.tensorflow.checkpoint.TensorSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The weights of a CLIP in a file of any supported format and naming, accessible by OpenAI's names.
 *
 * <p>Prefixes of wrappers are removed, tensors that are stored in parts or transposed are converted
 * when they are read, and redundant buffers are left out. Tensors that the naming does not cover
 * keep their names, so that the check against an architecture can report them.
 */
public record ClipTensors(TensorFile file, Map<String, Source> sources) implements AutoCloseable {

    /** The prefixes that PyTorch's DataParallel and torch.compile add to all names. */
    private static final List<String> WRAPPERS = List.of("module.", "_orig_mod.");

    /**
     * Optional tensors without additional information: those of OpenAI's TorchScript archives, and
     * open_clip's causal mask.
     */
    private static final Set<String> BUFFERS =
            Set.of("input_resolution", "context_length", "vocab_size", "attn_mask");

    private static final String LOGIT_SCALE = "logit_scale";

    /** The prefixes that open_clip uses for towers of other families, and those families. */
    private static final Map<String, String> OTHER_TOWERS =
            Map.of(
                    "visual.trunk.", "an image tower of timm",
                    "text.transformer.embeddings.", "a text tower of Hugging Face's",
                    "text.transformer.encoder.", "a text tower of Hugging Face's",
                    "text_decoder.", "CoCa, which has a text decoder");

    /**
     * Opens a safetensors file, a zip archive of {@code torch.save}, or a TorchScript archive.
     *
     * @throws InvalidCheckpointException if the file is missing or damaged, has another format, or
     *     contains towers of another family
     */
    public static ClipTensors open(Path path) {
        TensorFile file = TensorFiles.open(path);
        try {
            return new ClipTensors(file, sources(file));
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    private static Map<String, Source> sources(TensorFile file) {
        Map<String, TensorSpec> specs = file.specs();
        String prefix = withWrappers("", specs.keySet());
        List<String> names =
                specs.keySet().stream().map(name -> name.substring(prefix.length())).toList();
        rejectOtherTowers(file.path(), names);
        WeightNaming naming = WeightNaming.of(names);
        Map<String, Source> sources = new LinkedHashMap<>();
        specs.forEach(
                (stored, spec) -> {
                    String name = stored.substring(prefix.length());
                    NameRule rule = naming.forReading(name).orElse(NameRule.SAME);
                    String openAi = rule.toOpenAi(name).orElseThrow();
                    if (!isBuffer(openAi)) {
                        sources.computeIfAbsent(openAi, same -> new Source(file.path(), rule))
                                .add(rule.part(), stored, spec);
                    }
                });
        sources.values().forEach(Source::requireComplete);
        return Collections.unmodifiableMap(sources);
    }

    /** Returns a prefix, extended by the prefixes of the wrappers that all names share. */
    private static String withWrappers(String prefix, Set<String> names) {
        for (String wrapper : WRAPPERS) {
            String longer = prefix + wrapper;
            if (!names.isEmpty() && names.stream().allMatch(name -> name.startsWith(longer))) {
                return withWrappers(longer, names);
            }
        }
        return prefix;
    }

    /**
     * {@code true} if a tensor is left out. The name is OpenAI's, or the one in the file if OpenAI
     * has none.
     */
    private static boolean isBuffer(String name) {
        return BUFFERS.contains(name)
                || name.endsWith(".num_batches_tracked")
                || name.endsWith(".position_ids");
    }

    private static void rejectOtherTowers(Path file, List<String> names) {
        OTHER_TOWERS.forEach(
                (prefix, tower) -> {
                    if (names.stream().anyMatch(name -> name.startsWith(prefix))) {
                        throw new InvalidCheckpointException(
                                file,
                                ("its tensors '%s*' are of %s; CLIPs of OpenAI's image and text"
                                                + " towers are known")
                                        .formatted(prefix, tower));
                    }
                });
    }

    /** Returns the file. */
    public Path path() {
        return file.path();
    }

    /** Returns the metadata of the file; empty if the format has none. */
    public Map<String, String> metadata() {
        return file.metadata();
    }

    /** Returns the type and shape of each tensor by OpenAI's names, in the file's order. */
    public Map<String, TensorSpec> specs() {
        Map<String, TensorSpec> specs = new LinkedHashMap<>();
        sources.forEach((name, source) -> specs.put(name, spec(name, source)));
        return Collections.unmodifiableMap(specs);
    }

    /**
     * Returns the type and shape of a tensor; the logit scale may be stored as a one-element row.
     */
    private static TensorSpec spec(String name, Source source) {
        TensorSpec spec = source.spec();
        return name.equals(LOGIT_SCALE) && Arrays.equals(spec.shape(), new long[] {1})
                ? new TensorSpec(spec.type(), new long[0])
                : spec;
    }

    /**
     * Reads one tensor.
     *
     * @param name OpenAI's name, one of {@link #specs}
     * @throws InvalidCheckpointException if the tensor cannot be read or contains a number that is
     *     not finite
     */
    public float[] read(String name) {
        Source source = Objects.requireNonNull(sources.get(name), name);
        float[] joined = null;
        int place = 0;
        for (String part : source.names()) {
            FloatTensor tensor = file.floats(part);
            tensor.requireFinite(path(), part);
            float[] numbers = source.transposed() ? NameRule.transpose(tensor) : tensor.data();
            if (source.names().size() == 1) {
                return numbers;
            }
            if (joined == null) {
                joined = new float[Math.multiplyExact(numbers.length, source.names().size())];
            }
            System.arraycopy(numbers, 0, joined, place, numbers.length);
            place += numbers.length;
        }
        return Objects.requireNonNull(joined);
    }

    /** Closes the file. */
    @Override
    public void close() {
        file.close();
    }
}
