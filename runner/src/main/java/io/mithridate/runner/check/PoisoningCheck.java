package io.mithridate.runner.check;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.TargetsPictures.SinglePictures;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.random.Seed;
import io.mithridate.config.Complaints;
import io.mithridate.config.Place;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.DefenseData;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.Poisoning;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.experiment.ScenarioPart;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.inputs.FileInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.inputs.PicturesInput;
import io.mithridate.runner.poisoning.Eligibility;
import io.mithridate.runner.poisoning.SinglePictureSelection;
import io.mithridate.runner.stages.ScenarioResources;
import io.mithridate.runner.stages.poison.ChosenPictures;
import io.mithridate.runner.stages.poison.RemainingPairs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Checks before any work whether the pairs can be poisoned as specified. */
final class PoisoningCheck {

    /** The access available to an attacker who trains the victim with a defense's loss. */
    private static final Set<Access> ATTACKER_ACCESS =
            EnumSet.of(Access.SUSPECT, Access.CLEAN_PAIRS, Access.CLASS_NAMES);

    private final PluginInstantiation plugins;
    private final ExperimentFile file;
    private final Complaints complaints;
    private final Set<Object> checked = new HashSet<>();

    /**
     * The remaining pairs. They are drawn once for all attacks, because drawing from millions of
     * pairs takes seconds.
     */
    private final Map<RemainingPairs, PairSet> remainingPairs = new HashMap<>();

    PoisoningCheck(PluginInstantiation plugins) {
        this.plugins = plugins;
        file = plugins.file();
        complaints = plugins.complaints();
    }

    /** Checks the requirements of a cell's poison, unless they were checked for an earlier cell. */
    void check(Cell cell, ScenarioResources resources) {
        Scenario scenario = cell.scenario();
        if (checked.add(scenario)) {
            checkTrainer(scenario, resources);
            checkStage(scenario, resources);
        }
        if (scenario.poisoning().stage() == Poisoning.Stage.BASE
                && checked.add(List.of(cell.defense()))
                && PluginInstantiation.requires(Access.BASE_MODEL, cell.defense(), resources)) {
            complaints.add(
                    file.place(cell.defense()),
                    "%s retrains from the model before the poison, and with poisoning.stage: base there is none; leave it out"
                            .formatted(cell.defense().name()));
        }
        checkDefense(cell, resources);
        if (!cell.attack().name().equals(Coordinates.NO_ATTACK)
                && checked.add(List.of(scenario, cell.attack(), cell.seed()))) {
            checkPairs(cell, resources);
        }
    }

    private void checkPairs(Cell cell, ScenarioResources resources) {
        Scenario scenario = cell.scenario();
        PairSet all = resources.pairs().train();
        int withheld =
                scenario.defenseData().overlapWithPoisonedRun()
                        ? 0
                        : file.experiment().largestDefensePool(scenario.dataset().train());
        if (withheld >= all.size()) {
            return;
        }
        PairSet run =
                remainingPairs.computeIfAbsent(
                        new RemainingPairs(
                                new PairsInput(scenario.dataset().train(), all),
                                withheld,
                                new NamedSeed(cell.seed(), "victim")),
                        RemainingPairs::pairs);
        GuardedAttack attack = resources.create(cell.attack(), GuardedAttack.class);
        checkTarget(attack, cell, resources)
                .filter(facts -> !attack.trainsVictim())
                .ifPresent(facts -> new PairsCheck(cell, resources, run, attack, facts).check());
    }

    /**
     * Checks the target and returns the facts for the attack, or empty if an error was reported.
     */
    private Optional<AttackFacts> checkTarget(
            GuardedAttack attack, Cell cell, ScenarioResources resources) {
        if (attack.requiresSingleTarget() && resources.mapping().target().isEmpty()) {
            return complaints.refuse(
                    file.place(ScenarioPart.POISONING, cell.scenario(), "mapping"),
                    "the trigger of '%s' is made for one target, and mapping: all-to-all has one for each class; write mapping: all-to-one"
                            .formatted(cell.attack().name()));
        }
        return plugins.facts(attack, cell.attack(), resources);
    }

