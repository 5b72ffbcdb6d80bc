package io.mithridate.runner.stages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.Attack.Requirement;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.defense.SampleDetector;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.code.CodeDigests;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.options.CanonicalOptions;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns cells into stages with keys; cells that come to the same stage share it.
 *
 * <p>Randomness is named by the cell's seed and the stage's purpose alone, so that an axis that is
 * added changes no key.
 */
public final class StagePlanner {

    private final Experiment experiment;
    private final Laboratories laboratories;
    private final CodeDigests code;
    private final PluginUse noAttack;
    private final Map<String, Stage> stages = new HashMap<>();
    private final Map<PluginUse, Set<Requirement>> attackNeeds = new HashMap<>();
    private final Map<PluginUse, DefenseNeeds> defenseNeeds = new HashMap<>();

    /**
     * A planner for an experiment.
     *
     * @param noAttack the attack without a trigger, which makes the control victim
     */
    public StagePlanner(
            Experiment experiment,
            Laboratories laboratories,
            CodeDigests code,
            PluginUse noAttack) {
        this.experiment = experiment;
        this.laboratories = laboratories;
        this.code = code;
        this.noAttack = noAttack;
    }

    /** The stages of each cell, in the cells' order. */
    public List<CellStages> plan(List<Cell> cells) {
        return cells.stream()
                .map(
                        cell ->
                                new CellStages(
                                        cell,
                                        attack(cell.scenario(), cell.attack(), cell.seed()),
                                        List.of(evaluation(cell))))
                .toList();
    }

    private Stage base(Scenario scenario, long seed) {
        ObjectNode description = description(StageKind.BASE, seed, List.of());
        addModel(description, scenario);
        scenario.base()
                .ifPresent(recipe -> description.set("recipe", CanonicalOptions.json(recipe)));
        addData(description, BaseWork.class, scenario, List.of(scenario.model()));
        return stage(
                StageKind.BASE,
                "base model, seed " + seed,
                description,
                List.of(),
                new BaseWork(
                        laboratories.of(scenario), scenario.base(), new Seed(seed).at("base")));
    }

    private Stage attack(Scenario scenario, PluginUse attack, long seed) {
        Laboratory laboratory = laboratories.of(scenario);
        Set<Requirement> needs =
                attackNeeds.computeIfAbsent(
                        attack, use -> laboratories.create(use, Attack.class).requires());
        Optional<Stage> surrogate =
                needs.contains(Requirement.SURROGATE)
                        ? Optional.of(base(scenario, seed))
                        : Optional.empty();
        List<Stage> inputs = surrogate.stream().toList();
        ObjectNode description = description(StageKind.ATTACK, seed, inputs);
        description.set("attack", options(attack));
        description.put("target", laboratory.target());
        description.put("image-size", laboratory.model().imageSize());
        addData(description, AttackWork.class, scenario, List.of(attack));
        return stage(
                StageKind.ATTACK,
                "trigger of %s, seed %d".formatted(attack.name(), seed),
                description,
                inputs,
                new AttackWork(laboratory, attack, surrogate, new Seed(seed).at("attack")));
    }

    private Stage victim(Scenario scenario, PluginUse attack, long seed) {
        Stage base = base(scenario, seed);
        Stage trigger = attack(scenario, attack, seed);
        List<Stage> inputs = List.of(base, trigger);
        ObjectNode description = description(StageKind.VICTIM, seed, inputs);
        description.set("recipe", CanonicalOptions.json(scenario.poisoning().recipe()));
        if (!attack.equals(noAttack)) {
            description.put("rate", scenario.poisoning().rate());
        }
        description.set("defense-data", CanonicalOptions.json(scenario.defenseData()));
        addData(description, VictimWork.class, scenario, List.of(scenario.model(), attack));
        return stage(
                StageKind.VICTIM,
                attack.equals(noAttack)
                        ? "clean model, seed " + seed
                        : "victim of %s, seed %d".formatted(attack.name(), seed),
                description,
                inputs,
                new VictimWork(
                        laboratories.of(scenario),
                        scenario.poisoning(),
                        scenario.defenseData(),
                        attack,
                        base,
                        trigger,
                        victimSeed(seed)));
    }

    private Stage evaluation(Cell cell) {
        long seed = cell.seed();
        Scenario scenario = cell.scenario();
        PluginUse victimAttack = cell.control() ? noAttack : cell.attack();
        DefenseInputs defenseInputs =
                new DefenseInputs(
                        cell.defense(),
                        scenario.poisoning(),
                        scenario.defenseData(),
                        base(scenario, seed),
                        victim(scenario, victimAttack, seed),
                        victimAttack,
                        attack(scenario, victimAttack, seed),
                        cell.attack(),
                        attack(scenario, cell.attack(), seed));
        Defender defender =
                new Defender(
                        laboratories.of(scenario),
                        defenseInputs,
                        victimSeed(seed),
                        new Seed(seed).at("defense"));
        Stage defended = defense(cell, defender);
        List<Stage> inputs =
                distinct(
                        defended,
                        defenseInputs.victim(),
                        defenseInputs.victimAttackStage(),
                        defenseInputs.attackStage());
        ObjectNode description = description(StageKind.EVALUATION, seed, inputs);
        ArrayNode metrics = description.putArray("metrics");
        experiment.metrics().forEach(metric -> metrics.add(options(metric)));
        List<PluginUse> plugins = new ArrayList<>(experiment.metrics());
        plugins.add(scenario.model());
        plugins.add(cell.attack());
        plugins.add(cell.defense());
        addData(description, EvaluationWork.class, scenario, plugins);
        return stage(
                StageKind.EVALUATION,
                "evaluation of " + cell.title(),
                description,
                inputs,
                new EvaluationWork(
                        experiment.metrics(), defender, defended, new Seed(seed).at("evaluation")));
    }

