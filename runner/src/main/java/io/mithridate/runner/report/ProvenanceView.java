package io.mithridate.runner.report;

import io.mithridate.api.backend.Reference;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Provenance;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.store.Maker;
import io.mithridate.runner.store.Processor;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the numbers come from.
 *
 * @param command what to type for the same run
 * @param run the run's name
 * @param environments who computed the stages, in this run or before; often one
 * @param plugins the plugins that took part
 * @param references the publications that define them
 * @param cells the stages behind each cell
 */
public record ProvenanceView(
        String command,
        String run,
        List<Environment> environments,
        List<Plugin> plugins,
        List<Paper> references,
        List<Cell> cells) {

    static ProvenanceView of(RunResults run) {
        List<Provenance.Plugin> plugins =
                run.cells().stream()
                        .flatMap(cell -> cell.provenance().plugins().stream())
                        .distinct()
                        .toList();
        return new ProvenanceView(
                run.command(),
                run.run(),
                run.cells().stream()
                        .flatMap(cell -> Environment.of(cell.provenance()))
                        .distinct()
                        .toList(),
                plugins.stream().map(Plugin::of).toList(),
                plugins.stream()
                        .flatMap(plugin -> plugin.references().stream())
                        .distinct()
                        .map(Paper::of)
                        .toList(),
                run.cells().stream().map(Cell::of).toList());
    }

    /**
     * Who computed.
     *
     * @param commit the commit of the source tree
     * @param jvm the virtual machine
     * @param tensorflow TensorFlow's version
     * @param device the device and its threads
     * @param processor the processor's model, instruction set, caches and cores
     * @param machine the machine's name and operating system
     */
    public record Environment(
            String commit,
            String jvm,
            String tensorflow,
            String device,
            String processor,
            String machine) {

        static Stream<Environment> of(Provenance provenance) {
            Provenance.Environment how = provenance.environment();
            String device =
                    "%s, %s".formatted(how.device(), Figures.counted(how.threads(), "thread"));
            return provenance.stages().stream()
                    .flatMap(stage -> stage.made().stream())
                    .map(made -> of(made.maker(), device));
        }

        private static Environment of(Maker maker, String device) {
            Processor processor = maker.processor();
            return new Environment(
                    maker.commit(),
                    maker.jvm(),
                    maker.tensorFlow(),
                    device,
                    "%s, %s, %s, %s%s"
                            .formatted(
                                    processor.model(),
                                    processor.instructionSet(),
                                    processor.caches(),
                                    Figures.counted(processor.cores(), "core"),
                                    maker.earlier().isEmpty()
                                            ? ""
                                            : "; begun by " + String.join("; ", maker.earlier())),
                    "%s, %s".formatted(maker.host(), maker.operatingSystem()));
        }
    }

    /**
     * A plugin.
     *
     * @param kind its kind
     * @param name its name
     * @param version its version
     * @param fidelity how close it is to what its references define, in a word or two
     * @param meaning the same in a clause
     * @param digest the beginning of its digest
     */
    public record Plugin(
            String kind,
            String name,
            String version,
            String fidelity,
            String meaning,
            String digest) {

        static Plugin of(Provenance.Plugin plugin) {
            return new Plugin(
                    plugin.kind(),
                    plugin.name(),
                    plugin.version().orElse("none stated"),
                    plugin.fidelity().word(),
                    plugin.fidelity().meaning(),
                    Figures.shortKey(plugin.digest()));
        }
    }

    /**
     * A publication.
     *
     * @param text authors, title and year
     * @param link where it can be read
     */
    public record Paper(String text, String link) {

        static Paper of(Reference reference) {
            return new Paper(
                    "%s (%d): %s"
                            .formatted(reference.authors(), reference.year(), reference.title()),
                    reference.link().toString());
        }
    }

    /**
     * The stages behind a cell.
     *
     * @param number the cell's number
     * @param title its name
     * @param stages its stages
     */
    public record Cell(String number, String title, List<Stage> stages) {

        static Cell of(CellResult cell) {
            return new Cell(
                    Integer.toString(cell.number()),
                    cell.title(),
                    cell.provenance().stages().stream()
                            .map(stage -> new Stage(stage.kind(), Figures.shortKey(stage.key())))
                            .toList());
        }
    }

    /**
     * A stage.
     *
     * @param kind its kind
     * @param key the beginning of its key
     */
    public record Stage(String kind, String key) {}
}