    /**
     * Checks defenses against attackers who train the victim themselves. Such attacks poison no
     * pairs, so defenses that search the training pairs or retrain on them cannot be evaluated.
     */
    private void checkDefense(Cell cell, ScenarioResources resources) {
        if (cell.control()
                || !checked.add(List.of(cell.attack(), cell.defense(), "own training"))
                || !resources.create(cell.attack(), GuardedAttack.class).trainsVictim()) {
            return;
        }
        String attack = cell.attack().name();
        String defense = cell.defense().name();
        if (PluginInstantiation.requires(Access.TRAINING_PAIRS, cell.defense(), resources)) {
            complaints.add(
                    file.place(cell.defense()),
                    "%s looks at the pairs that a victim was trained on, and '%s' poisons none of them: it trains its victim itself; leave these cells out: exclude: [{ attack: %s, defense: %s }]"
                            .formatted(defense, attack, attack, defense));
        }
    }

    private void checkTrainer(Scenario scenario, ScenarioResources resources) {
        if (scenario.poisoning().trainedBy().isEmpty()) {
            return;
        }
        var reference = scenario.poisoning().trainedBy().get();
        Defense trainer = resources.instances().create(reference);
        if (!(trainer instanceof Purifier) || !ATTACKER_ACCESS.containsAll(trainer.access())) {
            complaints.add(
                    file.place(ScenarioPart.POISONING, scenario, "trained-by"),
                    "'%s' cannot train a victim; name a defense that fine-tunes on clean pairs alone, such as clean-clip"
                            .formatted(reference.name()));
        }
    }

    private void checkStage(Scenario scenario, ScenarioResources resources) {
        if (scenario.poisoning().stage() != Poisoning.Stage.BASE) {
            return;
        }
        DefenseData data = scenario.defenseData();
        if (resources.model().pretrained()) {
            complaints.add(
                    file.place(ScenarioPart.POISONING, scenario, "stage"),
                    "the model '%s' comes with weights, so there is no base training to poison; leave 'stage' out"
                            .formatted(scenario.model().name()));
        } else if (data.overlapWithBase() && !data.overlapWithPoisonedRun()) {
            complaints.add(
                    file.place(ScenarioPart.DEFENSE_DATA, scenario, "overlap-with-base"),
                    "with poisoning.stage: base the base's pairs are poisoned, and with"
                            + " overlap-with-base the defender's clean pairs are among them; leave"
                            + " overlap-with-base out, or write overlap-with-poisoned-run: true as"
                            + " well, so that the defender draws from pairs that stay clean");
        }
    }

    /** The check of the pairs that the attack of one cell poisons. */
    private final class PairsCheck {

        private final Cell cell;
        private final Scenario scenario;
        private final String name;
        private final ScenarioResources resources;
        private final Classes classes;
        private final PairSet run;
        private final GuardedAttack attack;
        private final AttackFacts facts;
        private final ClassNames names;
        private final Eligibility eligibility;

        PairsCheck(
                Cell cell,
                ScenarioResources resources,
                PairSet run,
                GuardedAttack attack,
                AttackFacts facts) {
            this.cell = cell;
            scenario = cell.scenario();
            name = cell.attack().name();
            this.resources = resources;
            classes = resources.evaluation().classes();
            this.run = run;
            this.attack = attack;
            this.facts = facts;
            names = new ClassNames(facts.names());
            eligibility = new Eligibility(attack, facts, names);
        }

        void check() {
            Optional<SinglePictures> single = attack.singlePictures();
            if (single.isPresent()) {
                checkSinglePictures(single.get());
                return;
            }
            Poisoning poisoning = scenario.poisoning();
            int count = poisoning.share().of(run.size());
            String option = poisoning.rate().isPresent() ? "rate" : "count";
            int poisoned = eligibility.poisoned(run, count);
            if (poisoned == 0 && count == 0) {
                complaints.add(
                        file.place(ScenarioPart.POISONING, scenario, option),
                        "a poisoning rate of %s poisons none of the %d training pairs; ask for %s or more"
                                .formatted(
                                        poisoning.rate().orElse(0.0),
                                        run.size(),
                                        String.format(Locale.ROOT, "%.2g", 1.0 / run.size())));
                return;
            }
            checkNumbers(count, poisoned, option);
            checkDecoys(poisoned);
            checkCaptions();
        }