    private Stage defense(Cell cell, Defender defender) {
        Scenario scenario = cell.scenario();
        DefenseInputs defenseInputs = defender.inputs();
        DefenseNeeds needs =
                defenseNeeds.computeIfAbsent(
                        cell.defense(),
                        use -> DefenseNeeds.of(laboratories.create(use, Defense.class)));
        // The cell's own trigger is an input of oracles only: what the others do to the control
        // victim is the same under every trigger, and is computed once.
        Stage trigger =
                needs.trueTrigger()
                        ? defenseInputs.attackStage()
                        : defenseInputs.victimAttackStage();
        PluginUse attack = needs.trueTrigger() ? cell.attack() : defenseInputs.victimAttack();
        List<Stage> inputs =
                needs.base()
                        ? distinct(
                                defenseInputs.base(),
                                defenseInputs.victim(),
                                defenseInputs.victimAttackStage(),
                                trigger)
                        : distinct(
                                defenseInputs.victim(), defenseInputs.victimAttackStage(), trigger);
        ObjectNode description = description(StageKind.DEFENSE, cell.seed(), inputs);
        description.set("defense", options(cell.defense()));
        description.set("defense-data", CanonicalOptions.json(scenario.defenseData()));
        addData(
                description,
                DefenseWork.class,
                scenario,
                List.of(scenario.model(), cell.defense()));
        Defender atWork =
                new Defender(
                        defender.laboratory(),
                        new DefenseInputs(
                                cell.defense(),
                                scenario.poisoning(),
                                scenario.defenseData(),
                                defenseInputs.base(),
                                defenseInputs.victim(),
                                defenseInputs.victimAttack(),
                                defenseInputs.victimAttackStage(),
                                attack,
                                trigger),
                        defender.victimSeed(),
                        defender.seed());
        return stage(
                StageKind.DEFENSE,
                "%s on %s".formatted(cell.defense().name(), defenseInputs.victim().title()),
                description,
                inputs,
                new DefenseWork(atWork));
    }

    private static Seed victimSeed(long seed) {
        return new Seed(seed).at("victim");
    }

    private static ObjectNode description(StageKind kind, long seed, List<Stage> inputs) {
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.put("stage", kind.label());
        description.put("seed", seed);
        ArrayNode keys = description.putArray("inputs");
        inputs.forEach(input -> keys.add(input.key()));
        return description;
    }

    private void addData(
            ObjectNode description, Class<?> work, Scenario scenario, List<PluginUse> plugins) {
        List<PluginUse> all = new ArrayList<>(plugins);
        all.addAll(scenario.dataset().plugins());
        Laboratory laboratory = laboratories.of(scenario);
        description.put("pairs", laboratory.pairs().fingerprint());
        description.put("evaluation", laboratory.evaluation().fingerprint());
        description.set("compute", CanonicalOptions.json(experiment.compute()));
        description.put("code", code.digest(work, all));
    }

    /** Files count by what they hold, wherever they lie. */
    private void addModel(ObjectNode description, Scenario scenario) {
        PluginUse model = scenario.model();
        String fingerprint = laboratories.of(scenario).model().fingerprint();
        if (fingerprint.isEmpty()) {
            description.set("model", options(model));
        } else {
            description.set("model", CanonicalOptions.withoutPaths(model.name(), model.options()));
            description.put("model-files", fingerprint);
        }
    }

    private static ObjectNode options(PluginUse use) {
        return CanonicalOptions.json(use.name(), use.options());
    }

    private Stage stage(
            StageKind kind,
            String title,
            ObjectNode description,
            List<Stage> inputs,
            StageWork work) {
        Stage made = Stage.of(kind, title, description, inputs, work);
        Stage known = stages.putIfAbsent(made.key(), made);
        return known == null ? made : known;
    }

    private static List<Stage> distinct(Stage... stages) {
        Set<String> keys = new HashSet<>();
        List<Stage> distinct = new ArrayList<>();
        for (Stage stage : stages) {
            if (keys.add(stage.key())) {
                distinct.add(stage);
            }
        }
        return distinct;
    }

    /**
     * What a defense reads beside the victim.
     *
     * @param base whether it may train from the base model
     * @param trueTrigger whether it is an oracle
     */
    private record DefenseNeeds(boolean base, boolean trueTrigger) {

        static DefenseNeeds of(Defense defense) {
            return new DefenseNeeds(
                    defense instanceof RobustTraining || defense instanceof SampleDetector,
                    defense.requires().contains(Access.TRUE_TRIGGER));
        }
    }
}
