package io.mithridate.runner.cli.tools;

import io.mithridate.api.backend.NounExtractor;
import io.mithridate.api.backend.PictureCacheFiller;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.config.NearestName;
import io.mithridate.report.PageTemplates;
import io.mithridate.runner.check.ExperimentData;
import io.mithridate.runner.cli.CliContext;
import io.mithridate.runner.cli.Command;
import io.mithridate.runner.cli.ExitCode;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.ExperimentOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.cli.arguments.VerbOptions;
import io.mithridate.runner.console.DataText;
import io.mithridate.runner.console.RowProgress;
import io.mithridate.runner.data.DataSurvey;
import io.mithridate.runner.data.Findings;
import io.mithridate.runner.data.Survey;
import io.mithridate.runner.data.Survey.SurveyScope;
import io.mithridate.runner.data.Survey.SurveyedData;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** {@code dataset}: summarizes the data of an experiment, or decodes its pictures before a run. */
public final class DatasetCommand extends Command {

    private static final String INSPECT = "inspect";
    private static final String CACHE = "cache";

    private static final String CAPTIONS = "captions";
    private static final String PICTURES = "pictures";
    private static final String SHOWN = "shown";
    private static final String OUTPUT = "output";
    private static final String SIZE = "size";

    private static final String DEFAULT_AUGMENTER = "counterfactual";

    /**
     * The default sample size; our choice, at which the standard error of a share is at most 0.35
     * points.
     */
    private static final int DEFAULT_CAPTIONS = 20_000;

    private static final int DEFAULT_PICTURES = 2_000;
    private static final int DEFAULT_SHOWN = 12;

    private static final List<String> INSPECT_OPTIONS =
            List.of(CommonOptions.PLUGINS, CAPTIONS, PICTURES, SHOWN, OUTPUT);
    private static final List<String> CACHE_OPTIONS =
            List.of(CommonOptions.PLUGINS, ExperimentOptions.PICTURE_CACHE, SIZE);
    private static final VerbOptions OPTIONS_BY_VERB =
            new VerbOptions(
                    "dataset",
                    Map.of(
                            INSPECT, INSPECT_OPTIONS,
                            CACHE, CACHE_OPTIONS));

    public DatasetCommand(CliContext context) {
        super(context, "dataset", DEFAULT_CAPTIONS, DEFAULT_PICTURES, DEFAULT_SHOWN);
    }

    @Override
    public int run(CommandLine line) throws Exception {
        List<String> verbs = List.of(INSPECT, CACHE);
        List<String> arguments = line.getArgList();
        UsageException.throwIf(
                arguments.size() < 2,
                "'dataset' needs one of %s, and an experiment: mithridate dataset inspect"
                        + " EXPERIMENT.yaml",
                String.join(", ", verbs));
        OPTIONS_BY_VERB.check(arguments.get(0), line);
        return switch (arguments.get(0)) {
            case INSPECT -> inspect(line);
            case CACHE -> cache(line);
            default ->
                    throw new UsageException(
                            "'dataset' cannot %s; %s"
                                    .formatted(
                                            arguments.get(0),
                                            NearestName.advice(arguments.get(0), verbs)));
        };
    }

    private int inspect(CommandLine line) throws Exception {
        SurveyScope scope =
                new SurveyScope(
                        CommonOptions.fromZero(line, CAPTIONS).orElse(DEFAULT_CAPTIONS),
                        CommonOptions.fromZero(line, PICTURES).orElse(DEFAULT_PICTURES),
                        CommonOptions.positive(line, SHOWN).orElse(DEFAULT_SHOWN));
        PluginCatalog catalog = context.catalog(line);
        ExperimentFile file = experiment(line, catalog);
        String name = file.experiment().name();
        Path page = FileOptions.path(line, OUTPUT).orElse(Path.of(name + "-data.html"));
        FileOptions.requireWritable(OUTPUT, page, List.of(experimentFile(line)));
        List<DataSurvey> surveys = new ArrayList<>();
        try (ExperimentData data = ExperimentData.open(file, catalog, PictureCaching.none())) {
            Map<String, TextAugmenter> augmenters =
                    augmenters(data, file.experiment().defenses(), catalog);
            for (ExperimentData.Part part : data.parts()) {
                try (RowProgress progress = new RowProgress(context.standardError())) {
                    surveys.add(
                            new Survey(
                                            scope,
                                            data.instances().service(ImageDecoder.class),
                                            data.instances().service(NounExtractor.class),
                                            progress)
                                    .of(surveyedData(part, augmenters)));
                }
            }
        }
        surveys.forEach(survey -> out().print(DataText.of(survey, context.standardOutput())));
        writePage(name, surveys, page);
        out().printf("%npage: %s%n", page);
        return ExitCode.SUCCESS;
    }