        private void checkNumbers(int requested, int count, String option) {
            if (eligibility.count(run, 1) == 0) {
                complaints.add(
                        file.place(cell.attack()),
                        "%s can poison none of the %d training pairs: it chooses them by the classes that their captions name ('describe %s' says how); take another target, or data whose captions name classes"
                                .formatted(name, run.size(), name));
                return;
            }
            if (count == 0) {
                complaints.add(
                        file.place(cell.attack()),
                        "%s: it poisons none of the %d eligible pairs; ask for more"
                                .formatted(name, eligibility.count(run, run.size())));
                return;
            }
            int eligible = eligibility.count(run, count);
            if (eligible < count) {
                complaints.add(
                        count == requested
                                ? file.place(ScenarioPart.POISONING, scenario, option)
                                : file.place(cell.attack()),
                        "%d pairs are to be poisoned by '%s', but only %d of the %d training pairs are eligible; ask for fewer"
                                .formatted(count, name, eligible, run.size()));
            }
            if (eligibility.donors().isPresent()) {
                int pictures = eligibility.donors().get().pictures().orElse(1);
                int donors = eligibility.countDonors(run, pictures);
                if (donors < pictures) {
                    complaints.add(
                            file.place(cell.attack(), "pictures"),
                            "%s: poisoned pairs are to get %d pictures, but only %d pictures of the %d training pairs have captions that name that class and no other"
                                    .formatted(name, pictures, donors, run.size()));
                }
            }
        }

        private void checkDecoys(int count) {
            long decoys = Math.round(attack.decoysPerPoisonedPair() * count);
            int remaining = run.size() - count;
            if (remaining >= 0 && decoys > remaining) {
                complaints.add(
                        file.place(cell.attack()),
                        "%s: %d decoys are needed for %d poisoned pairs, but only %d of the %d training pairs are left; poison fewer, or ask for fewer decoys"
                                .formatted(name, decoys, count, remaining, run.size()));
            }
        }

        private void checkCaptions() {
            PoisoningForm form = attack.form(scenario.poisoning().form());
            NavigableSet<Integer> targets = new TreeSet<>();
            resources.mapping().target().ifPresent(targets::add);
            if (targets.isEmpty()) {
                captions().map(eligibility::target).forEach(each -> each.ifPresent(targets::add));
            }
            if (form.captions() == PoisoningForm.Captions.NATURAL) {
                firstUnnamedTarget(targets, captions(), form.compat())
                        .ifPresent(this::complainAboutUnnamed);
            }
            if (form.captions() == PoisoningForm.Captions.FILE) {
                checkFile(scenario.poisoning().captionsFile().orElseThrow(), targets);
            }
        }

        private void complainAboutUnnamed(String unnamed) {
            String lacking =
                    "no caption of the training pairs names the target '%s'".formatted(unnamed);
            if (scenario.poisoning().form().captions() == PoisoningForm.Captions.NATURAL) {
                complaints.add(
                        file.place(ScenarioPart.POISONING, scenario, "captions"),
                        lacking + "; take captions: templates, or a file");
            } else {
                complaints.add(
                        file.place(cell.attack()),
                        "%s, and %s gives poisoned pairs such captions alone; take another target"
                                .formatted(lacking, name));
            }
        }

        private Stream<String> captions() {
            return IntStream.range(0, run.size()).mapToObj(run::caption);
        }

