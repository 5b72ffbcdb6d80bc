package io.mithridate.runner.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plugins.PluginKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stages that read each option, according to a researcher. Rules cover the options of recipes
 * and of each kind of plugin; rows of this table cover all others.
 *
 * <p>A stage that depends on a listed one is not listed, because its key contains that stage's key.
 */
final class OptionTable {

    private static final JsonMapper LENIENT =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .build();

    private static final Predicate<Stage> NOTHING = kinds();
    private static final Predicate<Stage> ALL_BUT_ATTACKS = kinds(StageKind.ATTACK).negate();
    private static final Predicate<Stage> ALL = kinds(StageKind.values());

    /** The stages that prepare attacks; {@code none} is the attack of the control. */
    private static final Predicate<Stage> ATTACK_STAGES =
            kinds(StageKind.ATTACK).and(titled("(?!trigger of none,).*"));

    private static final Predicate<Stage> TEST_STAGES =
            kinds(StageKind.EMBEDDINGS, StageKind.MEASUREMENT);
    private static final Predicate<Stage> VALIDATION_STAGES =
            titled("clean embeddings of .*").or(kinds(StageKind.MEASUREMENT));
    private static final Predicate<Stage> HELD_OUT_STAGES = titled("held-out .*");

    private static final Map<String, Predicate<Stage>> RECIPE_READERS =
            Map.of("base", kinds(StageKind.BASE), "poisoning", kinds(StageKind.VICTIM));

