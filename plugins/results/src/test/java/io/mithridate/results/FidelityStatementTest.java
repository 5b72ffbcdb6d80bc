package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.Reference;
import io.mithridate.api.plugin.Fidelity;
import java.util.List;
import org.junit.jupiter.api.Test;

class FidelityStatementTest {

    private static final List<Reference> PAPERS =
            List.of(
                    Reference.arXiv(
                            "Learning Transferable Visual Models From Natural Language Supervision",
                            "A. Radford et al.",
                            2021,
                            "2103.00020"));

    @Test
    void exactPluginWithoutReferencesIsDefinedHere() {
        assertThat(FidelityStatement.of(Fidelity.EXACT, PAPERS).meaning()).contains("golden tests");
        assertThat(FidelityStatement.of(Fidelity.EXACT, List.of()))
                .isEqualTo(
                        new FidelityStatement(
                                "defined here", "no publication defines it; this plugin does"));
    }

    @Test
    void otherFidelitiesDoNotRequireReferences() {
        assertThat(FidelityStatement.of(Fidelity.RECONSTRUCTION, List.of()).word())
                .isEqualTo("reconstruction");
        assertThat(FidelityStatement.of(Fidelity.PAPER, PAPERS).word()).isEqualTo("paper");
    }
}
