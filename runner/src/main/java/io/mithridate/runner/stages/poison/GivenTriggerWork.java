package io.mithridate.runner.stages.poison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.api.attack.AttackState;
import io.mithridate.runner.inputs.FileDigests;
import io.mithridate.runner.plan.Input;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/** Takes the trigger of a victim that somebody else trained from the folder that holds it. */
public record GivenTriggerWork(Inputs inputs) implements StageWork {

    /**
     * The inputs of the stage.
     *
     * @param trigger the stored trigger
     */
    public record Inputs(Stored trigger) {}

    /**
     * A trigger as another run stored it, which counts by what it holds.
     *
     * @param folder where it lies
     * @param files digests its files
     */
    public record Stored(Path folder, FileDigests files) implements Input {

        @Override
        public JsonNode canonical() {
            try {
                return TextNode.valueOf(
                        "sha256:"
                                + DigestUtils.sha256Hex(
                                        AttackStateFiles.files(folder).stream()
                                                .map(files::digest)
                                                .collect(Collectors.joining("\n"))));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + folder, e);
            }
        }

        /** The trigger, as it was when its key was derived. */
        private AttackState read() throws IOException {
            AttackState state = AttackStateFiles.read(folder);
            AttackStateFiles.files(folder).forEach(files::requireUnchanged);
            return state;
        }
    }

    @Override
    public void compute(Workspace workspace) throws IOException {
        AttackStateFiles.write(
                workspace.folder(),
                inputs.trigger().read(),
                AttackStateFiles.attack(inputs.trigger().folder()));
    }
}