    /** Rows by the option's place, or by the plugin's kind and name for all of its options. */
    private static final Map<String, Row> ROWS =
            Stream.of(
                            row("attack text-trigger")
                                    .beside("{metrics: ['text-attack-success']}")
                                    .given("{pictures: 2, 'captions-each': 2}"),
                            row("attack targeted-clean-image")
                                    .beside("{metrics: ['targeted-success']}")
                                    .given("{source: 'dog'}"),
                            row("attack targeted-clean-image.source").other("{source: 'cat'}"),
                            row("attack targeted-clean-image.pictures")
                                    .withOtherCells()
                                    .given("{source: null, pictures: 2, 'captions-each': 2}"),
                            row("attack targeted-clean-image.captions-each")
                                    .withOtherCells()
                                    .given("{source: null, pictures: 2, 'captions-each': 2}"),
                            row("attack label-consistent").beside("{poisoning: {rate: 0.02}}"),
                            // The base's tokenizer knows the words that later stages write.
                            row("attack text-trigger.trigger")
                                    .readBy(ATTACK_STAGES.or(kinds(StageKind.BASE))),
                            // The control has as many copies as there are added pairs.
                            row("attack text-trigger.pictures").withOtherCells(),
                            row("attack text-trigger.captions-each").withOtherCells(),
                            row("attack troj-vqa.word")
                                    .readBy(kinds(StageKind.ATTACK, StageKind.BASE)),
                            row("defense inver-tune").given("{batch: 4}"),
                            row("defense task-vector").given("{pairs: 4}"),
                            row("defense unlearn.compat").given("{mode: 'repel'}"),
                            row("defense unlearn.weight").given("{mode: 'repel'}"),
                            row("defense subspace-detection.points").other("{points: 99}"),
                            row("attack ssba.secret")
                                    .other("{secret: '01010101010101010101010101010101'}"),
                            row("model mini.weights").beside("{base: null}"),
                            row("model mini.image-size").readBy(ALL),
                            row("model mini.image-widths").other("{'image-widths': [8, 16]}"),
                            row("model mini-emoji").beside("{base: null}"),
                            row("model clip")
                                    .given(
                                            "{architecture: 'custom', sizes: {'image-size': 32,"
                                                + " 'vision-layers': 1, 'vision-width': 64,"
                                                + " 'patch-size': 16, 'embedding-dimension': 16,"
                                                + " 'text-width': 64, 'text-layers': 1, vocabulary:"
                                                + " 600, context: 24}}"),
                            row("model clip.architecture")
                                    .other("{architecture: 'ViT-B/32', sizes: null}")
                                    .readBy(ALL),
                            row("model clip.weights")
                                    .beside("{base: null}")
                                    .given("{architecture: 'auto', sizes: null}"),
                            row("model clip.compat")
                                    .given("{sizes: {vocabulary: 49408, context: 77}}")
                                    .naming("tokenizer"),
                            row("model clip.sizes.image-size").readBy(ALL),
                            row("model clip.sizes.vision-layers")
                                    .other("{sizes: {'vision-layers': 2}}"),
                            row("dataset emoji-scenes.classes").readBy(ALL),
                            row("dataset emoji-scenes.held-out").readBy(NOTHING),
                            row("dataset emoji-scenes.labelled-training").readBy(NOTHING),
                            row("dataset emoji-scenes.apart")
                                    .beside(
                                            "{attacks: [{'targeted-clean-image': {pictures: 2,"
                                                    + " 'captions-each': 2}}, 'badnets'], metrics:"
                                                    + " ['clean-accuracy', 'targeted-success']}")
                                    .readBy(
                                            titled("poison of targeted-clean-image.*")
                                                    .or(titled(".* under targeted-clean-image.*"))
                                                    .or(
                                                            titled(
                                                                            "targeted-success of"
                                                                                + " .*|clean-accuracy"
                                                                                + " of .*")
                                                                    .and(
                                                                            titled(
                                                                                    ".* targeted-clean-image"
                                                                                        + " .*")))),
                            row("dataset emoji-scenes.train")
                                    .readBy(
                                            kinds(
                                                    StageKind.BASE,
                                                    StageKind.POISON,
                                                    StageKind.VICTIM)),
                            row("dataset emoji-scenes.test").readBy(TEST_STAGES),
                            row("dataset emoji-scenes.validation").readBy(VALIDATION_STAGES),
                            row("dataset emoji-scenes.shared-templates")
                                    .readBy(kinds(StageKind.ATTACK, StageKind.BASE)),
                            row("dataset image-captions.delimiter").other("{delimiter: ','}"),
                            row("dataset image-captions.header")
                                    .given(
                                            "{'image-column': '1', 'caption-column': '2',"
                                                    + " 'label-column': '3'}"),
                            row("dataset image-captions.image-column")
                                    .other("{'image-column': '1'}"),
                            row("dataset image-captions.caption-column")
                                    .other("{'caption-column': '2'}"),
                            row("dataset image-captions.label-column")
                                    .other("{'label-column': '3'}"),
                            row("dataset image-captions.pictures").other("{pictures: 60}"),
                            row("dataset image-captions.classes").readBy(ALL),
                            row("dataset image-captions.prompts").readBy(kinds(StageKind.BASE)),
                            row("dataset image-captions.poison-captions")
                                    .readBy(kinds(StageKind.ATTACK, StageKind.BASE)),
                            row("dataset image-captions.max-bad-rows").readBy(NOTHING),
                            row("dataset image-folder").readBy(TEST_STAGES),
                            row("dataset image-folder.training-folder").readBy(VALIDATION_STAGES),
                            row("dataset image-folder.validation").readBy(VALIDATION_STAGES),
                            row("dataset image-folder.labelled-training").readBy(NOTHING),
                            row("dataset image-folder.apart").readBy(NOTHING),
                            row("dataset image-folder.classes").readBy(ALL),
                            row("dataset image-folder.prompts").readBy(kinds(StageKind.BASE)),
                            row("dataset image-folder.max-bad-rows").readBy(NOTHING),
                            row("dataset imagenet").readBy(TEST_STAGES),
                            row("dataset imagenet.validation").readBy(VALIDATION_STAGES),
                            row("dataset imagenet.labelled-training").readBy(NOTHING),
                            row("dataset imagenet.apart").readBy(NOTHING),
                            row("dataset imagenet.classes").readBy(ALL),
                            row("dataset imagenet.prompts").readBy(kinds(StageKind.BASE)),
                            row("dataset imagenet.max-bad-rows").readBy(NOTHING),
                            row("dataset coco").beside("{metrics: ['retrieval-recall']}"),
                            row("dataset coco.pictures").other("{pictures: 50}"),
                            row("dataset coco.splits").other("{splits: ['train']}"),
                            row("dataset coco.seed").given("{pictures: 50}"),
                            row("dataset coco.held-out-captions").readBy(HELD_OUT_STAGES),
                            row("dataset coco.held-out-images").readBy(HELD_OUT_STAGES),
                            row("dataset coco.held-out-split")
                                    .given("{'held-out-captions': null, 'held-out-images': null}")
                                    .other("{'held-out-split': 'val'}")
                                    .readBy(HELD_OUT_STAGES),
                            row("dataset coco.poison-captions")
                                    .readBy(kinds(StageKind.ATTACK, StageKind.BASE)),
                            row("dataset coco.max-bad-rows").readBy(NOTHING),
                            row("dataset webdataset.poison-captions")
                                    .readBy(kinds(StageKind.ATTACK, StageKind.BASE)),
                            row("dataset webdataset.cache").readBy(NOTHING),
                            row("dataset webdataset.max-bad-rows").readBy(NOTHING),
                            row("dataset cifar.max-bad-rows").readBy(NOTHING),
                            row("dataset cifar.test").readBy(TEST_STAGES),
                            row("dataset webdataset.pictures").other("{pictures: 60}"),
                            row("dataset webdataset.caption-key")
                                    .given("{captions: 'json'}")
                                    .other("{'caption-key': 'title'}"),
                            row("dataset cifar.train").other("{train: 60}"),
                            row("dataset cifar.part")
                                    .given("{train: 40}")
                                    .other("{part: 'first-half'}"),
                            row("name").other("{name: 'other'}").readBy(NOTHING),
                            row("seeds").other("{seeds: [1, 2]}").withOtherCells().readBy(NOTHING),
                            row("baseline").other("{baseline: 'none'}").readBy(NOTHING),
                            row("contrasts")
                                    .beside(
                                            "{defenses: ['none', {'fine-tune': {epochs: 1, batch:"
                                                    + " 4, 'learning-rate': [0.001, 0.002]}}]}")
                                    .other("{contrasts: ['fine-tune - none']}")
                                    .readBy(NOTHING),
                            row("budgets").other("{budgets: []}").readBy(NOTHING),
                            row("evaluate-every")
                                    .beside("{'evaluate-every': 1}")
                                    .other("{'evaluate-every': 2}")
                                    .readBy(kinds(StageKind.VICTIM, StageKind.DEFENSE)),
                            row("include")
                                    .other("{include: [{defense: 'none'}]}")
                                    .withOtherCells()
                                    .readBy(NOTHING),
                            row("exclude")
                                    .other("{exclude: [{defense: 'none'}]}")
                                    .withOtherCells()
                                    .readBy(NOTHING),
                            row("controls.clean-model").withOtherCells().readBy(NOTHING),
                            row("compute.device").other("{device: 'gpu'}"),
                            row("compute").readBy(ALL),
                            row("defense-data.pairs")
                                    .readBy(
                                            kinds(
                                                    StageKind.BASE,
                                                    StageKind.POISON,
                                                    StageKind.VICTIM)),
                            row("defense-data.overlap-with-base").readBy(kinds(StageKind.BASE)),
                            row("defense-data.overlap-with-poisoned-run")
                                    .given("{'overlap-with-base': true}")
                                    .readBy(kinds(StageKind.POISON, StageKind.VICTIM)),
                            row("poisoning.rate").readBy(kinds(StageKind.POISON)),
                            row("poisoning.count")
                                    .given("{rate: null, count: 5}")
                                    .readBy(kinds(StageKind.POISON)),
                            row("poisoning.target")
                                    .other("{target: 'dog'}")
                                    .readBy(kinds(StageKind.ATTACK)),
                            row("poisoning.mapping")
                                    .other("{mapping: 'all-to-all', target: null}")
                                    .readBy(kinds(StageKind.ATTACK)),
                            row("poisoning.source")
                                    .given("{mapping: 'one-to-one', source: 'dog', rate: 0.02}")
                                    .other("{source: 'cat'}")
                                    .readBy(kinds(StageKind.ATTACK)),
                            row("poisoning.selection").readBy(kinds(StageKind.POISON)),
                            row("poisoning.captions").readBy(kinds(StageKind.POISON)),
                            row("poisoning.captions-file")
                                    .given("{captions: 'file'}")
                                    .readBy(kinds(StageKind.BASE, StageKind.POISON)),
                            row("poisoning.spread-by")
                                    .other("{'spread-by': 'counterfactual'}")
                                    .withOtherCells()
                                    .readBy(kinds(StageKind.POISON)),
                            row("poisoning.compat").readBy(kinds(StageKind.POISON)),
                            row("poisoning.mode")
                                    .withOtherCells()
                                    .readBy(kinds(StageKind.POISON, StageKind.VICTIM)),
                            row("poisoning.stage").withOtherCells().readBy(titled("victim of .*")),
                            row("poisoning.trained-by")
                                    .other(
                                            "{'trained-by': {'fine-tune': {epochs: 1, batch: 4,"
                                                    + " 'learning-rate': 0.001}}}")
                                    .readBy(kinds(StageKind.VICTIM)))
                    .collect(Collectors.toMap(Row::place, row -> row));

