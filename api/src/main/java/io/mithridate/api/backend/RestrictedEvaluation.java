package io.mithridate.api.backend;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedPairs;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** An evaluation of which a metric can read only the parts that it declared as its needs. */
public final class RestrictedEvaluation implements Evaluation {

    private final String metric;
    private final Set<Need> needs;
    private final Evaluation evaluation;

    /**
     * Restricts an evaluation to the needs of a metric.
     *
     * @param metric the metric's name, for the exception message
     * @param needs the needs that the metric declared, the result of {@link Metric#needs()}
     * @param evaluation the unrestricted evaluation
     */
    public RestrictedEvaluation(String metric, Set<Need> needs, Evaluation evaluation) {
        this.metric = metric;
        this.needs = Set.copyOf(needs);
        this.evaluation = evaluation;
    }

    private void require(Need need) {
        if (!needs.contains(need)) {
            throw new UndeclaredNeedException(metric, need);
        }
    }

    @Override
    public Classes classes() {
        return evaluation.classes();
    }

    @Override
    public OptionalInt target() {
        return evaluation.target();
    }

    @Override
    public List<Trigger> triggers() {
        return evaluation.triggers();
    }

    @Override
    public List<EvaluatedSplit> splits() {
        return evaluation.splits().stream()
                .<EvaluatedSplit>map(split -> new RestrictedSplit(split))
                .toList();
    }

    @Override
    public Optional<EvaluatedSplit> singlePictures() {
        return evaluation.singlePictures().map(RestrictedSplit::new);
    }

    @Override
    public EvaluatedSplit validation() {
        require(Need.VALIDATION);
        return evaluation.validation();
    }

    @Override
    public EvaluatedSplit labelled() {
        require(Need.LABELLED);
        return evaluation.labelled();
    }

    @Override
    public Embeddings classEmbeddings() {
        require(Need.EMBEDDINGS);
        return evaluation.classEmbeddings();
    }

    @Override
    public Embeddings classEmbeddings(Trigger trigger) {
        require(Need.EMBEDDINGS);
        return evaluation.classEmbeddings(trigger);
    }

    @Override
    public EvaluatedPairs heldOut() {
        require(Need.PAIRS);
        return evaluation.heldOut();
    }

    @Override
    public ImageTextModel model() {
        require(Need.MODEL);
        return evaluation.model();
    }

    @Override
    public Set<String> poison() {
        return evaluation.poison();
    }

    @Override
    public Findings findings() {
        require(Need.FINDINGS);
        return evaluation.findings();
    }

    /** A split that gives a metric access to embeddings only if it declared that it needs them. */
    private final class RestrictedSplit implements EvaluatedSplit {

        private final EvaluatedSplit split;

        RestrictedSplit(EvaluatedSplit split) {
            this.split = split;
        }

        @Override
        public String name() {
            return split.name();
        }

        @Override
        public int size() {
            return split.size();
        }

        @Override
        public int label(int index) {
            return split.label(index);
        }

        @Override
        public OptionalInt target(int index) {
            return split.target(index);
        }

        @Override
        public Embeddings clean() {
            require(Need.EMBEDDINGS);
            return split.clean();
        }

        @Override
        public Embeddings triggered(Trigger trigger) {
            require(Need.EMBEDDINGS);
            return split.triggered(trigger);
        }
    }
}
