package io.mithridate.clipfiles.naming;

import io.mithridate.tensorflow.checkpoint.FloatTensor;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bidirectional mapping between OpenAI's name and another name for tensors of one kind.
 *
 * @param openAi OpenAI's name
 * @param other the other name, with the same placeholders in the same order
 * @param part the part of OpenAI's tensor that the other one contains, counted from 0 along the
 *     first axis
 * @param parts the number of parts; 1 if the tensors are the same
 * @param transposed whether the two axes of the other tensor are swapped
 */
record NameRule(NamePattern openAi, NamePattern other, int part, int parts, boolean transposed) {

    private static final int STACKED_PARTS = 3;

    private static final String TRANSPOSED = "transposed";

    /** The rule for tensors that keep their names. */
    static final NameRule SAME = parse("* *");

    /**
     * Parses a line with both names and, after these, {@code transposed} or the number of the part
     * if OpenAI stacks three tensors.
     */
    static NameRule parse(String line) {
        String[] fields = line.split(" +", -1);
        boolean transposed = fields.length > 2 && fields[2].equals(TRANSPOSED);
        boolean stacked = fields.length > 2 && !transposed;
        return new NameRule(
                NamePattern.of(fields[0]),
                NamePattern.of(fields[1]),
                stacked ? Integer.parseInt(fields[2]) : 0,
                stacked ? STACKED_PARTS : 1,
                transposed);
    }

    /** Returns OpenAI's name for the other name; empty if the rule does not apply. */
    Optional<String> toOpenAi(String name) {
        return other.rewrite(name, openAi);
    }

    /** Returns the other name for OpenAI's name; empty if the rule does not apply. */
    Optional<String> fromOpenAi(String name) {
        return openAi.rewrite(name, other);
    }

    /** Returns the part of OpenAI's tensor that is stored under the other name. */
    FloatTensor part(FloatTensor tensor) {
        if (transposed) {
            return FloatTensor.of(transpose(tensor), tensor.shape()[1], tensor.shape()[0]);
        }
        if (parts == 1) {
            return tensor;
        }
        long[] shape = tensor.shape().clone();
        shape[0] /= parts;
        int size = tensor.size() / parts;
        return FloatTensor.of(
                Arrays.copyOfRange(tensor.data(), part * size, (part + 1) * size), shape);
    }

    /** Returns the numbers of a transposed matrix. */
    static float[] transpose(FloatTensor tensor) {
        int rows = (int) tensor.shape()[0];
        int columns = (int) tensor.shape()[1];
        float[] result = new float[tensor.size()];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                result[column * rows + row] = tensor.data()[row * columns + column];
            }
        }
        return result;
    }

    /**
     * A name in which {@code #} matches a number and {@code *} any remaining text.
     *
     * @param form the name as written in a rule
     * @param expression the corresponding regular expression, with a group for each placeholder
     */
    record NamePattern(String form, Pattern expression) {

        private static final Pattern PLACEHOLDER = Pattern.compile("[#*]");

        static NamePattern of(String form) {
            StringBuilder expression = new StringBuilder();
            int end = 0;
            Matcher placeholder = PLACEHOLDER.matcher(form);
            while (placeholder.find()) {
                expression
                        .append(Pattern.quote(form.substring(end, placeholder.start())))
                        .append(placeholder.group().equals("#") ? "([0-9]+)" : "(.+)");
                end = placeholder.end();
            }
            expression.append(Pattern.quote(form.substring(end)));
            return new NamePattern(form, Pattern.compile(expression.toString()));
        }

        /**
         * Rewrites a name of this form in another form; empty if the name does not have this form.
         */
        Optional<String> rewrite(String name, NamePattern other) {
            Matcher match = expression.matcher(name);
            if (!match.matches()) {
                return Optional.empty();
            }
            StringBuilder rewritten = new StringBuilder();
            Matcher placeholder = PLACEHOLDER.matcher(other.form);
            for (int group = 1; placeholder.find(); group++) {
                placeholder.appendReplacement(
                        rewritten, Matcher.quoteReplacement(match.group(group)));
            }
            return Optional.of(placeholder.appendTail(rewritten).toString());
        }
    }
}