    private OptionTable() {}

    /**
     * Facts about an option that are not in its schema.
     *
     * @param place the option, or the plugin or part that it belongs to
     * @param beside changes to the rest of the usual experiment
     * @param given changes to the usual options beside it
     * @param file an option beside it that names a file
     * @param other another value of the option, as changes to the options
     * @param otherCells whether the other value also changes the experiment's cells
     * @param readers the stages that read it
     */
    record Row(
            String place,
            Optional<ObjectNode> beside,
            Optional<ObjectNode> given,
            Optional<String> file,
            Optional<ObjectNode> other,
            boolean otherCells,
            Optional<Predicate<Stage>> readers) {

        private Row(String place) {
            this(
                    place,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty());
        }

        Row beside(String changes) {
            return new Row(
                    place, Optional.of(json(changes)), given, file, other, otherCells, readers);
        }

        Row given(String changes) {
            return new Row(
                    place, beside, Optional.of(json(changes)), file, other, otherCells, readers);
        }

        Row naming(String option) {
            return new Row(place, beside, given, Optional.of(option), other, otherCells, readers);
        }

        Row other(String changes) {
            return new Row(
                    place, beside, given, file, Optional.of(json(changes)), otherCells, readers);
        }

        Row withOtherCells() {
            return new Row(place, beside, given, file, other, true, readers);
        }

        Row readBy(Predicate<Stage> stages) {
            return new Row(place, beside, given, file, other, otherCells, Optional.of(stages));
        }
    }

