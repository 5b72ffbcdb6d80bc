package io.mithridate.defenses.guards;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/**
 * Detects triggered pictures by their distance to texts. A clean picture is close to many ways of
 * writing the name of its class, whereas a triggered picture is close only to the name itself.
 *
 * <p>Follows an ICLR paper of 2026 (<a href="https://openreview.net/forum?id=Kpij6oOnJl">OpenReview
 * Kpij6oOnJl</a>) and third-party code for it. The score of a picture is its mean squared distance
 * to {@linkplain ClassSamples samples} around the texts of its predicted class, minus the largest
 * such distance of a set of clean pictures, so that it is positive for flagged pictures.
 */
@About(
        name = "subspace-detection",
        summary =
                "scores pictures by their distance to the texts that vary the name of their class",
        fidelity = Fidelity.RECONSTRUCTION,
        papers =
                "authors as on OpenReview, 2026. Test-Time Poisoned Sample Detection by Exploiting"
                        + " Shallow Malicious Matching in Backdoored CLIP."
                        + " https://openreview.net/forum?id=Kpij6oOnJl")
public record SubspaceDetection(Options options, ImageDecoder decoder) implements InputDetector {

    private static final int REFERENCE_PICTURES = 200;

    /** Creates the defense by dependency injection. */
    @Inject
    public SubspaceDetection {}

    @Override
    public Set<Access> requires() {
        return Set.of(Access.CLASS_NAMES, Access.CLEAN_PAIRS);
    }

    @Override
    public Guard guard(ImageTextModel model, DefenseContext context) {
        Seed seed = context.training().seed();
        Classes classes = context.classes();
        ClassTexts texts = new ClassTexts(context.vocabulary());
        List<ClassSamples> samples = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            String name = classes.name(i);
            Embeddings variants =
                    model.embedTexts(NameVariants.of(name, texts.otherNames(name))).normalised();
            samples.add(ClassSamples.draw(variants, options, seed.at("samples").at(i)));
        }
        Embeddings names = model.embedTexts(classes.names()).normalised();
        // The distance of a picture to the samples of its predicted class.
        ToDoubleBiFunction<Embeddings, Integer> distance =
                (rows, row) -> samples.get(rows.nearest(row, names)).distance(rows, row);
        double[] cleanScores =
                CleanPictures.scores(
                        context.cleanPairs(),
                        REFERENCE_PICTURES,
                        seed.at("clean pictures"),
                        model,
                        decoder,
                        distance);
        double threshold = cleanScores[cleanScores.length - 1];
        return pictures ->
                CleanPictures.scores(model, pictures, distance)
                        .map(score -> score - threshold)
                        .toArray();
    }

    /** The options of {@link SubspaceDetection}. */
    public record Options(
            @Option(
                            value =
                                    "Share of the variance of a class's texts that the subspace"
                                            + " must explain, with as few dimensions as possible.",
                            defaultValue = "0.95",
                            min = 0,
                            minExcluded = true,
                            max = 1)
                    double variance,
            @Option(
                            value =
                                    "Number of points to draw in addition to the variants of a"
                                            + " name, for all variants together.",
                            defaultValue = "90",
                            min = NameVariants.COUNT)
                    int points,
            @Option(
                            value =
                                    "Number of times points and samples are drawn; distances are"
                                            + " averaged.",
                            defaultValue = "3",
                            min = 1)
                    int repeats,
            @Option(
                            value =
                                    "Number of samples of each class that a picture is compared"
                                            + " with, in each repeat.",
                            defaultValue = "15",
                            min = 1)
                    int samples,
            @Option(
                            value = "Factor of the random part of a sample.",
                            defaultValue = "1e-3",
                            min = 0)
                    double spread,
            @Option(
                            value =
                                    "Lower bound for the cosine between a point and the name, as a"
                                        + " share of the variant's cosine; the cosine must also be"
                                        + " less than the variant's.",
                            defaultValue = "0.85",
                            min = 0,
                            max = 1)
                    double cosineLow) {

        /**
         * Checks the options.
         *
         * @throws IllegalArgumentException if the points cannot be divided equally among the
         *     variants of a name
         */
        public Options {
            int remainder = points % NameVariants.COUNT;
            if (remainder != 0) {
                throw new IllegalArgumentException(
                        "points: %d cannot be divided among the %d variants of a name; give %d or %d"
                                .formatted(
                                        points,
                                        NameVariants.COUNT,
                                        points - remainder,
                                        points - remainder + NameVariants.COUNT));
            }
        }
    }
}
