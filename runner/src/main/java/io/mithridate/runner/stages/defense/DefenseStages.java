package io.mithridate.runner.stages.defense;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.runner.experiment.DefenseData;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageRegistry;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.stages.OpenedModel;
import io.mithridate.runner.stages.ScenarioInputs;
import io.mithridate.runner.stages.StageTitles;
import io.mithridate.runner.stages.pairs.DefenderPairs;
import io.mithridate.runner.stages.pairs.PairSource;
import io.mithridate.runner.stages.poison.PoisonStages;
import io.mithridate.runner.stages.victim.Victim;
import io.mithridate.runner.stages.victim.VictimStages;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The stages of one scenario in which defenses work. */
public final class DefenseStages {

    private final ScenarioInputs inputs;
    private final PoisonStages poisons;
    private final VictimStages victims;
    private final StageTitles titles;
    private final StageRegistry registry;

    /** Many cells ask for one, and a key takes a while to derive. */
    private final Map<Shared, DefendedModel> known = new HashMap<>();

    /**
     * Stages of a scenario.
     *
     * @param poisons give triggers
     * @param victims give what is defended
     * @param titles name defenses
     * @param registry makes stages, each once
     */
    public DefenseStages(
            ScenarioInputs inputs,
            PoisonStages poisons,
            VictimStages victims,
            StageTitles titles,
            StageRegistry registry) {
        this.inputs = inputs;
        this.poisons = poisons;
        this.victims = victims;
        this.titles = titles;
        this.registry = registry;
    }

    /**
     * What cells have in common whose defense is the same stage.
     *
     * @param trigger the cell's attack, where the defense is given its trigger
     */
    private record Shared(Victim victim, PluginUse defense, Optional<PluginUse> trigger) {}

    private Shared in(Cell cell) {
        return new Shared(
                victims.of(cell),
                cell.defense(),
                inputs.needsOfDefense(cell.defense()).given(Access.TRUE_TRIGGER, cell::attack));
    }

    /** What comes of the cell's defense. */
    public DefendedModel of(Cell cell) {
        return known.computeIfAbsent(
                in(cell),
                any -> {
                    DefenseWork.Inputs asked = defenseInputs(cell.defense(), cell);
                    ArtifactInput defense = new ArtifactInput(defense(cell, asked));
                    return new DefendedModel(
                            asked,
                            new OpenedModel(inputs.model(), defense, inputs.compute()),
                            new FindingsInput(defense, Optional.empty()));
                });
    }

    private Stage defense(Cell cell, DefenseWork.Inputs asked) {
        String title =
                "%s on %s"
                        .formatted(
                                titles.defense(asked.defense().use()),
                                victims.victim(victims.of(cell)).title());
        return registry.stage(
                StageKind.DEFENSE,
                // A victim from a file is of no seed, what defends it is.
                inputs.scenario().given().isPresent()
                        ? "%s, seed %d".formatted(title, cell.seed())
                        : title,
                work(cell, asked));
    }

    private StageWork work(Cell cell, DefenseWork.Inputs asked) {
        DefenseNeeds needs = inputs.needsOfDefense(asked.defense().use());
        return needs.filters()
                ? new FilterWork(new FilterWork.Inputs(asked, new NamedSeed(cell.seed(), "victim")))
                : new DefenseWork(asked);
    }

    /** What a defense reads that stands in a cell for its own sake, or as another's first half. */
    private DefenseWork.Inputs defenseInputs(PluginUse defense, Cell cell) {
        long seed = cell.seed();
        Victim victim = victims.of(cell);
        DefenseNeeds needs = inputs.needsOfDefense(defense);
        return new DefenseWork.Inputs(
                inputs.plugin(defense, Defense.class),
                inputs.model(),
                needs.given(Access.SUSPECT, () -> new ArtifactInput(victims.victim(victim))),
                needs.firstHalf()
                        .map(half -> new ArtifactInput(defense(cell, defenseInputs(half, cell)))),
                needs.given(
                        Access.BASE_MODEL,
                        () ->
                                new DefenseWork.Retraining(
                                        new ArtifactInput(victims.base(victim)),
                                        inputs.scenario().poisoning().recipe())),
                needs.given(Access.CLEAN_PAIRS, () -> defenderPairs(victim)),
                inputs.vocabulary(needs),
                inputs.decoder(),
                needs.given(
                        Access.TRAINING_PAIRS, () -> victims.poisoned(inputs.run(seed), victim)),
                needs.given(Access.LABELLED_IMAGES, inputs::labelledTraining),
                needs.given(Access.CLASS_NAMES, inputs::classes),
                // The cell's own trigger is read by oracles only: what the others do to the
                // control victim is the same under every trigger, and is computed once.
                needs.given(Access.TRUE_TRIGGER, () -> poisons.attacker(cell.attack(), seed)),
                inputs.prompts(),
                inputs.compute(),
                new NamedSeed(seed, "defense"),
                inputs.evaluateEvery());
    }

    private PairSource defenderPairs(Victim victim) {
        DefenseData data = inputs.scenario().defenseData();
        return new DefenderPairs(
                inputs.pairs(),
                data.pairs(),
                new NamedSeed(victim.seed(), "victim"),
                data.overlapWithPoisonedRun() ? victims.poison(victim) : Optional.empty());
    }
}