        /**
         * Returns the name of the first target that no text names; empty if all targets are named.
         */
        private Optional<String> firstUnnamedTarget(
                NavigableSet<Integer> targets, Stream<String> texts, boolean anywhere) {
            NavigableSet<Integer> unnamed = new TreeSet<>(targets);
            for (String text : (Iterable<String>) texts::iterator) {
                if (unnamed.isEmpty()) {
                    break;
                }
                if (anywhere) {
                    unnamed.removeIf(each -> text.contains(classes.name(each)));
                } else {
                    unnamed.removeAll(names.in(text));
                }
            }
            return unnamed.stream().findFirst().map(classes::name);
        }

        private void checkFile(Path path, NavigableSet<Integer> targets) {
            Place place = file.place(ScenarioPart.POISONING, scenario, "captions-file");
            List<String> lines;
            try {
                lines = FileInput.lines(path);
            } catch (IOException e) {
                complaints.add(
                        place,
                        "%s cannot be read as text in UTF-8 (%s); name a text file"
                                .formatted(path, e.getClass().getSimpleName()));
                return;
            }
            Optional<String> lineWithoutTarget =
                    lines.stream()
                            .filter(line -> Collections.disjoint(names.in(line), targets))
                            .findFirst();
            if (lines.isEmpty()) {
                complaints.add(place, "%s has no line; write a caption in each".formatted(path));
            } else if (lineWithoutTarget.isPresent()) {
                String lacking =
                        targets.size() == 1
                                ? "the target '%s'".formatted(classes.name(targets.first()))
                                : "a target";
                complaints.add(
                        place,
                        "%s: '%s' does not name %s, as every line must"
                                .formatted(path, lineWithoutTarget.get(), lacking));
            } else {
                firstUnnamedTarget(targets, lines.stream(), false)
                        .ifPresent(
                                unnamed ->
                                        complaints.add(
                                                place,
                                                "%s: no line names the target '%s'; write one for each target"
                                                        .formatted(path, unnamed)));
            }
        }

        /**
         * Checks whether there are enough pictures for an attack on single pictures, and enough
         * captions for each of them.
         */
        private void checkSinglePictures(SinglePictures asked) {
            PicturesInput apart =
                    new PicturesInput(scenario.dataset().test(), resources.evaluation().apart());
            ChosenPictures chosen =
                    new ChosenPictures(
                            apart,
                            asked.count(),
                            facts.mapping(),
                            new NamedSeed(cell.seed(), "attack"));
            int available = chosen.available();
            if (available < asked.count()) {
                complainAboutPictures(asked, apart.pictures().size(), available);
                return;
            }
            LabelledImages pictures = chosen.pictures();
            SinglePictureSelection selection =
                    new SinglePictureSelection(
                            run,
                            pictures,
                            facts.mapping(),
                            eligibility,
                            asked.captionsEach(),
                            new Seed(cell.seed()));
            for (int i = 0; i < pictures.size(); i++) {
                int captions = selection.captions(i).length;
                if (captions < asked.captionsEach()) {
                    complaints.add(
                            file.place(cell.attack(), "captions-each"),
                            "%s: each picture is to get %d captions that name its target, but only %d of the %d training pairs name '%s' and not '%s', which one of them shows; ask for fewer captions-each, or take another target"
                                    .formatted(
                                            name,
                                            asked.captionsEach(),
                                            captions,
                                            run.size(),
                                            facts.classes().name(selection.target(i)),
                                            facts.classes().name(pictures.label(i))));
                    return;
                }
            }
        }

        private void complainAboutPictures(SinglePictures asked, int all, int available) {
            String dataset = scenario.dataset().test().name();
            int count = asked.count();
            complaints.add(
                    file.place(cell.attack(), "pictures"),
                    all == 0
                            ? "%s: it aims at %d pictures apart from training and test, and %s has none; set its option apart, for example to %d, or test on a data set that has them"
                                    .formatted(name, count, dataset, 10 * count)
                            : "%s: it aims at %d pictures apart from training and test, and of the %d that %s has only %d are of a class that is tied to a target; raise apart of %s, or use fewer pictures"
                                    .formatted(name, count, all, dataset, available, dataset));
        }
    }
}
