package io.mithridate.runner.assembly;

import com.google.common.collect.Multimaps;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.backend.Saliency;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.Condition.Victim;
import io.mithridate.results.RunLabels;
import io.mithridate.results.Samples.TestPictures;
import io.mithridate.results.Samples.TestPictures.Match;
import io.mithridate.results.Samples.TestPictures.Model;
import io.mithridate.results.Samples.TestPictures.Picture;
import io.mithridate.results.Samples.TestPictures.Projection;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.MainNumbers;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.AllScenarioResources;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.ScenarioResources;
import io.mithridate.runner.stages.embedding.CellEmbeddings;
import io.mithridate.runner.stages.embedding.EmbeddingWork;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how models classify test pictures with and without the trigger, based on stored embeddings.
 * For each attack, shows the victim of the first seed and the strongest setting of each defense
 * that loses only a few points of clean accuracy.
 *
 * @param allResources the data and models of the experiment
 * @param store the store of embeddings
 * @param lists the lists of settings of defenses
 */
record ModelSamples(
        AllScenarioResources allResources, ArtifactStore store, List<SettingList> lists) {

    private static final Logger log = LoggerFactory.getLogger(ModelSamples.class);

    private static final int MAX_PICTURES = 3;
    private static final int MAX_MATCHES = 5;

    /** The maximum number of points, so that they fit into a small picture; our choice. */
    private static final int MAX_POINTS = 60;

    private static final int MAX_PROMPTS = 12;

    /**
     * The maximum loss of clean accuracy; our choice, one of the two losses that every page marks.
     */
    private static final double MAX_LOSS = 0.05;

    /** Returns the pictures for each attack that stamps pictures, in the order of the cells. */
    List<TestPictures> of(List<CellStages> cells, List<CellResult> results) throws IOException {
        Map<Integer, CellStages> stages = new HashMap<>();
        cells.forEach(cell -> stages.put(cell.cell().number(), cell));
        List<CellResult> models =
                results.stream()
                        .filter(cell -> cell.succeeded() && cell.defended() && !cell.control())
                        .filter(cell -> stages.containsKey(cell.number()))
                        .toList();
        RunLabels labels = new RunLabels(results, lists);
        List<TestPictures> all = new ArrayList<>();
        for (List<CellResult> ofAttack :
                Multimaps.asMap(Multimaps.index(models, Victim::of)).values()) {
            List<CellResult> chosen = selectModels(ofAttack);
            if (!chosen.isEmpty()) {
                try {
                    new Shown(Objects.requireNonNull(stages.get(chosen.get(0).number())))
                            .of(chosen, labels, stages)
                            .ifPresent(all::add);
                } catch (RuntimeException e) {
                    // The report is still useful without these pictures, so an error here must not
                    // lose the results of the run.
                    log.warn(
                            "the pictures of '{}' cannot be shown in the report: {}",
                            labels.attackInScenario(Condition.of(chosen.get(0))),
                            e.toString(),
                            e);
                }
            }
        }
        return all;
    }

    /**
     * Returns the victim of the first seed, followed by one setting of each of its defenses; empty
     * if there is no victim.
     */
    private List<CellResult> selectModels(List<CellResult> models) {
        Optional<CellResult> victim =
                models.stream()
                        .filter(CellResult::undefended)
                        .min(Comparator.comparing(CellResult::seed));
        if (victim.isEmpty()) {
            return List.of();
        }
        Map<Object, CellResult> strongest = new LinkedHashMap<>();
        List<CellResult> weakFirst =
                models.stream()
                        .filter(cell -> cell.seed() == victim.get().seed() && !cell.undefended())
                        .sorted(Comparator.comparing(this::positionInList))
                        .toList();
        for (CellResult cell : weakFirst) {
            Object key = list(cell).<Object>map(list -> list).orElse(cell);
            boolean accurate = accuracy(victim.get()) - accuracy(cell) <= MAX_LOSS;
            strongest.merge(key, cell, (weak, strong) -> accurate ? strong : weak);
        }
        return Stream.concat(victim.stream(), strongest.values().stream()).toList();
    }

    private Optional<SettingList> list(CellResult cell) {
        return lists.stream().filter(list -> list.settings().contains(cell.defense())).findFirst();
    }

    private int positionInList(CellResult cell) {
        return list(cell).map(list -> list.settings().indexOf(cell.defense())).orElse(0);
    }

    private static double accuracy(CellResult cell) {
        return MainNumbers.cleanAccuracy(cell, EvaluatedSplit.VALIDATION)
                .map(Measurement::value)
                .orElse(0.0);
    }

    /**
     * A model's unit embeddings for the main test split, with one row for each picture or class.
     */
    private record SplitEmbeddings(
            LabelledImages images, Embeddings clean, Embeddings triggered, Embeddings classes) {

        /** Returns the embeddings; empty if the attack does not change pictures. */
        static Optional<SplitEmbeddings> of(CellEmbeddings embeddings, String split) {
            List<CellEmbeddings.Pictures> parts =
                    embeddings.pictures().stream()
                            .filter(part -> part.split().equals(split))
                            .sorted(Comparator.comparing(CellEmbeddings.Pictures::triggered))
                            .toList();
            return parts.size() != 2 || parts.get(0).images().size() != parts.get(1).images().size()
                    ? Optional.empty()
                    : Optional.of(
                            new SplitEmbeddings(
                                    parts.get(0).images(),
                                    parts.get(0).embeddings().normalised(),
                                    parts.get(1).embeddings().normalised(),
                                    embeddings.classes().normalised()));
        }
    }

    /** Creates the pictures for one attack. */
    private final class Shown {

        private final CellStages cell;
        private final ScenarioResources resources;
        private final String split;
        private final Mapping mapping;

        Shown(CellStages cell) {
            this.cell = cell;
            resources = allResources.of(cell.cell().scenario());
            split = resources.evaluation().testSplits().get(0);
            mapping =
                    resources
                            .facts(resources.create(cell.cell().attack(), GuardedAttack.class))
                            .mapping();
        }

        Optional<TestPictures> of(
                List<CellResult> models, RunLabels labels, Map<Integer, CellStages> stages)
                throws IOException {
            Map<CellResult, SplitEmbeddings> seen = new LinkedHashMap<>();
            for (CellResult model : models) {
                CellStages modelStages = Objects.requireNonNull(stages.get(model.number()));
                CellEmbeddings.read(modelStages, store)
                        .flatMap(embeddings -> SplitEmbeddings.of(embeddings, split))
                        .ifPresent(found -> seen.put(model, found));
            }
            SplitEmbeddings victim = seen.get(models.get(0));
            if (victim == null) {
                return Optional.empty();
            }
            List<Integer> others =
                    sampleEvenly(
                            victim,
                            MAX_POINTS,
                            i -> mapping.target(victim.images().label(i)).isPresent());
            List<Integer> pictures =
                    IntStream.range(0, Math.min(MAX_PICTURES, others.size()))
                            .mapToObj(i -> others.get(i * others.size() / MAX_PICTURES))
                            .toList();
            List<Picture> shown = pictures(victim.images(), pictures);
            List<Model> seenBy = new ArrayList<>();
            for (Map.Entry<CellResult, SplitEmbeddings> entry : seen.entrySet()) {
                CellResult model = entry.getKey();
                CellStages modelStages = Objects.requireNonNull(stages.get(model.number()));
                List<Image> saliency = saliency(modelStages, entry.getValue(), pictures, shown);
                seenBy.add(model(model, entry.getValue(), labels, pictures, saliency, others));
            }
            Condition condition = Condition.of(models.get(0));
            return Optional.of(
                    new TestPictures(
                            labels.attackInScenario(condition),
                            mapping.target().isPresent() ? name(mapping.target().getAsInt()) : "",
                            models.get(0).seed(),
                            shown,
                            seenBy));
        }

        private List<Integer> sampleEvenly(SplitEmbeddings seen, int count, IntPredicate which) {
            int[] all = IntStream.range(0, seen.images().size()).filter(which).toArray();
            int shown = Math.min(count, all.length);
            return IntStream.range(0, shown)
                    .mapToObj(i -> all[(int) ((long) i * all.length / shown)])
                    .toList();
        }

        /** Returns the pictures without and with the trigger, as used for measurements. */
        private List<Picture> pictures(LabelledImages images, List<Integer> chosen)
                throws IOException {
            EmbeddingWork.AppliedTrigger trigger =
                    embeddingWork(cell)
                            .flatMap(work -> work.trigger().stream())
                            .findFirst()
                            .orElseThrow();
            Artifact state = cell.trigger().in(store).orElseThrow();
            List<Picture> pictures = new ArrayList<>();
            try (PreparedAttack attack = resources.restore(cell.cell().attack(), state)) {
                Seed seed = trigger.in(split, attack).seed();
                for (int i : chosen) {
                    Image clean =
                            resources
                                    .decoder()
                                    .decode(images.image(i), resources.model().imageSize());
                    pictures.add(
                            new Picture(
                                    clean,
                                    attack.stamp(List.of(clean), List.of(seed.at(images.id(i))))
                                            .get(0),
                                    name(images.label(i))));
                }
            }
            return pictures;
        }

        private static Stream<EmbeddingWork> embeddingWork(CellStages cell) {
            return cell.inOrder().stream()
                    .map(Stage::work)
                    .filter(EmbeddingWork.class::isInstance)
                    .map(EmbeddingWork.class::cast);
        }

        /**
         * Returns maps of the pixels that determine the nearest classes of the triggered pictures.
         */
        private List<Image> saliency(
                CellStages modelStages,
                SplitEmbeddings seen,
                List<Integer> pictures,
                List<Picture> shown) {
            Embeddings classes = seen.classes();
            float[] nearest = new float[pictures.size() * classes.dimension()];
            for (int i = 0; i < pictures.size(); i++) {
                float[] row = classes.row(seen.triggered().nearest(pictures.get(i), classes));
                System.arraycopy(row, 0, nearest, i * row.length, row.length);
            }
            Stage model =
                    embeddingWork(modelStages)
                            .map(work -> work.model().defended())
                            .findFirst()
                            .orElseThrow();
            return new SaliencyMaps(allResources.instances().service(Saliency.class), store)
                    .of(
                            model,
                            shown.stream().map(Picture::triggered).toList(),
                            new Embeddings(pictures.size(), classes.dimension(), nearest));
        }

        private Model model(
                CellResult model,
                SplitEmbeddings seen,
                RunLabels labels,
                List<Integer> pictures,
                List<Image> saliency,
                List<Integer> others) {
            return new Model(
                    list(model).map(labels::list).orElseGet(() -> name(model, labels)),
                    name(model, labels),
                    pictures.stream().map(i -> matches(seen.clean(), i, seen.classes())).toList(),
                    pictures.stream()
                            .map(i -> matches(seen.triggered(), i, seen.classes()))
                            .toList(),
                    saliency,
                    projection(seen, others));
        }

        private String name(CellResult model, RunLabels labels) {
            return model.undefended() ? "no defense" : labels.defense(model.defense());
        }

        private String name(int label) {
            return resources.evaluation().classes().name(label);
        }

        private List<Match> matches(Embeddings pictures, int row, Embeddings classes) {
            return IntStream.range(0, classes.count())
                    .mapToObj(
                            label ->
                                    new Match(
                                            name(label),
                                            pictures.dot(row, classes, label),
                                            mapping.target().equals(OptionalInt.of(label))))
                    .sorted(Comparator.comparing(Match::cosine).reversed())
                    .limit(MAX_MATCHES)
                    .toList();
        }

        private Projection projection(SplitEmbeddings seen, List<Integer> others) {
            List<Integer> ofTarget =
                    sampleEvenly(
                            seen,
                            MAX_POINTS / 2,
                            i -> mapping.target().equals(OptionalInt.of(seen.images().label(i))));
            List<Integer> prompts =
                    Stream.concat(
                                    mapping.target().stream().boxed(),
                                    others.stream().map(i -> seen.images().label(i)))
                            .distinct()
                            .limit(MAX_PROMPTS)
                            .toList();
            List<List<float[]>> kinds =
                    List.of(
                            rows(seen.classes(), prompts),
                            rows(seen.clean(), others),
                            rows(seen.triggered(), others),
                            rows(seen.clean(), ofTarget));
            PrincipalPlane plane =
                    PrincipalPlane.of(kinds.stream().flatMap(List::stream).toList(), 0);
            Iterator<List<Double>> points = plane.points().iterator();
            return new Projection(
                    plane.share(),
                    prompts.stream().map(this::name).toList(),
                    kinds.stream()
                            .map(kind -> kind.stream().map(row -> points.next()).toList())
                            .toList());
        }

        private List<float[]> rows(Embeddings all, List<Integer> rows) {
            return rows.stream().map(all::row).toList();
        }
    }
}