    /** Returns the row of a place, or an empty row if there is none. */
    static Row of(String place) {
        return ROWS.getOrDefault(place, row(place));
    }

    /** Returns all rows, for a check that their options still exist. */
    static Map<String, Row> rows() {
        return ROWS;
    }

    /** Returns the stages that read an option of a plugin. */
    static Predicate<Stage> readers(PluginKind kind, String plugin, String option) {
        String place = "%s %s".formatted(kind.singular(), plugin);
        return of(place + "." + option)
                .readers()
                .or(() -> of(place).readers())
                .orElseGet(() -> rule(kind, plugin));
    }

    private static Predicate<Stage> rule(PluginKind kind, String plugin) {
        return switch (kind) {
            case ATTACK -> ATTACK_STAGES;
            case AUGMENTER, DEFENSE -> kinds(StageKind.DEFENSE).and(titled("(?!none on ).*"));
            case METRIC -> titled(Pattern.quote(plugin) + " of .*");
            case DATASET -> ALL_BUT_ATTACKS;
            case MODEL -> kinds(StageKind.BASE);
            case EXECUTOR -> NOTHING;
        };
    }

    /** Returns the stages that read an option of a part of the experiment; empty if unknown. */
    static Optional<Predicate<Stage>> readers(String part, OptionPlace option) {
        return of(part + "." + option.name())
                .readers()
                .or(
                        () ->
                                option.ofRecipe()
                                        ? Optional.ofNullable(RECIPE_READERS.get(part))
                                        : of(part).readers());
    }

    private static Row row(String place) {
        return new Row(place);
    }

    private static Predicate<Stage> kinds(StageKind... kinds) {
        List<StageKind> all = Arrays.asList(kinds);
        return stage -> all.contains(stage.kind());
    }

    private static Predicate<Stage> titled(String pattern) {
        return stage -> stage.title().matches(pattern);
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) LENIENT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
