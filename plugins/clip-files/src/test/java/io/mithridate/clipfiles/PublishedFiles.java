package io.mithridate.clipfiles;

import io.mithridate.api.random.Seed;
import io.mithridate.clipfiles.naming.WeightNaming;
import io.mithridate.clipfiles.tokenizer.VocabularyFiles;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.Parameters;
import io.mithridate.tensorflow.graph.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes small CLIPs in the formats of published ones. */
public final class PublishedFiles {

    /** Two merges, which make 516 tokens. */
    public static final VocabularyFiles VOCABULARY =
            new VocabularyFiles(List.of("b a", "ba r</w>"));

    private PublishedFiles() {}

    /** Writes random weights with Hugging Face's names, or with OpenAI's for a ResNet. */
    public static Path weights(Path file, ClipArchitecture architecture, long seed) {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        Parameters parameters = Parameters.of(architecture);
        Map<String, float[]> values = parameters.initialValues(new Seed(seed));
        for (Variable variable : parameters.list()) {
            float[] numbers = Objects.requireNonNull(values.get(variable.name()));
            tensors.put(variable.name(), FloatTensor.of(numbers, variable.shape()));
        }
        boolean transformer = tensors.containsKey("visual.proj");
        WeightNaming naming = transformer ? WeightNaming.HUGGING_FACE : WeightNaming.OPENAI;
        Safetensors.write(file, naming.rename(tensors), Map.of("format", "pt"));
        return file;
    }

    /** Writes {@code tokenizer.json}, because OpenAI's format needs more merges. */
    public static Path tokenizer(Path folder) throws IOException {
        return VOCABULARY.tokenizerJson(
                Files.createDirectories(folder).resolve("tokenizer.json"), true);
    }
}
