package io.mithridate.runner.stages.poison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.api.backend.AttackState;
import io.mithridate.runner.inputs.FileDigests;
import io.mithridate.runner.plan.Input;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Reads the trigger of a victim that was trained elsewhere from its folder.
 *
 * @param trigger the stored trigger
 */
public record GivenTriggerWork(Stored trigger) implements StageWork {

    /**
     * A trigger stored by another run, which is identified in keys by its content.
     *
     * @param folder the folder of the trigger
     * @param files computes digests of the files in the folder
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

        /** Reads the trigger, and checks that it has not changed since its key was computed. */
        private AttackState read() throws IOException {
            AttackState state = AttackStateFiles.read(folder);
            AttackStateFiles.files(folder).forEach(files::requireUnchanged);
            return state;
        }
    }

    @Override
    public void compute(Workspace workspace) throws IOException {
        AttackStateFiles.write(
                workspace.folder(), trigger.read(), AttackStateFiles.attack(trigger.folder()));
    }
}