    private static void writePage(String experiment, List<DataSurvey> surveys, Path file)
            throws IOException {
        Map<String, Object> page =
                Map.of(
                        "title",
                        experiment,
                        "surveys",
                        surveys,
                        "findings",
                        surveys.stream().map(Findings::of).toList(),
                        "corrupt",
                        surveys.stream().map(Findings::corrupt).toList());
        new PageTemplates().write("data.ftlh", page, file);
    }

    private static SurveyedData surveyedData(
            ExperimentData.Part part, Map<String, TextAugmenter> augmenters) {
        return new SurveyedData(
                part.dataset().name(),
                part.model().name(),
                part.pairs(),
                part.evaluation(),
                part.provider(),
                part.targets(),
                augmenters);
    }

    /** Returns the augmenters used by the defenses; if there are none, the default augmenter. */
    private static Map<String, TextAugmenter> augmenters(
            ExperimentData data, List<PluginUse> defenses, PluginCatalog catalog) throws Exception {
        Map<String, TextAugmenter> augmenters = data.augmenters(defenses);
        if (!augmenters.isEmpty()) {
            return augmenters;
        }
        PluginUse defaultUse =
                new ExperimentReader(catalog)
                        .plugin(PluginKind.AUGMENTER, DEFAULT_AUGMENTER, List.of());
        return Map.of(
                DEFAULT_AUGMENTER,
                data.instances()
                        .create(defaultUse.plugin(), defaultUse.options(), TextAugmenter.class));
    }

    private int cache(CommandLine line) throws Exception {
        Optional<Path> cache = ExperimentOptions.pictureCache(line);
        UsageException.throwIf(
                cache.isEmpty(),
                "'dataset cache' needs --picture-cache DIR; 'run' takes the same folder");
        Path folder = cache.orElseThrow();
        FileOptions.requireWritableFolder(ExperimentOptions.PICTURE_CACHE, folder);
        String size =
                CommonOptions.oneOf(
                        SIZE, line.getOptionValue(SIZE, "model"), List.of("model", "own", "both"));
        PluginCatalog catalog = context.catalog(line);
        ExperimentFile file = experiment(line, catalog);
        boolean complete = true;
        try (ExperimentData data =
                ExperimentData.open(file, catalog, new PictureCaching(Optional.of(folder)))) {
            PictureCacheFiller filler = data.instances().service(PictureCacheFiller.class);
            for (Map.Entry<Filling, PairSet> each : fillings(data, size).entrySet()) {
                complete &= fill(filler, each.getKey(), each.getValue());
            }
        }
        return complete ? ExitCode.SUCCESS : ExitCode.CELLS_FAILED;
    }

    /**
     * A set of pictures to cache: the name and fingerprint of the data set, and the pictures' size.
     */
    private record Filling(String dataset, String fingerprint, int size) {

        String title() {
            return size == 0 ? dataset : "%s at %d pixels".formatted(dataset, size);
        }
    }

    private static Map<Filling, PairSet> fillings(ExperimentData data, String size) {
        Map<Filling, PairSet> fillings = new LinkedHashMap<>();
        for (ExperimentData.Part part : data.parts()) {
            PairSet pairs = part.pairs().train();
            List<Integer> sizes =
                    switch (size) {
                        case "own" -> List.of(0);
                        case "both" -> List.of(part.provider().imageSize(), 0);
                        default -> List.of(part.provider().imageSize());
                    };
            sizes.forEach(
                    side ->
                            fillings.putIfAbsent(
                                    new Filling(part.dataset().name(), pairs.fingerprint(), side),
                                    pairs));
        }
        return fillings;
    }

    /** Returns whether every picture is now in the cache. */
    private boolean fill(PictureCacheFiller filler, Filling filling, PairSet pairs)
            throws UsageException {
        PictureCacheFiller.Filled filled;
        try (RowProgress progress = new RowProgress(context.standardError())) {
            progress.begin(filling.title(), pairs.size());
            filled = filler.fill(pairs, filling.size(), progress::advance);
        } catch (IllegalStateException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        out().printf(
                        "%s: %d pictures added, %d were there already, %d did not fit, %d cannot"
                                + " be decoded%n",
                        filling.title(),
                        filled.added(),
                        filled.known(),
                        filled.notStored(),
                        filled.corrupt());
        filled.corruptDescriptions().forEach(picture -> out().printf("  %s%n", picture));
        if (filled.corrupt() > filled.corruptDescriptions().size()) {
            out().printf(
                            "  and %d more, not named here%n",
                            filled.corrupt() - filled.corruptDescriptions().size());
        }
        return filled.notStored() == 0 && filled.corrupt() == 0;
    }

    private static Path experimentFile(CommandLine line) throws UsageException {
        return FileOptions.arguments(line).get(1);
    }

    private static ExperimentFile experiment(CommandLine line, PluginCatalog catalog)
            throws Exception {
        return new ExperimentReader(catalog)
                .read(experimentFile(line), ExperimentOptions.overrides(line, 2));
    }
}
