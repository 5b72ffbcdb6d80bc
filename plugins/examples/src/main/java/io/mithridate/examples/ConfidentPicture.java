package io.mithridate.examples;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Suspects pictures that are close to one class and far from all others, as triggered ones are. */
@About(
        name = "confident-picture",
        summary = "suspects pictures whose nearest class is far ahead of the next",
        fidelity = Fidelity.EXACT)
public record ConfidentPicture(
        @Option(
                        value = "The sentence that class names are filled into, at {}.",
                        defaultValue = "a photo of a {}")
                String prompt)
        implements InputDetector {

    @Override
    public Set<Access> requires() {
        return Set.of(Access.CLASS_NAMES);
    }

    /** The caller owns the model and closes it. */
    @Override
    public Guard guard(ImageTextModel model, DefenseContext context) {
        List<String> prompts =
                context.classes().names().stream().map(name -> prompt.replace("{}", name)).toList();
        Embeddings classes = model.embedTexts(prompts).normalised();
        return pictures -> {
            Embeddings rows = model.embedImages(pictures).normalised();
            return IntStream.range(0, rows.count())
                    .mapToDouble(row -> lead(rows, row, classes))
                    .toArray();
        };
    }

    /** Returns the highest cosine minus the second highest; higher is more suspicious. */
    private static double lead(Embeddings rows, int row, Embeddings classes) {
        double[] cosines =
                IntStream.range(0, classes.count())
                        .mapToDouble(i -> rows.dot(row, classes, i))
                        .sorted()
                        .toArray();
        return cosines[cosines.length - 1] - cosines[Math.max(0, cosines.length - 2)];
    }
}
