package io.mithridate.runner.check;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.SinglePictures;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PicturesInput;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.poisoning.Eligibility;
import io.mithridate.runner.poisoning.SinglePictureSelection;
import io.mithridate.runner.stages.ScenarioResources;
import io.mithridate.runner.stages.poison.ChosenPictures;
import io.mithridate.runner.yaml.Complaints;

/**
 * Judges before any work whether there are pictures that an attack may aim at one by one, and
 * captions for each of them.
 *
 * @param file the experiment
 * @param complaints where it is said what is wrong
 */
record SinglePicturesCheck(ExperimentFile file, Complaints complaints) {

    void check(
            Cell cell,
            SinglePictures asked,
            ScenarioResources resources,
            AttackFacts facts,
            Eligibility eligibility,
            PairSet run) {
        PicturesInput apart =
                new PicturesInput(cell.scenario().dataset().test(), resources.evaluation().apart());
        ChosenPictures chosen =
                new ChosenPictures(
                        apart,
                        asked.count(),
                        facts.mapping(),
                        new NamedSeed(cell.seed(), "attack"));
        int available = chosen.available();
        if (available < asked.count()) {
            complainOfPictures(cell, asked, apart.pictures().size(), available);
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
                                        cell.attack().name(),
                                        asked.captionsEach(),
                                        captions,
                                        run.size(),
                                        facts.classes().name(selection.target(i)),
                                        facts.classes().name(pictures.label(i))));
                return;
            }
        }
    }

    private void complainOfPictures(Cell cell, SinglePictures asked, int all, int available) {
        String name = cell.scenario().dataset().test().name();
        complaints.add(
                file.place(cell.attack(), "pictures"),
                all == 0
                        ? "%s: it aims at %d pictures apart from training and test, and %s has none; ask %s for some, such as apart: %d, or test on a data set that has them"
                                .formatted(
                                        cell.attack().name(),
                                        asked.count(),
                                        name,
                                        name,
                                        10 * asked.count())
                        : "%s: it aims at %d pictures apart from training and test, and of the %d that %s has only %d are of a class that is tied to a target; ask %s for more (apart), or for fewer pictures"
                                .formatted(
                                        cell.attack().name(),
                                        asked.count(),
                                        all,
                                        name,
                                        available,
                                        name));
    }
}
